"""A site that nobody gave places is no empty page."""

import pytest

from tests.web.care.conftest import asks, was_told

pytestmark = pytest.mark.django_db


def test_the_number_the_advice_line_and_how_to_find_care_are_there(person, without_places):
    page = person.opens("/care/").content.decode()

    assert 'href="tel:999"' in page
    assert 'href="tel:111"' in page
    assert "How to find care in the United Kingdom" in page
    assert "Ask in any pharmacy." in page


def test_in_an_emergency_the_number_is_the_first_thing(person, without_places):
    was_told(person, "emergency")

    page = person.opens("/care/").content.decode()

    assert "Call 999 first" in page
    assert page.index("tel:999") < page.index("How to find care")
    assert "The people at 999 know which hospital can help you" in page
    assert "Ask your health insurer" not in page


def test_it_asks_for_no_place(person, without_places):
    page = person.opens("/care/").content.decode()

    assert 'name="place"' not in page
    assert "uc-here" not in page


def test_a_form_of_an_older_page_is_answered(person, without_places):
    assert asks(person, place="Wien").status_code == 200


def test_in_a_country_that_nobody_knows_it_does_not_name_one(person, without_places):
    page = person.browser.get("/care/", headers={"accept-language": "en"}).content.decode()

    assert "How to find care</h2>" in page
    assert 'href="tel:112"' in page
