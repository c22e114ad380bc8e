"""Sleeping: asked on one list, answered with pictures, and nothing kept."""

import pytest

from tests.web.conftest import Person
from unclench.web.accounts.models import Visitor

pytestmark = pytest.mark.django_db
SLEEP = "/stay-well/sleep/"


def tells(person: Person, *rows: str, **more: str):
    asked = list(person.opens(SLEEP).context["asked"])
    return person.browser.post(SLEEP, {"asked": asked, **dict.fromkeys(rows, "yes"), **more})


def test_none_of_these_shows_every_position_with_a_picture():
    page = tells(Person(), none="1")

    assert len(page.context["open"]) == 4
    assert page.content.decode().count("uc-sleep-card__figure") == 4


def test_late_in_pregnancy_front_and_back_are_left_out_with_their_reasons():
    page = tells(Person(), "pregnant_16")

    assert [card["title"] for card in page.context["open"]] == ["On your side", "Half sitting"]
    assert all(card["reason"] for card in page.context["closed"])


def test_new_breathlessness_is_sent_to_a_clinician():
    assert "See a clinician today" in tells(Person(), "flat").content.decode()


def test_it_always_says_how_to_get_up():
    assert "Roll onto your side" in tells(Person(), "hip").content.decode()


def test_an_empty_list_is_sent_back():
    assert tells(Person()).status_code == 422


def test_what_was_never_offered_is_refused():
    answer = Person().browser.post(SLEEP, {"asked": ["fever"], "fever": "yes"})

    assert answer.status_code == 400


def test_the_answers_are_not_kept():
    tells(Person(), "pregnant_16")

    assert not Visitor.objects.exists()


def test_what_the_check_told_is_ticked_already():
    somebody = Person()
    somebody.goes_on()
    somebody.ticks("legs", "leg_pain")
    somebody.finishes()

    rows = {row["name"]: row["yes"] for row in somebody.opens(SLEEP).context["rows"]}

    assert rows["leg"]
    assert not rows["flat"]
