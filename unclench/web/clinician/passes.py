"""A pass: who came in by a link goes on for some hours, without the code once more and without a
cookie. It is of use together with the link only, and ends with it."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from unclench.web.clinician.models import ClinicianLink

HOLDS_FOR = timedelta(hours=4)
_SALT = "unclench.clinician"


@dataclass(frozen=True)
class Pass:
    """`who`: as they named themselves when they came in."""

    who: str


def new_pass(link: ClinicianLink, who: str) -> str:
    """The pass as a page holds it."""
    return signing.dumps({"link": link.pk, "who": who}, salt=_SALT)


def read_pass(link: ClinicianLink, told: str) -> Pass | None:
    """The pass, if it belongs to this link and is not too old."""
    try:
        said = signing.loads(told, salt=_SALT, max_age=HOLDS_FOR)
    except signing.BadSignature:
        return None
    return Pass(said["who"]) if said["link"] == link.pk else None
