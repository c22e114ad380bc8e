"""What was done years ago decides nothing today, and no dosage jumps because of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.engine.plan.days import FIRST, daily, day, done, history, in_diary
from unclench.engine.plan.flare import flares_in
from unclench.engine.plan.ladder import Climb, Ladder
from unclench.engine.plan.memory import remembered, remembered_from

YEAR = 365


@pytest.fixture
def rule(base):
    return base.plan.progression


@pytest.fixture
def stands_on(base, rule):
    """Where somebody stands with an exercise for whom everything is allowed, or all but some."""

    def found(name, told, today, *, barred=()):
        told = remembered(rule, told.until(day(today)), day(today))
        free = {n: each for n, each in base.interventions.items() if n not in barred}
        climb = Climb(
            rule=rule,
            greens=rule.greens,
            flares=flares_in(rule, told, day(today)),
            find=base.interventions.__getitem__,
            allowed=lambda names: next((free[n] for n in names if n in free), None),
        )
        return Ladder(climb, told).on(base.interventions[name], day(today))

    return found


def test_in_the_first_two_years_everything_counts(rule):
    told = history(done("cat_camel", 0), done("cat_camel", 700))

    assert remembered(rule, told, day(2 * YEAR - 1)) == told


def test_before_there_is_a_plan_everything_counts(rule):
    told = replace(history(in_diary(0, pain=4)), since=None)

    assert remembered(rule, told, day(3000)) == told


@pytest.mark.parametrize("today", range(0, 4000, 97))
def test_a_year_counts_always_and_more_than_two_never(rule, today):
    first = remembered_from(rule, FIRST, day(today)) or FIRST

    assert min(today, YEAR) <= (day(today) - first).days < 2 * YEAR


def test_what_counts_changes_on_a_birthday_of_the_plan_and_on_no_other_day(rule):
    counted = [remembered_from(rule, FIRST, day(n)) for n in range(5 * YEAR)]

    changed = [n for n in range(1, 5 * YEAR) if counted[n] != counted[n - 1]]
    assert changed == [2 * YEAR, 3 * YEAR, 4 * YEAR]


def test_asked_twice_it_forgets_no_more(rule):
    told = history(*daily("cat_camel", range(0, 1500, 30)), flares=[100, 1400])
    once = remembered(rule, told, day(1500))

    assert remembered(rule, once, day(1500)) == once


def test_days_marks_and_sessions_that_are_too_old_are_left_out(rule):
    told = history(
        done("cat_camel", 10), done("cat_camel", 900), flares=[10, 900],
        days=[in_diary(10, pain=4), in_diary(900, pain=4)],
    )  # fmt: skip

    kept = remembered(rule, told, day(1000))

    assert {each.day for each in (*kept.done, *kept.marks, *kept.days)} == {day(900)}
    assert kept.since == FIRST + timedelta(days=YEAR)


def test_after_years_without_an_exercise_it_begins_anew(base, stands_on):
    told = history(*daily("cat_camel", range(9)), done("short_walk", 1000))

    assert stands_on("cat_camel", told, 9).dose.repetitions > 6
    first = base.interventions["cat_camel"].dosage.repetitions.start
    assert stands_on("cat_camel", told, 1001).dose.repetitions == first


@pytest.fixture
def gone_on():
    """Somebody who went from one exercise to a harder one, and has done only that for years."""
    return history(
        *daily("cat_camel", range(60)), *daily("childs_pose", range(61, 1200, 2), during=4)
    )


def test_whoever_went_on_to_a_harder_exercise_years_ago_stays_with_it(stands_on, gone_on):
    before = stands_on("cat_camel", gone_on, 2 * YEAR - 1)
    after = stands_on("cat_camel", gone_on, 2 * YEAR)

    assert before.intervention.id == after.intervention.id == "childs_pose"


def test_they_do_not_stay_with_what_is_not_allowed_any_more(stands_on, gone_on):
    now = stands_on("cat_camel", gone_on, 2 * YEAR, barred=["childs_pose"])

    assert now.intervention.id == "cat_camel"


def test_whoever_stepped_back_years_ago_stays_with_the_easier_one(stands_on):
    bad = daily("cat_camel", range(3), during=9)
    held = daily("pelvic_tilt", range(4, 1200, 2), during=5)

    assert stands_on("cat_camel", history(*bad, *held), 2 * YEAR).intervention.id == "pelvic_tilt"


def test_in_the_first_years_a_harder_exercise_takes_no_place_that_nobody_gave_it(stands_on):
    told = history(*daily("childs_pose", range(30)))

    assert stands_on("cat_camel", told, 31).intervention.id == "cat_camel"
