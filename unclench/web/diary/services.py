"""Keeps what arrives for a diary, and makes its days from all that was told of them."""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from unclench.engine.values.tracker import Tracker, TrackerKind
from unclench.web.accounts.models import Visitor
from unclench.web.diary.fold import Written, fold
from unclench.web.diary.forms import TOO_FAR_BACK, Sent
from unclench.web.diary.models import DiaryChoice, DiaryDay, DiaryEntry, EntryKind
from unclench.web.fair_tests.services import trackers_to_ask
from unclench.web.knowledge import knowledge

PAIN = "pain"
BAD_DAY = "bad_day"
ENTRY = ("written_at", "key", "told", "kind")


@transaction.atomic
def keep(visitor: Visitor, sent: Sent) -> DiaryDay:
    """Keeps an entry and works its day out again. What arrived before changes nothing.

    The day is locked after the entry is in, so that of two at once the later sees both.
    """
    entry = _arrived(visitor, sent)
    if entry is None:
        return day_of(visitor, sent.day) or DiaryDay(visitor=visitor, day=sent.day)
    return _fold_again(visitor, entry.day, sent.arrived_at)


def _arrived(visitor: Visitor, sent: Sent) -> DiaryEntry | None:
    """The entry if it is new. The same key with other words is another entry: nobody's word is
    lost because a page was shown again by the way back."""
    entry, new = _get_or_make(visitor, sent)
    if new:
        return entry
    if entry.kind != EntryKind.TOLD or entry.told == sent.told:
        return None
    told = json.dumps(sent.told, sort_keys=True)
    entry, new = _get_or_make(visitor, replace(sent, key=uuid.uuid5(sent.key, told)))
    return entry if new else None


def _get_or_make(visitor: Visitor, sent: Sent) -> tuple[DiaryEntry, bool]:
    """Mostly it is new, so that is tried first."""
    words = {"day": sent.day, "told": dict(sent.told)}
    at = {"written_at": sent.written_at, "arrived_at": sent.arrived_at}
    try:
        with transaction.atomic():
            return DiaryEntry.objects.create(visitor=visitor, key=sent.key, **words, **at), True
    except IntegrityError:
        return DiaryEntry.objects.get(visitor=visitor, key=sent.key), False


def _fold_again(visitor: Visitor, day: date, now: datetime) -> DiaryDay:
    days = DiaryDay.objects.select_for_update()
    row, _ = days.get_or_create(visitor=visitor, day=day, defaults={"changed_at": now})
    entries = DiaryEntry.objects.filter(visitor=visitor, day=day)
    written = [_written(*row) for row in entries.values_list(*ENTRY)]
    _erase_what_was_taken_away(entries, written)
    row.told = _folded(written)
    row.pain, row.changed_at = row.told.get(PAIN), now
    row.save(update_fields=["told", "pain", "changed_at"])
    return row


def _written(at: datetime, key: uuid.UUID, told: Mapping[str, Any], kind: str) -> Written:
    return Written(at, key, told, kind == EntryKind.TAKES_AWAY)


def _folded(written: Iterable[Written]) -> dict[str, Any]:
    return _of_its_kind(fold(written))


def _of_its_kind(told: Mapping[str, Any]) -> dict[str, Any]:
    """Without what no form of this site can have told, such as a word for a number. An archive may
    hold it. An answer that the knowledge no longer has stays."""
    trackers = knowledge().trackers
    return {n: t for n, t in told.items() if n not in trackers or _could_be(trackers[n], t)}


def _could_be(tracker: Tracker, told: Any) -> bool:
    if tracker.kind is TrackerKind.SEVERAL:
        return isinstance(told, list) and all(isinstance(each, str) for each in told)
    if tracker.kind in (TrackerKind.CHOICE, TrackerKind.WORDS):
        return isinstance(told, str)
    return tracker.takes(told)


def fold_after_joining(sender: object, visitor: Visitor, **signal: object) -> None:
    """Works out the days again that two records told of, once they have become one, or an archive
    was brought in. A day that is as its entries say stays untouched; without any it is empty."""
    by_day = defaultdict(list)
    for day, *row in DiaryEntry.objects.filter(visitor=visitor).values_list("day", *ENTRY):
        by_day[day].append(_written(*row))
    for row in DiaryDay.objects.filter(visitor=visitor):
        if _folded(by_day[row.day]) != row.told:
            _fold_again(visitor, row.day, timezone.now())


def _erase_what_was_taken_away(entries: QuerySet[DiaryEntry], written: Iterable[Written]) -> None:
    """What was written before its day was taken away keeps only its key."""
    taken = [(each.written_at, each.key) for each in written if each.clears]
    if taken:
        gone = [e.key for e in written if not e.clears and (e.written_at, e.key) < max(taken)]
        told = entries.filter(key__in=gone, kind=EntryKind.TOLD)
        told.update(kind=EntryKind.TAKEN_AWAY, told={})


@transaction.atomic
def take_away(visitor: Visitor, day: date) -> None:
    """Erases what was told of a day. Nothing written earlier brings it back."""
    now = timezone.now()
    DiaryEntry.objects.create(
        visitor=visitor,
        key=uuid.uuid4(),
        day=day,
        kind=EntryKind.TAKES_AWAY,
        written_at=now,
        arrived_at=now,
    )
    _fold_again(visitor, day, now)


def may_be_told(visitor: Visitor | None, sent: Sent) -> bool:
    """Whether it can be kept: a day long ago can be changed, not filled in."""
    if sent.error == TOO_FAR_BACK:
        return day_of(visitor, sent.day) is not None
    return not sent.error


def day_of(visitor: Visitor | None, day: date) -> DiaryDay | None:
    """What is known of one day, if anything was told of it."""
    if visitor is None:
        return None
    return DiaryDay.objects.filter(visitor=visitor, day=day).exclude(told={}).first()


def days_of(visitor: Visitor | None, since: date, until: date) -> Sequence[DiaryDay]:
    """The days of which something was told, newest first."""
    if visitor is None:
        return []
    mine = DiaryDay.objects.filter(visitor=visitor, day__range=(since, until)).exclude(told={})
    return list(mine.order_by("-day"))


def last_days(today: date, many: int = 8) -> list[date]:
    """Today and the days before it, newest first."""
    return [today - timedelta(days=back) for back in range(many)]


def in_order() -> list[Tracker]:
    """Every tracker in the order of the page."""
    return sorted(knowledge().trackers.values(), key=lambda tracker: tracker.order)


def chosen(visitor: Visitor | None) -> list[Tracker]:
    """What this person wants to be asked of a day, and what a fair test of theirs measures."""
    row = DiaryChoice.objects.filter(visitor=visitor).first() if visitor else None
    to_choose = [tracker for tracker in in_order() if not tracker.always]
    at_first = {tracker.id for tracker in to_choose if tracker.at_first}
    asked = trackers_to_ask(visitor).union(at_first if row is None else row.trackers)
    return [tracker for tracker in to_choose if tracker.id in asked]


def choose(visitor: Visitor, names: Sequence[str]) -> None:
    """Keeps what is to be asked from now on. What was told before stays."""
    known = [name for name in names if name in knowledge().trackers]
    DiaryChoice.objects.update_or_create(
        visitor=visitor, defaults={"trackers": known, "changed_at": timezone.now()}
    )


def has_days(visitor: Visitor | None, before: date = date.max) -> bool:
    """Whether anything was told of a day, or of one before that."""
    if visitor is None:
        return False
    mine = DiaryDay.objects.filter(visitor=visitor, day__lt=before)
    return mine.exclude(told={}).exists()
