"""A posterior made of normals."""

import numpy as np
import pytest
from scipy.stats import norm

from unclench.engine.learning.mixture import Mixture, of_log_weights

ONE = Mixture(np.array([1.0]), np.array([1.5]), np.array([2.0]))
TWO = Mixture(np.array([0.25, 0.75]), np.array([-1.0, 3.0]), np.array([0.5, 2.0]))


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95])
def test_one_normal_has_the_interval_of_the_normal(level: float):
    assert ONE.interval(level) == pytest.approx(norm.interval(level, 1.5, 2.0))


def test_mean_and_spread_of_two_normals_are_those_of_many_draws():
    chance = np.random.default_rng(1)
    second = chance.random(400_000) < 0.75
    draws = np.where(second, chance.normal(3, 2, 400_000), chance.normal(-1, 0.5, 400_000))

    assert TWO.mean == pytest.approx(draws.mean(), abs=0.02)
    assert TWO.sd == pytest.approx(draws.std(), abs=0.02)


def test_a_quantile_lies_where_that_share_is_below():
    assert TWO.below(TWO.quantile(0.3)) == pytest.approx(0.3, abs=1e-9)


def test_below_and_above_make_a_whole():
    assert TWO.below(0.7) + TWO.above(0.7) == pytest.approx(1)


def test_turned_round_the_interval_is_turned_round():
    low, high = TWO.interval(0.8)

    assert TWO.flipped().interval(0.8) == pytest.approx((-high, -low))


def test_weights_far_below_zero_in_logarithms_still_sum_to_one():
    made = of_log_weights(np.array([-5000.0, -5001.0]), np.zeros(2), np.ones(2))

    assert made.weights.sum() == pytest.approx(1)
    assert made.weights[0] == pytest.approx(1 / (1 + np.exp(-1)))


def test_where_nearly_all_of_it_is_one_spike_a_quantile_is_still_found():
    spike = Mixture(np.array([0.9, 0.1]), np.array([0.0, 2.0]), np.array([1e-9, 1.0]))

    low, high = spike.interval(0.95)

    assert spike.below(high) == pytest.approx(0.975, abs=1e-9)
    assert spike.below(low) == pytest.approx(0.025, abs=1e-9)
