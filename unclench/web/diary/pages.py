"""What the pages of the diary show, as plain values for the templates."""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from unclench.engine.values.tracker import Tracker, TrackerKind
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.whose import whose
from unclench.web.diary import services
from unclench.web.diary.models import DiaryDay
from unclench.web.knowledge import knowledge
from unclench.web.noticing import NOTE_MAX

SHOWN_WEEKS = 4
SHOWN_DAYS = 7 * SHOWN_WEEKS
LEAVE_OUT = "Leave it out"
YES_NO = ({"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"})


def form_context(
    visitor: Visitor | None, day: date, today: date, kept: DiaryDay | None
) -> dict[str, Any]:
    """The form of one day, with what is kept of it."""
    told = kept.told if kept else {}
    asked = _asked(visitor, told)
    return {
        "day": day,
        "today": today,
        "zone": timezone.get_current_timezone_name(),
        "is_today": day == today,
        "heading": heading(day, today),
        "fields": [field(tracker, told.get(tracker.id)) for tracker in asked],
        "asked": [tracker.id for tracker in asked],
        "was": json.dumps({t.id: told[t.id] for t in asked if t.id in told}, sort_keys=True),
        "key": uuid.uuid4(),
        "bad_key": uuid.uuid4(),
        "bad_was": json.dumps({n: told[n] for n in (services.BAD_DAY,) if n in told}),
        "bad_url": reverse("diary_bad_day"),
        "whose": whose(visitor),
        "told": told,
        "bad_day": told.get(services.BAD_DAY) is True,
        "longest": NOTE_MAX,
        "address": address(day, today),
    }


def _asked(visitor: Visitor | None, told: Mapping[str, Any]) -> list[Tracker]:
    """What the person chose, and what was told of that day though it is not chosen any more."""
    chosen = services.chosen(visitor)
    more = [t for t in services.in_order() if t.id in told and t not in chosen and not t.always]
    return sorted([*chosen, *more], key=lambda tracker: tracker.order)


def field(tracker: Tracker, told: Any) -> dict[str, Any]:
    """One question with its answers, and the answer that is kept."""
    return {
        "kind": str(tracker.kind),
        "name": tracker.id,
        "title": tracker.question,
        "low": tracker.low,
        "high": tracker.high,
        "most": tracker.most,
        "why": tracker.why,
        "skip": "skip",
        "answer": "" if told is None else told,
        "options": _options(tracker, told),
    }


def _options(tracker: Tracker, told: Any) -> list[dict[str, Any]]:
    if tracker.kind is TrackerKind.SEVERAL:
        return [
            {"value": v.id, "label": v.words, "chosen": v.id in (told or ())}
            for v in tracker.values
        ]
    if tracker.kind is TrackerKind.CHOICE:
        options = [
            {"value": v.id, "label": v.words, "chosen": v.id == told} for v in tracker.values
        ]
    elif tracker.kind is TrackerKind.YES_NO:
        options = [{**each, "chosen": told is (each["value"] == "yes")} for each in YES_NO]
    else:
        return []
    return options if told is None else [*options, {"value": "", "label": LEAVE_OUT, "away": True}]


def heading(day: date, today: date) -> str:
    """How a day is called: today, yesterday, or by its name."""
    if day == today:
        return "Today"
    return "Yesterday" if day == today - timedelta(days=1) else date_format(day, "l j F")


def address(day: date, today: date) -> str:
    """The page of a day."""
    return reverse("diary") if day == today else reverse("diary_day", args=[day.isoformat()])


def week_links(days: Sequence[DiaryDay], today: date, shown: date) -> list[dict[str, Any]]:
    """Today and the last seven days, with those that are kept."""
    kept = {row.day for row in days}
    return [
        {
            "href": address(day, today),
            "short": date_format(day, "D"),
            "number": day.day,
            "name": heading(day, today),
            "kept": day in kept,
            "here": day == shown,
        }
        for day in reversed(services.last_days(today))
    ]


def day_rows(days: Sequence[DiaryDay], today: date) -> list[dict[str, Any]]:
    """The days that are kept as lines of a list, newest first."""
    return [
        {
            "href": address(row.day, today),
            "name": heading(row.day, today),
            "date": row.day,
            "pain": row.pain,
            "bad_day": row.told.get(services.BAD_DAY) is True,
            "words": "; ".join(in_words(row.told)),
        }
        for row in days
    ]


def in_words(told: Mapping[str, Any]) -> list[str]:
    """What was told of a day but for the pain, each with its name. What the knowledge no longer
    has is shown as it was kept."""
    trackers = knowledge().trackers
    names = [t.id for t in services.in_order() if t.id in told]
    names += [name for name in told if name not in trackers]
    skipped = (services.PAIN, services.BAD_DAY)
    return [_line(name, told[name]) for name in names if name not in skipped]


def _line(name: str, told: Any) -> str:
    tracker = knowledge().trackers.get(name)
    return f"{tracker.short}: {tracker.in_words(told)}" if tracker else f"{name}: {told}"


def choose_context(visitor: Visitor | None) -> dict[str, Any]:
    """Every tracker to choose from, with why it is asked."""
    mine = {tracker.id for tracker in services.chosen(visitor)}
    rows = [
        {"name": t.id, "title": t.short, "why": t.why, "chosen": t.id in mine}
        for t in services.in_order()
        if not t.always
    ]
    return {"rows": rows, "back_url": reverse("diary")}
