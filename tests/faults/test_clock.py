"""The server's clock is wrong: a year back, ten years ahead. Nothing is lost, nothing reads as
recent that is not, and no page counts below nought."""

import re
import uuid
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.web.addresses import OF_A_ROW, OWN, PUBLIC
from tests.web.conftest import Person
from tests.web.test_whose_pages import (
    Owner,
    as_if_nothing_had_been_asked,
    somebody_who_lived,
)
from unclench.web.accounts.models import Visitor
from unclench.web.check.services import latest_decision, open_check
from unclench.web.diary.models import DiaryDay, DiaryEntry
from unclench.web.relief.services import sound_decision

pytestmark = pytest.mark.django_db
BACK, AHEAD = timedelta(days=-365), timedelta(days=3652)
UNITS = "second|minute|hour|day|week|month|year"
BELOW_NOUGHT = re.compile(rf"(?:^|[\s(>])[-\u2212]\d+ (?:{UNITS})s?\b")
JUMPS = pytest.mark.parametrize("jump", [BACK, AHEAD], ids=["a year back", "ten years ahead"])


@pytest.fixture
def owner(db) -> Owner:
    return somebody_who_lived()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """Puts the clock of the server forward or back."""
    real = timezone.now

    def jumps(by: timedelta) -> datetime:
        monkeypatch.setattr(timezone, "now", lambda: real() + by)
        return timezone.now()

    return jumps


def may_be_opened(name: str) -> bool:
    """Addresses with a name; but for those that would read the owner's passkey, which is none."""
    return "/" not in name and "webauthn" not in name


def wrong_pages(owner) -> list[tuple[str, int, list[str]]]:
    """Pages that fail, or that count below nought."""
    words = {**PUBLIC, **OWN} | {name: make(owner.user) for name, make in OF_A_ROW.items()}
    named = {
        name: reverse(name, kwargs=each) for name, each in words.items() if may_be_opened(name)
    }
    found = []
    for name, address in named.items():
        with as_if_nothing_had_been_asked(owner):
            page = owner.opens(address)
            below = BELOW_NOUGHT.findall(page.getvalue().decode(errors="replace"))
        found.append((name, page.status_code, below))
    return [each for each in found if each[1] >= 500 or each[2]]


@JUMPS
def test_no_page_fails_or_counts_below_nought(owner, clock, jump: timedelta):
    owner.browser.raise_request_exception = False

    clock(jump)

    assert wrong_pages(owner) == []


@JUMPS
def test_an_entry_is_kept_and_the_earlier_ones_stay(known, clock, jump: timedelta):
    told = {"asked": ["pain"], "was": "{}", "pain": "4"}
    for by in (timedelta(), jump, timedelta()):
        clock(by)
        known.browser.post("/diary/", told | {"key": str(uuid.uuid4())})

    assert DiaryEntry.objects.count() == 3
    assert DiaryDay.objects.filter(pain=4).count() == 2


@JUMPS
def test_a_check_that_another_clock_made_carries_no_session(known, clock, jump: timedelta):
    visitor = Visitor.objects.get()
    before = sound_decision(visitor)

    clock(jump)

    assert before is not None
    assert sound_decision(visitor) is None


def test_after_the_clock_is_put_right_a_new_check_counts(db, clock):
    person = Person()
    clock(AHEAD)
    person.finishes()
    clock(timedelta())
    person.walks_to_the_result()

    visitor = Visitor.objects.get()
    assert sound_decision(visitor) is not None
    assert latest_decision(visitor).made_at <= timezone.now()


def test_a_check_begun_ahead_of_time_is_not_open_for_ever(known, clock):
    clock(AHEAD)
    known.browser.post("/check/pain/", {"pain_nprs": "6"})
    clock(timedelta())

    assert open_check(Visitor.objects.get()) is None
