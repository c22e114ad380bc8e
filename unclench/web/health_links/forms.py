"""Reads how somebody wants a health link."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.http import QueryDict

from unclench.health_link.link import KEY_LETTERS, URL_LONGEST, Link, LinkError, read_link
from unclench.health_link.reach import Reach, reach_of
from unclench.web.links.models import LABEL_LONGEST
from unclench.web.links.passcodes import LONGEST, SHORTEST, new_passcode
from unclench.web.report.forms import one_line

LASTS = {
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}
USUAL, LONG_TERM = "week", "year"
DRAWN, OWN, NONE = "drawn", "own", "none"
LINK_LONGEST = 4000
TOO_SHORT = f"Write at least {SHORTEST} letters or digits, or let us draw one"
TOO_LONG = f"Write at most {LONGEST} letters or digits"
NO_LINK = "This is not a health link. Copy all of it: it begins with shlink:/ and is very long"
NO_SPACE = "Write an address that begins with https:// and that others can reach"
ADDRESS_TOO_LONG = "This address is too long. It has to be 40 letters shorter"


@dataclass(frozen=True)
class Wish:
    """How a link is wished for. `passcode` is "" for none; with `errors` nothing is made.

    `instead`: it takes the place of the one before, which nobody has opened.
    """

    lasts: str = USUAL
    passcode_from: str = DRAWN
    passcode: str = ""
    once: bool = False
    label: str = ""
    instead: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def long_term(self) -> bool:
        """A year is long: what is behind it can be made anew."""
        return self.lasts == LONG_TERM and not self.once

    @property
    def is_usual(self) -> bool:
        """Whether nothing was chosen that is not chosen for everybody."""
        return self == Wish(passcode=self.passcode, instead=self.instead)

    @property
    def duration(self) -> timedelta:
        """How long it opens."""
        return LASTS[self.lasts]


def read_wish(sent: QueryDict) -> Wish:
    """What was chosen. Anything that was not offered is as if nothing was chosen."""
    lasts, passcode_from = sent.get("lasts", USUAL), sent.get("passcode_from", DRAWN)
    lasts = lasts if lasts in LASTS else USUAL
    passcode_from = passcode_from if passcode_from in (DRAWN, OWN, NONE) else DRAWN
    own = one_line(sent.get("passcode", ""), 4 * LONGEST)
    return Wish(
        lasts=lasts,
        passcode_from=passcode_from,
        passcode=_passcode(passcode_from, own),
        once="once" in sent,
        instead="instead" in sent,
        label=one_line(sent.get("label", ""), LABEL_LONGEST),
        errors=_wrong(own) if passcode_from == OWN else {},
    )


def _passcode(chosen: str, own: str) -> str:
    if chosen == OWN:
        return own
    return new_passcode() if chosen == DRAWN else ""


def _wrong(own: str) -> dict[str, str]:
    length = len("".join(own.split()))
    if length < SHORTEST:
        return {"passcode": TOO_SHORT}
    return {"passcode": TOO_LONG} if length > LONGEST else {}


def read_own_link(sent: QueryDict) -> Link | None:
    """The link that somebody pasted, or None where it is none."""
    try:
        return read_link(sent.get("link", "")[:LINK_LONGEST])
    except LinkError:
        return None


def read_space(sent: QueryDict) -> tuple[str, str]:
    """The address of somebody's own web space with a bar at its end, and what is wrong with it."""
    told = "".join(sent.get("space", "").split())
    address = told if told.endswith("/") else f"{told}/"
    if reach_of(address) is not Reach.EVERYWHERE or "?" in address or "#" in address:
        return told, NO_SPACE
    too_long = len(address) + KEY_LETTERS > URL_LONGEST
    return (told, ADDRESS_TOO_LONG) if too_long else (address, "")
