"""What comes back with time, on a phone and without script."""

from datetime import timedelta

import pytest

from tests.browser.conftest import Walker
from tests.browser.violations import violations
from tests.web.conftest import Person
from unclench.web.accounts.visitors import COOKIE
from unclench.web.check.models import Decision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def days_later(days: int) -> None:
    for decision in Decision.objects.all():
        Decision.objects.update(made_at=decision.made_at - timedelta(days=days))


def to_a_session(page) -> Walker:
    """Somebody whose check was sound has begun a session of relief."""
    person = Person()
    person.finishes()
    session = person.browser.post("/relief/session/")["Location"]
    page.context.add_cookies([{"name": COOKIE, "value": person.key, "url": page.url}])
    page.goto(session)
    return Walker(page)


def to_its_end(page) -> None:
    page.goto(page.url.rsplit("/", 2)[0] + "/after/")


def writes(page, note: str) -> None:
    page.locator(".uc-note summary").click()
    page.locator("#note").fill(note)


def test_a_note_about_a_leg_leads_to_the_leg_questions_without_script(phone_without_script):
    page = phone_without_script
    walker = to_a_session(page)
    to_its_end(page)
    writes(page, "my leg tingles")
    walker.tap("button", "4")
    asked = walker.heading()
    walker.tap("link", "Check that now")

    assert asked == "You wrote about your leg or foot. Shall we check that?"
    assert walker.heading() == "Is anything different in your legs?"


def test_two_weeks_later_the_start_page_leads_to_a_new_check_without_script(phone_without_script):
    page = phone_without_script
    to_a_session(page)
    days_later(15)
    page.goto("/")
    walker = Walker(page)
    said = page.locator(".uc-due h2").inner_text()
    walker.tap("link", "Check again")
    walker.to_the_summary()

    assert said == "It has been two weeks since this bout began."


def test_a_lost_connection_loses_no_note(phone):
    walker = to_a_session(phone)
    to_its_end(phone)
    writes(phone, "slept badly")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="4").click()
    phone.get_by_text("No connection").first.wait_for()
    kept = phone.locator("#note").input_value()
    phone.context.set_offline(False)
    phone.wait_for_url("**/summary/")

    assert kept == "slept badly"
    assert walker.heading() == "That is all for now"


def test_a_note_that_is_too_long_comes_back_whole_by_script(phone):
    to_a_session(phone)
    to_its_end(phone)
    writes(phone, "")
    phone.locator("#note").evaluate("field => { field.value = 'a'.repeat(501); }")
    phone.get_by_role("button", name="4").click()
    phone.locator(".uc-error-summary").wait_for()

    assert len(phone.locator("#note").input_value()) == 501
    assert phone.locator("#note").is_visible()


def test_somebody_to_talk_to_is_one_tap_from_the_help_page_without_script(phone_without_script):
    page = phone_without_script
    page.goto("/check/help/")
    walker = Walker(page)
    walker.tap("link", "If it feels too much")

    assert page.get_by_role("link", name="Samaritans 116 123").is_visible()
    assert page.get_by_role("link", name="Call 999").is_visible()


def test_axe_finds_nothing_on_what_time_and_notes_bring(phone):
    found = []
    walker = to_a_session(phone)
    to_its_end(phone)
    writes(phone, "leg numb, I can't go on")
    found += violations(phone)
    walker.tap("button", "9")
    found += violations(phone)
    walker.tap("link", "Not now")
    found += violations(phone)
    days_later(15)
    for address in ("/", "/relief/", "/you/", "/help/crisis/"):
        phone.goto(address)
        found += violations(phone)

    assert found == []
