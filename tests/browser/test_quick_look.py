"""Between two checks, on a phone: a day was kept, and one list is looked through."""

from datetime import timedelta

import pytest

from tests.browser.conftest import Walker
from tests.browser.violations import violations
from tests.web.conftest import Person
from unclench.web.accounts.visitors import COOKIE
from unclench.web.check.models import Decision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def keeps_a_day(page) -> Walker:
    """Somebody who checked their back yesterday tells the diary about today."""
    person = Person()
    person.finishes()
    for decision in Decision.objects.all():
        Decision.objects.update(made_at=decision.made_at - timedelta(days=1))
    page.context.add_cookies([{"name": COOKIE, "value": person.key, "url": page.url}])
    page.goto("/diary/")
    page.locator("label", has_text="4").first.click()
    walker = Walker(page)
    walker.tap("button", "Keep")
    return walker


def test_a_look_in_which_nothing_is_found_takes_two_taps_without_script(phone_without_script):
    walker = keeps_a_day(phone_without_script)
    walker.tap("link", "Show me the list")
    asked = walker.heading()
    walker.tap("button", "None of these")

    assert asked == "Is any of this new, or worse, since your last check?"
    assert phone_without_script.get_by_text("If one of these begins, check at once").is_visible()


def test_a_sign_leads_to_the_check_without_script(phone_without_script):
    walker = keeps_a_day(phone_without_script)
    walker.tap("link", "Show me the list")
    phone_without_script.locator("#leg_weakness").check()
    phone_without_script.get_by_role("button", name="Continue").last.click()

    assert walker.heading() == "Is anything different in your legs?"


def test_enter_on_a_sign_is_not_none_of_these(phone):
    walker = keeps_a_day(phone)
    walker.tap("link", "Show me the list")
    phone.locator("#leg_weakness").press("Enter")

    phone.get_by_role("alert").wait_for()
    assert phone.url.endswith("/look/")


@pytest.mark.parametrize("address", ["/look/", "/diary/"])
def test_with_letters_twice_as_large_nothing_runs_off_the_side(phone, address):
    keeps_a_day(phone)
    fonts = {"fontSizes": {"standard": 32, "fixed": 26}}
    phone.context.new_cdp_session(phone).send("Page.setFontSizes", fonts)
    phone.goto(address)

    assert phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_axe_finds_nothing_in_the_list(phone):
    walker = keeps_a_day(phone)
    kept = violations(phone)
    walker.tap("link", "Show me the list")

    assert (kept, violations(phone)) == ([], [])
