"""How much of a course one picture shows, and the days put together where they are many."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from unclench.pictures.series import Day, Mark, MarkKind, Series

ONE_DAY = timedelta(days=1)
MOST_BINS = 125
"""No picture draws more points than this, however long somebody has kept a diary."""
FEWEST_DAYS = 14
"""A young diary is shown over two weeks, so that five days do not fill the whole width."""


class Range(StrEnum):
    """How far back a picture goes."""

    FOUR_WEEKS = "four_weeks"
    TWELVE_WEEKS = "twelve_weeks"
    YEAR = "year"
    ALL = "all"


class Step(StrEnum):
    """What one point stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


DAYS_BACK = {Range.FOUR_WEEKS: 28, Range.TWELVE_WEEKS: 84, Range.YEAR: 365}
MONTHS = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}
LENGTHS = {Step.DAY: 1.0, Step.WEEK: 7.0, Step.MONTH: 30.4, Step.QUARTER: 91.3, Step.YEAR: 365.3}


@dataclass(frozen=True)
class Bin:
    """The days that one point stands for. `end` is the last of them."""

    start: date
    end: date
    days: tuple[Day, ...]
    marks: tuple[Mark, ...]

    @cached_property
    def pains(self) -> tuple[float, ...]:
        """The pain of each day that tells it."""
        return tuple(day.pain for day in self.days if day.pain is not None)

    @property
    def pain(self) -> float | None:
        """The average pain; None where no day tells it."""
        return mean(self.pains)

    @cached_property
    def function(self) -> float | None:
        """The average of what could be done; None where no day tells it."""
        return mean([day.function for day in self.days if day.function is not None])

    def of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """What happened of one kind."""
        return tuple(mark for mark in self.marks if mark.kind is kind)


@dataclass(frozen=True)
class Window:
    """The part of a course that is shown, and its bins; one without anything is not among them.
    It ends with the week or month of `today`, so that the last bin is as wide as the others."""

    first: date
    last: date
    today: date
    step: Step
    bins: tuple[Bin, ...]

    @property
    def length(self) -> int:
        """Days from the first to the last, both counted."""
        return (self.last - self.first).days + 1


def mean(values: Sequence[float]) -> float | None:
    """The average, None of nothing."""
    return sum(values) / len(values) if values else None


def window_of(series: Series, shown: Range, today: date) -> Window:
    """The days to show up to today, put together so that the points stay few."""
    first = _first(series, shown, today)
    step = step_for((today - first).days + 1)
    first = _start(first, step)
    grouped: dict[date, tuple[list[Day], list[Mark]]] = defaultdict(lambda: ([], []))
    start_of = _starts(step)
    for day in series.between(first, today):
        grouped[start_of(day.day)][0].append(day)
    for mark in series.marks_between(first, today):
        grouped[start_of(mark.day)][1].append(mark)
    bins = tuple(
        Bin(start, _end(start, step), tuple(days), tuple(marks))
        for start, (days, marks) in sorted(grouped.items())
    )
    return Window(first, _end(start_of(today), step), today, step, bins)


def step_for(days: int) -> Step:
    """The finest step with few enough points: days up to twelve weeks, then weeks, months."""
    if days <= DAYS_BACK[Range.TWELVE_WEEKS]:
        return Step.DAY
    rest = (Step.WEEK, Step.MONTH, Step.QUARTER)
    return next((step for step in rest if days / LENGTHS[step] < MOST_BINS - 1), Step.YEAR)


def _first(series: Series, shown: Range, today: date) -> date:
    known = min(series.first_day or today, today - (FEWEST_DAYS - 1) * ONE_DAY)
    if shown is Range.ALL:
        return known
    return max(known, today - (DAYS_BACK[shown] - 1) * ONE_DAY)


def _starts(step: Step) -> Callable[[date], date]:
    if step is Step.DAY:
        return lambda day: day
    if step is Step.WEEK:
        return monday
    months = MONTHS[step]
    return lambda day: day.replace(month=(day.month - 1) // months * months + 1, day=1)


def _start(day: date, step: Step) -> date:
    return _starts(step)(day)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - day.weekday() * ONE_DAY


def _end(start: date, step: Step) -> date:
    if step in MONTHS:
        return month_after(start, MONTHS[step]) - ONE_DAY
    return start + (0 if step is Step.DAY else 6) * ONE_DAY


def month_after(first: date, months: int = 1) -> date:
    """The first day of the month so many months on, which may be below 0."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def runs(window: Window, bins: Sequence[Bin]) -> list[list[Bin]]:
    """Bins that follow one another without one missing between them."""
    joined: list[list[Bin]] = []
    for this in bins:
        follows = joined and _end(joined[-1][-1].start, window.step) + ONE_DAY == this.start
        if follows:
            joined[-1].append(this)
        else:
            joined.append([this])
    return joined
