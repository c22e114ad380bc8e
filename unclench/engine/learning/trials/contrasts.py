"""From what is known at every node to each pair of arms, and to the chance of being the best."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.special import ndtri

from unclench.engine.learning.condense import condensed
from unclench.engine.learning.mixture import Floats, Mixture, of_log_weights

from .results import Contrast, Interval

LEVELS = (0.5, 0.8, 0.95)
DRAWS = 4096
POINTS_OF_EXPECTATION = 201

Turn = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Scale:
    """How a difference is read.

    unit: points of the outcome to one of the model; mcid: in points of the outcome;
    lower_is_better; prior_sd: of a difference in the model, before the first day; turn: from the
    model's difference to the outcome's, increasing, when that is more than a unit.
    """

    unit: float
    mcid: float
    lower_is_better: bool
    prior_sd: float
    turn: Turn | None = None


@dataclass(frozen=True)
class Known:
    """What is known of the arms at every node: see `Grid`; basis: (arm, difference)."""

    arms: tuple[str, ...]
    basis: Floats
    log_weight: Floats
    mean: Floats
    covariance: Floats

    def difference(self, a: int, b: int) -> Mixture:
        """Arm a minus arm b, in units of the model."""
        turn = self.basis[a] - self.basis[b]
        variance = np.einsum("i,ijn,j->n", turn, self.covariance, turn)
        return condensed(of_log_weights(self.log_weight, turn @ self.mean, np.sqrt(variance)))


def pairs(arms: tuple[str, ...], reference: str | None) -> list[tuple[int, int]]:
    """Each pair once, in the order of the arms; the reference comes second."""
    order = sorted(range(len(arms)), key=lambda k: arms[k] == reference)
    return list(combinations(order, 2))


def contrast(names: tuple[str, str], known: Mixture, scale: Scale) -> Contrast:
    """One pair of arms in words of the outcome."""
    read = _Reading(known, scale)
    better = (read.below, read.above) if scale.lower_is_better else (read.above, read.below)
    sign = -1.0 if scale.lower_is_better else 1.0
    mean, sd = read.moments()
    fifty, eighty, most = read.intervals()
    return Contrast(
        *names,
        mean,
        sd,
        fifty,
        eighty,
        most,
        p_better=better[0](0.0),
        p_better_by_mcid=better[0](sign * scale.mcid),
        p_same=min(max(read.below(scale.mcid) - read.below(-scale.mcid), 0.0), 1.0),
        prior_share=min((known.sd / scale.prior_sd) ** 2, 1.0),
    )


@dataclass(frozen=True)
class _Reading:
    """A mixture read in points of the outcome."""

    known: Mixture
    scale: Scale

    def _turned(self, differences: Floats) -> Floats:
        if self.scale.turn is None:
            return differences * self.scale.unit
        return self.scale.turn(differences)

    def _back(self, points: float) -> float:
        """The model's difference that gives so many points; far out when none does."""
        if self.scale.turn is None:
            return points / self.scale.unit
        low, high = -40.0, 40.0
        for _ in range(60):
            middle = (low + high) / 2
            short = float(self.scale.turn(np.array([middle]))[0]) < points
            low, high = (middle, high) if short else (low, middle)
        return (low + high) / 2

    def below(self, points: float) -> float:
        return self.known.below(self._back(points))

    def above(self, points: float) -> float:
        return self.known.above(self._back(points))

    def moments(self) -> tuple[float, float]:
        if self.scale.turn is None:
            return self.known.mean * self.scale.unit, self.known.sd * self.scale.unit
        shares = (np.arange(POINTS_OF_EXPECTATION) + 0.5) / POINTS_OF_EXPECTATION
        values = self._turned(self.known.quantiles(shares))
        return float(values.mean()), float(values.std())

    def intervals(self) -> list[Interval]:
        tails = [(1 - level) / 2 for level in LEVELS]
        ends = self.known.quantiles([*tails, *(1 - tail for tail in tails)])
        values = self._turned(ends).tolist()
        return [(values[i], values[i + len(LEVELS)]) for i in range(len(LEVELS))]


def chances_of_being_best(known: Known, lower_is_better: bool) -> dict[str, float]:
    """The probability of each arm of being the best: exact for two, else from even draws.

    The draws are a fixed sequence that fills space evenly, so that the same trial always gives the
    same answer; they are within about .005.
    """
    sign = 1.0 if lower_is_better else -1.0
    if len(known.arms) == 2:
        first = known.difference(0, 1)
        p = first.below(0.0) if lower_is_better else first.above(0.0)
        return dict(zip(known.arms, (p, 1 - p), strict=True))
    winners = np.argmin(sign * _draws(known), axis=1)
    counted = np.bincount(winners, minlength=len(known.arms)) / len(winners)
    return dict(zip(known.arms, counted.tolist(), strict=True))


def _draws(known: Known) -> Floats:
    """Effects of the arms in even draws: (draw, arm)."""
    size = len(known.mean)
    even = _evenly(DRAWS, size + 1)
    weights = np.exp(known.log_weight - known.log_weight.max())
    reached = np.cumsum(weights) / weights.sum()
    node = np.minimum(np.searchsorted(reached, even[:, 0]), len(reached) - 1)
    spread = np.linalg.cholesky(known.covariance.transpose(2, 0, 1)[node])
    steps = np.einsum("nij,nj->ni", spread, ndtri(even[:, 1:]))
    return np.asarray((known.mean.T[node] + steps) @ known.basis.T)


def _evenly(count: int, axes: int) -> Floats:
    """Points that fill the unit cube evenly: multiples of the roots of x^(axes + 1) = x + 1."""
    root = 2.0
    for _ in range(30):
        root = (1 + root) ** (1 / (axes + 1))
    steps = root ** -np.arange(1.0, axes + 1)
    return np.asarray((0.5 + np.outer(np.arange(1, count + 1), steps)) % 1.0)
