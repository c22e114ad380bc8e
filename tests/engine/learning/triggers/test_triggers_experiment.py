"""Tests by days that chance decides."""

import numpy as np
import pytest

from unclench.engine.learning.triggers.experiment import (
    Outcome,
    Verdict,
    analyse_experiment,
    chance_of_answer,
    draw,
    propose,
)


def _tested(difference: float, seed: int, days: int = 32) -> Outcome:
    chance = np.random.default_rng(seed)
    more = draw(days, chance)
    pain, noise = np.zeros(days + 1), 0.0
    for day in range(days + 1):
        noise = 0.4 * noise + chance.normal()
        pain[day] = 5 + noise + (difference * more[day - 1] if day else 0)
    return analyse_experiment(more, pain.tolist(), 1.0, chance)


def test_of_every_four_days_two_are_chosen():
    more = np.array(draw(40, np.random.default_rng(1))).reshape(-1, 4)

    assert (more.sum(axis=1) == 2).all()


def test_every_order_of_four_days_comes_up_alike():
    chance = np.random.default_rng(2)
    drawn = [draw(4, chance) for _ in range(1200)]

    counts = [drawn.count(order) for order in set(drawn)]

    assert len(counts) == 6
    assert max(abs(count - 200) for count in counts) < 60


def test_a_large_difference_is_found():
    outcome = _tested(2.5, seed=3)

    assert outcome.verdict is Verdict.DIFFERS
    assert 1.5 < outcome.difference.mean < 3.5


def test_where_there_is_no_difference_it_is_seldom_said():
    said = [_tested(0.0, seed).verdict for seed in range(40)]

    assert said.count(Verdict.DIFFERS) <= 9


def test_chance_alone_gives_every_share_alike():
    shares = np.array([_tested(0.0, seed).p_by_chance for seed in range(60)])

    assert 0.3 < shares.mean() < 0.7


def test_the_chance_that_is_announced_is_what_happens():
    plan = propose(1 / np.sqrt(1 - 0.4**2), 0.4)
    assert plan is not None

    said = [_tested(1.0, seed, plan.days).verdict for seed in range(60)]

    assert said.count(Verdict.DIFFERS) / 60 == pytest.approx(plan.chance, abs=0.25)


def test_a_hopeless_test_is_not_offered():
    assert propose(noise=4.0, phi=0.1, worth=0.5) is None


def test_more_days_give_a_better_chance():
    assert chance_of_answer(16, 1, 0.4, 1) < chance_of_answer(60, 1, 0.4, 1) < 1


@pytest.mark.parametrize("pain", [[None] * 17, [5.0] * 17, [3.0, None] * 8 + [2.0]])
def test_days_that_cannot_tell_say_so(pain: list[float | None]):
    more = (True, False) * 8

    outcome = analyse_experiment(more, pain, 1.0, np.random.default_rng(5))

    assert outcome.verdict is Verdict.CANNOT_TELL
    assert np.isfinite([outcome.difference.mean, outcome.difference.sd]).all()
