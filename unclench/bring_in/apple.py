"""The `export.zip` of Apple Health: its steps, sleep and workouts.

The file with the data is found by what it holds, because its name and its folder follow the
language of the phone. The clinical document beside it and the routes stay closed.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO

from unclench.bring_in.amount import SECONDS_IN, read_number
from unclench.bring_in.archive import DO_EXPORT, chunks, chunks_of, opened
from unclench.bring_in.markup import elements, root_of
from unclench.bring_in.moment import read_moment
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

MOST_LOOKED_INTO = 20
"""XML files in one zip of which the beginning is read. An export has two."""

_ROOT = "HealthData"
_STEPS = "HKQuantityTypeIdentifierStepCount"
_SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
_ASLEEP = "HKCategoryValueSleepAnalysisAsleep"
_IN_BED = ("HKCategoryValueSleepAnalysisInBed", "HKCategoryValueSleepAnalysisAwake")
_ASLEEP_STATES = (
    _ASLEEP,
    *(f"{_ASLEEP}{state}" for state in ("Unspecified", "Core", "Deep", "REM")),
)
_WORKOUT = "HKWorkoutActivityType"
_WANTED = frozenset({"Record", "Workout"})
_UNIT_OF_TIME = {"min": "min", "s": "s", "sec": "s", "hr": "h", "h": "h"}


@dataclass(frozen=True)
class AppleHealth:
    """An export of Apple Health. Records are numbered as they stand in the file, from 1."""

    stream: BinaryIO
    name: str
    how: How
    zipped: bool = True
    program: str = "Apple Health"
    questions: tuple[Question, ...] = ()

    def records(self, progress: Progress = unheard) -> Iterator[Record]:
        """Steps, time asleep and workouts. Time in bed and awake is not asked for."""
        with self._pieces(progress) as pieces:
            found = elements(pieces, _WANTED, self.name)
            for number, (tag, attributes) in enumerate(found, 1):
                record = _read(tag, attributes, f"record {number}", self.how)
                if record:
                    yield record

    @contextmanager
    def _pieces(self, progress: Progress) -> Iterator[Iterator[bytes]]:
        if not self.zipped:
            yield chunks_of(self.stream, self.name, progress)
            return
        with opened(self.stream, self.name) as archive:
            yield chunks(archive, _find(archive, self.name), self.name, progress)


def open_export(stream: BinaryIO, name: str, how: How, *, zipped: bool) -> AppleHealth:
    """An export, or its XML alone: some computers unpack what they download.

    Raises BringInError for what does not hold the data of Apple Health.
    """
    if zipped:
        with opened(stream, name) as archive:
            _find(archive, name)
    elif root_of(chunks_of(stream, name, unheard), name) != _ROOT:
        found = "it is XML, but not the data of Apple Health"
        raise BringInError(name, found, expected=f"XML that begins with `{_ROOT}`", do=DO_EXPORT)
    return AppleHealth(stream, name, how, zipped)


def _find(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    candidates = [e for e in archive.infolist() if e.filename.lower().endswith(".xml")]
    largest_first = sorted(candidates, key=lambda e: -e.file_size)
    for entry in largest_first[:MOST_LOOKED_INTO]:
        if root_of(chunks(archive, entry, name, unheard), name) == _ROOT:
            return entry
    found = f"none of the {len(archive.infolist())} files in it holds the data of Apple Health"
    expected = f"an XML file in it that begins with `{_ROOT}`"
    raise BringInError(name, found, expected=expected, do=DO_EXPORT)


def _read(tag: str, told: Mapping[str, str], where: str, how: How) -> Record | None:
    """One record, or None for what is not asked for."""
    if tag == "Workout":
        return _timed(Kind.WORKOUT, told, where, how)
    if told.get("type") == _STEPS:
        return _timed(Kind.STEPS, told, where, how)
    if told.get("type") == _SLEEP:
        return _sleep(told, where, how)
    return None


def _sleep(told: Mapping[str, str], where: str, how: How) -> Record | None:
    state = told.get("value", "")
    if state in _ASLEEP_STATES:
        return _timed(Kind.SLEEP, told, where, how)
    if state in _IN_BED:
        return None
    return Skipped(where, "sleep", shown(state), "asleep, awake or in bed, as known here")


def _timed(kind: Kind, told: Mapping[str, str], where: str, how: How) -> Record:
    moments = [read_moment(told.get(key, ""), how.zone) for key in ("startDate", "endDate")]
    start, end = moments
    if start is None or end is None:
        key = "startDate" if start is None else "endDate"
        expected = "a time such as `2024-05-01 07:12:33 +0200`"
        return Skipped(where, key, shown(told.get(key, "")), expected)
    value = _value(kind, told, end - start)
    if value is None:
        key = "value" if kind is Kind.STEPS else "duration"
        return Skipped(where, key, shown(told.get(key, "")), "a number with a unit known here")
    source = shown(told.get("sourceName", "").replace("\xa0", " "))
    what = _activity(told) if kind is Kind.WORKOUT else ""
    return check(Measured(kind, start, end, value, source, what), where, how.today)


def _value(kind: Kind, told: Mapping[str, str], lasted: timedelta) -> float | None:
    """Steps as they stand; hours asleep by the clock; a workout's minutes without its pauses."""
    if kind is Kind.STEPS:
        return read_number(told.get("value", ""), ".")
    if kind is Kind.SLEEP:
        return lasted / timedelta(hours=1)
    if "duration" not in told:
        return lasted / timedelta(minutes=1)
    number = read_number(told["duration"], ".")
    unit = _UNIT_OF_TIME.get(told.get("durationUnit", "min"))
    return None if number is None or unit is None else number * SECONDS_IN[unit] / 60


def _activity(told: Mapping[str, str]) -> str:
    """`HKWorkoutActivityTypeTraditionalStrengthTraining` is "traditional strength training"."""
    bare = told.get("workoutActivityType", "").removeprefix(_WORKOUT)
    return shown(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare).lower())
