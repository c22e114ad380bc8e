"""What nobody can have done: such a record is left out and named.

The bounds are wide. They catch what a program wrote by mistake, not what is unusual.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import isfinite

from unclench.bring_in.values import Kind, Measured, Record, Skipped, shown

EARLIEST = date(1990, 1, 1)
"""Before phones and bands counted steps. A date far back is a clock that was never set."""

LONGEST = timedelta(hours=25)
"""A day when the clocks go back. Nothing that is counted by the day lasts longer."""

MOST_STEPS = 300_000
"""More than anybody walks in a day, those who run around the clock included."""

ROUNDING = timedelta(minutes=1)
"""A workout's minutes may be rounded up, beyond its own end."""


def check(measured: Measured, where: str, today: date) -> Record:
    """The record itself, or why it is left out. `where` says where it stands in the file.

    A day after `today` passes: somewhere it is tomorrow already.
    """
    for what, value, expected in _wrong(measured, today):
        return Skipped(where, what, shown(value), expected)
    return measured


def _wrong(measured: Measured, today: date) -> Iterator[tuple[str, object, str]]:
    """What is wrong, in the order in which it must be asked: when, how long, how much."""
    latest = today + timedelta(days=1)
    for what, moment in (("start", measured.start), ("end", measured.end)):
        if not EARLIEST <= moment.date() <= latest:
            yield what, moment, f"a day from {EARLIEST.isoformat()} to today"
            return
    if measured.end < measured.start:
        yield "end", measured.end, "an end that is not before the start"
    elif measured.end - measured.start > LONGEST:
        yield "time from start to end", measured.end - measured.start, "a day at most"
    else:
        yield from _wrong_value(measured)


def _wrong_value(measured: Measured) -> Iterator[tuple[str, object, str]]:
    value, lasted = measured.value, measured.end - measured.start
    if not isfinite(value) or value < 0:
        yield str(measured.kind), f"{value:g}", "a number that is 0 or more"
    elif measured.kind is Kind.STEPS and value > MOST_STEPS:
        yield "steps", f"{value:.0f}", f"{MOST_STEPS} steps at most"
    elif measured.kind is not Kind.STEPS and _time(measured) > lasted + ROUNDING:
        told = f"{value:g} {measured.unit}"
        yield str(measured.kind), told, "no more time than from its start to its end"


def _time(measured: Measured) -> timedelta:
    """The value as time. What is too large for a clock counts as the longest time there is."""
    hours = measured.value if measured.kind is Kind.SLEEP else measured.value / 60
    return timedelta(hours=min(hours, 1e6))
