"""What a clinician has checked, told and taken back in a real browser."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Walker
from tests.browser.violations import violations
from tests.web.conftest import Person
from unclench.web.accounts.visitors import COOKIE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Coughs(Person):
    """Somebody whose upper back hurts, more when they cough."""

    def answers_plainly(self, page: str):
        asked = self.opens(f"/check/{page}/").context.get("asked", ())
        if "upper_back" in asked:
            return self.answers(page, asked=list(asked), upper_back="yes", cough_worse="yes")
        return super().answers_plainly(page)


def to_the_first_question_about_a_visit(page: Page, person: Person) -> Walker:
    """Somebody has answered all questions before it."""
    question = person.walks_to_the_result()
    page.context.add_cookies([{"name": COOKIE, "value": person.key, "url": page.url}])
    page.goto(question)
    return Walker(page)


def tells_of_both_visits(walker: Walker) -> None:
    walker.tap("button", re.compile("^Yes, in the last 2 weeks"))
    walker.tap("button", "A physiotherapist")
    walker.tap("button", "No, it is the same")
    walker.tap("button", re.compile("^Yes, at the visit that I just told you about"))
    walker.to_the_summary()
    walker.tap("button", "See what to do")


def test_what_a_clinician_checked_is_told_and_taken_back_without_script(phone_without_script):
    walker = to_the_first_question_about_a_visit(phone_without_script, Coughs())
    tells_of_both_visits(walker)
    calm = walker.heading()
    walker.tap("button", re.compile("^This is not right"))

    assert "You can look after this at home" in calm
    assert "within three days" in walker.heading()


def test_axe_finds_nothing_on_the_pages_about_a_visit(phone):
    walker = to_the_first_question_about_a_visit(phone, Coughs())
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


def test_a_later_check_asks_what_changed_in_one_tap(phone):
    person = Coughs()
    tells_of_both_visits(to_the_first_question_about_a_visit(phone, person))
    walker = to_the_first_question_about_a_visit(phone, person)
    found = violations(phone)
    walker.tap("button", "No, it is the same")
    walker.to_the_summary()
    walker.tap("button", "See what to do")

    assert found == []
    assert "You can look after this at home" in walker.heading()
