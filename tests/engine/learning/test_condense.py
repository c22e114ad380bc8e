"""A large mixture made small, and its quantiles."""

import numpy as np
import pytest

from unclench.engine.learning.condense import condensed
from unclench.engine.learning.mixture import Mixture, of_log_weights

SHARES = [0.001, 0.025, 0.25, 0.5, 0.9, 0.975]


def many(seed: int) -> Mixture:
    chance = np.random.default_rng(seed)
    size = 4000
    return of_log_weights(
        chance.normal(0, 2, size), chance.normal(-0.4, 0.2, size), chance.uniform(0.2, 0.6, size)
    )


@pytest.mark.parametrize("seed", range(20))
def test_quantiles_found_together_are_those_found_one_by_one(seed: int):
    mixture = many(seed)

    assert mixture.quantiles(SHARES) == pytest.approx(
        [mixture.quantile(share) for share in SHARES], abs=1e-6
    )


@pytest.mark.parametrize("seed", range(20))
def test_made_small_a_mixture_keeps_its_quantiles(seed: int):
    mixture = many(seed)

    small = condensed(mixture)

    assert len(small.weights) <= 576
    assert small.quantiles(SHARES) == pytest.approx(mixture.quantiles(SHARES), abs=1e-3)


def test_made_small_a_mixture_keeps_mean_and_spread():
    mixture = many(1)

    small = condensed(mixture)

    assert (small.mean, small.sd) == pytest.approx((mixture.mean, mixture.sd), abs=1e-6)


def test_a_single_normal_stays_itself():
    one = Mixture(np.ones(1), np.array([0.5]), np.array([2.0]))

    assert (condensed(one).mean, condensed(one).sd) == pytest.approx((0.5, 2.0))
