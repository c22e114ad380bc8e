"""How somebody's days may scatter: from their own diary, or from what was assumed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.trials.columns import Columns
from unclench.engine.learning.trials.grid import Model, fit
from unclench.engine.learning.trials.values import Priors

DRAWS = 32
FEWEST_DAYS = 10


@dataclass(frozen=True)
class Noise:
    """Plausible kinds of noise, all equally likely; sigma, tau and omega in points of 0 to 10."""

    phi: Floats
    sigma: Floats
    tau: Floats
    omega: Floats
    source: str


def from_priors(priors: Priors, chance: np.random.Generator, draws: int = DRAWS) -> Noise:
    """Noise as assumed of people in general."""
    return Noise(
        chance.beta(priors.phi_a, priors.phi_b, draws),
        priors.sigma * np.exp(priors.sigma_log_sd * chance.normal(size=draws)),
        np.abs(chance.normal(0, priors.tau_sd, draws)),
        np.abs(chance.normal(0, priors.omega_sd, draws)),
        "priors",
    )


def from_diary(
    days: Sequence[tuple[int, float]],
    priors: Priors,
    chance: np.random.Generator,
    draws: int = DRAWS,
) -> Noise:
    """Noise as this person's own days show it; with under 10 days, as assumed.

    days: number of a day and its value in points of 0 to 10, each day once. A diary cannot tell
    how much whole periods of a trial will differ, so that is drawn from what was assumed.
    """
    if len(days) < FEWEST_DAYS:
        return from_priors(priors, chance, draws)
    grid = fit(_without_arms(sorted(days), priors))
    weights = np.exp(grid.log_weight - grid.log_weight.max())
    picked = _evenly_picked(weights / weights.sum(), chance, draws)
    tau = np.abs(chance.normal(0, priors.tau_sd, draws))
    return Noise(grid.phi[picked], grid.sigma[picked], tau, grid.omega[picked], "diary")


def _without_arms(days: Sequence[tuple[int, float]], priors: Priors) -> Model:
    """The diary as a trial of which all days are one period and no arm differs."""
    numbers = np.array([day for day, _ in days], dtype=np.float64)
    trend = (numbers - numbers.mean())[:, None] / 28.0
    none = np.zeros((len(days), 0))
    columns = Columns(trend, np.array([priors.trend_sd**2]), none, 1.0, np.zeros((1, 0)))
    values = np.array([value for _, value in days])
    return Model(numbers, np.zeros(len(days), dtype=np.intp), values, columns, priors)


def _evenly_picked(weights: Floats, chance: np.random.Generator, draws: int) -> NDArray[np.intp]:
    """Nodes drawn by weight, with as little chance as possible."""
    at = (chance.random() + np.arange(draws)) / draws
    return np.minimum(np.searchsorted(np.cumsum(weights), at), len(weights) - 1)
