"""A posterior as a weighted sum of normal distributions.

Given the few numbers that are not linear (noise, correlation, scales) every model here is
Gaussian, so what is known of an effect is one normal for each grid point of those numbers, weighted
by how well it fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

Floats = NDArray[np.float64]
WIDEST = 12.0  # standard deviations around the outermost mean in which a quantile is sought
STEPS = 60
CLOSE_ENOUGH = 1e-10  # of probability


@dataclass(frozen=True)
class Mixture:
    """Normals with weights that sum to one; means and sds share the outcome's unit (points).

    weights, means, sds: arrays of one and the same length, sds above 0.
    """

    weights: Floats
    means: Floats
    sds: Floats

    @cached_property
    def mean(self) -> float:
        return float(self.weights @ self.means)

    @cached_property
    def sd(self) -> float:
        spread = self.sds**2 + (self.means - self.mean) ** 2
        return float(np.sqrt(self.weights @ spread))

    def below(self, value: float) -> float:
        """The probability, 0 to 1, of less than this value."""
        return float(self.weights @ ndtr((value - self.means) / self.sds))

    def above(self, value: float) -> float:
        """The probability, 0 to 1, of more than this value."""
        return float(self.weights @ ndtr((self.means - value) / self.sds))

    def within(self, bound: float) -> float:
        """The probability, 0 to 1, of less than `bound` to either side of nothing."""
        return self.below(bound) - self.below(-bound)

    def quantiles(self, shares: Sequence[float] | Floats) -> Floats:
        """The values below which these shares (above 0, under 1) of the probability lie."""
        found = quantiles(self.weights, self.means[None], self.sds[None], shares)
        return np.asarray(found[0])

    def quantile(self, share: float) -> float:
        """The same of one share."""
        return float(self.quantiles([share])[0])

    def interval(self, level: float) -> tuple[float, float]:
        """The equal-tailed interval that holds `level` (above 0, under 1) of the probability."""
        tail = (1 - level) / 2
        low, high = self.quantiles([tail, 1 - tail]).tolist()
        return low, high

    def flipped(self) -> "Mixture":
        """The same of the opposite number, b minus a for a minus b."""
        return Mixture(self.weights, -self.means, self.sds)


def of_log_weights(log_weights: Floats, means: Floats, sds: Floats) -> Mixture:
    """The mixture whose weights are given as logarithms up to one common number."""
    weights = np.exp(log_weights - log_weights.max())
    return Mixture(weights / weights.sum(), means, sds)


def quantiles_of(mixtures: Sequence[Mixture], shares: Sequence[float] | Floats) -> Floats:
    """The quantiles of many mixtures at once: mixtures by shares."""
    weights, means, sds = (_padded(mixtures, part) for part in ("weights", "means", "sds"))
    return quantiles(weights, means, sds, shares)


def _padded(mixtures: Sequence[Mixture], part: str) -> Floats:
    """One part of every mixture as rows of one length; what is added has no weight."""
    longest = max(len(mixture.weights) for mixture in mixtures)
    rows = [getattr(mixture, part) for mixture in mixtures]
    if part == "weights":
        return np.array([np.pad(row, (0, longest - len(row))) for row in rows])
    return np.array([np.pad(row, (0, longest - len(row)), mode="edge") for row in rows])


def quantiles(
    weights: Floats, means: Floats, sds: Floats, shares: Sequence[float] | Floats
) -> Floats:
    """Rows by shares. means and sds: rows by nodes; weights: the same, or one row for all of them.

    Newton's steps from the normal of the same mean and sd, kept between what is too low and what
    is too high.
    """
    wanted, weights = np.asarray(shares, dtype=np.float64), np.broadcast_to(weights, means.shape)
    low = (means - WIDEST * sds).min(axis=1)[:, None]
    high = (means + WIDEST * sds).max(axis=1)[:, None]
    centre = (weights * means).sum(axis=1)[:, None]
    width = np.sqrt((weights * (sds**2 + (means - centre) ** 2)).sum(axis=1))[:, None]
    at: Floats = centre + width * ndtri(wanted)
    for _ in range(STEPS):
        away = (at[..., None] - means[:, None]) / sds[:, None]
        over = _summed(ndtr(away), weights) - wanted
        if (np.abs(over) <= CLOSE_ENOUGH).all():
            break
        low, high = np.where(over < 0, at, low), np.where(over < 0, high, at)
        density = _summed(np.exp(-0.5 * away**2), weights / sds) / np.sqrt(2 * np.pi)
        step = at - over / np.maximum(density, 1e-300)
        inside = (step > low) & (step < high)
        at = np.where(inside, step, (low + high) / 2)
    return at


def _summed(values: Floats, weights: Floats) -> Floats:
    """Rows by shares by nodes -> rows by shares."""
    return np.asarray(np.einsum("rsn,rn->rs", values, weights))
