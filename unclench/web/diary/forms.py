"""Reads what a form of the diary sent: what was told, of which day, and how long ago.

A page says which day it shows (`day`) and in which zone that is (`zone`); what is told on it goes
to that day and no other, however far somebody has flown since. A device says how long ago it wrote
an entry (`age_s`), never what time it is: its clock may be wrong. What has waited on a device since
before pages named their day says how many days back it lies (`days_back`).
"""

import json
import uuid
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from unclench.engine.values.tracker import Tracker, TrackerKind
from unclench.web.accounts.zone import known_zones
from unclench.web.knowledge import knowledge
from unclench.web.noticing import read_note

DAYS_BACK_MOST = 7
OLDEST = timedelta(days=60)
TOO_OLD = "This was written more than 60 days ago, and is too old to be kept."
TOO_FAR_BACK = "Only the last seven days can be filled in. A day that is kept can be changed."
NOT_YET = "That day is still to come."
SKIP = "skip"
_NUMBERS = (TrackerKind.NPRS, TrackerKind.COUNT)
_YES_NO = {"yes": True, "no": False}


class UnreadableError(ValueError):
    """What no page of this site sends."""


@dataclass(frozen=True)
class Sent:
    """An entry as it was sent. `error`: why it is not kept; then all of it is shown again."""

    key: uuid.UUID
    day: date
    written_at: datetime
    arrived_at: datetime
    told: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""


def read_entry(form: QueryDict, day: date | None = None) -> Sent:
    """The entry in a form. `day`: the day in the address; None is the one that the form names.

    Raises UnreadableError for what no page sends.
    """
    now = timezone.now()
    age = _age(form)
    written = now - min(age, OLDEST)
    local = written.astimezone(_zone(form)).date()
    told, error = _told(form)
    meant = day or _day_shown(form) or local - timedelta(days=_days_back(form))
    return Sent(
        key=_key(form),
        day=meant,
        written_at=written,
        arrived_at=now,
        told=told,
        error=TOO_OLD if age > OLDEST else error or _out_of_reach(meant, local),
    )


def _out_of_reach(day: date, today: date) -> str:
    if day > today:
        return NOT_YET
    return TOO_FAR_BACK if day < today - timedelta(days=DAYS_BACK_MOST) else ""


def _key(form: QueryDict) -> uuid.UUID:
    try:
        return uuid.UUID(form.get("key", ""))
    except ValueError:
        raise UnreadableError("key") from None


def _age(form: QueryDict) -> timedelta:
    """How long ago it was written. A clock that was put back in between counts as just now."""
    try:
        seconds = float(form.get("age_s", "0"))
        return timedelta(seconds=max(seconds, 0))
    except (ValueError, OverflowError):
        raise UnreadableError("age_s") from None


def _day_shown(form: QueryDict) -> date | None:
    text = form.get("day", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UnreadableError("day") from None


def _days_back(form: QueryDict) -> int:
    text = form.get("days_back", "0")
    if not (text.isascii() and text.isdecimal() and int(text) <= DAYS_BACK_MOST):
        raise UnreadableError("days_back")
    return int(text)


def _zone(form: QueryDict) -> zoneinfo.ZoneInfo | Any:
    """The zone that the page was in; else the one that this request is in."""
    told = form.get("zone", "")
    return zoneinfo.ZoneInfo(told) if told in known_zones() else timezone.get_current_timezone()


def _told(form: QueryDict) -> tuple[dict[str, Any], str]:
    """What differs from what the page showed, so that a page left open undoes nothing."""
    was, told, error = _was(form), {}, ""
    trackers = knowledge().trackers
    for name in dict.fromkeys(form.getlist("asked")):
        tracker = trackers.get(name)
        if tracker is None:
            continue  # The knowledge was changed while the entry waited on a device.
        value, wrong = _value(tracker, form)
        error = error or wrong
        if value != was.get(name):
            told[name] = value
    return told, error


def _was(form: QueryDict) -> dict[str, Any]:
    try:
        was = json.loads(form.get("was", "") or "{}")
    except (ValueError, RecursionError):
        raise UnreadableError("was") from None
    if not isinstance(was, dict):
        raise UnreadableError("was")
    return was


def _value(tracker: Tracker, form: QueryDict) -> tuple[Any, str]:
    if tracker.kind is TrackerKind.WORDS:
        note = read_note(form.get(tracker.id, ""))
        return note.text or None, note.error
    value = _tapped(tracker, form.getlist(tracker.id))
    if not tracker.takes(value):
        raise UnreadableError(tracker.id)
    return value, ""


def _tapped(tracker: Tracker, given: list[str]) -> Any:
    """One answer, several in the order of the knowledge, or None."""
    chosen = [text for text in given if text not in ("", SKIP)]
    if tracker.kind is TrackerKind.SEVERAL:
        known = [name for name in tracker.value_ids if name in chosen]
        return (known if len(known) == len(set(chosen)) else chosen) or None
    text = chosen[-1] if chosen else ""
    if tracker.kind in _NUMBERS:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else text or None
    if tracker.kind is TrackerKind.YES_NO:
        return _YES_NO.get(text, text or None)
    return text or None
