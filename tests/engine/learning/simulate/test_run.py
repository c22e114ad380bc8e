"""Invented people and what is counted of them."""

from dataclasses import replace

import numpy as np
import pytest

from tests.shipped import BASE
from unclench.commands.learn.simulate import POLICY_NAMES
from unclench.engine.learning.simulate.policies import POLICIES
from unclench.engine.learning.simulate.population import MEANS, Settings, draw_people, prior_options
from unclench.engine.learning.simulate.run import Plan, outcomes, simulate
from unclench.engine.learning.simulate.world import World

RULES = BASE.relief_rules
SMALL = Plan(people=12, sessions=8, policy="random")


def people_of(count: int = 4000, **settings):
    return draw_people(count, Settings(**settings), np.random.default_rng(3))


def test_the_same_plan_gives_the_same_figures():
    assert simulate(SMALL, RULES) == simulate(SMALL, RULES)


def test_another_seed_gives_other_people():
    assert simulate(SMALL, RULES) != simulate(replace(SMALL, seed=2), RULES)


@pytest.mark.parametrize("policy", list(POLICIES))
def test_every_policy_runs(policy):
    figures = simulate(replace(SMALL, policy=policy, may_wait=True, rests_every=3), RULES)

    assert all(np.isfinite(value) for value in figures.values())
    assert figures["regret"] > 0


def test_the_command_line_knows_every_policy():
    assert tuple(POLICIES) == POLICY_NAMES


def test_effects_have_the_spread_that_is_announced():
    effects = people_of().effects

    assert effects.mean(axis=0) == pytest.approx(MEANS, abs=0.06)
    assert effects.std(axis=0) == pytest.approx(0.707, abs=0.04)
    assert np.corrcoef(effects[:, 0], effects[:, 1])[0, 1] == pytest.approx(0.5, abs=0.06)
    assert np.corrcoef(effects[:, 0], effects[:, 9])[0, 1] == pytest.approx(0, abs=0.08)


def test_when_nothing_works_there_is_no_effect_and_no_regret():
    none = replace(SMALL, settings=Settings(nothing_works=True))

    assert not people_of(9, nothing_works=True).effects.any()
    assert simulate(none, RULES)["regret"] == 0


def test_a_prior_that_is_off_is_off():
    chance = np.random.default_rng(1)

    means = [option.mean for option in prior_options(Settings(prior_off=0.5), chance)]

    assert np.std(np.array(means) - MEANS) > 0.2


def world(**settings) -> World:
    chosen = Settings(by_itself=1.0, **settings)
    people = draw_people(600, chosen, np.random.default_rng(2))
    return World(people, chosen, 10, np.random.default_rng(4))


def mean_drop(option: int, **settings) -> float:
    tried, nobody = world(**settings), np.zeros(600)
    for day in range(10):
        pain = np.maximum(tried.pain(float(day)), 4)
        tried.go(np.full(600, option), pain, nobody)
    drop = tried.record.before - tried.record.after
    return float(drop[:, 4:].mean())


def test_pain_falls_by_itself_as_much_as_is_set():
    assert mean_drop(0, nothing_works=True) == pytest.approx(1.0, abs=0.2)


def test_expectation_adds_to_every_session_with_an_option():
    more = mean_drop(1, nothing_works=True, expectation=0.5) - mean_drop(1, nothing_works=True)

    assert more == pytest.approx(0.5, abs=0.05)


def test_drops_stray_by_as_much_as_is_set():
    straying = world(noise=0.4).people.noise

    assert np.median(straying) == pytest.approx(0.4, abs=0.02)
    assert np.median(world().people.noise) == pytest.approx(1.15, abs=0.06)


def test_habituation_takes_the_effect_away():
    assert mean_drop(1, habituation=0.4) < mean_drop(1) - 0.4


def test_ratings_are_whole_where_they_are_rounded():
    rounded = world(rounding=True)
    rounded.go(np.ones(600, dtype=int), rounded.pain(0.0), np.zeros(600))

    assert np.array_equal(rounded.record.after, np.round(rounded.record.after))


def test_planned_waits_keep_to_their_number():
    plan = replace(SMALL, sessions=40, may_wait=True)

    assert outcomes(plan, RULES).waits.max() <= RULES.choosing.waits
