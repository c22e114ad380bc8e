"""Where unknown numbers are tried."""

import numpy as np
import pytest
from scipy.stats import beta, halfnorm, norm

from unclench.engine.learning.nodes import even, legendre, log_beta, log_half_normal, log_normal


def test_five_nodes_sum_a_polynomial_of_degree_nine_exactly():
    nodes = legendre(1.0, 3.0, 5)

    assert np.exp(nodes.log_weights) @ nodes.points**9 == pytest.approx((3.0**10 - 1) / 10)


def test_ten_even_nodes_sum_a_bell_to_one():
    nodes = even(-4.5, 4.5, 10)

    density = np.exp(nodes.log_weights + log_normal(nodes.points, 0.0, 1.0))

    assert density.sum() == pytest.approx(1, abs=1e-4)


X = np.array([0.1, 0.5, 0.9])


@pytest.mark.parametrize(
    ("made", "known"),
    [
        (log_beta(X, 2, 3), beta.logpdf(X, 2, 3)),
        (log_normal(X, 0.2, 1.5), norm.logpdf(X, 0.2, 1.5)),
        (log_half_normal(X, 0.4), halfnorm.logpdf(X, scale=0.4)),
    ],
)
def test_densities_are_those_of_the_textbook(made: np.ndarray, known: np.ndarray):
    assert made == pytest.approx(known)
