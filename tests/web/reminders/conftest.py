"""Somebody who wants to be reminded, a push service, and a mail server, both on loopback."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from tests.web.reminders.receiver import Browser, Received, push_service
from unclench.web.accounts.models import Visitor
from unclench.web.reminders import services
from unclench.web.reminders.encryption import to_text
from unclench.web.reminders.models import Reminder
from unclench.web.reminders.services import Wishes

NOON = datetime(2026, 7, 1, 11, tzinfo=UTC)  # twelve o'clock in London


@pytest.fixture
def noon(monkeypatch) -> datetime:
    """The clock stands at noon of a summer's day in London."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return NOON


@pytest.fixture
def visitor(db) -> Visitor:
    return Visitor.objects.create(key_hash="v" * 64, time_zone="Europe/London")


@pytest.fixture
def post(settings) -> Received:
    """A push service that this site may call."""
    settings.CONTACT = "host@example.org"
    settings.PUSH_HOSTS = ["127.0.0.1"]
    with push_service() as received:
        yield received


@pytest.fixture
def browser_that_agreed(visitor, post) -> Browser:
    browser = Browser()
    services.add_device(visitor, post.address, to_text(browser.point), to_text(browser.secret))
    return browser


@pytest.fixture
def wants(visitor):
    """Keeps what the visitor wants: their diary at noon, by push, unless told otherwise."""

    def keep(**wishes) -> None:
        usual = {"times": {"diary": time(12)}, "by_push": True}
        services.keep(visitor, Wishes(**(usual | wishes)))

    return keep


@pytest.fixture
def due_now(visitor, noon, wants) -> Reminder:
    """A reminder that is due at this minute."""
    wants()
    Reminder.objects.filter(visitor=visitor).update(next_due=noon)
    return Reminder.objects.get(visitor=visitor)


@pytest.fixture
def late(monkeypatch):
    """Lets hours pass."""

    def pass_by(hours: float) -> datetime:
        later = NOON + timedelta(hours=hours)
        monkeypatch.setattr(timezone, "now", lambda: later)
        return later

    return pass_by
