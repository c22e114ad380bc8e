"""A mixture of thousands of normals made small, and its quantiles found together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from .mixture import Floats, Mixture

CELLS = 24  # to a side of the table of means and spreads
NEXT_TO_NOTHING = 1e-9
NEWTON_STEPS = 30
CLOSE_ENOUGH = 1e-9


def condensed(mixture: Mixture) -> Mixture:
    """All but the same mixture of at most some hundred normals.

    Normals that are alike in mean and spread become one with the same mean and variance. What is
    lost is their fourth moment: about a thousandth of the sd in a far quantile.
    """
    kept = mixture.weights > NEXT_TO_NOTHING * mixture.weights.max()
    weights, means, sds = mixture.weights[kept], mixture.means[kept], mixture.sds[kept]
    cell = _cell(means) * CELLS + _cell(np.log(sds))
    total = np.bincount(cell, weights)
    used = total > 0
    total = total[used]
    mean = np.bincount(cell, weights * means)[used] / total
    square = np.bincount(cell, weights * (sds**2 + means**2))[used] / total
    return Mixture(total / total.sum(), mean, np.sqrt(np.maximum(square - mean**2, sds.min() ** 2)))


def _cell(numbers: Floats) -> NDArray[np.intp]:
    low, high = float(numbers.min()), float(numbers.max())
    width = max(high - low, 1e-12)
    return np.minimum((CELLS * (numbers - low) / width).astype(np.intp), CELLS - 1)


def quantiles(mixture: Mixture, shares: Sequence[float]) -> Floats:
    """The values below which these shares (above 0, under 1) of the probability lie.

    Newton's steps, kept inside the bracket that the signs have shown so far.
    """
    wanted = np.asarray(shares, dtype=np.float64)
    low = np.full(len(wanted), float((mixture.means - 12 * mixture.sds).min()))
    high = np.full(len(wanted), float((mixture.means + 12 * mixture.sds).max()))
    at = mixture.mean + mixture.sd * ndtri(wanted)
    for _ in range(NEWTON_STEPS):
        z = (at[:, None] - mixture.means) / mixture.sds
        short = ndtr(z) @ mixture.weights - wanted
        open_still = np.abs(short) > CLOSE_ENOUGH
        if not open_still.any():
            break
        low, high = np.where(short < 0, at, low), np.where(short < 0, high, at)
        density = np.exp(-0.5 * z * z) @ (mixture.weights / mixture.sds) / np.sqrt(2 * np.pi)
        step = at - short / np.maximum(density, 1e-300)
        inside = (step > low) & (step < high)
        at = np.where(open_still, np.where(inside, step, (low + high) / 2), at)
    return np.asarray(at)
