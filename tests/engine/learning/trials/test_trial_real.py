"""The engine beside what was published of a real person's 70 days (bench/learning/data)."""

import numpy as np
import pytest

from bench.learning.real_series import (
    PUBLISHED,
    beside_published,
    columns,
    least_squares,
    with_memory,
    worked_out,
)
from unclench.engine.learning.trials import Verdict

TOLD = columns()
CHANCE_OF_THEIRS = 4 * 0.029  # of the sd: four standard errors of a quantile of 8,000 draws


@pytest.mark.parametrize("which", PUBLISHED["least_squares"])
def test_regression_coefficients_are_the_published_ones(which: str):
    known = PUBLISHED["least_squares"][which]

    assert least_squares(TOLD, known["names"]) == pytest.approx(known["estimate"], abs=1e-5)


def test_coefficients_with_memory_are_those_of_generalised_least_squares():
    assert with_memory(TOLD) == pytest.approx(PUBLISHED["gls"]["estimate"], abs=1e-5)


@pytest.mark.parametrize("which", PUBLISHED["bayes"]["names"])
def test_the_bayesian_answer_is_the_published_one(which: str):
    off = beside_published(TOLD)[which]

    assert abs(off["mean_sd"]) < 0.03
    assert abs(off["sd_share"]) < 0.03
    assert np.abs([off["q025_sd"], off["q975_sd"]]).max() < CHANCE_OF_THEIRS


def test_of_melatonin_and_mood_no_real_difference_is_said():
    assert worked_out(TOLD).verdict is Verdict.NO_REAL_DIFFERENCE
