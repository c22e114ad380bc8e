"""Planning a trial before its first day."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from bench.learning.trial_truth import Truth, days_of
from unclench.engine.learning.design import Design, Question, design, protocol_of
from unclench.engine.learning.design.schedule import drawn, looks_of
from unclench.engine.learning.trials import TrialDay, Verdict, analyse_trial

HEAT = Question(
    ("heat", "usual"), reference="usual", question="Does heat ease my mornings?", lengths=(1, 4)
)


@pytest.fixture(scope="module")
def made() -> Design:
    return design(HEAT)


def longest_run(order: tuple[int, ...]) -> int:
    longest = run = 1
    for before, now in pairwise(order):
        run = run + 1 if before == now else 1
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize("arms", [2, 3, 4])
@pytest.mark.parametrize("seed", range(5))
def test_no_arm_stands_more_than_twice_in_a_row(arms: int, seed: int):
    assert longest_run(drawn(arms, 120, 1, np.random.default_rng(seed)).order) <= 2


@pytest.mark.parametrize("arms", [2, 3, 4])
def test_every_arm_comes_equally_often(arms: int):
    order = drawn(arms, 100, 2, np.random.default_rng(1)).order

    assert len(set(Counter(order).values())) == 1


def test_every_order_of_a_set_is_drawn_equally_often():
    chance = np.random.default_rng(1)

    counts = Counter(drawn(3, 3, 1, chance).order for _ in range(6000))

    assert len(counts) == 6
    assert max(abs(count - 1000) for count in counts.values()) < 4.5 * np.sqrt(1000 * 5 / 6)


def test_looks_end_with_the_trial_and_stand_at_ends_of_sets():
    schedule = drawn(2, 56, 2, np.random.default_rng(1))

    looks = looks_of(schedule, 5)

    assert looks[-1] == 56
    assert all(look % 4 == 0 for look in looks)


def test_shorter_periods_have_more_power(made: Design):
    powers = [option.expected.power for option in made.options if option.expected]

    assert powers == sorted(powers, reverse=True)
    assert powers[0] > 0.75


def test_with_nothing_between_arms_a_claim_is_rare(made: Design):
    assert all(option.expected.false_claim < 0.05 for option in made.options if option.expected)


def test_periods_of_two_weeks_are_refused_with_the_reason():
    only = design(replace(HEAT, lengths=(14,))).options[0]

    assert only.expected is None
    assert "Within so long a period pain drifts" in str(only.refused)


def test_a_trial_with_less_than_an_even_chance_is_not_planned():
    short = design(replace(HEAT, days=12, lengths=(2,), mcid=0.5))

    assert (short.best, short.protocol, short.protocol_hash) == (None, None, None)
    assert "Not worth starting" in short.notes[0]


def test_periods_shorter_than_an_arm_needs_are_refused():
    found = design(replace(HEAT, lengths=(1, 3), settles_days=3))

    assert found.options[0].refused == "An arm needs 3 days to show and to be gone again."
    assert found.options[1].refused is None


def test_what_lingers_costs_power():
    clear, lingering = (
        design(replace(HEAT, lengths=(1,), lingers=lingers)).options[0].expected
        for lingers in (False, True)
    )

    assert lingering.power < clear.power
    assert lingering.sd > clear.sd


def test_a_quiet_diary_promises_more_than_a_restless_one():
    def power(sigma: float) -> float:
        told = days_of(Truth(sigma=sigma, length=40), np.random.default_rng(3))
        diary = tuple((day.day, day.value) for day in told)
        return design(replace(HEAT, lengths=(2,), diary=diary)).options[0].expected.power

    assert power(0.5) > power(2.0) + 0.2


def test_a_short_diary_is_said_to_be_too_short():
    found = design(replace(HEAT, diary=((1, 4.0), (2, 5.0))))

    assert found.noise == "priors"
    assert "too few days" in " ".join(found.notes)


def test_the_same_seed_gives_the_same_design_and_another_one_another_order(made: Design):
    assert design(HEAT) == made
    assert design(replace(HEAT, seed=2)).protocol.arm_by_day != made.protocol.arm_by_day


def test_a_protocol_read_back_has_the_same_fingerprint(made: Design):
    assert protocol_of(made.protocol.as_json()).fingerprint == made.protocol_hash


@pytest.mark.parametrize("change", [{"mcid": 0.9}, {"looks": (56,)}, {"question": "Is it cold?"}])
def test_any_change_of_a_protocol_changes_its_fingerprint(made: Design, change: dict):
    assert replace(made.protocol, **change).fingerprint != made.protocol_hash


def test_a_protocol_makes_the_trial_that_was_planned(made: Design):
    plan = made.protocol
    days = [
        TrialDay(i + 1, arm, 2.0 + 3 * (arm == "usual") + i % 2 * 0.5, str(plan.period_by_day[i]))
        for i, arm in enumerate(plan.arm_by_day)
    ]

    found = analyse_trial(plan.trial(tuple(days)))

    assert (found.verdict, found.best) == (Verdict.HELPS_YOU, "heat")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"arms": ("heat",)}, "2 to 4 different arms"),
        ({"arms": ("heat", "heat")}, "2 to 4 different arms"),
        ({"days": 0}, "1 to 200 days"),
        ({"lengths": (0,)}, "at least one day"),
        ({"mcid": 0.0}, "above 0"),
        ({"reference": "cold"}, "no arm is called cold"),
        ({"looks": 0}, "at least one look"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_words(change: dict, said: str):
    with pytest.raises(ValueError, match=said):
        design(replace(HEAT, **change))
