"""Painkillers without a prescription, on a phone."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Walker
from tests.browser.violations import violations
from tests.web.conftest import Person
from tests.web.medicines.test_medicine_pages import Asker as TellsAll
from unclench.web.accounts.visitors import COOKIE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NONE = re.compile("^None of these")


class Asker(Walker):
    """Walks through the questions about painkillers."""

    def begins(self) -> None:
        self.page.goto("/medicines/")
        self.tap("link", "See what may suit me")

    def ticks(self, row: str) -> None:
        self.page.get_by_label(row, exact=True).check()
        self.tap("button", "Continue")

    def to_the_list(self) -> None:
        for _ in range(10):
            if "/medicines/list/" in self.page.url:
                return
            self.answers_the_page()
        raise AssertionError("the questions never end")


def at_the_list(page: Page) -> Page:
    """Somebody with nothing against any of them has answered everything."""
    person = Person()
    TellsAll(person).walks()
    page.context.add_cookies([{"name": COOKIE, "value": person.key, "url": page.url}])
    page.goto("/medicines/list/")
    return page


@pytest.fixture
def asker(phone_without_script: Page) -> Asker:
    return Asker(phone_without_script)


def test_without_script_the_list_says_which_painkiller_is_not_for_you(asker):
    asker.begins()
    for _ in range(3):
        asker.answers_the_page()
    asker.ticks("Kidney disease, or only one working kidney")
    asker.to_the_list()

    ibuprofen = asker.page.get_by_role("article").filter(has_text="Ibuprofen tablets").first

    assert "Not for you" in ibuprofen.inner_text()
    assert "You told us: kidney disease" in ibuprofen.inner_text()


def test_without_script_the_page_is_no_wider_than_the_phone(phone_without_script: Page):
    page = at_the_list(phone_without_script)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_paper_stands_only_the_list_for_the_pharmacist(phone_without_script: Page):
    page = at_the_list(phone_without_script)

    page.emulate_media(media="print")

    assert page.get_by_role("heading", name="Show the pharmacist this list").is_visible()
    assert not page.get_by_role("article").first.is_visible()


def test_axe_finds_nothing_on_the_way_to_the_list(phone: Page):
    asker = Asker(phone)
    asker.begins()
    found = violations(phone)
    asker.to_the_list()
    phone.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")

    assert found + violations(phone) == []
