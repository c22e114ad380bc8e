"""One row of a table: up to one record each of steps, sleep and a workout."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from unclench.bring_in.amount import read_number, read_seconds
from unclench.bring_in.moment import day_span, is_day_alone, read_moment
from unclench.bring_in.plausible import check
from unclench.bring_in.values import How, Kind, Measured, Record, Skipped, shown

_LONGEST_H = 1000
"""Hours after which an end is not worked out: it would leave the calendar. The check names it."""

_KINDS = {"steps": Kind.STEPS, "sleep": Kind.SLEEP, "workout": Kind.WORKOUT}
_EXPECTED = {
    Kind.STEPS: "a number of steps",
    Kind.SLEEP: "a time such as `7.5`, `7:30` or `7 h 30`",
    Kind.WORKOUT: "a time such as `45`, `0:45:00` or `45 min`",
}
Times = tuple[datetime, datetime | None, bool]


@dataclass(frozen=True)
class Reading:
    """How cells are read: decimal marks and units by field, and whether days come first."""

    how: How
    marks: Mapping[str, str]
    units: Mapping[str, str]
    day_first: bool


def records_of(cells: Mapping[str, str], where: str, reading: Reading) -> Iterator[Record]:
    """The records of one row, or what is wrong with it. `cells` are {field: what stands there}."""
    told = [field for field in _KINDS if cells.get(field)]
    if not told and cells.get("activity") and cells.get("end"):
        told = ["workout"]
    if not told:
        return
    times = _times(cells, where, reading)
    if isinstance(times, Skipped):
        yield times
    else:
        yield from (_record(field, cells, times, (where, reading)) for field in told)


def _times(cells: Mapping[str, str], where: str, reading: Reading) -> Times | Skipped:
    """When a row began and ended, and whether it tells a day without times."""
    field = "start" if cells.get("start") else "day"
    start = _moment(cells.get(field, ""), reading)
    if start is None:
        return _no_moment(where, field, cells)
    if field == "day" or (is_day_alone(cells[field]) and not cells.get("end")):
        return (*day_span(start.date(), reading.how.zone), True)
    if not cells.get("end"):
        return start, None, False
    end = _moment(cells["end"], reading)
    return _no_moment(where, "end", cells) if end is None else (start, end, False)


def _moment(text: str, reading: Reading) -> datetime | None:
    return read_moment(text, reading.how.zone, day_first=reading.day_first)


def _no_moment(where: str, field: str, cells: Mapping[str, str]) -> Skipped:
    return Skipped(where, field, shown(cells.get(field, "")), "a day, or a day and a time")


def _record(
    field: str, cells: Mapping[str, str], times: Times, place: tuple[str, Reading]
) -> Record:
    (where, reading), kind = place, _KINDS[field]
    start, end, of_day = times
    value = _value(field, cells.get(field, ""), reading)
    if not cells.get(field) and end:
        value = (end - start) / timedelta(minutes=1)
    if value is None:
        return Skipped(where, field, shown(cells.get(field, "")), _EXPECTED[kind])
    source, what = shown(cells.get("source") or "a table"), shown(cells.get("activity", ""))
    what = what if kind is Kind.WORKOUT else ""
    end = end or _end_of(kind, start, value)
    return check(Measured(kind, start, end, value, source, what, of_day), where, reading.how.today)


def _value(field: str, text: str, reading: Reading) -> float | None:
    """Steps, hours asleep, or minutes of a workout; None when the cell does not say."""
    mark = reading.marks[field]
    if field == "steps":
        return read_number(text, mark)
    seconds = read_seconds(text, reading.units[field], mark, clock=field == "sleep")
    return None if seconds is None else seconds / (3600 if field == "sleep" else 60)


def _end_of(kind: Kind, start: datetime, value: float) -> datetime:
    """Steps of a moment; what lasts, lasts as long as its value."""
    hours = {Kind.STEPS: 0.0, Kind.SLEEP: value, Kind.WORKOUT: value / 60}[kind]
    return start + timedelta(hours=min(max(hours, 0.0), _LONGEST_H))
