"""What holds for every trial."""

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.learning.trials.invented import result, somebody
from unclench.engine.learning.trials import Trial, TrialDay, analyse_trial

THREE = {"effects": (-1.0, 0.0, 0.5), "left_over": (0.0,) * 3}
SEEDS = range(4)


def summary(pair) -> list[float]:
    return [pair.mean, pair.sd, *pair.interval_80, pair.p_same]


@pytest.mark.parametrize("seed", SEEDS)
def test_other_names_for_the_arms_change_nothing_but_the_names(seed: int):
    told = somebody(seed, **THREE)
    renamed = [replace(day, arm={"a": "z", "b": "y", "c": "x"}[day.arm]) for day in told]

    before, after = result(told), result(renamed)

    turned = {(pair.a, pair.b): pair for pair in after.contrasts}["x", "z"]
    straight = {(pair.a, pair.b): pair for pair in before.contrasts}["a", "c"]
    assert [-turned.mean, turned.sd, turned.p_same] == pytest.approx(
        [straight.mean, straight.sd, straight.p_same], abs=2e-3
    )
    assert after.p_best["z"] == pytest.approx(before.p_best["a"], abs=0.01)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_missing_day_changes_nothing(seed: int):
    told = somebody(seed, missing=0.1)
    told = [day for day in told if day.day != 10]
    nine = next(day for day in reversed(told) if day.day < 10)

    more = [*told, TrialDay(10, nine.arm, None, nine.period)]

    assert summary(result(more).contrasts[0]) == summary(result(told).contrasts[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_in_which_days_are_told_changes_nothing(seed: int):
    told = somebody(seed)

    mixed = [told[i] for i in np.random.default_rng(seed).permutation(len(told))]

    assert result(mixed) == result(told)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_scale_ten_times_as_long_gives_ten_times_the_difference(seed: int):
    told = somebody(seed)
    longer = [replace(day, value=10 * day.value) for day in told]

    one, ten = result(told), result(longer, highest=100.0)

    assert ten.contrasts[0].mean == pytest.approx(10 * one.contrasts[0].mean)
    assert ten.contrasts[0].p_same == pytest.approx(one.contrasts[0].p_same)
    assert ten.sigma == pytest.approx(10 * one.sigma)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_course_a_point_higher_gives_the_same_difference(seed: int):
    told = somebody(seed, level=4.0, sigma=0.6)
    higher = [replace(day, value=day.value + 1) for day in told]

    assert summary(result(higher).contrasts[0]) == pytest.approx(
        summary(result(told).contrasts[0]), abs=1e-6
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_turned_upside_down_the_other_arm_is_better(seed: int):
    told = somebody(seed)

    pain, ease = result(told), result(told, lower_is_better=False)

    assert ease.contrasts[0].p_better == pytest.approx(1 - pain.contrasts[0].p_better)
    assert ease.contrasts[0].mean == pain.contrasts[0].mean


def test_more_days_narrow_the_answer_on_average():
    def spread(until: int) -> float:
        cut = [[day for day in somebody(seed) if day.day <= until] for seed in range(12)]
        return float(np.mean([result(told).contrasts[0].sd for told in cut]))

    sds = [spread(until) for until in (14, 28, 42, 56)]

    assert sds == sorted(sds, reverse=True)


def test_the_chances_of_being_best_make_a_whole():
    assert sum(result(somebody(1, **THREE)).p_best.values()) == pytest.approx(1)


def test_the_same_trial_always_gives_the_same_answer():
    told = Trial(somebody(1, **THREE))

    assert analyse_trial(told) == analyse_trial(told)
