"""What to do, and how soon."""

from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering


class Disposition(StrEnum):
    """Worst first. `emergency`: ambulance or emergency department now. `same_day`: seen within
    hours. `soon`: a clinician within days, at most two weeks. `self_care`: at home, with a
    safety net."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    SOON = "soon"
    SELF_CARE = "self_care"


_LADDER = (Disposition.SELF_CARE, Disposition.SOON, Disposition.SAME_DAY, Disposition.EMERGENCY)
SOON_AT_THE_LATEST_DAYS = 14
SOON_PRESSING_DAYS = 3


@total_ordering
@dataclass(frozen=True)
class Urgency:
    """A disposition with its time limit. A greater urgency is the more pressing one.

    `within_days` is 1 to 14 for `soon`, 0 for `same_day` and `emergency`, None for `self_care`.
    """

    disposition: Disposition
    within_days: int | None

    def _rank(self) -> tuple[int, int]:
        return _LADDER.index(self.disposition), -(self.within_days or 0)

    def __lt__(self, other: "Urgency") -> bool:
        return self._rank() < other._rank()

    def lowered(self) -> "Urgency":
        """One level less pressing, never below `soon`: what an answer of "not sure" leaves."""
        if self.disposition is Disposition.EMERGENCY:
            return SAME_DAY
        if self.disposition is Disposition.SAME_DAY:
            return soon(SOON_PRESSING_DAYS)
        return self if self == SELF_CARE else soon(SOON_AT_THE_LATEST_DAYS)

    def raised(self) -> "Urgency":
        """One level more pressing: what a warning that counts only with a partner adds."""
        if self.disposition is Disposition.SOON:
            pressing = (self.within_days or 0) <= SOON_PRESSING_DAYS
            return SAME_DAY if pressing else soon(SOON_PRESSING_DAYS)
        return self if self == SELF_CARE else EMERGENCY

    def __str__(self) -> str:
        if self.disposition is Disposition.SOON:
            return f"soon_{self.within_days}"
        return str(self.disposition)


def soon(within_days: int) -> Urgency:
    """A clinician within `within_days` days (1 to 14)."""
    if not 1 <= within_days <= SOON_AT_THE_LATEST_DAYS:
        raise ValueError(f"'soon' means 1 to 14 days, not {within_days}")
    return Urgency(Disposition.SOON, within_days)


EMERGENCY = Urgency(Disposition.EMERGENCY, 0)
SAME_DAY = Urgency(Disposition.SAME_DAY, 0)
SELF_CARE = Urgency(Disposition.SELF_CARE, None)


def parse_urgency(text: str) -> Urgency:
    """Reads `emergency`, `same_day`, `self_care`, or `soon_N` with N from 1 to 14.

    Raises ValueError with what was expected.
    """
    name, _, days = text.rpartition("_")
    if name == "soon" and days.isdigit():
        return soon(int(days))
    known = {str(level): level for level in (EMERGENCY, SAME_DAY, SELF_CARE)}
    if text not in known:
        raise ValueError(f"no disposition is called `{text}`")
    return known[text]
