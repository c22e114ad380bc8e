"""What the page of the reminders shows, as plain values for the template."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.fair_tests.services import open_test
from unclench.web.reminders import mail, push, services
from unclench.web.reminders.encryption import public_bytes, to_text
from unclench.web.reminders.forms import Sent
from unclench.web.reminders.models import Kind, ReminderWishes
from unclench.web.reminders.services import USUAL, Wishes
from unclench.web.reminders.site_key import site_key
from unclench.web.reminders.words import PLAIN, QUIET
from unclench.web.weekly_times import DAY_NAMES

HINTS = {
    Kind.DIARY: "In the evening, say.",
    Kind.SESSION: "The same time each day helps.",
    Kind.FAIR_TEST: "It says what the day is for. In the morning, say.",
}


def page_context(visitor: Visitor | None, sent: Sent | None) -> dict[str, Any]:
    """The page, with the form as it was sent or as it was kept."""
    wishes = sent.wishes if sent else kept_wishes(visitor)
    errors = sent.errors if sent else {}
    row = services.wishes_of(visitor)
    address = mail.address_of(visitor) if visitor else ""
    kinds = _kinds(visitor, wishes)
    return {
        "kept": row,
        "paused_text": _paused(row),
        "kinds": [_option(k.value, k.label, k.value in wishes.times) for k in kinds],
        "times": [_time_row(kind, wishes, errors) for kind in kinds],
        "days": [_option(str(n), name, n in wishes.days) for n, name in enumerate(DAY_NAMES)],
        "ways": _ways(wishes, address),
        "push_key": to_text(public_bytes(site_key())) if push.is_set_up() else "",
        "address": address,
        "mail_works": mail.is_set_up(),
        "device_url": reverse("reminders_device"),
        "worker_url": reverse("worker"),
        "says": [
            _option("quiet", f"“{QUIET[Kind.DIARY].title}”. Nothing about your health.", False),
            _option("plain", f"“{PLAIN[Kind.DIARY].title}”", False),
        ],
        "says_chosen": "plain" if wishes.plain else "quiet",
        "quiet_from": f"{wishes.quiet_from:%H:%M}",
        "quiet_to": f"{wishes.quiet_to:%H:%M}",
        "wrong": errors,
        "errors": [{"text": text, "href": f"#{name}"} for name, text in errors.items()],
        "back_url": reverse("yours"),
    }


def _kinds(visitor: Visitor | None, wishes: Wishes) -> list[Kind]:
    """What may be reminded of. A fair test only while there is one, or where it was chosen."""
    has_test = Kind.FAIR_TEST.value in wishes.times or open_test(visitor) is not None
    return [kind for kind in Kind if kind is not Kind.FAIR_TEST or has_test]


def kept_wishes(visitor: Visitor | None) -> Wishes:
    """What was kept; what a new form begins with when nothing was."""
    row, reminders = services.wishes_of(visitor), services.reminders_of(visitor)
    if row is None:
        return Wishes(times={Kind.DIARY.value: USUAL[Kind.DIARY]}, by_push=push.is_set_up())
    days = next((tuple(one.days) for one in reminders.values()), Wishes().days)
    return Wishes(
        times={kind: one.at for kind, one in reminders.items()},
        days=days,
        by_mail=row.by_mail,
        by_push=row.by_push,
        plain=row.plain,
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
    )


def _paused(row: ReminderWishes | None) -> str:
    until = row.snoozed_until if row else None
    if until is None or until <= timezone.now():
        return ""
    return f"Nothing comes until {timezone.localtime(until):%-d %B, %H:%M}."


def _option(value: str, label: str, chosen: bool) -> dict[str, Any]:
    return {"value": value, "label": label, "chosen": chosen}


def _time_row(kind: Kind, wishes: Wishes, errors: dict[str, str]) -> dict[str, Any]:
    at = wishes.times.get(kind.value, USUAL[kind])
    name = f"{kind.value}_at"
    return {
        "name": name,
        "title": f"{kind.label} at",
        "hint": HINTS[kind],
        "value": f"{at:%H:%M}",
        "error": errors.get(name, ""),
    }


def _ways(wishes: Wishes, address: str) -> list[dict[str, Any]]:
    """The ways that this site and this person have."""
    ways = []
    if push.is_set_up():
        ways.append(_option("push", "A message on this device", wishes.by_push))
    if address and mail.is_set_up():
        ways.append(_option("mail", f"A mail to {address}", wishes.by_mail))
    return ways
