"""The tools for staying well in a real browser: clock, keyboard, script off, accessibility."""

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Opens
from tests.browser.violations import violations
from tests.web.conftest import ROAD, Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CAPACITY = "/stay-well/capacity/"
CHAIR = f"{CAPACITY}sit_to_stand_30/"
READY_MS, HOLD_READY_MS = 5_200, 10_200


@pytest.fixture
def open_page(opens: Opens, monkeypatch) -> Open:
    """Opens an address as somebody whose back has settled and who denied the cautions of three
    tests, with a clock that the test moves."""
    monkeypatch.setitem(ROAD, "began", {"pain_days": "43"})
    monkeypatch.setitem(ROAD, "pain", {"pain_nprs": "2"})
    person = Person()
    person.finishes()
    for name in ("sit_to_stand_30", "side_bridge", "fingertip_to_floor"):
        _denies(person, f"{CAPACITY}{name}/before/")
    return partial(opens, person=person)


def _denies(person: Person, before: str) -> None:
    while asked := list((person.opens(before).context or {}).get("asked", ())):
        person.browser.post(before, {"asked": asked, "none": "1"})


def test_half_a_minute_counts_what_is_tapped_and_writes_it_down(open_page: Open) -> None:
    page = open_page(CHAIR, clock=True)

    page.get_by_role("button", name="Start").click()
    page.clock.run_for(READY_MS)
    page.get_by_role("button", name="Count one").click()
    page.get_by_role("button", name="Count one more: 1").click()
    page.clock.run_for(31_000)

    expect(page.get_by_label("Your number")).to_have_value("2")
    expect(page.locator("#write-down")).to_be_focused()


def test_nobody_has_to_tap_while_the_time_runs(open_page: Open) -> None:
    page = open_page(CHAIR, clock=True)

    page.get_by_role("button", name="Start").click()
    page.clock.run_for(READY_MS + 31_000)

    expect(page.get_by_label("Your number")).to_have_value("")
    expect(page.locator("[data-caption]")).to_have_text("Write down how many you counted.")


def test_a_hold_ends_with_a_key_and_then_comes_the_other_side(open_page: Open) -> None:
    page = open_page(f"{CAPACITY}side_bridge/", clock=True)

    page.get_by_role("button", name="Start: left side").press("Enter")
    page.clock.run_for(HOLD_READY_MS + 20_500)
    page.get_by_role("button", name="Stop").press("Enter")

    expect(page.get_by_label("Left side")).to_have_value("20")
    expect(page.get_by_role("button", name="Start: right side")).to_be_focused()


def test_stopped_before_it_began_nothing_is_written_down(open_page: Open) -> None:
    page = open_page(f"{CAPACITY}side_bridge/", clock=True)

    page.get_by_role("button", name="Start: left side").click()
    page.clock.run_for(3_000)
    page.get_by_role("button", name="Stop").click()

    expect(page.get_by_label("Left side")).to_have_value("")
    expect(page.get_by_role("button", name="Start: left side")).to_be_visible()


def test_without_script_the_steps_and_a_field_are_enough(open_page: Open) -> None:
    page = open_page(CHAIR, java_script_enabled=False)

    page.get_by_label("Your number").fill("13")
    page.get_by_role("button", name="Keep it").click()

    expect(page.get_by_text("13 full stands. This is where you start from.")).to_be_visible()


def test_without_script_no_button_is_shown_that_does_nothing(open_page: Open) -> None:
    page = open_page(CHAIR, java_script_enabled=False)

    expect(page.get_by_role("button", name="Start")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_is_wider_than_the_phone(open_page: Open, width: int) -> None:
    page = open_page(CHAIR, viewport={"width": width, "height": 844})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["/stay-well/", CAPACITY, CHAIR, f"{CHAIR}numbers/"])
def test_axe_finds_nothing(open_page: Open, address: str) -> None:
    page = open_page(CHAIR)
    page.get_by_label("Your number").fill("13")
    page.get_by_role("button", name="Keep it").click()
    page = open_page(address)

    assert violations(page) == []


def test_axe_finds_nothing_while_the_time_runs(open_page: Open) -> None:
    page = open_page(CHAIR, clock=True)

    page.get_by_role("button", name="Start").click()
    page.clock.run_for(READY_MS + 2_000)
    page.clock.resume()

    assert violations(page) == []


@pytest.mark.parametrize(
    "address",
    [
        "/stay-well/desk/",
        "/stay-well/desk/?time=long&screen_height=low&keyboard=high&back=away",
        "/stay-well/sleep/",
    ],
)
def test_axe_finds_nothing_on_desk_and_sleep(open_page: Open, address: str) -> None:
    page = open_page(address)

    assert violations(page) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_desk_is_described_with_the_keyboard_and_drawn(open_page: Open, script: bool) -> None:
    page = open_page("/stay-well/desk/", java_script_enabled=script)

    page.get_by_label("They hang or stand on the toes").press("Space")
    page.get_by_role("button", name="Draw it").press("Enter")

    expect(page.get_by_role("img", name="How you sit now")).to_be_visible()
    expect(page.get_by_text("Lower the seat, or put a firm box")).to_be_visible()


def test_positions_are_shown_and_axe_finds_nothing(open_page: Open) -> None:
    page = open_page("/stay-well/sleep/")

    page.get_by_label("Pregnant, 16 weeks or more", exact=True).first.check()
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_role("heading", name="On your side")).to_be_visible()
    expect(page.get_by_role("heading", name="Better left out")).to_be_visible()
    assert violations(page) == []
