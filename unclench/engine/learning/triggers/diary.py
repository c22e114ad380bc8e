"""The days of one person as a table without gaps in dates; what was not told is NaN, never 0."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats

Whole = NDArray[np.int64]
MEDICINE = "medicine"  # the group that is never a candidate: medicines follow pain
MOST_DAYS = 732
MOST_PAIN = 10.0  # the rules of what is worth noticing are in points of 0 to 10


@dataclass(frozen=True, kw_only=True)
class Factor:
    """Something of a day that might go with pain some days later, and what is assumed of it.

    `mean` (points of pain per usual difference of the factor) and `sd` (in units of the day-to-day
    noise) describe a link if there is one; `odds` how likely there is one, 1 as for any factor.
    `lags`: after how many days it may show, one of them at most. `group`: sleep, load, sitting,
    stress, activity; of many factors the strongest of each group are looked at first.
    """

    name: str
    group: str = ""
    mean: float = 0.0
    sd: float = 0.35
    odds: float = 1.0
    lags: tuple[int, ...] = (1,)


@dataclass(frozen=True)
class Diary:
    """Days in any order: their numbers, their pain, and what they tell of each factor, by its name.
    None (or NaN) where a day does not tell it. Days that are a week apart are the same weekday."""

    days: Sequence[int]
    pain: Sequence[float | None]
    told: Mapping[str, Sequence[float | None]]


@dataclass(frozen=True)
class Table:
    """The same on consecutive days: row i is day `first + i`."""

    first: int
    pain: Floats
    told: Mapping[str, Floats]


def table_of(diary: Diary) -> tuple[Table, tuple[str, ...]]:
    """The table of a diary, at most its last two years, and notes on what was left out."""
    days = np.asarray(diary.days, dtype=np.int64)
    if not days.size:
        return Table(0, np.empty(0), {name: np.empty(0) for name in diary.told}), ("no_days",)
    first = int(max(days.min(), days.max() - MOST_DAYS + 1))
    places, rows = days - first, int(days.max()) - first + 1
    told = {name: _laid_out(places, values, rows) for name, values in diary.told.items()}
    pain = _laid_out(places, diary.pain, rows)
    notes = {
        "same_day_twice": len(np.unique(days)) < len(days),
        "only_last_two_years": first > days.min(),
        "pain_not_of_0_to_10": bool(np.any((pain < 0) | (pain > MOST_PAIN))),
    }
    return Table(first, pain, told), tuple(note for note, holds in notes.items() if holds)


def _laid_out(places: Whole, values: Sequence[float | None], rows: int) -> Floats:
    """The values at their places. Of a day that is told twice, what was told last counts."""
    laid = np.full(rows, np.nan)
    given = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    usable = np.isfinite(given) & (places >= 0)
    laid[places[usable]] = given[usable]
    return laid
