"""Quantiles of many mixtures at once."""

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr

from unclench.engine.learning.mixture import BISECTIONS, WIDEST, Floats, Mixture


def quantiles(mixtures: Sequence[Mixture], shares: Sequence[float]) -> Floats:
    """The same as `Mixture.quantile`, by bisection, for all of them together (mixtures by
    shares)."""
    weights, means, sds = (_padded(mixtures, part) for part in ("weights", "means", "sds"))
    low = (means - WIDEST * sds).min(axis=1)[:, None].repeat(len(shares), axis=1)
    high = (means + WIDEST * sds).max(axis=1)[:, None].repeat(len(shares), axis=1)
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        reach = (middle[..., None] - means[:, None]) / sds[:, None]
        below = (weights[:, None] * ndtr(reach)).sum(axis=-1) < np.asarray(shares)
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    found: Floats = (low + high) / 2
    return found


def _padded(mixtures: Sequence[Mixture], part: str) -> Floats:
    """One part of every mixture as rows of one length; what is added has no weight."""
    longest = max(len(mixture.weights) for mixture in mixtures)
    rows = [getattr(mixture, part) for mixture in mixtures]
    if part == "weights":
        return np.array([np.pad(row, (0, longest - len(row))) for row in rows])
    return np.array([np.pad(row, (0, longest - len(row)), mode="edge") for row in rows])
