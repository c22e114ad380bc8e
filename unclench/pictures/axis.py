"""Where the days stand on the line below a picture, and which of them are named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from unclench.pictures.bins import ONE_DAY, Window, month_after
from unclench.pictures.svg import WIDTH, text

MOST_NAMES = 6
MOST_DAYS = 5
MOST_BY_DAY = 100
EDGE = 14
HALF_A_NAME = 20


@dataclass(frozen=True)
class Axis:
    """The days of a window from left to right. A point stands in the middle of its days."""

    left: float
    right: float
    first: date
    days: int

    def at(self, day: date, length: int = 1) -> float:
        """The middle of so many days from `day` on."""
        passed = (day - self.first).days + length / 2
        return self.left + (self.right - self.left) * passed / self.days

    def edge(self, day: date) -> float:
        """The beginning of a day, never outside of the picture."""
        passed = min(max((day - self.first).days, 0), self.days)
        return self.left + (self.right - self.left) * passed / self.days


def axis_of(window: Window, left: float, right: float) -> Axis:
    """The axis of what is shown."""
    return Axis(left, right, window.first, window.length)


def names(axis: Axis, y: float, unit: int = 1) -> str:
    """A few days below the picture: days, months or years, whichever leaves few enough. `unit`:
    how many days one point stands for where days are named."""
    if axis.days <= MOST_BY_DAY:
        return _by_days(axis, y, unit)
    for days in (_by_months, _by_years):
        for every in (1, 2, 3, 5, 10, 20):
            named = [(day, words) for day, words in days(axis, every) if _fits(axis, day)]
            if 2 <= len(named) <= MOST_NAMES:
                return "".join(text("date", (axis.edge(day), y), w, "middle") for day, w in named)
    return text("date", (axis.left, y), str(axis.first.year))


def _fits(axis: Axis, day: date) -> bool:
    return axis.left + EDGE <= axis.edge(day) <= axis.right - EDGE


def _by_days(axis: Axis, y: float, unit: int) -> str:
    """Days at equal distances, counted back from the last, which ends with the picture."""
    every = next(n for n in (1, 2, 3, 7, 14, 21) if axis.days / n <= MOST_DAYS and n >= unit)
    last = axis.days - unit
    days = [axis.first + passed * ONE_DAY for passed in range(last, -1, -every)]
    spots = [(axis.at(day, unit), day) for day in days]
    ends = min(spots[0][0] + HALF_A_NAME, WIDTH)
    drawn = [text("date", (ends, y), _day(days[0]), "end")]
    drawn += [text("date", (x, y), _day(d), "middle") for x, d in spots[1:] if x > axis.left + 10]
    return "".join(drawn)


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _by_months(axis: Axis, every: int) -> Iterator[tuple[date, str]]:
    if every <= 3:
        yield from _by_first_days(axis, every, _month)


def _month(day: date) -> str:
    return str(day.year) if day.month == 1 else f"{day:%b}"


def _by_years(axis: Axis, every: int) -> Iterator[tuple[date, str]]:
    yield from _by_first_days(axis, 12 * every, lambda day: str(day.year))


def _by_first_days(
    axis: Axis, months: int, words: Callable[[date], str]
) -> Iterator[tuple[date, str]]:
    years = max(months // 12, 1)
    day = date(axis.first.year // years * years, 1, 1)
    for _ in range(axis.days // (28 * months) + 12 * years + 2):
        yield day, words(day)
        day = month_after(day, months)
