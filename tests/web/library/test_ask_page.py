"""One box over the library: danger first, passages with sources, nothing kept."""

import logging
import re
from urllib.parse import urlencode

import pytest
from django.apps import apps

from tests.ask.test_danger import TABLE
from tests.ask.test_danger_lists import SET_ASIDE, TUNED, listed
from tests.web.conftest import Person
from unclench.ask.question import LONGEST
from unclench.web.accounts.visitors import COOKIE
from unclench.web.library.asking import NOTHING_ASKED

pytestmark = pytest.mark.django_db
HEAT = "is heat or ice better"
CHECK = "Check that now"


def asks(text: str):
    return Person().opens(f"/library/ask/?{urlencode({'q': text})}")


def page_for(text: str) -> str:
    return asks(text).content.decode()


def test_an_answer_is_a_passage_with_its_page_sources_and_certainty():
    page = page_for(HEAT)

    assert '<a href="/library/ask_heat_or_cold/">Heat or ice?</a>' in page
    assert "Heat has the better evidence." in page
    assert "Where this comes from" in page
    assert "Unverified" in page


def test_the_answers_have_one_first_heading_and_the_question_in_the_title():
    page = page_for(HEAT)

    assert page.count("<h1") == 1
    assert "<title>“is heat or ice better” " in page


def test_the_question_stands_in_the_box_again():
    assert f'value="{HEAT}"' in page_for(HEAT)


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07"])
def test_nothing_asked_shows_the_box_and_says_what_to_do(text):
    answer = asks(text)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Ask the library</h1>" in page
    assert "do not have an answer" not in page
    assert f'<a class="uc-error-summary__link" href="#q">{NOTHING_ASKED}</a>' in page
    assert f'<p class="uc-error" id="q-error">{NOTHING_ASKED}</p>' in page
    assert 'aria-invalid="true" aria-describedby="q-error"' in page


def test_no_question_at_all_shows_the_box_without_an_error():
    answer = Person().opens("/library/ask/")

    assert answer.status_code == 200
    assert 'name="q"' in answer.text
    assert "There is a problem" not in answer.text


def test_what_is_not_known_is_said_with_ways_on():
    page = page_for("best restaurant")

    assert "We do not have an answer to that</h1>" in page
    assert 'href="/library/"' in page
    assert 'href="/check/start/"' in page
    assert "pharmacist" in page


@pytest.mark.parametrize(("topic", "phrase"), TABLE)
def test_danger_comes_before_the_box_and_every_passage(topic, phrase):
    answer = asks(phrase)
    page = answer.content.decode()

    first = page.index("<main")
    after = page.index('<article class="uc-passage"') if "uc-passage" in page else len(page)
    way = "uc-crisis" if topic == "despair" else CHECK
    assert first < page.index(way, first) < min(after, page.index('role="search"'))


def test_danger_shows_the_signs_and_the_number_of_the_country():
    page = page_for("cant pee since my back went")

    assert "You wrote about peeing. Shall we check that?</h1>" in page
    assert 'href="/check/bladder/"' in page
    assert 'href="tel:999"' in page
    assert 'name="back" value="/check/help/"' in page


def test_danger_in_a_question_without_an_answer_still_leads_to_the_check():
    page = page_for("my foot is dragging")

    assert CHECK in page
    assert page.count("<h1") == 1


def test_despair_brings_somebody_to_talk_to_before_anything_else():
    page = page_for("i dont want to live like this any more")

    assert "You do not have to be alone with this</h1>" in page
    assert 'href="tel:116123"' in page
    assert 'name="back" value="/help/crisis/"' in page


def test_somebody_in_despair_is_not_told_that_there_is_no_answer():
    assert "do not have an answer" not in page_for("i want to die")


def test_despair_does_not_hide_another_danger():
    page = page_for("i cant cope and my leg gives way")

    assert page.index("You do not have to be alone") < page.index("You wrote about your leg")
    assert CHECK in page


def test_an_ordinary_question_is_not_alarmed():
    page = page_for(HEAT)

    assert CHECK not in page
    assert 'href="tel:' not in page


def test_a_long_question_is_answered_by_its_beginning():
    page = page_for("massage" + " " * 3 + "x" * 5000)

    assert "That was long." in page
    assert len(page) < 100_000


def test_danger_at_the_end_of_a_long_question_is_not_cut_off():
    assert CHECK in page_for("massage " * 100 + "and now i cant pee")


def test_the_box_takes_no_more_than_is_looked_up():
    assert f'maxlength="{LONGEST}"' in page_for(HEAT)


def test_a_question_is_never_read_as_markup():
    page = page_for('"><script>alert(1)</script>')

    assert "<script>alert" not in page


def test_asking_keeps_nothing_and_knows_nobody_again():
    before = [model.objects.count() for model in apps.get_models()]

    answer = asks("cant pee and want to die, massage")

    assert [model.objects.count() for model in apps.get_models()] == before
    assert COOKIE not in answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_asking_leaves_nothing_in_any_log(caplog):
    caplog.set_level(logging.DEBUG)

    asks("zebra massage")

    assert "zebra" not in caplog.text


def test_asking_costs_no_question_to_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        asks("cant pee")


def test_the_page_has_no_script_but_the_quiet_ones_of_every_page():
    assert re.findall(r"<script[^>]*/js/(\w+)", page_for(HEAT)) == ["zone", "waiting", "at_hand"]
    assert page_for(HEAT).count("<script") == 3


def test_the_box_cannot_be_written_to():
    assert Person().browser.post("/library/ask/", {"q": HEAT}).status_code == 405


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("cat and camel", "/relief/do/cat_camel/"),
        ("codeine", "/medicines/"),
        ("heel walk", "/understand/test/heel_walk/"),
        ("sacroiliac joint", "/library/sacroiliac/"),
    ],
)
def test_a_passage_leads_to_the_page_that_it_comes_from(text, address):
    assert f'href="{address}"' in page_for(text)


def test_what_is_often_said_is_quoted_with_what_studies_say():
    page = page_for("does paracetamol work")

    assert "Often said" in page
    assert "“" in page
    assert "Studies do not support this." in page


def test_the_box_stands_in_the_library_which_every_page_leads_to():
    assert 'role="search"' in Person().opens("/library/").content.decode()
    assert 'href="/library/"' in Person().opens("/").content.decode()


def test_a_question_about_painkillers_leads_to_which_may_suit():
    assert "Which may suit me?" in page_for("can i take ibuprofen when pregnant")


def test_danger_without_a_page_is_not_called_unanswered():
    assert "We do not have an answer" not in page_for("i cant pee")


def _before_any_answer(text: str) -> str:
    """What stands above the first passage, or above the word that there is none."""
    page = page_for(text)
    return page.partition("uc-passage")[0].partition("That is nothing you did.")[0]


@pytest.mark.parametrize("name", [*TUNED, SET_ASIDE])
def test_the_check_stands_above_every_answer_to_a_danger_read_or_not(name):
    dangers = [entry["ask"] for entry in listed(name, "danger")]

    unled = [text for text in dangers if not _leads_to_help(_before_any_answer(text))]

    assert unled == []


def _leads_to_help(above: str) -> bool:
    return 'href="/check/' in above or "/help/crisis/" in above


def test_what_is_only_strange_is_not_named_beside_what_says_more():
    page = page_for("my bits have gone numb")

    assert "feeling between the legs" in page
    assert "something new or strange" not in page
