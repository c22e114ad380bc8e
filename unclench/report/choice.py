"""What somebody chooses to share: from which day to which, and which parts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """One part of a report, in the order in which it is read."""

    WHY = "why"
    QUESTIONS = "questions"
    RED_FLAGS = "red_flags"
    COURSE = "course"
    FITS = "fits"
    TRIED = "tried"
    MEDICINES = "medicines"
    FUNCTION = "function"
    BOUTS = "bouts"
    PLAN = "plan"
    ANSWERS = "answers"


@dataclass(frozen=True)
class Choice:
    """Nothing outside of these days and parts is shared. Both days are included."""

    first: date
    last: date
    parts: frozenset[Part] = frozenset(Part)

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"`last` is {self.last}, before `first`, {self.first}")

    def has(self, day: date | None) -> bool:
        """Whether a day lies within; a day that was not told does not."""
        return day is not None and self.first <= day <= self.last
