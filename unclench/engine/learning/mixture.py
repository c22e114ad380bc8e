"""A posterior as a weighted sum of normal distributions.

Given the few numbers that are not linear (noise, correlation, scales) every model here is
Gaussian, so what is known of an effect is one normal for each grid point of those numbers, weighted
by how well it fits.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Floats = NDArray[np.float64]
BISECTIONS = 60
WIDEST = 12.0  # standard deviations around the outermost mean in which a quantile is sought


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

    def quantile(self, share: float) -> float:
        """The value below which this share (above 0, under 1) of the probability lies."""
        low = float((self.means - WIDEST * self.sds).min())
        high = float((self.means + WIDEST * self.sds).max())
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.below(middle) < share else (low, middle)
        return (low + high) / 2

    def interval(self, level: float) -> tuple[float, float]:
        """The equal-tailed interval that holds `level` (above 0, under 1) of the probability."""
        tail = (1 - level) / 2
        return self.quantile(tail), self.quantile(1 - tail)

    def flipped(self) -> "Mixture":
        """The same of the opposite number, b minus a for a minus b."""
        return Mixture(self.weights, -self.means, self.sds)


def of_log_weights(log_weights: Floats, means: Floats, sds: Floats) -> Mixture:
    """The mixture whose weights are given as logarithms up to one common number."""
    weights = np.exp(log_weights - log_weights.max())
    return Mixture(weights / weights.sum(), means, sds)
