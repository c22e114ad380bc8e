"""Where and when somebody is told that it is time to check again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.web.diary.conftest import Diarist
from unclench.engine.values.follow_up import History
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.diary.models import DiaryDay
from unclench.web.episodes.models import Episode
from unclench.web.follow_up.models import Recovery
from unclench.web.follow_up.services import history_of
from unclench.web.relief.models import Session

CARD = "Check again</a>"
ALL = ["/", "/relief/", "/you/"]


def days_later(days: float) -> None:
    """Time goes by: all that was kept is so many days older."""
    for model, field in ((Decision, "made_at"), (Session, "started_at"), (Recovery, "said_at")):
        for row in model.objects.all():
            setattr(row, field, getattr(row, field) - timedelta(days=days))
            row.save(update_fields=[field])


def shown(person, address: str) -> str:
    return person.opens(address).content.decode()


@pytest.fixture
def session(person):
    person.finishes()
    person.browser.post("/relief/session/")
    return Session.objects.get()


@pytest.mark.parametrize("address", ALL)
def test_nobody_is_told_to_check_again_before_their_first_check(person, address):
    assert CARD not in shown(person, address)


@pytest.mark.parametrize("address", ALL)
def test_nobody_is_told_to_check_again_on_the_same_day(person, address):
    person.finishes()

    assert CARD not in shown(person, address)


@pytest.mark.parametrize("address", ["/", "/you/"])
def test_somebody_whose_back_is_no_better_is_asked_again_after_two_weeks(person, address):
    person.finishes()
    days_later(15)

    page = shown(person, address)
    assert "It has been two weeks since this bout began." in page
    assert CARD in page


def test_a_new_check_settles_it(person):
    person.finishes()
    days_later(15)
    person.finishes()

    assert CARD not in shown(person, "/")


def test_an_old_check_is_named_before_relief_and_relief_is_still_there(person):
    person.finishes()
    days_later(5)

    page = shown(person, "/relief/")
    assert "Your last check was 5 days ago." in page
    assert "/relief/do/slow_breathing/" in page


def test_my_back_is_well_again_ends_the_reminders(person):
    person.finishes()
    days_later(15)

    person.browser.post("/course/well/")

    assert CARD not in shown(person, "/")
    assert "Your back is well again" in shown(person, "/you/")


def test_a_new_bout_after_being_well_begins_a_new_check(person):
    person.finishes()
    person.browser.post("/course/well/")

    assert ">It has come back<" in shown(person, "/you/")
    assert "Has it come back?" in shown(person, "/relief/")
    assert person.browser.post("/check/start/", {"anew": "1"})["Location"] == "/check/now/"


def comes_back(person) -> None:
    """A checked back was well, and a bout begins."""
    person.finishes()
    person.browser.post("/course/well/")
    person.browser.post("/episodes/begin/")


@pytest.mark.parametrize("address", ALL)
def test_a_bout_that_begins_after_being_well_is_asked_about(person, address):
    comes_back(person)

    assert "Your back was well, and it has come back." in shown(person, address)
    assert "Your back is well again" not in shown(person, address)


def test_a_flare_up_after_being_well_is_asked_about_as_a_bout_is(person):
    person.finishes()
    person.browser.post("/course/well/")
    person.browser.post("/diary/flared/")
    person.browser.post(f"/episodes/{Episode.objects.latest('opened_at').pk}/take-away/")

    assert "Your back was well, and it has come back." in shown(person, "/")


@pytest.mark.parametrize("address", ["/", "/relief/", "/you/", "/diary/?kept=1"])
def test_a_session_that_made_a_bout_that_came_back_worse_is_asked_about(person, address):
    comes_back(person)
    person.browser.post("/relief/session/")
    person.browser.post(f"/relief/session/{Session.objects.get().pk}/0/", {"wish": "worse"})

    assert "You stopped a session because it made things worse." in shown(person, address)


def test_what_a_session_told_before_the_back_was_well_is_not_asked_about_again(person, session):
    person.browser.post(f"/relief/session/{session.pk}/0/", {"wish": "worse"})

    person.browser.post("/course/well/")

    assert "it made things worse" not in shown(person, "/")


@pytest.mark.parametrize("address", [*ALL, "/diary/?kept=1", "/diary/bad-day/"])
def test_very_strong_pain_in_the_diary_leads_to_a_first_check(person, address):
    Diarist(person).tells(pain="10")

    page = shown(person, address)
    assert "In your diary, your pain was 8 or more." in page
    assert "Check my back</a>" in page


def test_pain_of_weeks_ago_leads_to_no_first_check(person):
    Diarist(person).tells(pain="10")
    DiaryDay.objects.update(day=timezone.localdate() - timedelta(days=20))

    assert "In your diary" not in shown(person, "/")


def test_very_strong_pain_before_the_back_was_well_leads_to_no_first_check(person):
    Diarist(person).tells(pain="10")
    person.browser.post("/course/well/")

    assert "In your diary" not in shown(person, "/")


def test_of_somebody_who_was_erased_in_the_meantime_nothing_is_known(db):
    gone = Visitor.objects.create()
    Visitor.objects.all().delete()

    assert history_of(gone) == History()


def test_a_bad_day_of_a_back_that_was_never_checked_offers_a_check(person):
    Diarist(person).tells(bad_day="yes")

    page = shown(person, "/diary/bad-day/")
    assert "Your back has not been checked lately." in page
    assert "That is all for today" not in page


def test_a_bad_day_after_a_check_asks_for_nothing_more(person):
    person.finishes()
    Diarist(person).tells(bad_day="yes")

    assert "That is all for today" in shown(person, "/diary/bad-day/")


def test_being_well_is_kept_for_nobody_who_keeps_nothing(person):
    person.browser.post("/course/well/")

    assert Recovery.objects.count() == 0


def test_forget_me_erases_that_the_back_was_well(person):
    person.finishes()
    person.browser.post("/course/well/")

    person.browser.post("/you/forget/")

    assert Recovery.objects.count() == 0


def test_pain_that_rose_by_three_in_a_session_is_asked_about_at_its_end(person, session):
    person.browser.post(f"/relief/session/{session.pk}/after/", {"pain": "9"})

    page = shown(person, f"/relief/session/{session.pk}/summary/")
    assert "Your pain went up by 3 or more" in page


def test_a_session_that_made_things_worse_is_asked_about_on_the_start_page(person, session):
    person.browser.post(f"/relief/session/{session.pk}/0/", {"wish": "worse"})

    assert "You stopped a session because it made things worse." in shown(person, "/")


def test_somebody_else_is_told_nothing_of_it(person, stranger):
    person.finishes()
    days_later(15)
    stranger.finishes()

    assert CARD not in shown(stranger, "/")


def test_the_result_names_real_days_to_check_again(person):
    page = shown(person, person.finishes())

    third = timezone.localdate() + timedelta(days=3)
    assert "When to check again" in page
    assert f"{third:%A} {third.day} {third:%B}" in page


def test_an_old_session_names_no_day_to_check_again_that_is_over(person, session):
    days_later(8)
    third, fifteenth = (timezone.localdate() + timedelta(days=n - 8) for n in (3, 15))

    page = shown(person, f"/relief/session/{session.pk}/summary/")

    assert f"{third:%A} {third.day} {third:%B}" not in page
    assert f"{fifteenth:%A} {fifteenth.day} {fifteenth:%B}" in page


def test_the_result_says_what_usually_happens_with_its_source(person):
    page = shown(person, person.finishes())

    assert "from 56 out of 100 at the start to 26 after six weeks" in page
    assert "They cannot say how it will go for you." in page
    assert "Wallwork" in page


@pytest.fixture
def seen_soon(person) -> str:
    """The result of somebody who loses weight: the address of it."""
    person.ticks("ill", "weight_loss")
    person.goes_on()
    person.browser.post("/check/answers/")
    return person.browser.post("/check/seen/weight_loss/", {"seen": "no"})["Location"]


def test_somebody_who_is_to_be_seen_hears_that_the_numbers_may_not_fit(person, seen_soon):
    assert "these numbers may not fit you" in shown(person, seen_soon)


def test_somebody_who_is_to_be_seen_hears_what_a_visit_is_like_and_when_to_check_again(
    person, seen_soon
):
    page = shown(person, seen_soon)

    assert page.index("What to expect") < page.index("A scan is seldom needed")
    assert page.index("A scan is seldom needed") < page.index("When to check again")


def test_a_teenager_is_told_no_figures_of_adults(person):
    person.answers("age", age="16")
    person.goes_on()
    person.browser.post("/check/answers/")

    page = shown(person, f"/check/result/{Decision.objects.get().pk}/")
    assert "What usually happens" not in page


def test_an_emergency_has_no_dates_for_later(person):
    page = shown(person, person.ticks("bladder", "saddle_numbness")["Location"])

    assert "When to check again" not in page


def a_round(person) -> None:
    person.finishes()
    for _ in range(3):
        person.browser.post("/relief/session/")


def questions_asked(person, address: str) -> int:
    """How often the database is asked for this page, two weeks after the last session."""
    Session.objects.update(note="my leg is numb")
    days_later(15)
    with CaptureQueriesContext(connection) as asked:
        person.opens(address)
    return len(asked)


@pytest.mark.parametrize(("address", "at_most"), [("/", 8), ("/relief/", 12), ("/you/", 15)])
def test_the_cost_does_not_grow_with_the_history(person, address: str, at_most: int):
    a_round(person)
    after_one = questions_asked(person, address)
    for _ in range(3):
        a_round(person)

    assert questions_asked(person, address) <= after_one <= at_most
