"""A year with a plan, for some invented people; `script/plan_year` lives it with a thousand."""

import pytest

from tests.shipped import BASE
from unclench.evaluation.plan_year import invented, live

SOME = range(12)


@pytest.fixture(scope="module")
def years():
    return [live(BASE, invented(BASE, number), weeks=20) for number in SOME]


def test_no_plan_is_empty_or_too_long_or_steps_up_in_a_flare_up(years):
    assert [fault for year in years for fault in year.faults] == []


def test_some_of_them_have_flare_ups_that_the_plan_notices(years):
    assert [plan.flare for year in years for plan in year.plans if plan.flare] != []


def test_some_of_them_miss_weeks(years):
    assert any(year.away_weeks for year in years)


def test_the_same_number_is_the_same_person():
    assert invented(BASE, 3) == invented(BASE, 3)
