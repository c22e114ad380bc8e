"""Yes or no, and the two ends of the scale."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from tests.engine.learning.trials.invented import days, result, somebody
from unclench.engine.learning.trials import Outcome
from unclench.engine.learning.trials.latent import Ends, _settled, risk_difference

LOW = {"level": 1.2, "sigma": 1.2, "omega": 0.2}


@pytest.mark.parametrize("correlation", [0.0, 0.4, 0.8])
def test_two_bounded_days_are_as_likely_as_the_normal_distribution_says(correlation: float):
    covariance = np.array([[1.0, correlation], [correlation, 1.5]])
    mean, bound = np.array([0.4, -0.2]), np.array([0.1, 0.3])
    ends = Ends(bound, np.array([-1.0, -1.0]), np.full((1, 2), 1e-6), np.zeros((1, 2)))

    known = _settled(mean[None], covariance[None], ends)

    wanted = multivariate_normal(mean, covariance).logcdf(bound)
    assert ends.log_evidence(known)[0] == pytest.approx(wanted, abs=0.02)


def test_one_bounded_day_gets_mean_and_variance_of_the_cut_normal():
    ends = Ends(np.zeros(1), np.ones(1), np.full((1, 1), 1e-6), np.zeros((1, 1)))

    known = _settled(np.zeros((1, 1)), np.ones((1, 1, 1)), ends)

    assert known.mean[0, 0] == pytest.approx(np.sqrt(2 / np.pi), abs=1e-4)
    assert known.variance[0, 0] == pytest.approx(1 - 2 / np.pi, abs=1e-4)


def test_many_answers_at_the_floor_are_read_as_at_most_that():
    found = result(somebody(1, **LOW))

    assert found.model == "floor or ceiling"
    assert "at an end of the scale" in found.notes[0]


def test_a_floor_hides_less_of_a_difference_when_it_is_known_for_one():
    def off(known: bool) -> float:
        told = [somebody(seed, effects=(-1.5, 0.0), **LOW) for seed in range(20)]
        moved = [day if known else [replace(d, value=d.value + 1) for d in day] for day in told]
        return float(np.mean([result(one).contrasts[0].mean for one in moved])) + 1.5

    assert abs(off(known=True)) < abs(off(known=False))


def test_floor_and_ceiling_are_mirror_images():
    told = somebody(2, **LOW)
    mirrored = [replace(day, value=10 - day.value) for day in told]

    low, high = result(told).contrasts[0], result(mirrored).contrasts[0]

    assert high.mean == pytest.approx(-low.mean, abs=1e-6)
    assert high.sd == pytest.approx(low.sd, abs=1e-6)


def test_fewer_yes_days_speak_for_an_arm_when_lower_is_better():
    chance = np.random.default_rng(1)
    told = days([0] * 80)
    told = [replace(d, value=float(chance.random() < {"a": 0.2, "b": 0.8}[d.arm])) for d in told]

    pair = result(told, outcome=Outcome.YES_NO).contrasts[0]

    assert pair.p_better > 0.98
    assert -0.7 < pair.mean < -0.1
    assert result(told, outcome=Outcome.YES_NO, lower_is_better=False).contrasts[0].p_better < 0.02


def test_a_difference_in_log_odds_is_one_in_chances_about_the_usual_share():
    turned = risk_difference(0.5)(np.array([-2.0, 0.0, 2.0]))

    assert turned == pytest.approx([-0.46212, 0.0, 0.46212], abs=1e-5)
