"""Days without an answer, and days on which little was done."""

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.learning.trials.invented import result, somebody
from unclench.engine.learning.mixture import Mixture
from unclench.engine.learning.trials.missing import as_done, tipping_point

ONE = Mixture(np.ones(1), np.array([-0.6]), np.array([0.3]))


def with_gaps(seed: int, share: float):
    chance = np.random.default_rng(seed)
    told = somebody(seed, effects=(-1.2, 0.0), sigma=0.8, omega=0.2)
    return [
        replace(day, value=None) if day.arm == "a" and chance.random() < share else day
        for day in told
    ]


def test_a_claim_on_few_answers_tips_when_the_missing_days_were_worse():
    found = result(with_gaps(3, 0.5))

    assert found.missing > 10
    assert found.tipping_point in (0.5, 1.0, 2.0)


def test_on_a_scale_ten_times_as_long_it_tips_at_ten_times_as_many_points():
    told = with_gaps(3, 0.5)
    tens = [day if day.value is None else replace(day, value=10 * day.value) for day in told]

    assert result(tens, highest=100.0).tipping_point == 10 * result(told).tipping_point


def test_without_missing_days_nothing_can_tip():
    assert result(somebody(3)).tipping_point is None


def test_the_smallest_change_that_tips_is_told():
    assert tipping_point(lambda delta: delta >= 1) == 1.0
    assert tipping_point(lambda delta: False) is None


def test_done_half_the_time_the_difference_of_doing_is_twice_as_large():
    done = np.tile([1.0, 0.0], 200)

    per_unit = as_done(ONE, done)

    assert per_unit is not None
    assert per_unit.mean == pytest.approx(-1.2, abs=0.01)
    assert per_unit.sd > 0.6


def test_done_every_day_the_difference_is_that_of_the_assignment():
    per_unit = as_done(ONE, np.ones(30))

    assert per_unit is not None
    assert (per_unit.mean, per_unit.sd) == pytest.approx((ONE.mean, ONE.sd))


def test_hardly_ever_done_it_cannot_be_told():
    assert as_done(ONE, np.full(30, 0.05)) is None
    assert as_done(ONE, np.full(30, np.nan)) is None


def test_the_reference_asks_nothing_so_only_the_other_arm_counts():
    told = [replace(day, adherence=0.5 if day.arm == "a" else 0.0) for day in somebody(2)]

    found = result(told, reference="b")

    assert found.as_done is not None
    assert found.as_done[0].mean == pytest.approx(2 * found.contrasts[0].mean, rel=0.08)
    assert result(somebody(2)).as_done is None


def test_arms_that_were_not_done_alike_share_no_number_to_divide_by():
    told = [replace(day, adherence=0.5 if day.arm == "a" else 1.0) for day in somebody(2)]

    found = result(told)

    assert found.as_done is None
    assert "How much was done differs between a (0.5) and b (1)" in found.notes[0]


def test_arms_that_were_done_alike_are_told_as_done_without_a_reference():
    told = [replace(day, adherence=0.5 if day.arm == "a" else 0.55) for day in somebody(2)]

    found = result(told)

    assert found.as_done is not None
    assert not any("differs" in note for note in found.notes)
