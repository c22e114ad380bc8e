"""Days put together from parts with times, and from totals that a program told of a whole day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo


def day_totals(
    parts: Iterable[tuple[int, int, int]], totals: Mapping[tuple[date, int], int], zone: ZoneInfo
) -> Iterator[tuple[date, int, int]]:
    """Each day with the seconds that count, and those that were told besides, in order.

    `parts`: the moment that says which day, what counts and what was told, in seconds. `totals`: by
    day and source. Of the parts of a day and its totals the largest counts.
    """
    counted: Counter[date] = Counter()
    told: Counter[date] = Counter()
    for moment, counts, all_told in parts:
        day = datetime.fromtimestamp(moment, zone).date()
        counted[day] += counts
        told[day] += all_told
    for (day, _), seconds in totals.items():
        told[day] += seconds
        counted[day] = max(counted[day], seconds)
    for day in sorted(told):
        yield day, counted[day], told[day] - counted[day]
