"""What a plan says about itself."""

from dataclasses import replace

import pytest

from tests.engine.plan.days import daily, day, done, history
from tests.people import a_person
from unclench.engine.plan.week import week_plan
from unclench.engine.values.finding import FindingType
from unclench.engine.values.history import History


@pytest.fixture
def said(base):
    """The notes in the plan of somebody who denies every danger."""
    cautions = {n: False for n in base.cautions if base.findings[n].type is FindingType.YES_NO}
    calm = {"wakes_most_nights": False, "effort_lingers": False}

    def notes(told, today, not_asked=(), **answers):
        given = {**cautions, **calm, "pain_nprs": 5, **answers}
        person = a_person(base, **given).without(*not_asked)
        return [note.id for note in week_plan(base, person, told, day(today)).notes]

    return notes


def test_a_plan_without_anything_to_say_says_nothing(said):
    assert said(History(), 0) == []


def test_pain_that_is_no_better_after_two_weeks_is_said(said):
    assert "no_progress_2" in said(history(*daily("cat_camel", range(15), pain=5)), 15)


def test_pain_that_is_no_better_after_six_weeks_is_said(said):
    assert "no_progress_6" in said(history(*daily("cat_camel", range(43), pain=5)), 43)


def test_pain_that_eased_by_a_point_is_progress(said):
    eased = [*daily("cat_camel", range(8), pain=6), *daily("cat_camel", range(8, 16), pain=5)]

    assert "no_progress_2" not in said(history(*eased), 16)


def test_before_two_weeks_nobody_speaks_of_progress(said):
    assert said(history(*daily("cat_camel", range(13), pain=5)), 13) == []


def test_with_no_ratings_nothing_is_said_of_progress(said):
    assert said(history(*daily("cat_camel", range(15), pain=None)), 15) == []


def test_a_flare_up_says_that_it_steps_down_and_asks_for_the_check(said):
    assert said(history(flares=[3]), 3) == ["flare_check", "flare"]


def test_after_days_away_it_says_that_nothing_is_lost(said):
    assert said(history(done("cat_camel", 0)), 5) == ["missed"]


def test_a_pain_of_nine_says_that_today_is_for_rest(said):
    assert "rest_today" in said(History(), 0, pain_nprs=9)


def test_two_minutes_a_day_are_called_little_and_enough_to_keep_a_start(said):
    assert said(History(), 0, plan_minutes=2) == ["little"]


def test_somebody_well_is_asked_for_a_monthly_look_and_no_more(said):
    assert said(History(), 0, back_well=True, pain_nprs=0) == ["monthly_look"]


def test_an_open_caution_says_that_something_is_left_out(said):
    assert "ask_first" in said(History(), 0, not_asked=["uses_wheelchair"])


def test_a_bout_that_has_only_just_begun_is_not_said_to_hold_on(said):
    years = daily("cat_camel", range(0, 900, 3), pain=2)
    spasm = daily("cat_camel", range(900, 904), pain=7)
    told = history(*years, *spasm)

    assert "no_progress_6" in said(told, 903)
    assert "no_progress_6" not in said(replace(told, bout_on=day(900)), 903)


def test_a_new_bout_that_is_no_better_after_two_weeks_is_said(said):
    told = history(*daily("cat_camel", range(900, 916), pain=5))

    assert "no_progress_2" in said(replace(told, bout_on=day(900)), 915)


def test_a_bout_that_began_long_before_the_plan_counts_from_the_plan(said):
    told = history(*daily("cat_camel", range(13), pain=5))

    assert said(replace(told, bout_on=day(-100)), 13) == []
