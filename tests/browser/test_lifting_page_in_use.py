"""The lifting calculator in a real browser: keyboard, script off, both themes, paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.violations import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/stay-well/lifting/"
HARD = f"{PAGE}?weight=20&h=60&v=15&to=150&twist=45&times=30&grip=poor&careful=on&lifts=2"
OUT_OF_REACH = f"{PAGE}?h=120&v=190"
WRONG = f"{PAGE}?weight=heavy"
PEOPLE = f"{PAGE}?what=person"


@pytest.mark.parametrize("address", [PAGE, HARD, OUT_OF_REACH, WRONG, PEOPLE])
def test_axe_finds_nothing(opens: Opens, address: str) -> None:
    page = opens(address, bypass_csp=True)

    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("address", [PAGE, HARD, OUT_OF_REACH])
def test_no_page_is_wider_than_the_screen(opens: Opens, address: str, width: int) -> None:
    page = opens(address, viewport={"width": width, "height": 844})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_drawn_lift_is_on_the_first_screen(opens: Opens) -> None:
    picture = opens(PAGE).get_by_role("img", name="Your lift, drawn to scale").bounding_box()

    assert picture["y"] + picture["height"] <= 844


def test_nothing_drawn_is_cut_off_at_the_edge_of_the_picture(opens: Opens) -> None:
    page = opens(HARD)

    frame = page.get_by_role("img", name="Your lift, drawn to scale").bounding_box()
    right = page.locator(".uc-lift-picture text").evaluate_all(
        "(all) => Math.max(...all.map(text => text.getBoundingClientRect().right))"
    )
    assert right <= frame["x"] + frame["width"] + 1


@pytest.mark.parametrize("script", [True, False])
def test_enter_in_a_field_works_out_the_lift(opens: Opens, script: bool) -> None:
    page = opens(PAGE, java_script_enabled=script)

    page.get_by_label("How heavy?").fill("23")
    page.get_by_label("How far from you?", exact=True).fill("25")
    page.keyboard.press("Enter")

    page.wait_for_url("**weight=23**")
    expect(page.get_by_text("Your 23 kg is")).to_be_visible()
    expect(page.get_by_label("How far from you?", exact=True)).to_have_value("25")


def test_a_changed_number_changes_the_answer_and_the_address_and_keeps_the_focus(
    opens: Opens,
) -> None:
    page = opens(PAGE)

    page.get_by_label("How heavy?").fill("15")
    page.keyboard.press("Tab")

    expect(page.get_by_text("Your 15 kg is")).to_be_visible()
    expect(page.get_by_label("How far from you?", exact=True)).to_be_focused()
    expect(page.locator("#live")).to_contain_text("suits most healthy people")
    assert "weight=15" in page.url


def test_a_number_that_makes_no_sense_leaves_the_answer_until_it_is_sent(opens: Opens) -> None:
    page = opens(PAGE)
    page.get_by_label("How heavy?").fill("heavy")

    page.get_by_role("button", name="Work it out").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("How heavy?")).to_have_attribute("aria-invalid", "true")


def test_the_grip_is_chosen_with_the_arrow_keys(opens: Opens) -> None:
    page = opens(PAGE)

    page.get_by_label("Fingers under the edge").focus()
    page.keyboard.press("ArrowRight")

    expect(page.locator(".uc-lift-picture__tiles")).to_contain_text("Bulky, slippery")


def test_where_it_ends_is_asked_once_it_is_put_down_with_care(opens: Opens) -> None:
    page = opens(PAGE)
    expect(page.get_by_label("How far from you, at the end?")).to_be_hidden()

    page.get_by_label("It has to be put down with care").check()

    expect(page.get_by_label("How far from you, at the end?")).to_be_visible()


def test_without_script_a_second_lift_is_added_and_worked_out(opens: Opens) -> None:
    page = opens(PAGE, java_script_enabled=False)

    page.get_by_role("button", name="Add another lift").click()
    page.get_by_label("How heavy?").nth(1).fill("30")
    page.get_by_role("button", name="Work it out").click()

    expect(page.get_by_role("heading", name="All lifts together")).to_be_visible()


def test_the_units_are_switched_with_what_was_written_but_not_yet_sent(opens: Opens) -> None:
    page = opens(PAGE, java_script_enabled=False)
    page.get_by_label("How heavy?").fill("20")

    page.get_by_role("button", name="Use inches and pounds").click()

    expect(page.get_by_label("How heavy?")).to_have_value("44.1")


def test_on_a_wide_screen_the_answer_stays_in_sight_and_can_be_reached_by_keyboard(
    opens: Opens,
) -> None:
    page = opens(PAGE, viewport={"width": 1280, "height": 800})
    page.get_by_label("How often?").focus()
    expect(page.get_by_text("suits most healthy people")).to_be_in_viewport()

    page.get_by_text("The six shares as a table").focus()

    expect(page.get_by_text("The six shares as a table")).to_be_in_viewport(ratio=1)


def test_paper_shows_the_lift_with_its_shares_and_no_form(opens: Opens) -> None:
    page = opens(PAGE)

    page.emulate_media(media="print")

    expect(page.get_by_role("img", name="Your lift, drawn to scale")).to_be_visible()
    expect(page.locator(".uc-lift__table").first).to_be_visible()
    expect(page.locator("input:visible, button:visible")).to_have_count(0)
