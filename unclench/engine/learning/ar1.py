"""Noise in which one day resembles the day before: AR(1), with days that may be missing.

A correlation of phi from one day to the next is phi ** gap over a gap of days, so a missing day is
a longer gap and needs no guess at its value. Such noise is undone (whitened) in one pass, because
given the last known day the days before it say nothing more.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Whitened(NamedTuple):
    """Columns as they would be if the noise of the days were independent, one set for each phi.

    columns: (phi, day, column); log_determinant: (phi,), of the correlation matrix of the days.
    """

    columns: Floats
    log_determinant: Floats


def correlations(days: Floats, phi: Floats) -> Floats:
    """The correlation of each day but the first with the one before it: (phi, day - 1).

    days: increasing day numbers, each once; phi: 0 to under 1.
    """
    return np.asarray(phi[:, None] ** np.diff(days))


def whiten(days: Floats, columns: Floats, phi: Floats) -> Whitened:
    """Columns (day, column) whitened for every phi: (x - r x_before) / sqrt(1 - r r).

    days: increasing day numbers, each once; phi: 0 to under 1. The noise has a marginal
    standard deviation of 1; divide by another one afterwards.
    """
    r = correlations(days, phi)
    left = 1 - r * r
    white = np.empty((len(phi), *columns.shape))
    white[:, 0] = columns[0]
    white[:, 1:] = columns[1:] - r[..., None] * columns[:-1]
    white[:, 1:] /= np.sqrt(left)[..., None]
    return Whitened(white, np.log(left).sum(axis=1))


def whiten_back(days: Floats, white: Floats, phi: Floats) -> Floats:
    """The inverse correlation matrix times the columns, from what `whiten` made of them.

    Together they are R^-1 x = L'^-1 (L^-1 x), with the same shapes as in `whiten`.
    """
    r = correlations(days, phi)
    scale = np.sqrt(1 - r * r)[..., None]
    back = white.copy()
    back[:, 1:] /= scale
    back[:, :-1] -= r[..., None] * back[:, 1:]
    return back


def precision(days: Floats, phi: Floats) -> tuple[Floats, Floats]:
    """The inverse correlation matrix, which is tridiagonal: its diagonal and what is beside it.

    Shapes (phi, day) and (phi, day - 1).
    """
    r = correlations(days, phi)
    left = 1 - r * r
    diagonal = np.ones((len(phi), len(days)))
    diagonal[:, 1:] += r * r / left
    diagonal[:, :-1] += r * r / left
    return diagonal, -r / left
