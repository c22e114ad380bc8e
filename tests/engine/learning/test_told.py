"""From what was kept of sessions to what the model of relief takes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from unclench.engine.learning.told import (
    Bout,
    Missing,
    Told,
    membership,
    option_priors,
    phase_on,
    relief_history,
)
from unclench.engine.values.intervention import Phase

DAY = date(2026, 3, 10)
BEGUN = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
FIRST = Bout(date(2026, 1, 2), date(2026, 1, 30))
SECOND = Bout(date(2026, 3, 1), None)
WALKED = Told(DAY, BEGUN, BEGUN + timedelta(minutes=15), 5, 3, done=("short_walk",))
WAITED = replace(WALKED, done=(), waited=True, ended_at=BEGUN + timedelta(minutes=20))


@pytest.fixture(scope="module")
def belongs(base):
    return membership(base)


@pytest.fixture
def told(base, belongs):
    return lambda *sessions: relief_history(base, belongs, sessions, (FIRST, SECOND))


def test_a_session_tells_of_the_kind_of_help_that_was_in_it(told):
    session = told(WALKED).sessions[0]

    assert (session.option, session.before, session.after) == ("walking", 5, 3)
    assert (session.minutes, session.episode) == (15, 2)


def test_a_session_of_several_kinds_tells_of_each_of_them_once(told):
    done = ("slow_breathing", "cat_camel", "pelvic_tilt", "short_walk")

    session = told(replace(WALKED, done=done)).sessions[0]

    assert session.options == ("gentle_movement", "walking", "breathing")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"before": None}, Missing.BEFORE),
        ({"after": None}, Missing.AFTER),
        ({"ended_at": None}, Missing.AFTER),
        ({"before": 1}, Missing.LITTLE_PAIN),
        ({"ended_at": BEGUN + timedelta(hours=9)}, Missing.TOO_FAR_APART),
        ({"done": ()}, Missing.NOTHING_DONE),
    ],
)
def test_a_session_that_tells_nothing_is_left_out_and_counted(told, changed, why):
    history = told(WALKED, replace(WALKED, **changed))

    assert len(history.sessions) == 1
    assert history.left_out == {why: 1}


def test_a_session_that_made_it_worse_counts_as_well(told):
    assert told(replace(WALKED, after=8)).sessions[0].after == 8


def test_a_wait_told_at_once_or_hours_later_is_no_wait(told):
    at_once = replace(WAITED, ended_at=BEGUN + timedelta(minutes=4))
    late = replace(WAITED, ended_at=BEGUN + timedelta(hours=3))

    assert told(at_once, late).left_out == {Missing.TOO_FAR_APART: 2}


def test_a_wait_in_which_something_was_begun_is_none(told):
    assert told(WAITED, WALKED).left_out == {Missing.NOT_ALONE: 1}


def test_a_wait_is_a_session_with_nothing_in_it(told):
    assert told(WAITED).sessions[0].option == ""


def test_between_two_bouts_a_session_belongs_to_neither(told):
    assert told(replace(WALKED, day=date(2026, 2, 10))).sessions[0].episode == 0


def test_an_own_choice_stays_one(told):
    assert told(replace(WALKED, own_choice=True)).sessions[0].own_choice


def test_whatever_a_session_of_an_option_is_made_of_tells_of_that_option(base, belongs):
    made_of = {
        (name, option.id)
        for option in base.relief_options.values()
        for slot in option.slots
        for name in slot
    }

    assert {pair for pair in made_of if belongs[pair[0]] != pair[1]} == set()


def test_every_intervention_belongs_to_an_option(base, belongs):
    assert set(base.interventions) - set(belongs) == set()


def test_a_medicine_is_never_an_option(base):
    named = {name for option in base.relief_options.values() for name in option.priors}

    assert {base.effect_priors[name].group.value for name in named} & {"medicine"} == set()


@pytest.mark.parametrize("phase", Phase)
def test_each_option_has_a_prior_however_long_the_pain_has_lasted(base, phase):
    assert option_priors(base, phase).ids == tuple(base.relief_options)


@pytest.mark.parametrize(
    ("bouts", "phase"),
    [
        ((), Phase.ACUTE),
        ((FIRST,), Phase.PREVENTION),
        ((FIRST, SECOND), Phase.ACUTE),
        ((Bout(date(2025, 12, 30), None),), Phase.SUBACUTE),
        ((Bout(date(2025, 5, 1), None),), Phase.CHRONIC),
    ],
)
def test_the_phase_follows_the_bout_that_goes_on(base, bouts, phase):
    assert phase_on(base, bouts, DAY) is phase
