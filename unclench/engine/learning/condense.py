"""A mixture of thousands of normals made small."""

import numpy as np
from numpy.typing import NDArray

from .mixture import Floats, Mixture

CELLS = 24  # to a side of the table of means and spreads
NEXT_TO_NOTHING = 1e-9


def condensed(mixture: Mixture) -> Mixture:
    """All but the same mixture of at most some hundred normals.

    Normals that are alike in mean and spread become one with the same mean and variance. What is
    lost is their fourth moment: about a thousandth of the sd in a far quantile.
    """
    kept = mixture.weights > NEXT_TO_NOTHING * mixture.weights.max()
    weights, means, sds = mixture.weights[kept], mixture.means[kept], mixture.sds[kept]
    cell = _cell(means) * CELLS + _cell(np.log(sds))
    return put_together(Mixture(weights, means, sds), cell, float(sds.min()))


def put_together(mixture: Mixture, cell: NDArray[np.intp], least_sd: float) -> Mixture:
    """Normals of the same cell become one with the same mean and variance, its sd at least that.

    cell: a number for each normal, 0 and above. Weights need not sum to one before.
    """
    total = np.bincount(cell, mixture.weights)
    used = total > 0
    total = total[used]
    squares = mixture.weights * (mixture.sds**2 + mixture.means**2)
    mean = np.bincount(cell, mixture.weights * mixture.means)[used] / total
    square = np.bincount(cell, squares)[used] / total
    return Mixture(total / total.sum(), mean, np.sqrt(np.maximum(square - mean**2, least_sd**2)))


def _cell(numbers: Floats) -> NDArray[np.intp]:
    low, high = float(numbers.min()), float(numbers.max())
    width = max(high - low, 1e-12)
    return np.minimum((CELLS * (numbers - low) / width).astype(np.intp), CELLS - 1)
