"""Capacity tests: after a check, with the cautions asked first, and compared with oneself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.web.conftest import ROAD, Person
from unclench.web.check.models import Decision
from unclench.web.knowledge import knowledge
from unclench.web.stay_well.capacity.models import CapacityAnswers, CapacityResult

pytestmark = pytest.mark.django_db
HOME = "/stay-well/capacity/"
CHAIR = f"{HOME}sit_to_stand_30/"


@pytest.fixture
def settled(monkeypatch) -> Person:
    """Somebody whose bout is two months old and whose pain is mild, with a check of today."""
    monkeypatch.setitem(ROAD, "began", {"pain_days": "43"})
    monkeypatch.setitem(ROAD, "pain", {"pain_nprs": "2"})
    somebody = Person()
    somebody.finishes()
    return somebody


def denies_cautions(person: Person, test: str) -> None:
    """Every page of them."""
    before = f"{HOME}{test}/before/"
    while asked := list((person.opens(before).context or {}).get("asked", ())):
        person.browser.post(before, {"asked": asked, "none": "1"})


def ticks_caution(person: Person, test: str, name: str, answer: str = "yes") -> None:
    """On the page that has it; the pages before it are denied."""
    before = f"{HOME}{test}/before/"
    while name not in (asked := list(person.opens(before).context["asked"])):
        person.browser.post(before, {"asked": asked, "none": "1"})
    person.browser.post(before, {"asked": asked, name: answer})


def does(person: Person, number: str = "12", **more: str):
    return person.browser.post(CHAIR, {"number": number, **more})


def weeks_later(days: int) -> None:
    """Moves everything back, as if so many days had gone by since."""
    for row in CapacityResult.objects.all():
        row.done_at -= timedelta(days=days)
        row.save()


def test_the_list_of_tools_leads_to_the_tests():
    assert 'href="/stay-well/capacity/"' in Person().opens("/stay-well/").content.decode()


def test_without_a_check_nobody_is_given_a_test():
    stranger = Person()

    assert "First a safety check" in stranger.opens(HOME).content.decode()
    assert stranger.opens(CHAIR).url == HOME


def test_nobody_is_given_a_test_after_an_emergency():
    somebody = Person()
    somebody.browser.post("/check/bladder/", {"asked": "saddle_numbness", "saddle_numbness": "yes"})

    assert somebody.opens(CHAIR).url == HOME


def test_a_red_flag_that_is_to_be_seen_within_days_leaves_every_test_out():
    somebody = Person()
    somebody.ticks("ill", "weight_loss")
    somebody.goes_on()
    somebody.browser.post("/check/answers/")
    somebody.browser.post("/check/seen/weight_loss/", {"seen": "no"})

    shown = somebody.opens(HOME).context

    assert shown["open"] == []
    assert "seen first" in shown["closed"][0]["why"]


def test_in_the_first_two_weeks_every_test_is_left_out_with_its_reason():
    somebody = Person()
    somebody.finishes()

    shown = somebody.opens(HOME).context

    assert shown["open"] == []
    assert "first two weeks" in shown["closed"][0]["why"]


def test_a_reason_that_leaves_out_every_test_is_said_once():
    somebody = Person()
    somebody.finishes()

    page = somebody.opens(HOME)

    assert page.content.decode().count("first two weeks of a bout") == 1
    assert len(page.context["closed"][0]["rows"]) == len(knowledge().capacity_tests)


def test_the_cautions_are_asked_before_the_figure_is_shown(settled):
    assert settled.opens(CHAIR).url == f"{CHAIR}before/"


def test_whoever_denies_the_cautions_sees_the_figure_and_when_to_stop(settled):
    denies_cautions(settled, "sit_to_stand_30")

    words = settled.opens(CHAIR).content.decode()

    assert "<uc-measure" in words
    assert "Stop when the pain is 2 points higher" in words


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_a_caution_that_is_true_or_not_known_leaves_the_test_out(settled, answer):
    ticks_caution(settled, "sit_to_stand_30", "recent_operation", answer)

    page = settled.opens(CHAIR)

    assert "Better left out today" in page.content.decode()
    assert "<uc-measure" not in page.content.decode()


def test_a_number_for_a_test_that_is_left_out_is_not_kept(settled):
    ticks_caution(settled, "sit_to_stand_30", "recent_operation")

    does(settled)

    assert not CapacityResult.objects.exists()


def test_strong_pain_today_leaves_the_test_out_though_the_check_was_mild(settled):
    Decision.objects.update(made_at=timezone.now() - timedelta(days=1))

    settled.browser.post(f"{CHAIR}before/", {"pain_nprs": "7"})

    assert "Your pain is high today" in settled.opens(CHAIR).content.decode()


def test_yesterdays_pain_is_asked_again(settled):
    Decision.objects.update(made_at=timezone.now() - timedelta(days=1))

    assert settled.opens(f"{CHAIR}before/").context["name"] == "pain_nprs"


def test_yesterdays_quiet_night_is_asked_again(settled):
    denies_cautions(settled, "sit_to_stand_30")
    Decision.objects.update(made_at=timezone.now() - timedelta(days=1))
    CapacityAnswers.objects.update(told_at=timezone.now() - timedelta(days=1))

    settled.browser.post(f"{CHAIR}before/", {"pain_nprs": "2"})

    assert settled.opens(f"{CHAIR}before/").context["asked"] == ("easily_flared",)


def test_a_check_that_is_too_old_does_not_count(settled):
    Decision.objects.update(made_at=timezone.now() - timedelta(days=4))

    assert settled.opens(CHAIR).url == HOME


def test_what_makes_the_check_more_pressing_opens_it_again(settled):
    asked = list(settled.opens(f"{CHAIR}before/").context["asked"])

    answer = settled.browser.post(
        f"{CHAIR}before/", {"asked": [*asked, "serious_accident"], "serious_accident": "yes"}
    )

    assert answer.url == "/check/answers/"


def test_an_empty_list_is_sent_back(settled):
    asked = list(settled.opens(f"{CHAIR}before/").context["asked"])

    assert settled.browser.post(f"{CHAIR}before/", {"asked": asked}).status_code == 422


def test_the_first_number_is_where_somebody_starts_from(settled):
    denies_cautions(settled, "sit_to_stand_30")

    answer = does(settled, pain="3")

    assert answer.url == f"{CHAIR}numbers/"
    assert "This is where you start from" in settled.opens(answer.url).content.decode()
    row = CapacityResult.objects.get()
    assert (row.value, row.pain_before, row.pain_after) == (12, 2, 3)


def test_a_later_number_stands_beside_ones_own_first_and_then_beside_others(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled)
    weeks_later(28)
    does(settled, "14")

    words = settled.opens(f"{CHAIR}numbers/").content.decode()

    assert "2 more." in words
    assert words.index("2 more.") < words.index("Beside others")
    assert "men under 40" in words
    assert "unverified" in words


def test_two_numbers_are_drawn_with_a_table_behind(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled)
    weeks_later(28)
    does(settled, "14")

    shown = settled.opens(f"{CHAIR}numbers/").context

    assert len(shown["picture"].lines[0].dots) == 2
    assert [row[1] for row in shown["rows"]] == ["14", "12"]


def test_no_page_calls_a_number_good_bad_or_normal(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled, "5")

    words = settled.opens(f"{CHAIR}numbers/").content.decode().lower()

    judging = ("percentile", "normal", "poor", "below average", "above average")
    assert [word for word in judging if word in words] == []


def test_a_number_changes_nothing_of_the_check(settled):
    before = list(Decision.objects.values_list("findings", "disposition"))
    denies_cautions(settled, "sit_to_stand_30")

    does(settled, "40")

    assert list(Decision.objects.values_list("findings", "disposition")) == before


def test_a_pain_that_rose_by_two_points_is_answered_with_rest_and_the_check(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled, pain="4")

    assert "That was too much for today" in settled.opens(f"{CHAIR}numbers/").content.decode()


@pytest.mark.parametrize("number", ["", "many", "-3", "61", "12.5", "99999"])
def test_what_is_no_number_of_this_test_is_sent_back(settled, number):
    denies_cautions(settled, "sit_to_stand_30")

    assert does(settled, number).status_code == 422
    assert not CapacityResult.objects.exists()


def test_a_pain_that_was_never_offered_is_refused(settled):
    denies_cautions(settled, "sit_to_stand_30")

    assert does(settled, pain="11").status_code == 400


def test_each_side_is_kept_and_told_apart(settled):
    denies_cautions(settled, "side_bridge")

    settled.browser.post(f"{HOME}side_bridge/", {"left": "40", "right": "38"})

    words = settled.opens(f"{HOME}side_bridge/numbers/").content.decode()
    assert "Left side: 40 seconds" in words
    assert "Right side: 38 seconds" in words


def test_the_list_shows_the_last_number_and_when_to_compare(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled)

    text = settled.opens(HOME).context["open"][0]["text"]

    assert "12 full stands" in text
    assert "Compare from" in text


def test_a_number_written_wrongly_can_be_erased(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled)

    settled.browser.post(f"{HOME}number/{CapacityResult.objects.get().pk}/remove/")

    assert not CapacityResult.objects.exists()


def test_a_strangers_number_is_not_there(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled)
    stranger = Person()

    answer = stranger.browser.post(f"{HOME}number/{CapacityResult.objects.get().pk}/remove/")

    assert answer.status_code == 404
    assert stranger.opens(f"{CHAIR}numbers/").context["newest"] is None
    assert CapacityResult.objects.exists()


def test_a_test_that_does_not_exist_is_not_there(settled):
    assert settled.opens(f"{HOME}pull_ups/").status_code == 404


def test_what_was_measured_stands_in_the_record_and_is_erased_with_it(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled)

    assert "12 full stands" in settled.opens("/you/").content.decode()
    settled.browser.post("/you/forget/")

    assert not CapacityResult.objects.exists()
    assert not CapacityAnswers.objects.exists()


def test_the_database_refuses_a_pain_above_ten(settled):
    denies_cautions(settled, "sit_to_stand_30")
    does(settled)

    with pytest.raises(IntegrityError):
        CapacityResult.objects.update(pain_after=11)


def test_the_list_costs_the_same_with_many_numbers(settled, django_assert_max_num_queries):
    denies_cautions(settled, "sit_to_stand_30")
    for _ in range(6):
        does(settled)

    with django_assert_max_num_queries(8):
        settled.opens(HOME)
