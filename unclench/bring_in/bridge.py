"""JSON from a program that hands on what a phone has measured: a list of records.

    {"format": "unclench-measures", "version": 1, "source": "My bridge", "measures": [
      {"type": "steps", "start": "2025-05-01T08:00:00+02:00", "end": "2025-05-01T09:00:00+02:00",
       "value": 812, "unit": "steps", "source": "Watch"}]}

The list alone will do as well. `docs/how-to/bring-in.md` says what each key may hold.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite
from typing import Any, BinaryIO, NoReturn

from unclench.bring_in.amount import SECONDS_IN, read_number
from unclench.bring_in.moment import day_span, is_day_alone, of_epoch, read_moment
from unclench.bring_in.plausible import check
from unclench.bring_in.values import (
    BringInError,
    How,
    Kind,
    Measured,
    Progress,
    Question,
    Record,
    Skipped,
    shown,
    unheard,
)

FORMAT, VERSION = "unclench-measures", 1

MOST_BYTES = 16 * 1024**2
"""A file is read whole, and may take twelve times its size in memory. About 100,000 records."""

MOST_ITEMS = 500_000
"""Objects and lists. An empty one takes two letters in a file, and thirty times that in memory."""

MOST_DIGITS = 18
"""Of a whole number. Milliseconds since 1970 have 13; to read millions of digits takes long."""

_KINDS = {
    **dict.fromkeys(("steps", "step", "stepcount", "stepsrecord"), Kind.STEPS),
    **dict.fromkeys(("sleep", "asleep", "sleepsession", "sleepsessionrecord"), Kind.SLEEP),
    **dict.fromkeys(("workout", "exercise", "exercisesession"), Kind.WORKOUT),
    "exercisesessionrecord": Kind.WORKOUT,
}
_KEYS = {
    "type": ("type", "kind"),
    "start": ("start", "startTime", "start_time", "startDate", "date", "day"),
    "end": ("end", "endTime", "end_time", "endDate"),
    "value": ("value", "count"),
    "unit": ("unit",),
    "source": ("source", "sourceName"),
    "what": ("what", "activity"),
}
_UNITS = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), "ms"),
}
_EXPECTED = "a list of records with `type`, `start`, `end` and `value`"
_DO = "docs/how-to/bring-in.md shows a file that can be read."


@dataclass(frozen=True)
class Bridge:
    """Records in JSON. They are numbered as they stand in the list, from 1."""

    stream: BinaryIO
    name: str
    how: How
    program: str = "JSON"
    questions: tuple[Question, ...] = ()

    def records(self, progress: Progress = unheard) -> Iterator[Record]:
        """Steps, sleep and workouts; a record of another type is skipped, and said."""
        self.stream.seek(0)
        raw = self.stream.read(MOST_BYTES + 1)
        listed, source = _listed(_parsed(raw, self.name), self.name)
        for number, told in enumerate(listed, 1):
            yield _read(told, f"record {number}", source, self.how)
            progress(len(raw) * number // len(listed), len(raw))


def _parsed(raw: bytes, name: str) -> Any:
    if len(raw) > MOST_BYTES:
        raise _refused(name, f"it is larger than {MOST_BYTES // 1024**2} MB")
    if raw.count(b"{") + raw.count(b"[") > MOST_ITEMS:
        raise _refused(name, f"it holds more than {MOST_ITEMS} objects and lists")
    try:
        return json.loads(raw, parse_int=_int, parse_float=_float, parse_constant=_no_number)
    except _NoNumberError as error:
        raise _refused(name, f"it holds {error}") from None
    except RecursionError:
        raise _refused(name, "it is nested too deeply") from None
    except ValueError as error:
        raise _refused(name, f"it is no JSON ({error})") from None


class _NoNumberError(ValueError):
    """A number that no program measured."""


def _int(text: str) -> int:
    return int(text) if len(text) <= MOST_DIGITS else _no_number(text)


def _float(text: str) -> float:
    number = float(text) if len(text) <= 2 * MOST_DIGITS else float("inf")
    return number if isfinite(number) else _no_number(text)


def _no_number(text: str) -> NoReturn:
    raise _NoNumberError(f"`{shown(text)}`, which is no number that can be used")


def _listed(document: Any, name: str) -> tuple[list[Any], str]:
    """The records, and the source of all that name none."""
    if isinstance(document, list):
        return document, "JSON"
    if not isinstance(document, Mapping) or not isinstance(document.get("measures"), list):
        raise _refused(name, "it holds no list of records")
    told = (document.get("format", FORMAT), document.get("version", VERSION))
    if told != (FORMAT, VERSION):
        found = f"its format is `{shown(told[0])}`, version `{shown(told[1])}`"
        raise BringInError(name, found, expected=f"{FORMAT}, version {VERSION}", do=_DO)
    return document["measures"], shown(document.get("source") or "JSON")


def _read(told: Any, where: str, source: str, how: How) -> Record:
    if not isinstance(told, Mapping):
        return Skipped(where, "it", shown(told), "an object with `type`, `start`, `end`, `value`")
    kind = _KINDS.get(re.sub("[^a-z]", "", str(_told(told, "type")).lower()[:80]))
    if kind is None:
        expected = "a type that is brought in: steps, sleep or workout"
        return Skipped(where, "type", shown(_told(told, "type")), expected)
    times = _times(told, kind, how)
    if isinstance(times, str):
        expected = "a time such as `2025-05-01T08:00:00+02:00`"
        return Skipped(where, times, shown(_told(told, times)), expected)
    start, end, of_day = times
    value = _value(told, kind, None if of_day else end - start)
    if value is None:
        said = shown(f"{_told(told, 'value')} {_told(told, 'unit')}")
        return Skipped(where, "value", said, "a number, for times with a unit: h, min or s")
    names = (shown(_told(told, "source") or source), shown(_told(told, "what")))
    return check(Measured(kind, start, end, value, *names, of_day), where, how.today)


def _told(told: Mapping[str, Any], key: str) -> Any:
    """What stands under the first of the names of a key; empty for none and for null."""
    return next((told[name] for name in _KEYS[key] if told.get(name) is not None), "")


def _times(told: Mapping[str, Any], kind: Kind, how: How) -> tuple[datetime, datetime, bool] | str:
    """Start, end, and whether they are a day without times; or the key that cannot be read."""
    start, end = (_moment(_told(told, key), how) for key in ("start", "end"))
    if start is None:
        return "start"
    if _told(told, "end") == "":
        return _without_end(told, kind, start, how)
    return "end" if end is None else (start, end, False)


def _without_end(
    told: Mapping[str, Any], kind: Kind, start: datetime, how: How
) -> tuple[datetime, datetime, bool] | str:
    """A day as a whole; steps of a moment; a workout that lasts as long as its value."""
    begun = _told(told, "start")
    if isinstance(begun, str) and is_day_alone(begun):
        return (*day_span(start.date(), how.zone), True)
    minutes = _value(told, kind, None) if kind is Kind.WORKOUT else None
    if kind is Kind.STEPS:
        return start, start, False
    if minutes is None or not 0 <= minutes <= 10_000:
        return "end"
    return start, start + timedelta(minutes=minutes), False


def _moment(value: Any, how: How) -> datetime | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return of_epoch(value, how.zone)
    return read_moment(value, how.zone) if isinstance(value, str) else None


def _value(told: Mapping[str, Any], kind: Kind, lasted: timedelta | None) -> float | None:
    """The value in the unit of its kind. Times without a value last from start to end."""
    value, unit = _told(told, "value"), str(_told(told, "unit")).lower()
    number = read_number(value, ".") if isinstance(value, str) else _number(value)
    if kind is Kind.STEPS:
        return number if unit in ("", "steps", "step", "count") else None
    whole = 3600 if kind is Kind.SLEEP else 60
    if value == "" and lasted is not None:
        return lasted.total_seconds() / whole
    if number is None or unit not in _UNITS:
        return None
    return number * SECONDS_IN[_UNITS[unit]] / whole


def _refused(name: str, found: str) -> BringInError:
    return BringInError(name, found, expected=_EXPECTED, do=_DO)


def _number(value: Any) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number else None
