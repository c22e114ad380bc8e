"""Elimination on thousands of small symmetric matrices at once, with the matrices' axes first.

LAPACK handles one small matrix at a time and spends its time on being called. With the nodes of
the grid last, each step of the elimination is one operation on long rows.
"""

import numpy as np

from unclench.engine.learning.mixture import Floats


def eliminate(matrix: Floats, count: int) -> tuple[Floats, Floats]:
    """What is left of the rest once the first `count` variables are summed out, and log |pivots|.

    matrix: (size, size, ...), symmetric, its first block positive definite; it is used up. The
    rest is the Schur complement, of which only the upper triangle is right.
    """
    size = len(matrix)
    log_determinant = np.zeros(matrix.shape[2:])
    for k in range(count):
        row = matrix[k, k:]
        scaled = row[1:] / row[0]
        log_determinant += np.log(row[0])
        for i in range(k + 1, size):
            matrix[i, i:] -= row[i - k] * scaled[i - k - 1 :]
    return matrix[count:, count:], log_determinant


def solve(matrix: Floats) -> tuple[Floats, Floats]:
    """Mean and covariance from precision and right-hand side, as the last column of `matrix`.

    matrix: (size, size + 1, ...) of which the upper triangle is read. Sizes are 1 to 3 here, so
    plain Gauss-Jordan elimination without pivoting is exact enough and fast.
    """
    size = len(matrix)
    work = _widened(matrix)
    for k in range(size):
        work[k] /= work[k, k].copy()
        for i in range(size):
            if i != k:
                work[i] -= work[i, k].copy() * work[k]
    return work[:, size], work[:, size + 1 :]


def _widened(matrix: Floats) -> Floats:
    """The matrix made symmetric, its right-hand side, and the identity, side by side."""
    size = len(matrix)
    work = np.zeros((size, 2 * size + 1, *matrix.shape[2:]))
    for i in range(size):
        work[i, i : size + 1] = matrix[i, i:]
        work[i:size, i] = matrix[i, i:size]
        work[i, size + 1 + i] = 1.0
    return work
