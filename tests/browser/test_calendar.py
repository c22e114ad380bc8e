"""The page of the calendar in a real browser: a phone, both themes, script off."""

import re
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Opens
from tests.browser.violations import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/calendar/"


@pytest.fixture
def open_page(opens: Opens) -> Open:
    return partial(opens, PAGE)


def make(page: Page) -> Page:
    page.get_by_role("button", name="Make my calendar").click()
    page.get_by_role("heading", name="Its address").wait_for()
    return page


def test_axe_finds_nothing_before_and_after(open_page):
    page = open_page(bypass_csp=True)

    before, after = violations(page), violations(make(page))

    assert (before, after) == ([], [])


def test_the_page_is_no_wider_than_a_small_phone(open_page):
    page = make(open_page(viewport={"width": 320, "height": 700}))

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_one_tap_copies_the_address_and_says_so(open_page):
    page = make(open_page(permissions=["clipboard-read", "clipboard-write"]))

    page.get_by_role("button", name="Copy").click()

    expect(page.locator("#live")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#address").input_value()


def test_without_script_it_is_made_shown_and_taken_away(open_page):
    page = make(open_page(java_script_enabled=False))
    shown = page.locator("#address").input_value()

    page.get_by_role("button", name="Take the calendar away").click()

    assert shown.endswith(".ics")
    assert page.get_by_role("button", name="Make my calendar").is_visible()


def test_a_time_left_empty_is_named_in_words_of_our_own(open_page):
    page = open_page()
    time = page.get_by_label("Session at")
    time.fill("")

    page.get_by_role("button", name="Make my calendar").click()
    page.get_by_role("link", name="Session at: write a time").press("Enter")

    expect(time).to_be_focused()
    expect(time).to_have_accessible_description(re.compile("write a time such as 08:30"))
