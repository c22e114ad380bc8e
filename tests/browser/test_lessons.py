"""The lessons in a real browser: a phone, both themes, script off."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.violations import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ALL = "/stay-well/lessons/"
PAGES = [ALL, f"{ALL}sleep/2/", f"{ALL}lifting/practice/", f"{ALL}calm/practice/"]


@pytest.fixture
def open_page(browser: Browser, live_server):
    contexts = []

    def open_page(address: str, **options: object) -> Page:
        size = {"viewport": {"width": 390, "height": 844}}
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **(size | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(open_page, address, scheme):
    page = open_page(address, color_scheme=scheme, bypass_csp=True)

    assert violations(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_small_phone(open_page, address):
    page = open_page(address, viewport={"width": 320, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_whole_lesson_can_be_done_without_script(open_page):
    page = open_page(f"{ALL}calm/", java_script_enabled=False)
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Next").click()

    page.get_by_role("link", name="Now do it").click()
    page.get_by_role("button", name="I did it").click()

    assert page.get_by_role("heading", name="When and where next?").is_visible()
