"""What sets it off, in a real browser: script off, every width, accessibility."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Opens
from tests.browser.violations import violations
from tests.web.conftest import Person
from tests.web.looking_back.days import keeps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/looking-back/what-sets-it-off/"


@pytest.fixture
def open_page(opens: Opens) -> Open:
    """Opens an address as somebody who may look after themselves and kept a diary for five months;
    their pain follows the sitting of the day before."""
    person = Person()
    person.finishes()
    keeps(150, sitting=3.0, activity=0.0)
    return partial(opens, person=person)


def test_without_script_the_picture_has_its_numbers_and_a_test_its_days(open_page: Open) -> None:
    page = open_page(PAGE, java_script_enabled=False)

    page.get_by_text("The numbers").click()
    expect(page.get_by_role("row", name="Sitting")).to_be_visible()
    page.get_by_role("link", name=re.compile("A test by days.*Sitting")).click()
    page.get_by_role("button", name="Draw the days").click()

    expect(page.get_by_role("columnheader", name="Chance picked")).to_be_visible()


def test_a_screen_reader_hears_what_the_picture_shows(open_page: Open) -> None:
    page = open_page(PAGE)

    expect(page.get_by_role("img", name="The day before, and the pain after")).to_be_visible()
    said = "Of 2 things in your diary, sitting is linked with the next day's pain."
    expect(page.get_by_role("figure")).to_contain_text(said)


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}sitting/"])
def test_the_pages_have_no_fault_that_a_machine_can_find(open_page: Open, address: str) -> None:
    page = open_page(address)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")

    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_reaches_beyond_the_screen(open_page: Open, width: int) -> None:
    page = open_page(PAGE, viewport={"width": width, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
