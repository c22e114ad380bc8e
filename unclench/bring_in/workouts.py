"""Minutes of workouts of each day. A workout belongs to the day on which it began.

Of workouts that overlap, the longest counts: two programs recorded the same one.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from unclench.bring_in.day_totals import day_totals
from unclench.bring_in.spans import Spans
from unclench.bring_in.values import Measured

OVERLAP_S = 60
"""One may begin in the minute in which the last one ended."""


class WorkoutDays:
    """Gathers workouts. The order of the records does not matter."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._spans = Spans()
        self._totals: Counter[tuple[date, int]] = Counter()

    def add(self, record: Measured, source: int) -> None:
        """One workout, with the number of its source. A total of a day has no times to overlap."""
        seconds = round(record.value * 60)
        if record.of_day:
            middle = record.start + (record.end - record.start) / 2
            self._totals[middle.astimezone(self._zone).date(), source] += seconds
        else:
            start, end = round(record.start.timestamp()), round(record.end.timestamp())
            self._spans.add((start, end, seconds))

    def days(self) -> Iterator[tuple[date, int, int]]:
        """Each day with its seconds of workouts, and those that were left out, in order."""
        return day_totals(_groups(self._spans), self._totals, self._zone)


def _groups(spans: Spans) -> Iterator[tuple[int, int, int]]:
    """Workouts that overlap: when the first began, the longest, and all, in seconds."""
    first: int | None = None
    last = longest = told = 0
    for start, end, seconds in spans:
        if first is not None and start >= last - min(OVERLAP_S, (last - first) // 2):
            yield first, longest, told
            first, longest, told = None, 0, 0
        first = start if first is None else first
        last, longest, told = max(last, end), max(longest, seconds), told + seconds
    if first is not None:
        yield first, longest, told
