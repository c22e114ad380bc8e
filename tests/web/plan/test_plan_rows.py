"""What is kept for a plan: bounded by the database, shown in the record, erased with it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from unclench.web.episodes.models import DayMark
from unclench.web.plan import models
from unclench.web.plan.models import FlarePlan, NotForMe, PlanSession

RATINGS = ["pain_before", "pain_during", "pain_after", "effort"]


def refuses(act) -> bool:
    with pytest.raises(IntegrityError), transaction.atomic():
        act()
    return True


@pytest.mark.parametrize("name", RATINGS)
def test_no_rating_beyond_ten_is_kept(planned, name):
    planned.starts()

    assert refuses(lambda: PlanSession.objects.update(**{name: 11}))


def test_an_outcome_without_an_end_is_not_kept(planned):
    planned.starts()

    assert refuses(lambda: PlanSession.objects.update(outcome="done"))


def test_a_day_after_that_has_no_name_is_not_kept(planned):
    planned.starts()

    assert refuses(lambda: PlanSession.objects.update(next_day="maybe"))


def test_a_day_is_marked_once(planned):
    visitor = planned.plan.visitor
    day = {"visitor": visitor, "day": timezone.localdate(), "at": timezone.now()}
    DayMark.objects.create(mark="flare", **day)

    assert refuses(lambda: DayMark.objects.create(mark="flare", **day))
    assert refuses(lambda: DayMark.objects.create(mark="well", **day))


def test_something_is_refused_once(planned):
    row = {"plan": planned.plan, "intervention": "plank", "at": timezone.now()}
    NotForMe.objects.create(**row)

    assert refuses(lambda: NotForMe.objects.create(**row))


def test_the_record_shows_what_is_kept_for_the_plan(planned):
    planned.browser.post("/plan/set-up/words/", {"goal1": "Tie my shoes"})
    planned.browser.post("/plan/not-for-me/short_walk/")
    planned.finishes_a_session("6", "3")
    planned.browser.post("/plan/flare/write/", {"eases": "Warmth"})

    page = planned.opens("/you/").content.decode()

    assert "Tie my shoes" in page
    assert "Not for you: Short walk" in page
    assert "pain 6 before" in page
    assert "Your flare plan" in page


def test_to_be_forgotten_erases_every_row_of_a_plan(planned):
    planned.finishes_a_session()
    planned.browser.post("/plan/flared/")
    planned.browser.post("/plan/not-for-me/short_walk/")
    planned.browser.post("/plan/flare/write/", {"eases": "Warmth"})

    planned.browser.post("/you/forget/")

    kept = [model for model in vars(models).values() if hasattr(model, "_meta")]
    mine = [model for model in kept if model._meta.app_label == "plan"]
    assert len(mine) == 6
    assert DayMark.objects.count() == 0
    assert sum(model.objects.count() for model in mine) == 0
    assert FlarePlan.objects.count() == 0


def test_to_be_forgotten_empties_what_the_browser_keeps(planned):
    answer = planned.browser.post("/you/forget/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
