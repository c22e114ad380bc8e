"""Noise in which one day resembles the day before: AR(1), with days that may be missing.

A correlation of phi from one day to the next is phi ** gap over a gap of days, so a missing day is
a longer gap and needs no guess at its value. Such noise is undone (whitened) in one pass, because
given the last known day the days before it say nothing more.
"""

from typing import NamedTuple

import numpy as np

from unclench.engine.learning.mixture import Floats


class Whitened(NamedTuple):
    """Columns as they would be if the noise of the days were independent, one set for each phi.

    columns: (phi, day, column); log_determinant: (phi,), of the correlation matrix of the days.
    """

    columns: Floats
    log_determinant: Floats


def whiten(days: Floats, columns: Floats, phi: Floats) -> Whitened:
    """Columns (day, column) whitened for every phi: (x - r x_before) / sqrt(1 - r r).

    days: increasing day numbers, each once; phi: 0 to under 1. The noise has a marginal
    standard deviation of 1; divide by another one afterwards.
    """
    r = phi[:, None] ** np.diff(days)
    left = 1 - r * r
    white = np.empty((len(phi), *columns.shape))
    white[:, 0] = columns[0]
    white[:, 1:] = columns[1:] - r[..., None] * columns[:-1]
    white[:, 1:] /= np.sqrt(left)[..., None]
    return Whitened(white, np.log(left).sum(axis=1))
