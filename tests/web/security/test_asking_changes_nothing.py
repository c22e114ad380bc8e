"""Asking for a page changes no record, so no link or picture elsewhere can act for anybody."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.web.addresses import OF_A_ROW, OWN
from tests.web.test_whose_pages import (
    Owner,
    as_if_nothing_had_been_asked,
    record_of,
    somebody_who_lived,
)


@pytest.fixture
def owner(db) -> Owner:
    return somebody_who_lived()


def changing(owner, pages: dict[str, dict]) -> list[str]:
    """The pages after which the record of their own person is another one."""
    before = record_of(owner)
    return [name for name, words in pages.items() if after_opening(owner, name, words) != before]


def after_opening(owner, name: str, words: dict) -> list[list[tuple]]:
    """The record as it is once a page was asked for."""
    with as_if_nothing_had_been_asked(owner):
        owner.opens(reverse(name, kwargs=words))
        return record_of(owner)


def test_no_page_of_a_record_changes_it_by_being_opened(owner):
    own = {name: words for name, words in OWN.items() if "/" not in name}
    rows = {name: make(owner.user) for name, make in OF_A_ROW.items()}
    owner.says_who()
    owner.browser.raise_request_exception = False  # the passkey of these tests is made up
    cache.clear()

    assert changing(owner, own | rows) == []
