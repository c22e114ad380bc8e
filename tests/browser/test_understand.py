"""Understanding in a real browser: the body map, keyboard and script off, accessibility."""

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Opens
from tests.browser.violations import violations
from tests.web.conftest import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_page(opens: Opens) -> Open:
    """Opens an address as somebody whose check ended well."""
    person = Person()
    person.finishes()
    return partial(opens, person=person)


def test_a_tap_on_the_body_ticks_the_place_in_the_list(open_page: Open) -> None:
    page = open_page("/understand/where/")

    page.locator("[data-area=calf_left]").click()

    expect(page.get_by_label("Left calf")).to_be_checked()


def test_a_tick_in_the_list_marks_the_place_on_the_body(open_page: Open) -> None:
    page = open_page("/understand/where/")

    page.get_by_label("Low back, left").check()

    expect(page.locator(".uc-body-map__area--chosen[data-area=low_left]")).to_be_visible()


def test_without_script_the_list_is_enough(open_page: Open) -> None:
    page = open_page("/understand/where/", java_script_enabled=False)

    page.get_by_label("Left calf").check()
    page.get_by_role("button", name="Keep this").click()

    expect(page.get_by_role("heading", name="What may be behind it")).to_be_visible()
    expect(page.get_by_text("you marked a place below the knee").first).to_be_visible()


def test_no_page_is_wider_than_the_phone(open_page: Open) -> None:
    page = open_page("/understand/")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "address",
    ["/understand/", "/understand/where/", "/understand/worse/", "/library/", "/library/heat/"],
)
def test_axe_finds_nothing(open_page: Open, address: str) -> None:
    page = open_page(address)

    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_causes_side_by_side_never_scroll_sideways(open_page: Open, width: int) -> None:
    page = open_page("/understand/", viewport={"width": width, "height": 844})
    page.get_by_text("Side by side", exact=True).click()

    assert page.locator(".uc-side-by-side__table").bounding_box()["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


SMALL = """(areas) => areas.filter((area) => {
    const { width, height } = area.getBoundingClientRect();
    return Math.min(width, height) < 24;
}).map((area) => area.dataset.area)"""


def test_every_place_on_the_body_can_be_tapped_on_a_phone(open_page: Open) -> None:
    page = open_page("/understand/where/")

    assert page.locator("[data-area]").evaluate_all(SMALL) == []


def test_the_picture_so_far_leads_to_the_body_map(open_page: Open) -> None:
    page = open_page("/understand/")

    page.get_by_role("link", name="Mark it on a body").click()

    expect(page.get_by_role("heading", name="Where does it hurt?")).to_be_visible()
    expect(page.locator("[data-area=low_middle]")).to_be_visible()


def test_the_picture_so_far_is_short_on_a_phone_and_has_what_to_do_in_view(open_page: Open) -> None:
    page = open_page("/understand/")

    expect(page.get_by_role("heading", name="What to do")).to_be_visible()
    expect(page.get_by_role("link", name="Get help now")).to_be_visible()
    assert page.evaluate("document.body.scrollHeight") < 4_000


def test_without_script_what_is_folded_away_opens(open_page: Open) -> None:
    page = open_page("/understand/", java_script_enabled=False)

    page.get_by_text("About scans", exact=True).click()

    expect(page.get_by_text("A spasm does not show on a scan").first).to_be_visible()


def test_on_paper_nothing_of_the_picture_is_folded_away(open_page: Open) -> None:
    page = open_page("/understand/")

    page.emulate_media(media="print")

    expect(page.get_by_text("A spasm does not show on a scan").first).to_be_visible()
