"""Trying one kind of help, and carrying on for a while instead."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.web.what_helps.conftest import tried, waited
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.relief import trying
from unclench.web.relief.models import Session
from unclench.web.what_helps import suggesting
from unclench.web.what_helps.models import Wait
from unclench.web.what_helps.waiting import keep_wish


@pytest.fixture
def checked(person):
    person.finishes()
    return person


@pytest.fixture
def visitor(checked) -> Visitor:
    return Visitor.objects.get()


@pytest.fixture
def willing(visitor, monkeypatch) -> Visitor:
    """Somebody who agreed to wait, on a day on which waiting is drawn."""
    keep_wish(visitor, may_ask=True)
    monkeypatch.setattr(suggesting, "wait_drawn", lambda *_: 0.5)
    return visitor


def tries(person, name="position", **sent):
    return person.browser.post(f"/relief/try/{name}/", {"pain": "3", **sent})


def hours_later(hours: float) -> None:
    made_at = Decision.objects.get().made_at
    Decision.objects.update(made_at=made_at - timedelta(hours=hours))


@pytest.mark.parametrize("address", ["/relief/try/", "/relief/try/warmth/"])
def test_without_a_check_nothing_can_be_tried(stranger, address):
    assert stranger.opens(address)["Location"] == "/check/start/"


def test_after_a_check_that_asks_for_help_nothing_is_suggested(checked):
    Decision.objects.update(disposition="same_day")

    assert "Try next" not in checked.opens("/relief/").content.decode()
    assert checked.opens("/relief/try/")["Location"] == "/check/start/"


def test_relief_now_suggests_one_to_three_things_below_the_danger_signs(checked):
    page = checked.opens("/relief/")

    assert 1 <= len(page.context["suggestion"]["suggested"]) <= 3
    text = page.content.decode()
    assert text.index("Get help now if you have") < text.index("Try next")


def test_each_suggestion_says_why_in_one_sentence(checked):
    reasons = [
        one["reason"] for one in checked.opens("/relief/try/").context["suggestion"]["suggested"]
    ]

    assert all(reason.count(".") == 1 for reason in reasons)


def test_the_same_is_suggested_until_another_session_is_told(checked):
    first, second = (checked.opens("/relief/try/").context["suggestion"] for _ in range(2))

    assert first == second


def test_what_may_not_be_done_is_neither_suggested_nor_begun(checked):
    told = Decision.objects.get().findings
    Decision.objects.update(findings={**told, "heat_numb_skin": True})

    page = checked.opens("/relief/try/").context

    assert "Warmth" in [one["title"] for one in page["against"]]
    assert tries(checked, "warmth")["Location"] == "/relief/try/?left_out=warmth"


def test_one_tap_tells_the_pain_and_begins(checked):
    sent = tries(checked)

    session = Session.objects.get()
    assert sent["Location"] == f"/relief/session/{session.pk}/0/"
    assert (session.pain_before, session.option, session.steps) == (3, "position", ["side_lying"])


def test_the_pain_may_be_skipped(checked):
    tries(checked, pain="skip")

    assert Session.objects.get().pain_before is None


def test_a_number_that_was_never_offered_begins_nothing(checked):
    assert tries(checked, pain="11").status_code == 400
    assert not Session.objects.exists()


def test_what_was_drawn_is_kept_with_its_chance_and_seed(checked, visitor):
    drawn = trying.trying_now(visitor).suggestions

    tries(checked, drawn.drawn)

    session = Session.objects.get()
    assert (session.chosen_by, session.seed) == ("suggested", drawn.seed)
    assert session.propensity == pytest.approx(drawn.propensity)


def test_anything_else_is_an_own_choice(checked, visitor):
    drawn = trying.trying_now(visitor).suggestions.drawn
    other = "breathing" if drawn != "breathing" else "position"

    tries(checked, other)

    assert Session.objects.get().chosen_by == "own"


def test_the_cautions_of_what_is_tried_are_asked_before_the_first_move(checked):
    tries(checked, "warmth")
    session = Session.objects.get()

    asked = checked.opens(f"/relief/session/{session.pk}/before/").context["asked"]

    assert session.steps == []
    assert "heat_numb_skin" in asked


def test_a_caution_that_takes_it_away_leads_back_to_what_may_be_tried(checked):
    tries(checked, "warmth")
    address = f"/relief/session/{Session.objects.get().pk}/before/"
    asked = list(checked.opens(address).context["asked"])

    sent = checked.browser.post(address, {"asked": asked, "heat_skin_problem": "yes"})

    assert sent["Location"] == "/relief/try/?left_out=warmth"
    assert Session.objects.get().outcome == "skipped"


def test_what_is_told_before_one_session_is_not_forgotten_after_another(checked, visitor):
    tries(checked, "warmth")
    Session.objects.update(cautions={"heat_numb_skin": True})
    tries(checked, "position")

    assert "warmth" not in trying.trying_now(visitor).safe


def test_twice_much_worse_takes_it_off_the_list(checked, visitor):
    [tried(visitor, day, before=4, after=7, step="side_lying") for day in (1, 2)]

    shown = [one.option for one in trying.trying_now(visitor).suggestions.shown]

    assert "position" not in shown


def test_after_a_session_that_made_it_worse_nothing_new_is_suggested(checked, visitor):
    session = tried(visitor, 0.1, before=4, after=7)

    assert (
        "Try next" not in checked.opens(f"/relief/session/{session.pk}/summary/").content.decode()
    )


def test_the_rating_of_an_old_check_is_no_rating_before_a_session(checked):
    hours_later(2)

    checked.browser.post("/relief/session/")

    assert Session.objects.get().pain_before is None


def test_nobody_is_asked_to_wait_before_they_agreed(checked, monkeypatch):
    monkeypatch.setattr(suggesting, "wait_drawn", lambda *_: 0.5)

    assert "/relief/session/" in tries(checked)["Location"]


@pytest.mark.parametrize("pain", ["5", "10", "skip"])
def test_nobody_in_more_pain_than_four_is_asked_to_wait(checked, willing, pain):
    assert "/relief/session/" in tries(checked, pain=pain)["Location"]


def test_somebody_who_agreed_is_asked_and_may_say_no(checked, willing):
    asked = tries(checked).content.decode()

    sent = tries(checked, wish="no")

    assert "Could it wait a little?" in asked
    assert "/relief/session/" in sent["Location"]
    assert not Wait.objects.exists()


def test_a_yes_begins_a_wait_with_its_chance_and_seed(checked, willing):
    sent = tries(checked, wish="yes")

    wait = Wait.objects.get()
    assert sent["Location"] == f"/relief/wait/{wait.pk}/"
    assert (wait.pain_before, wait.propensity) == (3, 0.5)


def test_nobody_is_asked_twice_a_day_or_more_often_than_needed(checked, willing):
    waited(willing, 60 * 3, after=3, lasted=20)

    assert "/relief/session/" in tries(checked)["Location"]


def test_a_wait_is_told_once_its_time_has_come(checked, visitor):
    wait = waited(visitor, 21)

    checked.browser.post(f"/relief/wait/{wait.pk}/", {"pain": "2"})

    wait.refresh_from_db()
    assert wait.pain_after == 2
    assert "Thank you" in checked.opens(f"/relief/wait/{wait.pk}/").content.decode()


def test_a_wait_that_has_just_begun_cannot_be_told_yet(checked, visitor):
    wait = waited(visitor, 2)

    page = checked.opens(f"/relief/wait/{wait.pk}/").content.decode()
    checked.browser.post(f"/relief/wait/{wait.pk}/", {"pain": "2"})

    wait.refresh_from_db()
    assert 'name="pain"' not in page
    assert wait.pain_after is None


def test_a_wait_can_be_stopped_for_relief_at_any_time(checked, visitor):
    wait = waited(visitor, 2)

    sent = checked.browser.post(f"/relief/wait/{wait.pk}/stop/")

    wait.refresh_from_db()
    assert sent["Location"] == "/relief/"
    assert wait.ended_at is not None


def test_relief_now_leads_back_to_a_wait_that_goes_on(checked, visitor):
    wait = waited(visitor, 5)

    assert f"/relief/wait/{wait.pk}/" in checked.opens("/relief/").content.decode()


def test_a_wait_whose_time_is_over_goes_on_no_more(checked, visitor):
    wait = waited(visitor, 60 * 4)

    assert f"/relief/wait/{wait.pk}/" not in checked.opens("/relief/").content.decode()
    assert "does not count" in checked.opens(f"/relief/wait/{wait.pk}/").content.decode()


def test_two_waits_at_once_are_one(visitor):
    waited(visitor, 5)

    with pytest.raises(IntegrityError), transaction.atomic():
        waited(visitor, 1)


def test_another_session_makes_another_draw(visitor):
    before = trying.trying_now(visitor).suggestions.seed

    tried(visitor, 1)

    assert trying.trying_now(visitor).suggestions.seed != before


def test_a_session_cannot_be_suggested_without_its_chance(visitor):
    with pytest.raises(IntegrityError), transaction.atomic():
        tried(visitor, 1, option="warmth", chosen_by="suggested")


def test_a_check_of_yesterday_still_lets_somebody_try(checked):
    hours_later(24)

    assert checked.opens("/relief/try/").status_code == 200


def test_a_wait_shows_the_danger_signs(checked, visitor):
    wait = waited(visitor, 2)

    assert "numbness between the legs" in checked.opens(f"/relief/wait/{wait.pk}/").content.decode()


def test_nobody_who_should_be_seen_soon_is_asked_to_wait(checked, willing):
    Decision.objects.update(disposition="soon")

    assert "/relief/session/" in tries(checked)["Location"]


def test_the_page_of_a_move_leads_to_trying_it_once_the_check_allows(person, stranger):
    person.finishes()

    assert "/relief/try/warmth/" in person.opens("/relief/do/heat_pack/").content.decode()
    assert "/relief/try/" not in stranger.opens("/relief/do/heat_pack/").content.decode()
