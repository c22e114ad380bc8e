"""The wide prior of the arms beside the usual one."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom

from bench.learning.trial_truth import Truth, days_of, from_priors
from bench.learning.trials import difference, model_of, posterior
from unclench.engine.learning.design.protocol import Protocol, protocol_of
from unclench.engine.learning.trials import Priors
from unclench.engine.learning.trials.grid import Model, fit
from unclench.engine.learning.trials.widen import prior_sd, widened

RARE = 1e-4
LARGE = (-2.0, 0.0)


def model(seed: int, **truth: object) -> Model:
    chance = np.random.default_rng([31, seed])
    base = Truth(effects=(0.0,) * 3, left_over=(0.0,) * 3)
    return model_of(days_of(replace(from_priors(base, chance), **truth), chance), arms=3)


def alone(one: Model, sd: float) -> Model:
    """The same with one prior for the arms."""
    return replace(one, columns=replace(one.columns, arms_variance=sd**2 / 2))


@pytest.mark.parametrize("seed", range(3))
def test_the_wide_prior_alone_is_that_of_a_pass_made_with_it(seed: int):
    one = model(seed)

    short = difference(widened(fit(one), replace(Priors(), wide_share=1 - 1e-12)), 3)

    straight = difference(fit(alone(one, 2.0)), 3)
    assert short.mean == pytest.approx(straight.mean, abs=1e-4)
    assert short.sd == pytest.approx(straight.sd, rel=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_each_prior_counts_by_how_well_it_fits(seed: int):
    one = model(seed)
    usual, wide = fit(one), fit(alone(one, 2.0))
    odds = (
        np.exp(wide.log_weight - 2 * np.log(2.0)).sum()
        / np.exp(usual.log_weight - 2 * np.log(0.8)).sum()
    )

    share = (prior_sd(widened(usual, Priors()), Priors()) ** 2 - 0.64) / (4 - 0.64)

    assert share == pytest.approx(odds / (1 + odds), rel=0.01)


def held(runs: int, priors: Priors, level: float) -> int:
    """Of so many people with a difference of two points, for how many the interval holds it."""
    places = []
    for seed in range(runs):
        chance = np.random.default_rng([32, seed])
        truth = replace(from_priors(Truth(), chance), effects=LARGE)
        one = replace(model_of(days_of(truth, chance)), priors=priors)
        places.append(difference(posterior(one)).below(-2.0))
    return int((np.abs(np.array(places) - 0.5) < level / 2).sum())


def test_a_large_difference_is_held_as_often_as_is_promised():
    assert held(150, Priors(), 0.95) >= binom.ppf(RARE, 150, 0.92)


def test_without_the_wide_prior_a_large_difference_is_held_too_seldom():
    assert held(150, Priors(wide_share=0.0), 0.8) < binom.ppf(RARE, 150, 0.75)


def test_a_plan_made_before_there_was_a_wide_prior_keeps_its_fingerprint_and_its_rules():
    plan = Protocol("Which?", ("a", "b"), ("a", "b"), (1, 2), (2,), 1.0)
    old = replace(plan, priors=Priors(wide_share=0.0)).as_json()

    read = protocol_of(old)

    assert "wide_share" not in old["priors"]
    assert read.priors.wide_share == 0
    assert read.as_json() == old
