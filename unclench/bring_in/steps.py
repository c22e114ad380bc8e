"""Steps of each day, when a phone and a watch have counted the same walk.

For each hour on the clock, the source with the most steps counts, and the others are left out: they
walked along. Where the phone lay at home for an hour, the watch fills the hour, and the other way.
A source that tells whole days is held against the sum of the hours, and the larger one counts.
"""

from array import array
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from unclench.bring_in.values import Measured

LONGEST_BY_THE_HOUR = timedelta(hours=4)
"""A record that lasts longer says little of the hours in it, and counts as of the whole day."""

_PARTS = 1000
"""Steps are added as thousandths, in whole numbers: their sum then knows no order."""

_WHOLE = 24
"""The place in a row of hours where totals of the day stand."""


class StepDays:
    """Adds up steps in the hours of a zone. The order of the records does not matter."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._rows: dict[tuple[int, int], array[int]] = {}

    def add(self, record: Measured, source: int) -> None:
        """One record of steps, with the number of its source."""
        parts = round(record.value * _PARTS)
        if record.of_day or record.end - record.start > LONGEST_BY_THE_HOUR:
            middle = record.start + (record.end - record.start) / 2
            self._put(middle.astimezone(self._zone), source, parts, whole=True)
            return
        left, seconds = parts, record.end.timestamp() - record.start.timestamp()
        for local, share in _hours_of(record, self._zone):
            here = min(left, round(parts * share / seconds)) if seconds else left
            self._put(local, source, here)
            left -= here
        if left or not seconds:
            self._put(record.end.astimezone(self._zone), source, left)

    def _put(self, local: datetime, source: int, parts: int, *, whole: bool = False) -> None:
        key = (local.toordinal(), source)
        row = self._rows.setdefault(key, array("q", bytes(8 * (_WHOLE + 1))))
        row[_WHOLE if whole else local.hour] += parts

    def days(self) -> Iterator[tuple[date, int, int]]:
        """Each day with its steps and the steps that were left out, in order."""
        of_day: list[array[int]] = []
        keys = sorted(self._rows)
        for place, key in enumerate(keys):
            of_day.append(self._rows[key])
            if place + 1 == len(keys) or keys[place + 1][0] != key[0]:
                counted, all_told = _count(of_day)
                yield date.fromordinal(key[0]), *_steps(counted, all_told)
                of_day = []


def _steps(counted: int, all_told: int) -> tuple[int, int]:
    return round(counted / _PARTS), round((all_told - counted) / _PARTS)


def _count(rows: "list[array[int]]") -> tuple[int, int]:
    """What counts of one day, and all that was told, in thousandths of a step.

    A source that tells by the hour alone never has more than the hours of all together.
    """
    by_the_hour = sum(max(row[hour] for row in rows) for hour in range(_WHOLE))
    return max(by_the_hour, *map(sum, rows)), sum(map(sum, rows))


def _hours_of(record: Measured, zone: ZoneInfo) -> Iterator[tuple[datetime, float]]:
    """The hours on the clock that a record touches, each with its seconds in it."""
    moment, end = record.start.timestamp(), record.end.timestamp()
    while moment < end:
        local = datetime.fromtimestamp(moment, zone)
        into = local.minute * 60 + local.second + local.microsecond / 1e6
        until = min(end, moment + 3600 - into)
        yield local, until - moment
        moment = max(until, moment + 1e-3)
