"""Flare-ups, compared within their week."""

import numpy as np
import pytest

from unclench.engine.learning.triggers import Diary, Factor, Flares, analyse_flares
from unclench.engine.learning.triggers.flares import Weeks, _shape, weeks_of

FACTORS = [Factor(name=name) for name in ("a", "b", "c")]


def _year(log_odds: float, seed: int) -> Flares:
    chance = np.random.default_rng(seed)
    told = {factor.name: chance.normal(size=365) for factor in FACTORS}
    before = np.concatenate([[0.0], told["a"][:-1]])
    flares = chance.random(365) < 1 / (1 + np.exp(2.2 - log_odds * before))
    diary = Diary(range(365), [4.0] * 365, told)
    return analyse_flares(diary, np.flatnonzero(flares).tolist(), FACTORS)


def test_what_comes_before_flare_ups_is_found():
    found = _year(1.2, seed=1)

    assert found.links[0].inclusion > 0.9
    assert 0.4 < found.links[0].if_linked.mean < 1.8
    assert max(link.inclusion for link in found.links[1:]) < 0.9


def test_where_nothing_comes_before_them_nothing_is_found():
    assert max(link.inclusion for link in _year(0.0, seed=2).links) < 0.9


def test_with_few_flare_ups_the_answer_is_what_was_assumed():
    diary = Diary(range(60), [4.0] * 60, {"a": list(np.random.default_rng(3).normal(size=60))})

    found = analyse_flares(diary, [20, 33], FACTORS[:1])

    assert found.notes == ("too_few_flares",)
    assert found.links[0].prior_share == 1.0


def test_a_week_with_one_flare_up_is_the_share_of_its_day():
    factor = np.array([0.5, -1.0, 2.0])
    weeks = weeks_of(np.array([7.0, 8.0, 9.0]), factor[:, None], [9])

    chances, value = weeks.chances(np.array([0.7]))

    assert np.exp(value) == pytest.approx(np.exp(1.4) / np.exp(0.7 * factor).sum())
    assert chances.sum() == pytest.approx(1)


def test_a_week_of_flare_ups_alone_tells_nothing():
    assert weeks_of(np.array([7.0, 8.0]), np.ones((2, 1)), [7, 8]).count == 0


def test_slope_and_curvature_are_those_of_the_likelihood():
    chance = np.random.default_rng(4)
    days = np.arange(70.0)
    weeks = weeks_of(days, chance.normal(size=(70, 2)), [3, 12, 13, 30, 51, 66])
    here, step = np.array([0.3, -0.2]), 1e-5

    slope, curvature, _ = _shape(weeks, here)

    sides = [_value(weeks, here + step * axis) - _value(weeks, here - step * axis) for axis in EYE]
    assert slope == pytest.approx(np.array(sides) / (2 * step), abs=1e-6)
    bends = [_slope(weeks, here + step * axis) - _slope(weeks, here - step * axis) for axis in EYE]
    assert curvature == pytest.approx(-np.array(bends) / (2 * step), abs=1e-5)


EYE = np.eye(2)


def _value(weeks: Weeks, at: np.ndarray) -> float:
    return _shape(weeks, at)[2]


def _slope(weeks: Weeks, at: np.ndarray) -> np.ndarray:
    return _shape(weeks, at)[0]
