"""What a person did, how it felt, and what they said of it: what a plan learns its steps from."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Ending(StrEnum):
    """How one exercise ended. `worse`: the person said that it made things worse."""

    DONE = "done"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    WORSE = "worse"


class NextDay(StrEnum):
    """The day after: no worse, a little worse and gone within a day, or worse for longer."""

    NOT_WORSE = "not_worse"
    SETTLED = "settled"
    LINGERED = "lingered"


@dataclass(frozen=True, kw_only=True)
class Done:
    """One exercise on one day. Pain and effort run from 0 to 10; what was not told is None."""

    day: date
    intervention: str
    ending: Ending = Ending.DONE
    pain_before: float | None = None
    pain_during: float | None = None
    pain_after: float | None = None
    next_day: NextDay | None = None
    effort: float | None = None


@dataclass(frozen=True, kw_only=True)
class DayTold:
    """What a diary tells of one day: pain from 0 to 10, whether the person could do what they
    wanted, and whether they called it a bad day. What was not told is None."""

    day: date
    pain: float | None = None
    able: bool | None = None
    bad: bool = False


class Mark(StrEnum):
    """What a person says of a day: a flare-up begins, or it is over."""

    FLARE = "flare"
    FLARE_OVER = "flare_over"


@dataclass(frozen=True)
class Marked:
    """A mark and its day."""

    day: date
    mark: Mark


@dataclass(frozen=True, kw_only=True)
class History:
    """All of it, oldest first. `days`: what the diary tells. `declined`: ids that are "not for me".
    `since`: the first day of the plan; None before there was one. `bout_on`: the first day of the
    bout that is on; None when there is none, or nobody said. `forgotten`: something may have been
    done before that does not count any more."""

    done: tuple[Done, ...] = ()
    marks: tuple[Marked, ...] = ()
    days: tuple[DayTold, ...] = ()
    declined: frozenset[str] = frozenset()
    since: date | None = None
    bout_on: date | None = None
    forgotten: bool = False

    def until(self, day: date) -> "History":
        """What was known at the end of that day."""
        return replace(
            self,
            done=tuple(each for each in self.done if each.day <= day),
            marks=tuple(each for each in self.marks if each.day <= day),
            days=tuple(each for each in self.days if each.day <= day),
        )


@dataclass(frozen=True)
class Flare:
    """A flare-up from its first day to its last; `end` is None while it lasts. `marked`: the
    person said so; otherwise the ratings did."""

    start: date
    end: date | None
    marked: bool

    def is_on(self, day: date) -> bool:
        """Whether it lasts on that day."""
        return self.start <= day and (self.end is None or day < self.end)
