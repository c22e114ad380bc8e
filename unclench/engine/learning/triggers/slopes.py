"""From weighed models to what is known of the slope of each factor."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.condense import put_together
from unclench.engine.learning.mixture import Floats, Mixture
from unclench.engine.learning.triggers.diary import Factor
from unclench.engine.learning.triggers.likelihood import SMALLEST
from unclench.engine.learning.triggers.models import Models, States

LEFT_OUT = 1e-4  # the share of the weight of models whose slopes are not worked out
MOST_KEPT = 1500
BINS = 24
SPIKE = 1e-6  # standard deviation, in points, of a slope that is nothing at all


@dataclass(frozen=True)
class Slope:
    """What is known of one factor: how probable a link is (`inclusion`), at which lag, the slope in
    points of pain per usual difference if there is one (`if_linked`), and the share of it that
    was assumed beforehand (`prior_share`, 0 to 1)."""

    inclusion: float
    lag: int
    if_linked: Mixture
    prior_share: float

    @property
    def slope(self) -> Mixture:
        """The slope, with "no link at all" as one of its possibilities."""
        weights = np.concatenate([[1 - self.inclusion], self.inclusion * self.if_linked.weights])
        means = np.concatenate([[0.0], self.if_linked.means])
        return Mixture(weights, means, np.concatenate([[SPIKE], self.if_linked.sds]))


@dataclass(frozen=True)
class _Solved:
    weights: Floats
    states: States
    means: Floats
    sds: Floats
    shares: Floats


def slopes_of(
    grams: Floats, models: Models, log_weights: Floats, factors: Sequence[Factor], days: int
) -> list[Slope]:
    """The slope of every factor; log_weights: models by grid points, up to one common number."""
    weights = np.exp(log_weights - log_weights.max())
    weights /= weights.sum()
    of_models = weights.sum(axis=1)
    solved = _solved(grams, models, weights, factors, days)
    first = [sum(len(factor.lags) for factor in factors[:place]) for place in range(len(factors))]
    return [
        _slope(solved, _by_lag(of_models, models.states[:, place], factor), factor, column, place)
        for place, (factor, column) in enumerate(zip(factors, first, strict=True))
    ]


def _by_lag(weights: Floats, state: States, factor: Factor) -> Floats:
    """How probable each lag of a factor is."""
    return np.array([weights[state == 1 + lag].sum() for lag in range(len(factor.lags))])


def _solved(
    grams: Floats, models: Models, weights: Floats, factors: Sequence[Factor], days: int
) -> _Solved:
    """Slopes in the heaviest models, which hold all but a ten-thousandth of the weight."""
    model, point, kept = _heaviest(weights, models.states, factors)
    states = models.states[model]
    taken = np.concatenate(
        [
            states[:, [place]] == np.arange(1, 1 + len(factor.lags))
            for place, factor in enumerate(factors)
        ],
        axis=1,
    )
    each = [(factor.mean, factor.sd) for factor in factors for _ in factor.lags]
    mean, sd = np.array(each).T
    return _Solved(kept, states, *_solve(grams[point], taken, mean, sd, days))


def _heaviest(
    weights: Floats, states: States, factors: Sequence[Factor]
) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
    """Models and grid points with their weights; of every factor and lag at least one."""
    flat = weights.ravel()
    few = min(MOST_KEPT, len(flat))
    top = np.argpartition(flat, len(flat) - few)[len(flat) - few :]
    top = top[np.argsort(-flat[top])]
    enough = int(np.searchsorted(np.cumsum(flat[top]), 1 - LEFT_OUT)) + 1
    chosen = np.unique([*top[:enough], *_best_of_each(weights, states, factors)])
    model, point = np.unravel_index(chosen, weights.shape)
    return model, point, np.maximum(flat[chosen], SMALLEST)


def _best_of_each(weights: Floats, states: States, factors: Sequence[Factor]) -> list[int]:
    points = weights.shape[1]
    best, heaviest = weights.argmax(axis=1), weights.max(axis=1)
    found = []
    for place, factor in enumerate(factors):
        for lag in range(len(factor.lags)):
            model = int(np.where(states[:, place] == 1 + lag, heaviest, -1.0).argmax())
            found.append(model * points + int(best[model]))
    return found


def _solve(
    grams: Floats, taken: NDArray[np.bool_], mean: Floats, sd: Floats, days: int
) -> tuple[Floats, Floats, Floats]:
    """Means, standard deviations and prior shares (models by columns); what is left out is a row of
    the identity. Given the model a slope is Student's t, here the normal of the same variance."""
    precision, last = sd**-2, len(sd)
    inner = grams[:, :last, :last] + np.diag(precision)
    inner = np.where(taken[:, :, None] & taken[:, None, :], inner, np.eye(last))
    across = np.where(taken, grams[:, :last, last] + mean * precision, 0.0)
    spread = np.linalg.inv(inner)
    slopes = np.asarray((spread @ across[..., None])[..., 0], dtype=np.float64)
    rest = grams[:, last, last] + taken @ (mean**2 * precision) - (slopes * across).sum(axis=1)
    variance = np.maximum(rest, SMALLEST) / (days - 2)
    own = np.diagonal(spread, axis1=1, axis2=2)
    sds = np.asarray(np.sqrt(own * variance[:, None]), dtype=np.float64)
    return slopes, sds, np.asarray(np.where(taken, own * precision, 1.0), dtype=np.float64)


def _slope(solved: _Solved, of_lags: Floats, factor: Factor, first: int, place: int) -> Slope:
    lag = int(of_lags.argmax())
    rows, column = solved.states[:, place] == 1 + lag, first + lag
    weight = solved.weights[rows]
    weight = weight / weight.sum()
    mixture = condensed(Mixture(weight, solved.means[rows, column], solved.sds[rows, column]))
    share = float(weight @ solved.shares[rows, column])
    return Slope(min(float(of_lags.sum()), 1.0), factor.lags[lag], mixture, share)


def condensed(mixture: Mixture) -> Mixture:
    """A mixture of few normals with the same mean and variance: neighbours are put together."""
    order = np.argsort(mixture.means)
    below = np.cumsum(mixture.weights[order]) - mixture.weights[order] / 2
    cell = np.empty(len(order), dtype=np.intp)
    cell[order] = np.minimum((BINS * below).astype(np.intp), BINS - 1)
    return put_together(mixture, cell, SPIKE)
