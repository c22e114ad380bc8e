"""Care nearby in a real browser: one tap, or a typed place, and nothing that stays."""

import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Open, Opens
from tests.browser.violations import violations
from tests.care.conftest import CARE, NOW, Told
from tests.web.care.conftest import ONE_OF_EACH, TOWNS, WIEN
from unclench.care.bring import Wish, bring_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HERE = {"latitude": WIEN[0] + 0.000123, "longitude": WIEN[1] + 0.000123}
TAPPED = {"geolocation": HERE, "permissions": ["geolocation"]}


@pytest.fixture
def open_care(opens: Opens, tmp_path: Path, settings) -> Open:
    settings.DATA = tmp_path
    bring_in([Told(*ONE_OF_EACH, *TOWNS)], tmp_path, CARE, Wish(NOW))
    return partial(opens, "/care/")


def types_a_town(page: Page) -> None:
    page.get_by_label("Near which place?").fill("Wien")
    page.get_by_role("button", name="Find care there").click()
    expect(page.get_by_role("heading", level=1, name="Care near Wien")).to_be_visible()


def taps(page: Page) -> None:
    page.get_by_role("button", name="Use where I am now").click()
    expect(page.get_by_role("heading", level=1, name="Care near where you are")).to_be_visible()


def test_one_tap_shows_what_is_near(open_care: Open) -> None:
    page = open_care(**TAPPED)

    taps(page)

    expect(page.get_by_role("heading", name="The physiotherapist")).to_be_visible()


def test_nothing_is_asked_of_the_device_before_the_tap(open_care: Open) -> None:
    page = open_care(**TAPPED)

    page.add_init_script("navigator.geolocation.getCurrentPosition = () => (window.asked = true)")
    page.reload()
    expect(page.get_by_role("button", name="Use where I am now")).to_be_visible()

    assert page.evaluate("window.asked") is None


def test_no_address_that_is_asked_for_says_where_somebody_is(open_care: Open) -> None:
    page = open_care(**TAPPED)
    asked: list[Request] = []
    page.on("request", lambda each: asked.append(each))

    taps(page)

    assert not [each.url for each in asked if "48.2" in each.url or "16.3" in each.url]
    assert page.url.endswith("/care/")


def test_the_device_says_no_more_than_a_hundred_metres(open_care: Open) -> None:
    page = open_care(**TAPPED)
    bodies: list[str] = []
    page.on("request", lambda each: bodies.append(each.post_data or ""))

    taps(page)

    assert "lat=48.208&lon=16.374&" in "".join(bodies)


def test_going_back_finds_a_form_that_has_forgotten(open_care: Open) -> None:
    page = open_care(**TAPPED)
    taps(page)

    page.go_back()

    expect(page.locator("input[name=lat]").first).to_have_value("")


def test_a_device_that_may_not_say_leaves_the_typed_place(open_care: Open) -> None:
    page = open_care(permissions=[])

    page.get_by_role("button", name="Use where I am now").click()

    expect(page.get_by_text(re.compile("Write a town or a postcode")).first).to_be_visible()
    types_a_town(page)


def test_without_script_the_typed_place_is_all_there_is(open_care: Open) -> None:
    page = open_care(java_script_enabled=False)

    expect(page.get_by_role("button", name="Use where I am now")).to_be_hidden()
    types_a_town(page)


def test_the_keyboard_alone_is_enough(open_care: Open) -> None:
    page = open_care()

    page.get_by_label("Near which place?").focus()
    page.keyboard.type("Wien")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Care near Wien")).to_be_visible()
    page.get_by_role("link", name="Pharmacies").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Pharmacies")).to_be_in_viewport()


def test_axe_finds_nothing_before_and_after(open_care: Open) -> None:
    page = open_care(bypass_csp=True)
    before = violations(page)

    types_a_town(page)

    assert before + violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(open_care: Open, width: int) -> None:
    page = open_care(viewport={"width": width, "height": 844})

    types_a_town(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
