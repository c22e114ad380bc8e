"""What a clinician has checked, told and taken back in a real browser."""

import re

import pytest

from tests.browser.conftest import Walker
from tests.browser.test_check import DOOR
from tests.browser.violations import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def to_the_first_question_about_a_visit(walker: Walker) -> None:
    """Somebody whose upper back hurts, more when they cough."""
    walker.tap("link", DOOR)
    while walker.heading() != "Does any of this fit your pain?":
        walker.answers_the_page()
    walker.page.locator("#upper_back").check()
    walker.page.locator("#cough_worse").check()
    walker.tap("button", "Continue")
    walker.to_the_summary()
    walker.tap("button", "See what to do")


def tells_of_both_visits(walker: Walker) -> None:
    walker.tap("button", re.compile("^Yes, in the last 2 weeks"))
    walker.tap("button", "A physiotherapist")
    walker.tap("button", "No, it is the same")
    walker.tap("button", re.compile("^Yes, at the visit that I just told you about"))
    walker.to_the_summary()
    walker.tap("button", "See what to do")


def test_what_a_clinician_checked_is_told_and_taken_back_without_script(phone_without_script):
    walker = Walker(phone_without_script)
    to_the_first_question_about_a_visit(walker)
    tells_of_both_visits(walker)
    calm = walker.heading()
    walker.tap("button", re.compile("^This is not right"))

    assert "You can look after this at home" in calm
    assert "within three days" in walker.heading()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_about_a_visit(phone, walker, scheme):
    phone.emulate_media(color_scheme=scheme)
    to_the_first_question_about_a_visit(walker)
    found = violations(phone)
    walker.tap("button", re.compile("^Yes, in the last 2 weeks"))
    found += violations(phone)
    walker.tap("button", "A physiotherapist")
    found += violations(phone)
    phone.go_back()
    phone.go_back()
    tells_of_both_visits(walker)
    found += violations(phone)
    phone.goto("/you/")
    found += violations(phone)

    assert found == []


def test_a_later_check_asks_what_changed_in_one_tap(phone, walker):
    to_the_first_question_about_a_visit(walker)
    tells_of_both_visits(walker)
    phone.goto("/")
    to_the_first_question_about_a_visit(walker)
    found = violations(phone)
    walker.tap("button", "No, it is the same")
    walker.to_the_summary()
    walker.tap("button", "See what to do")

    assert found == []
    assert "You can look after this at home" in walker.heading()
