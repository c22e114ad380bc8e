"""Keeps what somebody wants to be reminded of; puts it off; stops it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.reminders.models import (
    Kind,
    PushDevice,
    Reminder,
    ReminderWishes,
)
from unclench.web.reminders.sending import next_due
from unclench.web.weekly_times import EVERY_DAY

USUAL = {Kind.DIARY: time(20), Kind.SESSION: time(9), Kind.FAIR_TEST: time(9)}
DEVICES_MAX = 10


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the form holds. `times`: for each kind that is wanted, its time of day."""

    times: Mapping[str, time] = field(default_factory=dict)
    days: tuple[int, ...] = EVERY_DAY
    by_mail: bool = False
    by_push: bool = False
    plain: bool = False
    quiet_from: time = time(21)
    quiet_to: time = time(8)


def wishes_of(visitor: Visitor | None) -> ReminderWishes | None:
    """What was kept; None when nothing ever was."""
    return ReminderWishes.objects.filter(visitor=visitor).first() if visitor else None


def reminders_of(visitor: Visitor | None) -> dict[str, Reminder]:
    """The reminders that are on, by kind."""
    mine = Reminder.objects.filter(visitor=visitor) if visitor else Reminder.objects.none()
    return {row.kind: row for row in mine}


@transaction.atomic
def keep(visitor: Visitor, wishes: Wishes) -> None:
    """Keeps the form; what is no longer wanted goes, and a reminder put off goes on."""
    chosen = {
        name: getattr(wishes, name)
        for name in ("by_mail", "by_push", "plain", "quiet_from", "quiet_to")
    }
    now = timezone.now()
    ReminderWishes.objects.update_or_create(
        visitor=visitor,
        defaults=chosen | {"changed_at": now, "snoozed_until": None},
        create_defaults=chosen | {"changed_at": now, "stop_token": secrets.token_urlsafe(32)},
    )
    Reminder.objects.filter(visitor=visitor).exclude(kind__in=wishes.times).delete()
    for kind, at in wishes.times.items():
        _keep_one(visitor, kind, at, wishes.days, now)


def _keep_one(visitor: Visitor, kind: str, at: time, days: tuple[int, ...], now: datetime) -> None:
    row = Reminder(visitor=visitor, kind=kind, at=at, days=list(days))
    kept = {"at": at, "days": row.days, "next_due": next_due(row, now)}
    Reminder.objects.update_or_create(visitor=visitor, kind=kind, defaults=kept)


def set_due_again(sender: object, visitor: Visitor, **signal: object) -> None:
    """Works out again when reminders are due: those of an archive come without it, and those of
    somebody who travels with that of another zone. What is due already is sent as it stands."""
    now = timezone.now()
    mine = Reminder.objects.select_related("visitor").filter(visitor=visitor)
    for row in mine.exclude(next_due__lte=now):
        row.next_due = next_due(row, now)
        row.save(update_fields=["next_due"])


def put_off(visitor: Visitor, for_: timedelta) -> None:
    """Sends nothing for a while."""
    until = timezone.now() + for_
    ReminderWishes.objects.filter(visitor=visitor).update(snoozed_until=until)


def go_on(visitor: Visitor) -> None:
    """Ends a pause early."""
    ReminderWishes.objects.filter(visitor=visitor).update(snoozed_until=None)


@transaction.atomic
def stop(visitor: Visitor) -> None:
    """Ends every reminder and forgets the devices; nothing more is sent."""
    Reminder.objects.filter(visitor=visitor).delete()
    PushDevice.objects.filter(visitor=visitor).delete()
    ReminderWishes.objects.filter(visitor=visitor).delete()


def add_device(visitor: Visitor, endpoint: str, browser_key: str, secret: str) -> None:
    """Keeps a browser that agreed. The same browser again counts once, for its last person."""
    kept = {"browser_key": browser_key, "secret": secret, "made_at": timezone.now()}
    PushDevice.objects.update_or_create(endpoint=endpoint, defaults=kept | {"visitor": visitor})
    too_old = PushDevice.objects.filter(visitor=visitor).order_by("-made_at", "-pk")
    PushDevice.objects.filter(
        pk__in=list(too_old.values_list("pk", flat=True)[DEVICES_MAX:])
    ).delete()


def wishes_by_token(token: str) -> ReminderWishes | None:
    """Whose reminders a mail's own address stops."""
    return ReminderWishes.objects.select_related("visitor").filter(stop_token=token).first()
