"""What comes out of a printer: the words, the figures and the danger signs, and nothing to tap."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.web.conftest import Person
from unclench.web.check.models import Decision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Paper = Callable[..., Page]
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
CAT = "/relief/do/cat_camel/"
TALL = "(cards) => cards.filter(card => getComputedStyle(card).breakInside !== 'avoid').length"


@pytest.fixture
def person(db) -> Person:
    return Person()


@pytest.fixture
def paper(opens: Opens, person: Person) -> Paper:
    """Opens an address as this person, and shows it as it would be printed."""

    def paper(address: str, **options: object) -> Page:
        page = opens(address, person, **options)
        page.emulate_media(media="print", color_scheme=options.get("color_scheme", "light"))
        return page

    return paper


def ground_and_ink(page: Page) -> list[str]:
    return page.evaluate(
        "[getComputedStyle(document.documentElement).backgroundColor,"
        " getComputedStyle(document.querySelector('main')).color]"
    )


def test_a_printed_move_shows_its_steps_and_pictures(person, paper):
    person.finishes()

    page = paper(CAT)

    expect(page.get_by_role("heading", name="The moves")).to_be_visible()
    expect(page.locator(".uc-player__moves .uc-steps__figure svg").first).to_be_visible()
    expect(page.get_by_text("Slowly round the whole back, and let the head hang.")).to_be_visible()
    expect(page.get_by_role("heading", name="When to stop")).to_be_visible()


def test_a_printed_move_shows_nothing_to_tap(person, paper):
    person.finishes()

    page = paper(CAT)

    expect(page.locator("button:visible")).to_have_count(0)
    expect(page.locator("header")).to_be_hidden()


def test_the_pictures_for_paper_stay_off_the_screen(person, paper):
    person.finishes()
    page = paper(CAT)

    page.emulate_media(media="screen")

    expect(page.locator(".uc-player__moves")).to_be_hidden()
    expect(page.locator(".uc-footer__paper")).to_be_hidden()


def test_a_move_printed_without_script_shows_its_pictures_once(person, paper):
    person.finishes()

    page = paper(CAT, java_script_enabled=False)

    expect(page.locator("h2:visible", has_text="The moves")).to_have_count(1)


@pytest.mark.parametrize("address", ["/library/lifting/", "/relief/", "/check/help/", CAT])
def test_every_printed_page_has_the_danger_signs_with_a_number(paper, address):
    page = paper(address)

    expect(page.locator(".uc-footer__paper")).to_contain_text("Numb between the legs")
    expect(page.locator(".uc-footer__paper")).to_contain_text("Call 999")


def test_a_printed_answer_keeps_its_cards_whole_and_its_number(person, paper):
    page = paper(person.finishes())

    expect(page.get_by_role("link", name="Call 999").first).to_be_visible()
    assert page.locator(".uc-care-card").evaluate_all(TALL) == 0
    expect(page.locator("button:visible, select:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_ink_is_black(paper, scheme):
    page = paper("/library/lifting/", color_scheme=scheme)

    assert ground_and_ink(page) == [WHITE, BLACK]


def test_a_source_is_printed_with_its_address_and_a_page_of_ours_is_not(paper):
    page = paper("/library/lifting/")

    after = "(link) => getComputedStyle(link, '::after').content"
    source = page.locator(".uc-evidence a").first.evaluate(after)
    expect(page.locator(".uc-onward")).to_be_hidden()
    assert "https://" in source


@pytest.mark.parametrize("address", ["/relief/", "/check/help/"])
def test_a_printed_number_says_its_country_and_offers_no_other(paper, address):
    page = paper(address)

    expect(page.get_by_text("These numbers are for")).to_be_visible()
    expect(page.get_by_text("Change country")).to_be_hidden()


def test_a_printed_move_says_what_this_person_does_differently(person, paper):
    person.finishes()
    Decision.objects.update(findings={**Decision.objects.get().findings, "weak_bones": True})

    page = paper(CAT)

    expect(page.get_by_text("Slow, in the middle of the range").last).to_be_visible()
    expect(page.get_by_text("something else, this counts").last).to_be_visible()
