"""Time asleep of each day. A night belongs to the day on which the person wakes.

A minute counts once, however many programs say that it was slept. Stretches with short gaps are one
sleep, and all of it counts on the day on which it ends in the person's zone.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from unclench.bring_in.day_totals import day_totals
from unclench.bring_in.plausible import ROUNDING
from unclench.bring_in.spans import Spans
from unclench.bring_in.values import Measured

GAP_S = 2 * 3600
"""Awake for longer than this, and the next stretch is another sleep."""

LONGEST_SLEEP_S = 24 * 3600
"""One sleep at most. Without it, a program that says asleep for weeks has one endless night."""


class SleepDays:
    """Gathers stretches asleep. The order of the records does not matter."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._spans = Spans()
        self._totals: Counter[tuple[date, int]] = Counter()

    def add(self, record: Measured, source: int) -> None:
        """One record of sleep, with the number of its source.

        A total that is less than the time from start to end (of a day, or of a night in bed) does
        not say which minutes were slept; it is held against the stretches of its day.
        """
        seconds = round(record.value * 3600)
        lasted = (record.end - record.start).total_seconds()
        if record.of_day or lasted - seconds > ROUNDING.total_seconds():
            self._totals[self._day_of(record), source] += seconds
        else:
            start = round(record.start.timestamp())
            self._spans.add((start, round(record.end.timestamp()), seconds))

    def _day_of(self, record: Measured) -> date:
        """The day of a total: the one it was told of, or that on which the night ended."""
        half = (record.end - record.start) / 2
        moment = record.start + half if record.of_day else record.end
        return moment.astimezone(self._zone).date()

    def days(self) -> Iterator[tuple[date, int, int]]:
        """Each day with its seconds asleep, and those that were told more than once, in order."""
        return day_totals(_sleeps(self._spans), self._totals, self._zone)


def _sleeps(spans: Spans) -> Iterator[tuple[int, int, int]]:
    """Each sleep: when it ended, the seconds slept, and the seconds told."""
    first = last = asleep = told = 0
    for start, end, _ in spans:
        begin = max(start, last)
        if told and (start - last > GAP_S or end - first > LONGEST_SLEEP_S):
            yield last, asleep, told
            asleep = told = 0
        first = first if told else begin
        asleep, told, last = asleep + max(0, end - begin), told + end - start, max(last, end)
    if told:
        yield last, asleep, told
