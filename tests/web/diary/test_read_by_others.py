"""What the diary tells is seen by the plan, by the reminders to check again, and by the record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.diary.conftest import Diarist
from tests.web.plan.conftest import Planned, denies_cautions
from unclench.web.check.models import Decision
from unclench.web.diary.models import DiaryDay
from unclench.web.plan.models import Plan


@pytest.fixture
def planned(person) -> Planned:
    person.finishes()
    denies_cautions(person)
    return Planned(person)


def checked_days_ago(days: int) -> None:
    """Moves the check and the plan back by so many days."""
    Decision.objects.update(made_at=timezone.now() - timedelta(days=days))
    Plan.objects.update(since=timezone.localdate() - timedelta(days=days))


def calm_days(diarist: Diarist) -> None:
    for days_ago in (4, 3, 2, 1):
        diarist.tells_of(days_ago, pain="2")


def test_a_flare_up_shows_in_the_plan_without_any_session(planned, diarist):
    checked_days_ago(5)
    calm_days(diarist)
    assert not planned.shown()["flaring"]

    diarist.tells(pain="6")

    assert planned.shown()["flaring"]


def test_a_flare_up_marked_in_the_diary_steps_the_plan_down(planned, diarist):
    diarist.browser.post("/diary/flared/")

    assert planned.shown()["flaring"]
    assert planned.shown()["check_again"]


def test_a_session_begun_before_a_flare_up_of_the_diary_is_over(planned, diarist):
    session = planned.starts()

    diarist.browser.post("/diary/flared/")
    planned.person.browser.post("/plan/check-again/")
    planned.person.finishes()

    assert planned.opens(f"/plan/session/{session.pk}/0/")["Location"] == "/plan/"


def test_very_strong_pain_in_the_diary_makes_the_check_due(planned, diarist):
    checked_days_ago(1)

    answer = diarist.tells(pain="8")

    assert "your pain was 8 or more" in diarist.opens(answer["Location"]).content.decode()
    assert "your pain was 8 or more" in diarist.opens("/").content.decode()


def test_a_note_in_the_diary_makes_the_check_due_until_it_is_made(planned, diarist):
    checked_days_ago(1)
    diarist.tells(note="My leg is numb")
    assert "You wrote about" in diarist.opens("/").content.decode()

    planned.person.browser.post("/plan/check-again/")
    planned.person.finishes()

    assert "You wrote about" not in diarist.opens("/").content.decode()


def test_the_start_page_asks_only_somebody_who_has_a_record(person, stranger):
    person.finishes()

    assert "How is it today?" in person.opens("/").content.decode()
    assert "How is it today?" not in stranger.opens("/").content.decode()


def test_to_be_forgotten_erases_the_diary(diarist):
    diarist.tells(pain="4", note="A secret")

    diarist.browser.post("/you/forget/")

    assert DiaryDay.objects.count() == 0
