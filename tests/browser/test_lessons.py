"""The lessons in a real browser: a phone, both themes, script off."""

import pytest

from tests.browser.violations import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ALL = "/stay-well/lessons/"
PAGES = [ALL, f"{ALL}sleep/2/", f"{ALL}lifting/practice/", f"{ALL}calm/practice/"]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(opens, address):
    page = opens(address, bypass_csp=True)

    assert violations(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_small_phone(opens, address):
    page = opens(address, viewport={"width": 320, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_whole_lesson_can_be_done_without_script(opens):
    page = opens(f"{ALL}calm/", java_script_enabled=False)
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Next").click()

    page.get_by_role("link", name="Now do it").click()
    page.get_by_role("button", name="I did it").click()

    assert page.get_by_role("heading", name="When and where next?").is_visible()
