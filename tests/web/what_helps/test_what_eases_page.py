"""What eases it: what is known of each kind of help, in words and pictures."""

import re

import pytest

from tests.web.what_helps.conftest import tried, waited
from unclench.web.check.models import Decision
from unclench.web.what_helps import history
from unclench.web.what_helps.history import told_by
from unclench.web.what_helps.models import WaitingWish
from unclench.web.what_helps.pages import OLDER

ADDRESS = "/what-helps/"


def shown(person) -> str:
    return person.opens(ADDRESS).content.decode()


def test_a_stranger_reads_how_it_begins(stranger):
    assert "Nothing is rated yet" in shown(stranger)


def test_before_the_first_session_everything_waits_to_be_tried(checked):
    context = checked.opens(ADDRESS).context

    assert [card["title"] for card in context["pointing"] + context["open"]] == []
    assert len(context["untried"]) == 10


def test_one_good_session_is_too_early_to_tell(checked, visitor):
    tried(visitor, 1, before=8, after=1)

    card = checked.opens(ADDRESS).context["open"][0]

    assert card["said"] == "too_early"
    assert "ups and downs" in card["text"]


def test_what_helped_again_and_again_beside_waiting_is_said_to_help(checked, visitor):
    [tried(visitor, day, before=6, after=2) for day in range(1, 25)]
    [waited(visitor, 60 * 24 * day, after=3, lasted=20) for day in range(30, 38)]

    card = checked.opens(ADDRESS).context["pointing"][0]

    assert card["said"] == "helps_you"
    assert "Part of this may be expectation" in card["text"]


def test_what_is_likely_about_the_best_is_named(checked, visitor):
    [tried(visitor, day, before=6, after=2) for day in range(1, 25)]
    [waited(visitor, 60 * 24 * day, after=3, lasted=20) for day in range(30, 38)]

    assert "warmth is likely to be about the best for you" in shown(checked)


def test_nothing_is_named_the_best_after_one_session(checked, visitor):
    tried(visitor, 1, before=8, after=1)

    assert "about the best" not in shown(checked)


def test_the_plain_fall_from_before_to_after_is_never_shown_as_what_it_does(checked, visitor):
    [tried(visitor, day, before=8, after=1) for day in range(1, 4)]

    page = shown(checked)

    assert not re.search(r"(?<![.\d])7 points", page)
    assert "Why not simply before and after?" in page


def test_every_claim_says_what_would_change_it(checked, visitor):
    tried(visitor, 1)
    context = checked.opens(ADDRESS).context
    cards = context["pointing"] + context["open"] + context["untried"]

    assert [card["title"] for card in cards if len(card["tell"]) < 20] == []


def test_each_picture_can_be_read_as_a_table(checked, visitor):
    tried(visitor, 1)

    assert shown(checked).count("95 times in a hundred") >= 10


def test_no_medicine_is_named(checked, visitor, base):
    tried(visitor, 1)
    page = shown(checked).lower()

    assert [one.title for one in base.medicines.values() if one.title.lower() in page] == []


def test_sessions_that_tell_nothing_are_counted_with_their_reason(checked, visitor):
    tried(visitor, 1)
    tried(visitor, 2, after=None)

    assert "Left out: 1 without the pain after." in shown(checked)


def test_somebody_who_needs_help_first_is_led_there_and_asked_to_try_nothing(checked, visitor):
    Decision.objects.update(disposition="emergency")

    page = shown(checked)

    assert "get help now" in page
    assert "Try something and rate it" not in page


def test_a_year_of_sessions_costs_no_more_queries_than_one(
    checked, visitor, django_assert_max_num_queries
):
    tried(visitor, 1)
    [tried(visitor, day, step="short_walk") for day in range(2, 30)]

    with django_assert_max_num_queries(10):
        checked.opens(ADDRESS)


def test_of_very_many_sessions_the_newest_count_and_the_page_says_so(checked, visitor, monkeypatch):
    for days_ago in (9, 5, 7, 3):
        tried(visitor, days_ago, before=days_ago)
    assert OLDER not in shown(checked)

    monkeypatch.setattr(history, "NEWEST", 3)

    assert [told.before for told in told_by(visitor)] == [7, 5, 3]
    assert OLDER in shown(checked)


def test_agreeing_to_wait_is_kept_and_can_be_taken_back(checked):
    checked.browser.post(f"{ADDRESS}waiting/", {"may_ask": "yes"})
    agreed = WaitingWish.objects.get().may_ask
    checked.browser.post(f"{ADDRESS}waiting/", {"may_ask": "no"})

    assert (agreed, WaitingWish.objects.get().may_ask) == (True, False)


def test_a_form_that_was_changed_keeps_nothing(checked):
    sent = checked.browser.post(f"{ADDRESS}waiting/", {"may_ask": "perhaps"})

    assert sent.status_code == 400
    assert not WaitingWish.objects.exists()


@pytest.mark.parametrize("chosen_by", ["own", "suggested"])
def test_whose_choice_it_was_reaches_the_model(checked, visitor, chosen_by):
    drawn = {"propensity": 0.5, "seed": 7} if chosen_by == "suggested" else {}
    tried(visitor, 1, option="warmth", chosen_by=chosen_by, **drawn)

    assert told_by(visitor)[0].own_choice is (chosen_by == "own")
