"""What may be said of a trial, and when."""

from dataclasses import replace

import pytest

from tests.engine.learning.trials.invented import days, result, somebody
from unclench.engine.learning.design.protocol import Protocol
from unclench.engine.learning.trials import TrialDay, Verdict
from unclench.engine.learning.trials.judge import FIRST_RULE, RULE, is_daily
from unclench.engine.learning.trials.values import Bounds

CLEAR = {"effects": (-2.5, 0.0), "sigma": 0.6, "omega": 0.2}
EARLY, AT_LOOK, BETWEEN = 12, 28, 30


def until(day: int, **truth):
    return [one for one in somebody(1, **truth) if one.day <= day]


def test_a_clear_difference_is_claimed_at_a_planned_look():
    found = result(until(AT_LOOK, **CLEAR), looks=(28, 56))

    assert (found.verdict, found.best) == (Verdict.HELPS_YOU, "a")


@pytest.mark.parametrize("day", range(29, 56, 4))
def test_nothing_is_claimed_between_looks(day: int):
    found = result(until(day, **CLEAR), looks=(28, 56))

    assert found.verdict is Verdict.LEANING
    assert "The next look is on day 56" in found.notes[-1]


def test_an_early_look_needs_more_than_the_end():
    told = days([3, 5, 6, 4, 3, 6, 4, 5] * 2)

    early, end = result(told, looks=(16, 80)), result(told, looks=(8, 16))

    assert early.contrasts == end.contrasts
    assert early.verdict is Verdict.LEANING
    assert end.verdict is Verdict.HELPS_YOU


def test_without_a_plan_the_last_day_is_the_look():
    assert result(until(56, **CLEAR)).look.at_end


def test_what_loses_against_the_reference_seems_worse():
    found = result(until(56, **CLEAR), reference="a")

    assert (found.verdict, found.best) == (Verdict.SEEMS_WORSE, "a")


def test_no_real_difference_is_said_at_the_end_only():
    quiet = {"effects": (0.0, 0.0), "sigma": 0.6, "omega": 0.2, "tau": 0.1}
    told = until(28, **quiet)

    assert result(told, looks=(14, 28)).verdict is Verdict.NO_REAL_DIFFERENCE
    assert not result(told, looks=(28, 56)).verdict.is_claim


def test_a_few_days_are_too_early():
    assert result(days([4, 4, 5, 5])).verdict is Verdict.TOO_EARLY


def test_a_smaller_difference_that_matters_makes_same_less_likely():
    told = until(56)

    assert result(told, mcid=0.5).contrasts[0].p_same < result(told).contrasts[0].p_same


def test_daily_changes_need_more_than_longer_periods():
    daily = [TrialDay(day, "ab"[day % 2], 4.0, str(day)) for day in range(1, 13)]
    longer = [TrialDay(day, "ab"[day // 2 % 2], 4.0, str(day // 2)) for day in range(2, 14)]

    assert (is_daily(daily), is_daily(longer)) == (True, False)


def test_a_day_that_is_missing_makes_no_longer_period_of_daily_ones():
    daily = [TrialDay(day, "ab"[day % 2], 4.0, str(day)) for day in range(1, 25) if day % 5]

    assert is_daily(daily)


def test_days_that_were_left_out_make_no_daily_trial_without_names_a_slower_one():
    arms = "ab ba ab ab ba ab ba ba".replace(" ", "") * 3
    told = [TrialDay(day, arm, 4.0) for day, arm in enumerate(arms) if day % 4]

    assert is_daily(told)


def test_where_no_two_days_follow_each_other_more_is_asked_for():
    assert is_daily([TrialDay(day, "a" if day % 4 else "b", 4.0) for day in range(0, 40, 2)])


def test_without_planned_looks_it_is_said_that_looking_again_and_again_finds_something():
    unplanned, planned = result(until(56, **CLEAR)), result(until(56, **CLEAR), looks=(28, 56))

    assert any(note.startswith("No looks were planned") for note in unplanned.notes)
    assert not any(note.startswith("No looks were planned") for note in planned.notes)


def test_a_look_at_a_day_without_an_answer_is_a_look():
    told = [day for day in somebody(1, **CLEAR) if day.day != 56]

    assert result(told, looks=(28, 56)).verdict is Verdict.LEANING
    assert result(told, looks=(28, 56), today=56).verdict is Verdict.HELPS_YOU


def test_a_look_reads_nothing_of_the_days_after_it():
    whole = result(until(56, **CLEAR), looks=(28, 56), today=28)
    cut = result(until(28, **CLEAR), looks=(28, 56), today=28)

    assert (whole.contrasts, whole.days, whole.verdict) == (cut.contrasts, 28, cut.verdict)
    assert whole.notes[0] == "The days after day 28 are left out: this look is on day 28."


def test_days_that_have_not_come_yet_do_not_make_an_early_look_the_end():
    planned = [one if one.day <= 30 else replace(one, value=None) for one in until(56, **CLEAR)]

    found = result(planned, looks=(28, 56))

    assert (found.look.at_look, found.look.next, found.missing) == (False, 56, 0)
    assert found.notes[0].startswith("No day after day 30 has an answer")


def test_a_look_before_the_first_day_knows_nothing():
    found = result(until(56, **CLEAR), today=0)

    assert (found.verdict, found.days, found.arms) == (Verdict.TOO_EARLY, 0, ("a", "b"))


def test_a_test_keeps_the_rule_that_was_agreed():
    agreed = Protocol("q", ("a", "b"), ("a", "b"), (0, 1), (2,), 1.0, rule=FIRST_RULE)

    assert agreed.trial(()).bounds == Bounds(2.07, 2.25, 2.07, 2.25)
    assert replace(agreed, rule=RULE).trial(()).bounds == Bounds()
