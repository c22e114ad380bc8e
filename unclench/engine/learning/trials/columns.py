"""What stands beside the noise in a trial: its columns, and how wide each of them is believed."""

from dataclasses import dataclass

import numpy as np

from unclench.engine.learning.mixture import Floats

from .prepare import Calendar, Prepared
from .values import Priors

TREND_DAYS = 28.0
NOTHING_LEFT = 0.01  # share of a carry-over that is no longer worth counting


@dataclass(frozen=True)
class Columns:
    """Columns by day, and the variance that each coefficient is believed to have.

    others: trend and carry-overs; arms: orthonormal differences of arms (arms - 1 of them);
    basis: the arms in these, (arm, column). The level is free and not among them.
    """

    others: Floats
    others_variance: Floats
    arms: Floats
    arms_variance: float
    basis: Floats


def columns_of(trial: Prepared, priors: Priors, lingers: bool) -> Columns:
    """The columns of the answered days; carry-overs only when something may linger."""
    days = trial.days
    trend = (days - days.mean()) / TREND_DAYS
    left = carry_over(trial.calendar, len(trial.arms), priors)[trial.rows]
    left = left[:, left.any(axis=0) & lingers]
    widths = [priors.trend_sd**2] + [priors.carry_over_sd**2] * left.shape[1]
    basis = helmert(len(trial.arms))
    return Columns(
        np.column_stack([trend, left]),
        np.array(widths),
        basis[trial.arm],
        priors.difference_sd**2 / 2,
        basis,
    )


def helmert(arms: int) -> Floats:
    """An orthonormal basis of differences of arms, (arm, arm - 1): no arm is favoured by it.

    With variance v for each, every difference of two arms has variance 2 v.
    """
    rows = np.zeros((arms, arms - 1))
    for k in range(1, arms):
        rows[:k, k - 1] = 1.0
        rows[k, k - 1] = -float(k)
        rows[:, k - 1] /= np.sqrt(k * (k + 1.0))
    return rows


def carry_over(calendar: Calendar, arms: int, priors: Priors) -> Floats:
    """What is left of each arm on each day after it: 1 on the first day, halving from there.

    (day, arm). A day that was left out of the calendar counts as one of the arm before it.
    """
    left = np.zeros((len(calendar.days), arms))
    first_after = np.full(arms, -np.inf)
    for i, (day, arm) in enumerate(zip(calendar.days, calendar.arm, strict=True)):
        if i and calendar.arm[i - 1] != arm:
            first_after[calendar.arm[i - 1]] = day
        left[i] = 0.5 ** ((day - first_after) / priors.carry_over_half_life_days)
        left[i, arm] = 0.0
    left[left < NOTHING_LEFT] = 0.0
    return left
