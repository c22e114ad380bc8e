"""Every set of factors, weighed: which of them belong to the model of this person's pain.

Each factor is left out, or taken in at one of its lags. Taking one in is one pivot on a small
matrix, so the 4096 models of 12 factors are made by doubling, and nothing is worked out twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaln

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.triggers.diary import Factor
from unclench.engine.learning.triggers.likelihood import SMALLEST

States = NDArray[np.int8]


@dataclass(frozen=True)
class Models:
    """All models: the state of each factor in each (0 left out, else 1 + the place of its lag); and
    at every grid point (models by points) what is left of the square of pain, and the log size of
    the space of slopes."""

    states: States
    rest: Floats
    log_size: Floats

    def log_evidence(self, days: int) -> Floats:
        """log p(pain | model) for an unknown noise variance v with the prior 1 / v."""
        return -self.log_size - days / 2 * np.log(self.rest)

    def log_evidence_of_unit_noise(self) -> Floats:
        """The same for a noise variance of 1."""
        return -self.log_size - self.rest / 2


def all_models(grams: Floats, factors: Sequence[Factor]) -> Models:
    """grams: points by (columns + 1) squared; a column for each factor and lag in order, pain last.

    A slope has the prior N(mean, sd^2 v), v the variance of the noise."""
    matrix, log_size = grams[None], np.zeros((1, len(grams)))
    states: States = np.zeros((1, 0), dtype=np.int8)
    for factor in factors:
        matrix, log_size = _branched(matrix, log_size, factor)
        choices = 1 + len(factor.lags)
        state = np.repeat(np.arange(choices, dtype=np.int8), len(states))
        states = np.column_stack([np.tile(states, (choices, 1)), state])
    return Models(states, np.maximum(matrix[..., 0, 0], SMALLEST), log_size)


def _branched(matrix: Floats, log_size: Floats, factor: Factor) -> tuple[Floats, Floats]:
    """The matrices without this factor, then those with it at each lag; its columns are gone."""
    lags, precision = len(factor.lags), factor.sd**-2
    rest = matrix[..., lags:, lags:]
    branches, sizes = [rest], [log_size]
    for place in range(lags):
        pivot = matrix[..., place, place] + precision
        row = matrix[..., place, lags:].copy()
        row[..., -1] += factor.mean * precision
        branch = rest - row[..., :, None] * (row / pivot[..., None])[..., None, :]
        branch[..., -1, -1] += factor.mean**2 * precision
        branches.append(branch)
        sizes.append(log_size + np.log(pivot / precision) / 2)
    return np.concatenate(branches), np.concatenate(sizes)


def log_prior(states: States, factors: Sequence[Factor], expected: float, others: int) -> Floats:
    """What each model is worth before any day is seen.

    The share of factors that matter is itself not known, beta(1, 1 / expected - 1): many candidates
    make each one less believable, and one that is found makes a second more so. `others`: factors
    that are no longer in the models, and still count as candidates."""
    taken = (states > 0).sum(axis=1)
    left = states.shape[1] + others - taken
    odds = np.log([factor.odds / len(factor.lags) for factor in factors])
    log: Floats = betaln(1 + taken, 1 / expected - 1 + left) + (states > 0) @ odds
    whole: Floats = np.logaddexp.reduce(log)
    return log - whole
