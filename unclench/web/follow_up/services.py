"""Turns what is kept into a course, and asks the engine whether a check is due.

Three queries, however long the history. The rows are reached from the visitor, so that the pages of
the check and of relief may ask here in turn.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from unclench.engine.assessment.assess import Due, checks_due
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.follow_up import History, PastDay, PastSession, Place
from unclench.engine.values.tracker import TrackerKind
from unclench.web.accounts.models import Visitor
from unclench.web.episodes import services as episodes
from unclench.web.follow_up.models import Recovery
from unclench.web.knowledge import knowledge
from unclench.web.noticing import notice

LOOKED_AT_SESSIONS = 50
LOOKED_AT_DAYS = 60
# A rise is counted from the two days before; a note without a check is asked about for two weeks.
DAYS_BEFORE, NOTES_FOR = timedelta(days=2), timedelta(days=14)
WORSE = "worse"


def history_of(visitor: Visitor | None) -> History:
    """What is known of the course since the last check."""
    last = _last_check(visitor)
    if visitor is None:
        return History()
    if last is None:
        return History(topics=_topics(_notes(_diary_since(visitor, timezone.now() - NOTES_FOR))))
    made_at: datetime = last["decisions__made_at"]
    decided_on = timezone.localdate(made_at)
    findings = last["decisions__findings"]
    sessions, days = _sessions_since(visitor, made_at), _diary_since(visitor, made_at)
    written = [session["note"] for session in sessions]
    written += _notes(row for row in days if row["changed_at"] > made_at)
    return History(
        decided_on=decided_on,
        disposition=Disposition(last["decisions__disposition"]),
        onset_on=onset_from(decided_on, findings),
        course=_told(findings, "course"),
        sessions=tuple(_past(row) for row in sessions),
        days=_past_days(days),
        topics=_topics(written),
        well_on=_well_since(last["well_at"], made_at),
    )


def due_here(visitor: Visitor | None, place: Place) -> Due | None:
    """The most pressing reason to check again that is to be said here; mostly none."""
    return due_in(history_of(visitor), place)


def due_in(history: History, place: Place) -> Due | None:
    """The same for a course that was read already."""
    due = checks_due(knowledge(), history, timezone.localdate())
    return next((found for found in due if place in found.places), None)


def say_well(visitor: Visitor) -> None:
    """Keeps that the bout is over, and ends its episode."""
    Recovery.objects.create(visitor=visitor, said_at=timezone.now())
    episodes.end(visitor, timezone.localdate())


def onset_from(decided_on: date, findings: Mapping[str, Any]) -> date | None:
    """The latest day on which the bout can have begun; None if that was not told."""
    days = findings.get("pain_days")
    if isinstance(days, bool) or not isinstance(days, int | float):
        return None
    return decided_on - timedelta(days=int(days))


def _last_check(visitor: Visitor | None) -> dict[str, Any] | None:
    if visitor is None:
        return None
    well = Recovery.objects.filter(visitor=OuterRef("visitor")).order_by("-said_at")
    checks = visitor.checks.filter(decisions__isnull=False).order_by("-decisions__made_at")
    wanted = ("decisions__made_at", "decisions__disposition", "decisions__findings", "well_at")
    return checks.annotate(well_at=Subquery(well.values("said_at")[:1])).values(*wanted).first()


def _sessions_since(visitor: Visitor, made_at: datetime) -> list[dict[str, Any]]:
    wanted = ("pain_before", "pain_after", "outcome", "note")
    mine = visitor.sessions.filter(started_at__gte=made_at).order_by("-started_at")
    return list(mine.values(*wanted)[:LOOKED_AT_SESSIONS])


def _diary_since(visitor: Visitor, made_at: datetime) -> list[dict[str, Any]]:
    """The days of the diary from two before that on, and those changed since; newest first."""
    since = timezone.localdate(made_at) - DAYS_BEFORE
    mine: Any = visitor.diary_days.filter(Q(day__gte=since) | Q(changed_at__gt=made_at))
    return list(mine.order_by("-day").values("day", "pain", "told", "changed_at")[:LOOKED_AT_DAYS])


def _past_days(rows: list[dict[str, Any]]) -> tuple[PastDay, ...]:
    rated = [row for row in reversed(rows) if row["pain"] is not None]
    return tuple(PastDay(row["day"], row["pain"]) for row in rated)


def _notes(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """What was written in own words, also what the knowledge no longer asks. The ids of ticks are
    no words."""
    told = (answer for row in rows for answer in row["told"].items())
    return [text for name, text in told if isinstance(text, str) and not _is_choice(name)]


def _is_choice(name: str) -> bool:
    tracker = knowledge().trackers.get(name)
    return tracker is not None and tracker.kind is TrackerKind.CHOICE


def _topics(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(topic.id for topic in notice(*filter(None, texts)).topics)


def _past(row: Mapping[str, Any]) -> PastSession:
    return PastSession(row["pain_before"], row["pain_after"], worse=row["outcome"] == WORSE)


def _told(findings: Mapping[str, Any], name: str) -> str:
    answer = findings.get(name)
    return answer if isinstance(answer, str) and answer != "not_sure" else ""


def _well_since(well_at: datetime | None, made_at: datetime) -> date | None:
    return timezone.localdate(well_at) if well_at and well_at > made_at else None
