"""Noise with a memory, undone."""

import numpy as np
import pytest

from unclench.engine.learning.ar1 import whiten

DAYS = np.array([1.0, 2.0, 5.0, 6.0, 13.0])
PHI = np.array([0.0, 0.3, 0.9])
COLUMNS = np.random.default_rng(1).normal(size=(5, 2))


def full(phi: float) -> np.ndarray:
    return phi ** np.abs(DAYS[:, None] - DAYS)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_whitened_columns_multiply_as_through_the_full_matrix(which: int):
    white = whiten(DAYS, COLUMNS, PHI).columns[which]

    assert white.T @ white == pytest.approx(
        COLUMNS.T @ np.linalg.solve(full(PHI[which]), COLUMNS), abs=1e-12
    )


@pytest.mark.parametrize("which", [0, 1, 2])
def test_the_determinant_is_that_of_the_full_matrix(which: int):
    made = whiten(DAYS, COLUMNS, PHI).log_determinant[which]

    assert made == pytest.approx(np.linalg.slogdet(full(PHI[which]))[1], abs=1e-12)


def test_a_single_day_is_left_as_it_is():
    made = whiten(DAYS[:1], COLUMNS[:1], PHI)

    assert made.columns[2] == pytest.approx(COLUMNS[:1])
    assert made.log_determinant[2] == 0
