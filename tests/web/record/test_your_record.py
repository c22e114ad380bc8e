"""The page of a record leads to everything, and stays short however long the record."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from unclench.web.accounts.visitors import COOKIE
from unclench.web.demo.fill import fill_demo
from unclench.web.episodes.models import Episode
from unclench.web.secret_words import hash_of

pytestmark = pytest.mark.django_db
PAGE = "/you/"
LAST_DAY = date(2026, 11, 20)
USED_MOST_FIRST = [
    "/diary/",
    "/looking-back/",
    "/plan/",
    "/episodes/",
    "/reminders/",
    "/calendar/",
    "/you/take/",
    "/you/bring/",
    "/you/history/",
    "/you/forget/",
]


def somebody_after(days: int) -> Client:
    """The browser of an invented person who has lived so many days of their year."""
    visitor = fill_demo(days, LAST_DAY, days)
    visitor.key_hash = hash_of(f"key {days}")
    visitor.save()
    browser = Client()
    browser.cookies[COOKIE] = f"key {days}"
    return browser


def main_part(browser: Client) -> str:
    page = browser.get(PAGE).content.decode()
    return page[page.index("<main") : page.index("</main>")]


def cost_of(browser: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.get(PAGE)
    return len(asked)


def test_it_leads_to_everything_what_is_used_most_first(client):
    links = re.findall(r'href="([^"]+)"', main_part(client))

    assert [link for link in links if link in USED_MOST_FIRST] == USED_MOST_FIRST


def test_it_says_that_nothing_is_kept_yet(client):
    assert "Nothing is kept about you yet" in main_part(client)


def test_what_is_kept_opens_on_a_tap():
    page = main_part(somebody_after(70))

    kinds = re.findall(r"<summary[^>]*>([A-Z][a-z]+)", page)

    assert kinds[:7] == ["Checks", "Relief", "Your", "Plan", "Painkillers", "What", "Lessons"]
    assert "Nothing is kept" not in page


def test_it_names_the_newest_bout():
    assert "The last one: 21 November 2025 to 14 January 2026" in main_part(somebody_after(70))


def test_a_bout_that_goes_on_is_said_to():
    assert "One is going on, since 21 November 2025" in main_part(somebody_after(10))


def test_a_long_record_costs_no_more_than_a_short_one():
    short, long = somebody_after(70), somebody_after(220)

    assert cost_of(long) == cost_of(short)


def test_of_each_kind_the_newest_twenty_are_shown():
    page = main_part(somebody_after(250))

    assert page.count("/check/result/") == 20
    assert page.count(", effort ") == 20


def test_well_again_is_asked_only_while_a_bout_goes_on(person):
    person.finishes()
    before = person.opens("/you/").content.decode()
    Episode.objects.update(ended_on=timezone.localdate())

    after = person.opens("/you/").content.decode()

    assert "My back is well again" in before
    assert "My back is well again" not in after
