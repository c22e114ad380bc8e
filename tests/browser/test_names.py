"""What a screen reader calls the things on a page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_link_with_a_picture_is_called_by_its_words(opens: Opens) -> None:
    page = opens("/relief/")

    way = page.get_by_role("link", name=re.compile("^Breathe slowly As you are now"))

    expect(way).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link").get_by_role("img")).to_have_count(0)
