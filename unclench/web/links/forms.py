"""Reads how long a link is open, and what passcode it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.http import QueryDict

from unclench.web.links.models import LABEL_LONGEST
from unclench.web.links.passcodes import LONGEST, SHORTEST, new_passcode, plain
from unclench.web.own_words import one_line

LASTS = {1: "1 day", 7: "7 days", 30: "30 days"}
USUAL = 7
DRAWN, OWN, NONE = "drawn", "own", "none"
CODES = {
    DRAWN: "A code of 6 digits, made for you",
    OWN: "A code of your own",
    NONE: "No code",
}
TOO_SHORT = f"Write a code of {SHORTEST} to {LONGEST} letters or digits"


@dataclass(frozen=True)
class Wishes:
    """What was chosen for a link, and the mistakes by field. `passcode`: "" for none. `label`: for
    whom it is, in the person's own words."""

    label: str = ""
    lasts_days: int = USUAL
    code: str = DRAWN
    passcode: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    def expires_at(self, now: datetime) -> datetime:
        """When it opens nothing any more."""
        return now + timedelta(days=self.lasts_days)


def read_wishes(sent: QueryDict, nobody: str) -> Wishes:
    """The choice; a code of six digits is drawn here. `nobody`: the label where none is written."""
    told = sent.get("lasts", "")
    lasts = next((days for days in LASTS if str(days) == told), USUAL)
    code = sent.get("code", DRAWN)
    code = code if code in CODES else DRAWN
    passcode = {DRAWN: new_passcode(), OWN: plain(sent.get("own_code", ""))}.get(code, "")
    short = code == OWN and len(passcode) < SHORTEST
    label = one_line(sent.get("label", ""), LABEL_LONGEST) or nobody
    return Wishes(label, lasts, code, passcode, {"own_code": TOO_SHORT} if short else {})
