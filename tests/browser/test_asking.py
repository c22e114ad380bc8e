"""Asking the library in a real browser: by keyboard, without script, accessible."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.violations import violations
from unclench.web.library.asking import NOTHING_ASKED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_question_is_asked_and_followed_by_keyboard_alone(phone: Page) -> None:
    phone.goto("/library/ask/")
    phone.get_by_role("searchbox").focus()
    phone.keyboard.type("is heat or ice better")
    phone.keyboard.press("Enter")
    phone.get_by_role("link", name="Heat or ice?").focus()

    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", name="Heat or ice?", level=1)).to_be_visible()


def test_danger_leads_to_its_questions_without_script(phone_without_script: Page) -> None:
    phone_without_script.goto("/library/ask/")
    phone_without_script.get_by_role("searchbox").fill("numb betwen legs")
    phone_without_script.get_by_role("button", name="Ask").click()

    way = phone_without_script.get_by_role("link", name="Check that now")
    expect(way).to_be_in_viewport()
    way.click()

    expect(phone_without_script).to_have_url(re.compile(r"/check/bladder/$"))


@pytest.mark.parametrize("question", ["", "massage", "cant pee", "i want to die", "zebra"])
def test_an_answer_page_has_no_accessibility_fault(phone: Page, question: str) -> None:
    phone.goto(f"/library/ask/?q={question}")

    assert violations(phone) == []


@pytest.mark.parametrize("has_script", [True, False])
def test_who_asks_nothing_is_told_what_to_do_and_led_to_the_box(
    opens: Opens, has_script: bool
) -> None:
    page = opens("/library/ask/", java_script_enabled=has_script)

    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name=NOTHING_ASKED).press("Enter")

    box = page.get_by_role("searchbox", name="What would you like to know?")
    expect(box).to_be_focused()
    expect(box).to_have_accessible_description(NOTHING_ASKED)
