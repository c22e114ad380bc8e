"""What somebody's pages ask of the database does not grow with the years they tell of.

SQLite counts for us: everything that it is asked becomes small steps of a machine of its own, and
they are as many on every computer. So a page that reads all of a record, or multiplies one list by
another, is found without a clock.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from bench.loading.fill import key_of, opens, years
from tests.web.addresses import OWN
from unclench.web.demo.fill import fill_demo
from unclench.web.demo.person import DAYS
from unclench.web.plan.models import PlanSession
from unclench.web.what_helps import history

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite counts its steps"),
]
COUNTS_ALL = {"take", "brought"}  # Pages about a whole record, which say how much is in it.
LIVED, YEARS = 60, 9
# A plan reads two years at most, of which these are one; indexes grow a little.
TIMES, FEW = 3, 6_000


@pytest.fixture
def somebody(monkeypatch) -> Client:
    """Somebody with two months behind them, which is more already than "What eases it" reads."""
    monkeypatch.setattr(history, "NEWEST", 20)
    ends_on = timezone.localdate() + timedelta(days=DAYS - LIVED)
    visitor = fill_demo(1, ends_on, LIVED)
    opens(visitor, 0)
    browser = Client()
    browser.cookies["unclench"] = key_of(0)
    return browser


def own_pages() -> dict[str, str]:
    """Where each page of one's own record stands."""
    pages = {name: _path(name, words) for name, words in OWN.items() if name not in COUNTS_ALL}
    return {name: path for name, path in pages.items() if path}


def _path(name: str, words: dict[str, object]) -> str:
    try:
        return reverse(name, kwargs=words)
    except NoReverseMatch:  # a route of a library, which has no name
        return ""


def steps_of(browser: Client, path: str) -> int:
    """How many steps SQLite takes for one look at a page, to the nearest thousand."""
    thousands: list[None] = []
    connection.connection.set_progress_handler(lambda: thousands.append(None), 1000)
    browser.get(path)
    connection.connection.set_progress_handler(None, 0)
    return 1000 * len(thousands)


def test_no_page_asks_more_of_the_database_after_ten_years_than_after_two_months(somebody):
    few = {name: steps_of(somebody, path) for name, path in own_pages().items()}

    years(YEARS, PlanSession.objects.first().plan.visitor_id)
    many = {name: steps_of(somebody, path) for name, path in own_pages().items()}

    assert PlanSession.objects.count() > 200
    assert {n: (few[n], many[n]) for n in many if many[n] > TIMES * few[n] + FEW} == {}
