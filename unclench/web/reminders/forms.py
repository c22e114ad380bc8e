"""Reads the forms of the reminders, and says in words what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from unclench.web.reminders import push
from unclench.web.reminders.encryption import from_text
from unclench.web.reminders.models import Kind
from unclench.web.reminders.services import USUAL, Wishes
from unclench.web.reminders.times import Quiet
from unclench.web.weekly_times import read_time

NO_DAY = "Choose at least one day"
NO_TIME = "{field}: write a time such as 20:00"
NO_WAY = "Choose how we may reach you"
IN_QUIET = "This is in your quiet hours. Choose another time, or change the quiet hours"
NOTHING = "Choose what to remind you of, or tap “Stop all reminders”"
POINT_BYTES, SECRET_BYTES = 65, 16


@dataclass(frozen=True)
class Sent:
    """What was sent, as far as it could be read, and the mistakes by field."""

    wishes: Wishes
    errors: dict[str, str] = field(default_factory=dict)


def read_wishes(sent: QueryDict) -> Sent:
    """The wishes of a form."""
    wanted = [kind for kind in Kind.values if kind in sent.getlist("kinds")]
    times = {kind: read_time(sent.get(f"{kind}_at", "")) for kind in wanted}
    begins, ends = read_time(sent.get("quiet_from", "")), read_time(sent.get("quiet_to", ""))
    wishes = Wishes(
        times={kind: at or USUAL[Kind(kind)] for kind, at in times.items()},
        days=tuple(sorted({int(day) for day in sent.getlist("days") if day in set("0123456")})),
        by_mail="mail" in sent.getlist("ways"),
        by_push="push" in sent.getlist("ways"),
        plain=sent.get("says") == "plain",
        quiet_from=begins or Wishes().quiet_from,
        quiet_to=ends or Wishes().quiet_to,
    )
    unread = {f"{kind}_at": at is None for kind, at in times.items()}
    unread |= {"quiet_from": begins is None, "quiet_to": ends is None}
    return Sent(wishes, _errors(wishes, unread))


def _errors(wishes: Wishes, unread: Mapping[str, bool]) -> dict[str, str]:
    quiet = Quiet(wishes.quiet_from, wishes.quiet_to)
    errors = {f"{kind}_at": IN_QUIET for kind, at in wishes.times.items() if quiet.holds_at(at)}
    errors |= {n: NO_TIME.format(field=_called(n)) for n, is_so in unread.items() if is_so}
    wrong = {
        "kinds": (NOTHING, not wishes.times),
        "days": (NO_DAY, not wishes.days),
        "ways": (NO_WAY, not (wishes.by_mail or wishes.by_push)),
    }
    return errors | {name: text for name, (text, is_so) in wrong.items() if is_so}


def _called(name: str) -> str:
    """What the form calls one of its times."""
    called = {"quiet_from": "Quiet from", "quiet_to": "Quiet until"}
    return called.get(name) or f"{Kind(name.removesuffix('_at')).label} at"


@dataclass(frozen=True)
class Device:
    """What a browser tells of itself when it agreed."""

    endpoint: str
    browser_key: str
    secret: str


def read_device(sent: QueryDict) -> Device | None:
    """The browser's own words; None for anything that no browser tells."""
    told = Device(sent.get("endpoint", ""), sent.get("p256dh", ""), sent.get("auth", ""))
    sound = (
        len(told.endpoint) <= 600
        and push.may_be_called(told.endpoint)
        and _has(told.browser_key, POINT_BYTES)
        and _has(told.secret, SECRET_BYTES)
    )
    return told if sound else None


def _has(text: str, length: int) -> bool:
    try:
        return len(text) <= 100 and len(from_text(text)) == length
    except ValueError:
        return False
