"""Somebody to talk to, whatever was answered or not."""

import pytest

from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Check
from unclench.web.relief.models import Session


def test_the_crisis_page_needs_no_answer_and_keeps_nothing(person):
    page = person.opens("/help/crisis/").content.decode()

    assert "You do not have to be alone with this" in page
    assert Visitor.objects.count() + Check.objects.count() == 0


def test_the_crisis_page_needs_no_script(person):
    assert "<script" not in person.opens("/help/crisis/").content.decode()


@pytest.mark.parametrize(
    ("country", "emergency", "line"),
    [("GB", "999", "116123"), ("US", "911", "988"), ("AU", "000", "131114")],
)
def test_the_crisis_page_has_the_numbers_of_the_country(person, country, emergency, line):
    person.browser.post("/you/country/", {"country": country, "back": "/help/crisis/"})

    page = person.opens("/help/crisis/").content.decode()
    assert f'href="tel:{emergency}"' in page
    assert f'href="tel:{line}"' in page


def test_where_no_line_is_known_there_is_still_somebody_to_call(person):
    person.browser.post("/you/country/", {"country": "XX", "back": "/help/crisis/"})

    page = person.opens("/help/crisis/").content.decode()
    assert 'href="tel:112"' in page
    assert "ring your doctor, or someone you trust" in page


def test_the_country_can_be_put_right_on_the_crisis_page(person):
    page = person.opens("/help/crisis/").content.decode()

    assert '<input type="hidden" name="back" value="/help/crisis/">' in page


def test_thoughts_of_self_harm_told_in_the_check_show_the_crisis_card(person):
    page = person.opens(person.ticks("belly", "self_harm")["Location"]).content.decode()

    assert "You do not have to be alone with this" in page
    assert 'href="tel:116123"' in page
    assert 'href="tel:999"' in page


def test_thoughts_of_self_harm_never_hide_another_danger(person):
    person.ticks("ill", "fever")

    page = person.opens(person.ticks("belly", "self_harm")["Location"]).content.decode()
    assert "You do not have to be alone with this" in page
    assert "Be seen today</h2>" in page


def test_the_way_there_is_on_the_help_page(person):
    assert 'href="/help/crisis/"' in person.opens("/check/help/").content.decode()


@pytest.mark.parametrize("place", ["after", "summary", "worse"])
def test_the_way_there_is_at_the_end_of_every_session(person, place):
    person.finishes()
    person.browser.post("/relief/session/")
    session = Session.objects.get()

    page = person.opens(f"/relief/session/{session.pk}/{place}/").content.decode()

    assert 'href="/help/crisis/"' in page


def test_nothing_about_despair_is_counted(base):
    crisis = base.crisis
    words = " ".join([crisis.lead, crisis.call_if, crisis.line, crisis.no_line, *crisis.meanwhile])

    assert not any(sign.isdigit() for sign in words)
    assert not any(word in words.lower() for word in ("score", "scale", "rate", "level"))
