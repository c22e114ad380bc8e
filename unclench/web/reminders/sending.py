"""Finds what is due, and sends it once.

Each due time of a reminder has one row (`ReminderSlot`), made together with its task and with the
next due time. So a loop that runs twice, or starts again after a crash, does no harm. A slot is
marked before anything leaves: a reminder that is lost matters less than one that comes twice.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from unclench.web.accounts.zone import zone_of
from unclench.web.reminders import mail, push
from unclench.web.reminders.done import is_done
from unclench.web.reminders.models import (
    PushDevice,
    Reminder,
    ReminderSlot,
    ReminderWishes,
    Sending,
)
from unclench.web.reminders.push import Came
from unclench.web.reminders.times import Quiet, Slot
from unclench.web.reminders.words import Words, words_for

AT_ONCE = 200
TOO_LATE = timedelta(hours=2)
AGAIN_AFTER = (timedelta(minutes=5), timedelta(minutes=30))


def enqueue_due(now: datetime) -> int:
    """Makes a task of every reminder that is due. The number of them."""
    with transaction.atomic():
        due = Reminder.objects.select_for_update(skip_locked=True, of=("self",)).select_related(
            "visitor"
        )
        rows = list(due.filter(next_due__lte=now).order_by("next_due")[:AT_ONCE])
        for row in rows:
            _take(row, now)
    return len(rows)


def _take(row: Reminder, now: datetime) -> None:
    slots = ReminderSlot.objects.filter(reminder=row)
    slot, is_new = slots.get_or_create(
        due=row.next_due or now, defaults={"reminder": row, "at": now}
    )
    if is_new:
        send_reminder.enqueue(slot.pk, visitor_id=row.visitor_id)
    row.next_due = next_due(row, now)
    row.save(update_fields=["next_due"])


def next_due(row: Reminder, now: datetime) -> datetime | None:
    """When the reminder is due next, in the zone of its person."""
    return Slot(row.days, row.at, zone_of(row.visitor)).next_after(now)


@task()
def send_reminder(slot_id: int, tries: int = 0, *, visitor_id: int) -> str:
    """Sends the reminder of one slot, or leaves it out; says which.

    `visitor_id`: whose it is, so that erasing them finds the task as long as it waits.
    """
    now = timezone.now()
    slot = _claim(slot_id, now)
    if slot is None:
        return "taken before"
    reason = why_not(slot, now)
    became = Sending.LEFT_OUT if reason else _send(slot, now)
    if became is Sending.FAILED and tries < len(AGAIN_AFTER):
        return _again(slot, tries, visitor_id)
    ReminderSlot.objects.filter(pk=slot_id).update(became=became, at=now)
    return reason or became.value


def _claim(slot_id: int, now: datetime) -> ReminderSlot | None:
    """The slot, if it is still waiting; from now on nobody else finds it so."""
    mine = ReminderSlot.objects.filter(pk=slot_id, became=Sending.WAITING)
    if not mine.update(became=Sending.SENT, at=now):
        return None
    rows = ReminderSlot.objects.select_related("reminder__visitor__reminder_wishes")
    return rows.get(pk=slot_id)


def _again(slot: ReminderSlot, tries: int, visitor_id: int) -> str:
    ReminderSlot.objects.filter(pk=slot.pk).update(became=Sending.WAITING)
    later = timezone.now() + AGAIN_AFTER[tries]
    send_reminder.using(run_after=later).enqueue(slot.pk, tries + 1, visitor_id=visitor_id)
    return "later"


def why_not(slot: ReminderSlot, now: datetime) -> str:
    """Why nothing is sent for a slot; empty if it is to be sent."""
    visitor = slot.reminder.visitor
    wishes = ReminderWishes.objects.filter(visitor=visitor).first()
    if wishes is None or not (wishes.by_mail or wishes.by_push):
        return "stopped"
    local = now.astimezone(zone_of(visitor))
    reasons = {
        "too late": now - slot.due > TOO_LATE,
        "put off": wishes.snoozed_until is not None and now < wishes.snoozed_until,
        "quiet hours": Quiet(wishes.quiet_from, wishes.quiet_to).holds_at(local.time()),
    }
    said = next((words for words, holds in reasons.items() if holds), "")
    return said or ("done already" if is_done(visitor, slot.reminder.kind, local.date()) else "")


def _send(slot: ReminderSlot, now: datetime) -> Sending:
    visitor, wishes = slot.reminder.visitor, slot.reminder.visitor.reminder_wishes
    words = words_for(slot.reminder.kind, plain=wishes.plain)
    mailed = wishes.by_mail and mail.send(visitor, words, wishes.stop_token)
    devices = list(visitor.push_devices.all()) if wishes.by_push else []
    pushed = [_push(device, words, now) for device in devices]
    return Sending.SENT if mailed or any(pushed) else Sending.FAILED


def _push(device: PushDevice, words: Words, now: datetime) -> bool:
    """Whether the push service took it. A device that is gone is forgotten."""
    came = push.send(device, push_message(words), now)
    if came is Came.DEVICE_IS_GONE:
        device.delete()
    return came is Came.TAKEN


def push_message(words: Words) -> dict[str, str]:
    """What the browser is told: what to show, and where a tap leads."""
    return {"title": words.title, "text": words.text, "go": reverse(words.page)}
