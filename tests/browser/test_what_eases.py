"""What eases it, and trying something, in a real browser."""

import re
from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Opens
from tests.browser.violations import violations
from tests.web.conftest import Person
from unclench.web.accounts.models import Visitor
from unclench.web.demo.fill import fill_demo
from unclench.web.demo.person import DAYS
from unclench.web.relief.models import Session
from unclench.web.what_helps.models import Wait

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIVED = 60


@pytest.fixture
def checked(db) -> Person:
    person = Person()
    person.finishes()
    return person


@pytest.fixture
def open_page(opens: Opens, checked: Person) -> Open:
    """Opens an address as the person who did the check."""
    return partial(opens, person=checked)


@pytest.fixture
def lived(checked: Person) -> None:
    """The browser's record is that of the invented person, whose last day is today."""
    mine = Visitor.objects.get()
    invented = fill_demo(1, date.today() + timedelta(days=DAYS - LIVED), LIVED)
    key_hash, mine.key_hash = mine.key_hash, None
    mine.save()
    Visitor.objects.filter(pk=invented.pk).update(key_hash=key_hash)


def taps(page: Page, role: str, name: str) -> None:
    before = page.url
    page.get_by_role(role, name=re.compile(name)).first.click()
    page.wait_for_url(lambda url: url != before)


def test_what_is_known_can_be_read_as_words_picture_and_table(open_page, lived):
    page = open_page("/what-helps/")
    warmth = page.locator("#warmth")

    warmth.locator("summary").click()

    expect(warmth.locator(".uc-eases__badge")).to_have_text("It seems to help you")
    expect(warmth.get_by_role("img", name=re.compile("^Warmth"))).to_be_visible()
    expect(warmth.get_by_role("rowheader", name="Most likely")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/relief/", "/relief/try/", "/relief/try/warmth/"])
def test_what_to_try_has_no_fault_that_a_program_can_find(open_page, address):
    assert violations(open_page(address)) == []


def test_something_is_tried_by_keyboard_alone(open_page):
    page = open_page("/relief/try/position/")

    page.get_by_role("button", name=re.compile("^4")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/relief/session/.*/0/"))

    assert Session.objects.get().pain_before == 4


def test_something_is_tried_and_rated_without_script(open_page):
    page = open_page("/relief/try/breathing/", java_script_enabled=False)

    taps(page, "button", "^5")
    taps(page, "button", "^Done|^I did it|^Next")
    taps(page, "button", "^3")

    session = Session.objects.get()
    assert (session.pain_before, session.pain_after, session.outcome) == (5, 3, "done")


def test_a_wait_is_stopped_for_relief_without_script(open_page, checked):
    visitor, now = Visitor.objects.get(), timezone.now()
    Wait.objects.create(visitor=visitor, pain_before=3, propensity=0.5, seed=1, started_at=now)
    page = open_page("/relief/", java_script_enabled=False)

    taps(page, "link", "Tell how it is, or stop")
    taps(page, "button", "Stop, and ease it now")

    assert page.url.endswith("/relief/")
    assert Wait.objects.get().ended_at is not None
