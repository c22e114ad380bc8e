"""Points at which a number that is not known is tried, and how much each of them counts.

A posterior of a few such numbers (noise, correlation, scales) is summed over a grid of their
nodes; at every node all the rest is normal. Densities are logarithms.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.special import betaln, xlog1py, xlogy

from unclench.engine.learning.mixture import Floats


class Nodes(NamedTuple):
    """points: where; log_weights: the logarithm of the length that each point stands for."""

    points: Floats
    log_weights: Floats


@lru_cache(maxsize=64)
def _legendre(count: int) -> tuple[Floats, Floats]:
    points, weights = np.polynomial.legendre.leggauss(count)
    return points, weights


def legendre(low: float, high: float, count: int) -> Nodes:
    """Gauss-Legendre nodes: exact for polynomials up to degree 2 count - 1 from low to high."""
    points, weights = _legendre(count)
    half = (high - low) / 2
    return Nodes(low + half * (points + 1), np.log(half * weights))


def even(low: float, high: float, count: int) -> Nodes:
    """Evenly spaced nodes that count alike, both ends among them.

    The sum is all but exact for a smooth bell that has fallen to nothing at both ends.
    """
    points = np.linspace(low, high, count)
    step = (high - low) / max(count - 1, 1)
    return Nodes(points, np.full(count, np.log(step)))


def log_beta(x: Floats, a: float, b: float) -> Floats:
    """Density of Beta(a, b) at x, 0 to 1."""
    return np.asarray(xlogy(a - 1, x) + xlog1py(b - 1, -x) - betaln(a, b))


def log_normal(x: Floats, mean: float, sd: float) -> Floats:
    """Density of N(mean, sd^2) at x; of a lognormal number too, over its logarithm x."""
    return np.asarray(-0.5 * ((x - mean) / sd) ** 2 - np.log(sd) - 0.5 * np.log(2 * np.pi))


def log_half_normal(x: Floats, sd: float) -> Floats:
    """Density of the absolute value of N(0, sd^2) at x, 0 and above."""
    return np.asarray(log_normal(x, 0.0, sd) + np.log(2.0))
