"""Breathing for who hears the page: it can be begun when one is ready, and followed by ear."""

from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, Opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOME_BREATHS_MS = 12_000
BREATHE_IN, BREATHE_OUT = "Breathe in, two, three, four.", "Breathe out, long and soft."
EAR = """() => {
    window.said = [];
    speechSynthesis.speak = (words) => said.push(words.text);
}"""


@pytest.fixture
def open_page(opens: Opens) -> Open:
    return partial(opens, "/relief/do/slow_breathing/", clock=True)


def by_ear(page: Page) -> Locator:
    return page.get_by_role("button", name="Begin again, with the voice")


def announced(page: Page) -> str:
    return page.locator("#live").inner_text()


def test_the_way_to_follow_by_ear_is_the_first_thing_after_the_title(open_page: Open) -> None:
    page = open_page()

    page.locator("[data-title]").focus()
    page.keyboard.press("Tab")

    expect(by_ear(page)).to_be_focused()


def test_what_began_by_itself_begins_again_with_the_voice(open_page: Open) -> None:
    page = open_page()
    page.evaluate(EAR)
    page.clock.run_for(60_000)

    by_ear(page).press("Enter")
    page.clock.run_for(5_000)

    assert page.locator("[data-number]").inner_text() in ("4:56", "4:55")
    assert page.evaluate("said.slice(-2)") == [BREATHE_IN, BREATHE_OUT]
    expect(page.get_by_role("button", name="Voice", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


def test_what_began_by_itself_does_not_talk_into_the_page(open_page: Open) -> None:
    page = open_page()

    page.clock.run_for(SOME_BREATHS_MS)
    before = announced(page)
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on", exact=True).click()
    page.clock.run_for(SOME_BREATHS_MS)

    assert before == ""
    assert announced(page).startswith("Breathe")


def test_what_the_voice_says_a_screen_reader_does_not_say_as_well(open_page: Open) -> None:
    page = open_page()
    page.evaluate(EAR)

    by_ear(page).press("Enter")
    page.clock.run_for(SOME_BREATHS_MS)

    assert BREATHE_IN in page.evaluate("said")
    assert announced(page) == ""


def test_breathing_waits_for_who_chose_the_voice(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="Voice", exact=True).click()

    page.reload()

    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(by_ear(page)).to_be_hidden()
