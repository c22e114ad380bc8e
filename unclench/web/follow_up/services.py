"""Turns what is kept into a course, and asks the engine whether a check is due.

At most four queries, however long the history. The rows are reached from the visitor, so that the
pages of the check and of relief may ask here in turn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
from unclench.web.episodes.models import DayMark, Episode, Mark
from unclench.web.follow_up.models import NerveLook, Recovery
from unclench.web.knowledge import knowledge
from unclench.web.noticing import notice

LOOKED_AT_SESSIONS = 50
LOOKED_AT_DAYS = 60
# A rise is counted from the two days before; without a check the last two weeks are looked at.
DAYS_BEFORE, UNCHECKED_FOR = timedelta(days=2), timedelta(days=14)
WORSE = "worse"


@dataclass(frozen=True)
class _Word:
    """What the person said last of being well, and what they said began after it."""

    well_at: datetime | None = None
    again_on: date | None = None

    def since(self, made_at: datetime) -> datetime:
        """The check, or the word that the back was well if that came after it."""
        return max(made_at, self.well_at) if self.well_at else made_at

    def told_to(self, course: History, made_at: datetime | None) -> History:
        """The course with it, unless a check was made since: that settles it."""
        if self.well_at is None or (made_at is not None and self.well_at <= made_at):
            return course
        well_on = timezone.localdate(self.well_at)
        if self.again_on is None:
            return replace(course, well_on=well_on)
        return replace(course, was_well_on=well_on, again_on=self.again_on)


def history_of(visitor: Visitor | None) -> History:
    """What is known of the course since the last check; without one, of the last two weeks."""
    if visitor is None:
        return History()
    last = _last_check(visitor)
    if last is None:
        return _unchecked(visitor)
    made_at: datetime = last["decisions__made_at"]
    decided_on, word = timezone.localdate(made_at), _word(last)
    findings = last["decisions__findings"]
    sessions, days = _sessions_since(visitor, made_at), _diary_since(visitor, made_at)
    written = [session["note"] for session in sessions]
    written += _notes(row for row in days if row["changed_at"] > made_at)
    course = History(
        decided_on=decided_on,
        disposition=Disposition(last["decisions__disposition"]),
        onset_on=onset_from(decided_on, findings),
        course=_told(findings, "course"),
        sessions=tuple(_past(r) for r in sessions if r["started_at"] >= word.since(made_at)),
        days=_past_days(days),
        topics=_topics(written),
        **_looked(last, made_at),
    )
    return word.told_to(course, made_at)


def _unchecked(visitor: Visitor) -> History:
    """What the diary tells of somebody who never finished a check."""
    since = timezone.now() - UNCHECKED_FOR
    days, first = _diary_since(visitor, since), timezone.localdate(since) - DAYS_BEFORE
    words = _with_word(Visitor.objects.filter(pk=visitor.pk), "pk").first()
    if words is None:  # They were erased since this request began.
        return History()
    near = _past_days([row for row in days if row["day"] >= first])
    return _word(words).told_to(History(days=near, topics=_topics(_notes(days))), None)


def due_here(visitor: Visitor | None, place: Place) -> Due | None:
    """The most pressing reason to check that is to be said here; mostly none."""
    return due_in(history_of(visitor), place)


def due_in(history: History, place: Place) -> Due | None:
    """The same for a course that was read already."""
    return next(iter(all_due(history, place)), None)


def all_due(history: History, place: Place) -> list[Due]:
    """Everything that is to be said here, the most pressing first."""
    due = checks_due(knowledge(), history, timezone.localdate())
    return [found for found in due if place in found.places]


def counts(history: History) -> bool:
    """Whether the last check is recent enough for a plan."""
    most = timedelta(days=knowledge().plan.rules.check_counts_days)
    return history.decided_on is not None and timezone.localdate() - history.decided_on <= most


def say_well(visitor: Visitor) -> None:
    """Keeps that the bout is over, ends its episode, and tells the plan."""
    Recovery.objects.create(visitor=visitor, said_at=timezone.now())
    episodes.end(visitor, timezone.localdate())


def onset_from(decided_on: date, findings: Mapping[str, Any]) -> date | None:
    """The latest day on which the bout can have begun; None if that was not told."""
    days = findings.get("pain_days")
    if isinstance(days, bool) or not isinstance(days, int | float):
        return None
    return decided_on - timedelta(days=int(days))


def _last_check(visitor: Visitor) -> dict[str, Any] | None:
    checks = visitor.checks.filter(decisions__isnull=False).order_by("-decisions__made_at")
    wanted = ("decisions__made_at", "decisions__disposition", "decisions__findings")
    return _with_word(checks, "visitor").values(*WORDS, *wanted).first()


def _looked(row: Mapping[str, Any], made_at: datetime) -> dict[str, Any]:
    """What quick looks since that check say."""
    clear_at, found_at = row["clear_at"], row["found_at"]
    is_since = clear_at is not None and clear_at > made_at
    return {
        "looked_on": timezone.localdate(clear_at) if is_since else None,
        "look_found": found_at is not None and found_at > made_at,
    }


WORDS = ("well_at", "bout_at", "bout_on", "flare_at", "flare_on", "clear_at", "found_at")


def _with_word(rows: Any, visitor: str) -> Any:
    """With when that person last said that they were well, when they last told of a bout or a
    flare-up, and when a quick look last found nothing, and something."""
    mine = {"visitor": OuterRef(visitor)}
    well = Recovery.objects.filter(**mine).order_by("-said_at")
    bout = Episode.objects.filter(**mine).order_by("-opened_at")
    looks = NerveLook.objects.filter(**mine).order_by("-looked_at")
    flare = DayMark.objects.filter(**mine, mark=Mark.FLARE).order_by("-at")
    return rows.annotate(
        well_at=Subquery(well.values("said_at")[:1]),
        bout_at=Subquery(bout.values("opened_at")[:1]),
        bout_on=Subquery(bout.values("began_on")[:1]),
        flare_at=Subquery(flare.values("at")[:1]),
        flare_on=Subquery(flare.values("day")[:1]),
        clear_at=Subquery(looks.filter(is_clear=True).values("looked_at")[:1]),
        found_at=Subquery(looks.filter(is_clear=False).values("looked_at")[:1]),
    ).values(*WORDS)


def _word(row: Mapping[str, Any]) -> _Word:
    well_at = row["well_at"]
    told = ((row["bout_at"], row["bout_on"]), (row["flare_at"], row["flare_on"]))
    began = [on for at, on in told if well_at is not None and at is not None and at > well_at]
    return _Word(well_at, began[0] if began else None)


def _sessions_since(visitor: Visitor, made_at: datetime) -> list[dict[str, Any]]:
    wanted = ("pain_before", "pain_after", "outcome", "note", "started_at")
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
