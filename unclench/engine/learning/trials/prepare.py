"""Days as they were written down -> days in order, each once, with what had to be decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats

from .values import ANYTHING_ELSE, MOST_ARMS, MOST_DAYS, Outcome, Trial, TrialDay

Whole = NDArray[np.intp]


class Calendar(NamedTuple):
    """Every known day in order: its number, arm and period (as indices)."""

    days: Floats
    arm: Whole
    period: Whole


@dataclass(frozen=True)
class Prepared:
    """What the model reads. Values and days are those that were answered, in order.

    arms: names, in the order of the indices; values in points of a scale of 0 to 10 (0 and 1 for
    yes or no); adherence is nan where unknown; rows: where the answered days stand in the
    calendar.
    """

    arms: tuple[str, ...]
    calendar: Calendar
    rows: Whole
    values: Floats
    adherence: Floats
    notes: tuple[str, ...]

    @property
    def days(self) -> Floats:
        return np.asarray(self.calendar.days[self.rows])

    @property
    def arm(self) -> Whole:
        return np.asarray(self.calendar.arm[self.rows])

    @property
    def period(self) -> Whole:
        return np.asarray(self.calendar.period[self.rows])


def prepare(trial: Trial) -> Prepared:
    """The trial in order. Raises ValueError, in words, for what no analysis can read."""
    arms = _arms(trial)
    _refuse_odd(trial)
    days, notes = _each_once(trial.days)
    notes = (*notes, *_long_gap([day.day for day in days]))
    calendar = Calendar(
        np.array([day.day for day in days], dtype=np.float64),
        np.array([arms.index(day.arm) for day in days], dtype=np.intp),
        _periods(days),
    )
    answered = [day for day in days if day.value is not None]
    rows = np.array([i for i, day in enumerate(days) if day.value is not None], dtype=np.intp)
    values = np.array([day.value for day in answered], dtype=np.float64)
    if trial.outcome is Outcome.SCORE:
        values = (values - trial.lowest) / trial.point
    done = [np.nan if day.adherence is None else day.adherence for day in answered]
    return Prepared(arms, calendar, rows, values, np.array(done, dtype=np.float64), notes)


def _arms(trial: Trial) -> tuple[str, ...]:
    """The arms in the order planned, then as they appear by name; a lone one gets a partner."""
    met = sorted({day.arm for day in trial.days} - set(trial.arms))
    arms = (*dict.fromkeys(trial.arms), *met)
    if len(arms) > MOST_ARMS:
        raise ValueError(f"there are {len(arms)} arms. Expected 2 to {MOST_ARMS}.")
    if not arms:
        raise ValueError("there are no days and no arms. Expected at least one day.")
    return arms if len(arms) > 1 else (*arms, ANYTHING_ELSE)


def _refuse_odd(trial: Trial) -> None:
    for day in trial.days:
        if not float(day.day).is_integer():
            raise ValueError(f"the day is {day.day}. Expected a whole number.")
        if day.value is not None and not _fits(trial, day.value):
            raise ValueError(f"day {day.day}: the value is {day.value}. {_expected(trial)}")
        if day.adherence is not None and not 0 <= day.adherence <= 1:
            raise ValueError(f"day {day.day}: adherence is {day.adherence}. Expected 0 to 1.")
    if len(trial.days) > MOST_DAYS:
        raise ValueError(f"there are {len(trial.days)} days. Expected at most {MOST_DAYS}.")
    if trial.reference is not None and trial.reference not in _arms(trial):
        arms = ", ".join(_arms(trial))
        raise ValueError(f"no arm is called {trial.reference}. Expected one of {arms}.")
    _refuse_odd_difference(trial)


def _refuse_odd_difference(trial: Trial) -> None:
    if not 0 < trial.smallest < float("inf"):
        raise ValueError("the smallest difference that matters has to be above 0.")
    if trial.mcid is not None and trial.mcid > _widest(trial):
        raise ValueError(
            f"the smallest difference that matters is {trial.mcid:g}. Expected at most "
            f"{_widest(trial):g}, from one end of the scale to the other."
        )


def _widest(trial: Trial) -> float:
    """The largest difference there can be: whatever is smaller would be called no difference."""
    return 1.0 if trial.outcome is Outcome.YES_NO else trial.highest - trial.lowest


def _fits(trial: Trial, value: float) -> bool:
    if trial.outcome is Outcome.YES_NO:
        return value in (0, 1)
    return trial.lowest <= value <= trial.highest


def _expected(trial: Trial) -> str:
    if trial.outcome is Outcome.YES_NO:
        return "Expected 1 for yes or 0 for no."
    return f"Expected {trial.lowest:g} to {trial.highest:g}."


def _each_once(days: Iterable[TrialDay]) -> tuple[list[TrialDay], tuple[str, ...]]:
    """Days in order, each once: a day told twice with one arm is averaged, with two left out."""
    kept: list[TrialDay] = []
    averaged: list[int] = []
    torn: list[int] = []
    for number, told in groupby(sorted(days, key=attrgetter("day")), key=attrgetter("day")):
        same = list(told)
        if len({day.arm for day in same}) > 1:
            torn.append(number)
            continue
        if len(same) > 1:
            averaged.append(number)
        kept.append(same[0] if len(same) == 1 else _averaged(same))
    return kept, tuple(_told_twice(averaged, torn))


def _averaged(same: Sequence[TrialDay]) -> TrialDay:
    first = same[0]
    return TrialDay(
        first.day,
        first.arm,
        _mean([day.value for day in same]),
        first.period,
        _mean([day.adherence for day in same]),
    )


def _mean(numbers: Sequence[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) / len(known) if known else None


def _told_twice(averaged: Sequence[int], torn: Sequence[int]) -> Iterator[str]:
    if averaged:
        yield f"{_day_list(averaged)} told more than once: the values were averaged."
    if torn:
        yield f"{_day_list(torn)} told with two arms: left out, since neither can be credited."


def _long_gap(days: Sequence[int]) -> Iterator[str]:
    """A gap with more days than all the rest of the trial has: a day may be written wrongly."""
    gap, before, after = max(((b - a, a, b) for a, b in pairwise(days)), default=(0, 0, 0))
    if days and gap - 1 > days[-1] - days[0] + 1 - (gap - 1):
        yield (
            f"Between day {before} and day {after} nothing is told, for longer than all the rest "
            "of the trial. If a day is written wrongly, mend it."
        )


def _day_list(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (" and others" if len(numbers) > 5 else "")
    return f"Day {shown} is" if len(numbers) == 1 else f"Days {shown} are"


def _periods(days: Sequence[TrialDay]) -> Whole:
    """A number for each period: it ends where the arm or the name of the period changes."""
    kinds = [(day.arm, day.period) for day in days]
    starts = [0] + [int(now != before) for before, now in pairwise(kinds)]
    return np.cumsum(starts[: len(days)], dtype=np.intp)
