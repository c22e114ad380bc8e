"""A factor, and apart from it what was usual for this person just before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats

PAST_DAYS = 14
FEWEST_PAST = 2
ALIKE = 1e-9  # deviations smaller than this share of the values are rounding


@dataclass(frozen=True)
class Centred:
    """A factor by its days, in units of its usual difference (`unit`: the standard deviation of a
    day from the mean of the 14 before).

    `value` and `usual` (that mean) are both in the model, so that only the difference of a day from
    what was usual can speak for the factor. Where the day before was not told (`told` false), what
    was usual stands in. `apart`: how many days carry the contrast; few, if it is rarely otherwise.
    """

    value: Floats
    usual: Floats
    told: NDArray[np.bool_]
    unit: float
    apart: float


def own_mean(values: Floats) -> Floats:
    """For each day the mean of those told in the 14 days before it; NaN where fewer than 2 were.
    Only the past is used, so that nothing of a later day leaks into an earlier one."""
    told = np.isfinite(values)
    sums = np.concatenate([[0.0], np.cumsum(np.where(told, values, 0.0))])
    counts = np.concatenate([[0], np.cumsum(told)])
    here = np.arange(len(values))
    since = np.maximum(here - PAST_DAYS, 0)
    count = counts[here] - counts[since]
    mean = (sums[here] - sums[since]) / np.maximum(count, 1)
    return np.where(count >= FEWEST_PAST, mean, np.nan)


def centred(values: Floats, lag: int, on: NDArray[np.bool_]) -> Centred:
    """The factor `lag` days before each of the days `on` (true or false for every row)."""
    value, usual = _earlier(values, lag)[on], _earlier(own_mean(values), lag)[on]
    known = np.isfinite(usual)
    told = known & np.isfinite(value)
    away = np.where(told, value - usual, 0.0)
    unit = float(away[told].std()) if told.any() else 0.0
    if unit <= ALIKE * (1 + np.abs(value[told]).max(initial=0.0)):
        nothing = np.zeros(len(value))
        return Centred(nothing, nothing, told, 0.0, 0.0)
    level = np.where(known, usual - usual[known].mean(), 0.0) / unit
    return Centred(level + away / unit, level, told, unit, _carried_by(away[told]))


def _carried_by(away: Floats) -> float:
    """The effective number of days behind the spread: a third of them for a bell curve, the days
    with it for something rare."""
    squares = (away - away.mean()) ** 2
    return float(squares.sum() ** 2 / (squares**2).sum())


def _earlier(values: Floats, days: int) -> Floats:
    if days == 0:
        return values
    return np.concatenate([np.full(min(days, len(values)), np.nan), values[:-days]])
