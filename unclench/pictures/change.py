"""Whether pain is better, about the same or worse than before, in words that claim no reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from unclench.engine.values.library import NoticeableChange
from unclench.pictures.bins import mean
from unclench.pictures.series import Day, Series
from unclench.pictures.words import count, span_words

FORTNIGHT = 14
ENOUGH_DAYS = 5
"""Days with an entry in each of two weeks that are compared. A proposal of ours."""
ENOUGH_FOR_A_DIRECTION = 7


class Direction(StrEnum):
    """How pain went. `UNKNOWN`: too few days to say."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Change:
    """Two stretches of days side by side. `before` and `after` are average pain to a tenth."""

    direction: Direction
    before: float | None
    after: float | None
    sentence: str


def change(series: Series, today: date, noticeable: NoticeableChange) -> Change:
    """The last two weeks beside the two before, with what reviews call worth noticing."""
    middle = today - timedelta(days=FORTNIGHT)
    before = _pains(series.between(middle - timedelta(days=FORTNIGHT - 1), middle))
    after = _pains(series.between(middle + timedelta(days=1), today))
    if min(len(before), len(after)) < ENOUGH_DAYS:
        return Change(Direction.UNKNOWN, average(before), average(after), _too_few(before, after))
    old, new = tenths(before), tenths(after)
    direction = direction_of(old, new, noticeable)
    return Change(direction, old, new, f"{_SAID[direction]} {_numbers(old, new)}")


_SAID = {
    Direction.BETTER: "Your pain is better than it was.",
    Direction.SAME: "Your pain is about the same.",
    Direction.WORSE: "Your pain is worse than it was.",
}


def direction_of(before: float, after: float, noticeable: NoticeableChange) -> Direction:
    """What two averages of 0 to 10 say, by the smallest change that a review calls noticeable."""
    least = noticeable.low / 10
    difference = round(after - before, 1)
    if abs(difference) < least:
        return Direction.SAME
    return Direction.BETTER if difference < 0 else Direction.WORSE


def tenths(values: Sequence[float]) -> float:
    """The average as it is shown, so that words and numbers agree."""
    return round(sum(values) / len(values), 1)


def average(values: Sequence[float]) -> float | None:
    """The average to a tenth, None of nothing."""
    found = mean(values)
    return None if found is None else round(found, 1)


def _pains(days: Sequence[Day]) -> list[float]:
    return [day.pain for day in days if day.pain is not None]


def _numbers(before: float, after: float) -> str:
    return f"On average {after:g} in the last two weeks, {before:g} in the two weeks before."


def _too_few(before: Sequence[float], after: Sequence[float]) -> str:
    return (
        f"We can't tell yet: {count(len(after), 'day')} with an entry in the last two weeks, "
        f"{len(before)} in the two weeks before. It takes {ENOUGH_DAYS} in each."
    )


def course_sentence(
    days: Sequence[Day], today: date, noticeable: NoticeableChange
) -> tuple[Direction, str]:
    """How pain went from the first third of the days shown to the last, with both averages."""
    told = [day for day in days if day.pain is not None]
    if len(told) < ENOUGH_FOR_A_DIRECTION:
        return Direction.UNKNOWN, _young(len(told))
    third = len(told) // 3
    first, last = told[:third], told[-third:]
    before, after = tenths(_pains(first)), tenths(_pains(last))
    direction = direction_of(before, after, noticeable)
    was, now = (span_words(some[0].day, some[-1].day, today) for some in (first, last))
    return direction, _ROAD[direction].format(
        f"{before:g} on average ({was})", f"{after:g} ({now})"
    )


def _young(days: int) -> str:
    if not days:
        return "No entry yet."
    return f"{count(days, 'day')} with an entry: too few days to see a direction."


_ROAD = {
    Direction.BETTER: "Down from {} to {}.",
    Direction.SAME: "About the same: {} and {}.",
    Direction.WORSE: "Up from {} to {}.",
}
