"""The check and first relief in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Walker
from tests.browser.violations import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOOR = re.compile("My back has seized up")


def test_the_danger_signs_are_in_view_on_the_start_page(phone):
    expect(phone.get_by_role("link", name="Get help now")).to_be_in_viewport()


def test_the_first_comfort_measure_is_two_taps_away(phone, walker):
    walker.tap("link", "Relief now")
    walker.tap("link", re.compile("Breathe slowly"))

    assert walker.taps == 2
    assert phone.locator("svg.uc-figure__drawing").first.is_visible()


def test_a_full_check_leads_to_the_first_guided_movement_in_fourteen_taps(phone, walker):
    walker.tap("link", DOOR)
    walker.to_the_summary()
    walker.tap("button", "See what to do")
    walker.tap("button", "Ease it now")

    assert walker.taps <= 14
    assert "/relief/session/" in phone.url
    assert phone.locator("svg.uc-figure__drawing").first.is_visible()


def test_a_cauda_equina_answer_reaches_the_emergency_page_at_once(phone, walker):
    walker.tap("link", DOOR)
    walker.answers_the_page()
    phone.locator("#saddle_numbness").check()
    walker.tap("button", "Continue")

    assert "Get help now" in walker.heading()
    assert phone.get_by_role("link", name="Call 999").first.is_visible()


def test_the_check_works_without_script(phone_without_script):
    walker = Walker(phone_without_script)
    walker.tap("link", DOOR)
    walker.to_the_summary()
    walker.tap("button", "See what to do")

    assert "You can look after this at home" in walker.heading()


def test_the_country_is_put_right_on_the_page_itself_without_script(phone_without_script):
    phone_without_script.goto("/check/help/")
    phone_without_script.get_by_text("Somewhere else? Change country").click()
    phone_without_script.get_by_label("Where are you?").select_option("JP")
    phone_without_script.get_by_role("button", name="Use these numbers").click()

    assert phone_without_script.url.endswith("/check/help/")
    assert phone_without_script.get_by_role("link", name="Call 119").is_visible()


def test_an_emergency_is_reached_without_script(phone_without_script):
    walker = Walker(phone_without_script)
    walker.tap("link", DOOR)
    phone_without_script.locator("#chest_pain").check()
    walker.tap("button", "Continue")

    assert "Get help now" in walker.heading()


def test_going_back_and_reloading_lose_no_answer(phone, walker):
    walker.tap("link", DOOR)
    walker.answers_the_page()
    phone.locator('[name="sexual_change"][value="not_sure"]').check()
    walker.tap("button", "Continue")
    phone.go_back()
    phone.reload()

    assert phone.locator('[name="sexual_change"][value="not_sure"]').is_checked()


def test_a_lost_connection_loses_no_answer(phone, walker):
    walker.tap("link", DOOR)
    walker.answers_the_page()
    phone.locator("#leaking_pee").check()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_text("No connection").first.wait_for()
    still_ticked = phone.locator("#leaking_pee").is_checked()
    phone.context.set_offline(False)
    phone.wait_for_url("**/check/result/**")

    assert still_ticked
    assert "Get help now" in walker.heading()


def test_the_check_can_be_done_with_the_keyboard_alone(phone):
    def focus_and_press(selector: str, key: str) -> None:
        before = phone.url
        for _ in range(60):
            phone.keyboard.press("Tab")
            if phone.evaluate("s => document.activeElement.matches(s)", selector):
                break
        phone.keyboard.press(key)
        if key == "Enter":
            phone.wait_for_url(lambda url: url != before)

    focus_and_press('a[href="/check/start/"]', "Enter")
    focus_and_press('button[name="none"]', "Enter")
    focus_and_press("#saddle_numbness", "Space")
    focus_and_press('main button[type="submit"]:not([name])', "Enter")

    assert "Get help now" in phone.locator("h1").first.inner_text()


def test_enter_on_a_danger_sign_never_answers_no(phone, walker):
    walker.tap("link", DOOR)
    phone.locator("input[type=checkbox]").first.focus()
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert "/check/now/" in phone.url


def test_nothing_is_asked_of_another_host(phone, walker):
    hosts = set()
    phone.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    walker.tap("link", DOOR)
    walker.to_the_summary()

    assert len(hosts) == 1


def test_no_page_of_the_check_breaks_the_policy(phone, walker):
    refused = []
    phone.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    walker.tap("link", DOOR)
    walker.to_the_summary()
    walker.tap("button", "See what to do")

    assert refused == []


ADDRESSES = [
    "/",
    "/check/now/",
    "/check/age/",
    "/check/pain/",
    "/check/help/",
    "/relief/",
    "/relief/all/",
    "/relief/do/cat_camel/",
    "/relief/do/slow_breathing/",
    "/you/",
    "/you/country/",
    "/you/forget/",
    "/you/about/",
    "/nowhere/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(phone, address):
    phone.goto(address)

    assert violations(phone) == []


def test_axe_finds_nothing_on_the_way_to_relief(phone, walker):
    found = []
    walker.tap("link", DOOR)
    walker.to_the_summary()
    found += violations(phone)
    walker.tap("button", "See what to do")
    found += violations(phone)
    walker.tap("button", "Ease it now")
    found += violations(phone)

    assert found == []
