"""What was brought in, day by day, as a diary needs it: nothing counted twice or lost silently."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from unclench.bring_in.seen import Seen, TooMany
from unclench.bring_in.sleep import SleepDays
from unclench.bring_in.steps import StepDays
from unclench.bring_in.values import Kind, Measured
from unclench.bring_in.workouts import WorkoutDays

MOST_SOURCES = 50
"""Programs and devices in one file. Ten years of phones, watches and programs stay below."""


@dataclass(frozen=True)
class Day:
    """One day in the person's zone. None is not told, which is never the same as nothing."""

    day: date
    steps: int | None = None
    sleep_h: float | None = None
    workout_min: int | None = None


@dataclass(frozen=True)
class LeftOut:
    """What was told more than once: whole records, and amounts by the rules of each kind."""

    repeated: int = 0
    steps: int = 0
    sleep_h: float = 0.0
    workout_min: int = 0


class Days:
    """Adds up records, from one file or several, in any order, in memory that grows with the days
    and not with the records."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._seen = Seen()
        self._repeated = 0
        self._steps, self._sleep, self._workouts = (
            StepDays(zone),
            SleepDays(zone),
            WorkoutDays(zone),
        )
        self._by_kind: dict[Kind, StepDays | SleepDays | WorkoutDays] = {
            Kind.STEPS: self._steps,
            Kind.SLEEP: self._sleep,
            Kind.WORKOUT: self._workouts,
        }
        self._numbers: dict[str, int] = {}
        self.records: Counter[Kind] = Counter()
        self.sources: Counter[str] = Counter()

    def add(self, record: Measured) -> None:
        """One record more; one that was met before changes nothing. Raises TooMany."""
        if not self._seen.is_new(record):
            self._repeated += 1
            return
        self._by_kind[record.kind].add(record, self._number(record.source))
        self.records[record.kind] += 1
        self.sources[record.source] += 1

    def add_all(self, records: Iterable[Measured]) -> "Days":
        """Many records more."""
        for record in records:
            self.add(record)
        return self

    def _number(self, source: str) -> int:
        """A small number for a source, so that its name is kept once."""
        if source not in self._numbers and len(self._numbers) >= MOST_SOURCES:
            raise TooMany(f"there are more than {MOST_SOURCES} programs and devices")
        return self._numbers.setdefault(source, len(self._numbers))

    def told(self) -> tuple[tuple[Day, ...], LeftOut]:
        """Every day of which something is known, in order, and what was left out on the way."""
        steps = {day: (counted, left) for day, counted, left in self._steps.days()}
        sleep = {day: (counted, left) for day, counted, left in self._sleep.days()}
        workouts = {day: (counted, left) for day, counted, left in self._workouts.days()}
        days = tuple(
            Day(
                day, _first(steps, day), _hours(_first(sleep, day)), _minutes(_first(workouts, day))
            )
            for day in sorted({*steps, *sleep, *workouts})
        )
        left = [sum(left for _, left in kind.values()) for kind in (steps, sleep, workouts)]
        return days, LeftOut(self._repeated, left[0], round(left[1] / 3600, 2), round(left[2] / 60))


def _first(known: dict[date, tuple[int, int]], day: date) -> int | None:
    return known[day][0] if day in known else None


def _hours(seconds: int | None) -> float | None:
    return None if seconds is None else round(seconds / 3600, 2)


def _minutes(seconds: int | None) -> int | None:
    return None if seconds is None else round(seconds / 60)
