"""Sessions, own activities, changes and goals, as values for a report."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from unclench.engine.assessment.plan_results import title_of
from unclench.engine.values.capacity import CapacityTest
from unclench.engine.values.tracker import Direction, OutcomeMeasure
from unclench.report.record import (
    ActivityTold,
    ChangeTold,
    FairTestTold,
    GoalTold,
    LookTold,
    Measured,
    Rating,
    ScoreTold,
    SessionKind,
    SessionTold,
)
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import beginning_of
from unclench.web.diary.measures import change_measure
from unclench.web.diary.models import ChangeTold as ChangeRow
from unclench.web.diary.models import OwnActivity
from unclench.web.fair_tests.finished import Finished, finished
from unclench.web.knowledge import knowledge
from unclench.web.plan.models import PlanSession
from unclench.web.questionnaires import services as questionnaires
from unclench.web.relief.models import Outcome

RATED = ("pain_before", "pain_after", "outcome")
STEP, ENDED = "steps_done__intervention", "steps_done__outcome"
WORSE = {
    Direction.HIGHER_IS_WORSE: "higher is worse",
    Direction.HIGHER_IS_BETTER: "lower is worse",
}
STOPPED = (Outcome.STOPPED, Outcome.WORSE)


def sessions_of(visitor: Visitor, first: date, last: date) -> tuple[SessionTold, ...]:
    """Sessions that were ended in these days, the oldest first."""
    found = [*_relief(visitor, first, last), *_planned(visitor, first, last)]
    return tuple(sorted((s for s in found if first <= s.day <= last), key=lambda s: s.day))


def _relief(visitor: Visitor, first: date, last: date) -> Iterator[SessionTold]:
    begin, end = beginning_of(first), beginning_of(last + timedelta(days=1))
    mine = visitor.sessions.filter(started_at__gte=begin, started_at__lt=end)
    for row, done in _with_steps(mine, "started_at", "note"):
        day = timezone.localdate(row["started_at"])
        yield _session(row, done, day, SessionKind.RELIEF, note=row["note"])


def _planned(visitor: Visitor, first: date, last: date) -> Iterator[SessionTold]:
    mine = PlanSession.objects.filter(plan__visitor=visitor, day__range=(first, last))
    for row, done in _with_steps(mine, "day"):
        yield _session(row, done, row["day"], SessionKind.PLAN)


def _with_steps(
    sessions: QuerySet[Any], *more: str
) -> Iterator[tuple[Mapping[str, Any], list[str]]]:
    """The sessions that were ended, the oldest first, each with what was done in it: one question
    to the database, a row a step."""
    ended = sessions.exclude(ended_at=None).order_by("started_at", "pk", "steps_done__number")
    rows = ended.values("pk", *RATED, *more, STEP, ENDED)
    for _, several in groupby(rows, key=itemgetter("pk")):
        steps = list(several)
        done = [step[STEP] for step in steps if step[ENDED] == Outcome.DONE]
        yield steps[0], done


def _session(
    row: Mapping[str, Any], done: Iterable[str], day: date, kind: SessionKind, note: str = ""
) -> SessionTold:
    return SessionTold(
        id=row["pk"],
        day=day,
        kind=kind,
        done=titles(done),
        pain_before=row["pain_before"],
        pain_after=row["pain_after"],
        stopped=row["outcome"] in STOPPED,
        note=note,
    )


def titles(names: Iterable[str]) -> tuple[str, ...]:
    """What the library calls these; what it no longer has keeps its id."""
    base = knowledge()
    return tuple(title_of(base, name) if name in base.library_ids else name for name in names)


def activities_of(visitor: Visitor) -> tuple[ActivityTold, ...]:
    """What the person finds hard, with every rating; those taken off too, with theirs."""
    rows = visitor.own_activities.prefetch_related("ratings")
    return tuple(map(_activity, sorted(rows, key=lambda r: (r.until is not None, r.place))))


def _activity(row: OwnActivity) -> ActivityTold:
    ratings = sorted(row.ratings.all(), key=lambda rating: rating.day)
    return ActivityTold(
        id=str(row.pk),
        words=row.words,
        ratings=tuple(Rating(day=r.day, score=r.score) for r in ratings),
    )


def looks_of(visitor: Visitor, since: datetime) -> tuple[LookTold, ...]:
    """The quick looks after that moment, the oldest first."""
    rows = visitor.nerve_looks.filter(looked_at__gt=since).order_by("looked_at")
    return tuple(
        LookTold(
            id=str(row.pk),
            day=timezone.localdate(row.looked_at),
            found=tuple(_signs(row.found)),
        )
        for row in rows
    )


def _signs(found: Mapping[str, Any]) -> Iterator[str]:
    """What was ticked, in words; what the knowledge no longer asks is named by its id."""
    findings = knowledge().findings
    for name, answer in found.items():
        words = findings[name].short if name in findings else name
        yield words if answer is True else f"{words} (not sure)"


def changes_of(visitor: Visitor) -> tuple[ChangeTold, ...]:
    """Better or worse, as it was told on some days of a bout; the oldest first."""
    mine = ChangeRow.objects.filter(episode__visitor=visitor).select_related("episode")
    rows = mine.order_by("told_at")
    return tuple(map(_change, rows))


def _change(row: ChangeRow) -> ChangeTold:
    steps = change_measure().steps or {}
    return ChangeTold(
        id=str(row.pk),
        day=timezone.localdate(row.told_at),
        bout_began=row.episode.began_on,
        on_day=row.on_day,
        step=row.step,
        words=steps.get(str(row.step), str(row.step)),
    )


def measured_of(visitor: Visitor) -> tuple[Measured, ...]:
    """Every capacity test with its numbers, one a day: the last one counts."""
    found: dict[tuple[str, str], dict[date, Rating]] = {}
    for row in visitor.capacity_results.order_by("test", "side", "done_at"):
        day = timezone.localdate(row.done_at)
        rating = Rating(day=day, score=row.value, at=row.done_at)
        found.setdefault((row.test, row.side), {})[day] = rating
    known = knowledge().capacity_tests
    return tuple(
        _measured(known[test], side, days) for (test, side), days in found.items() if test in known
    )


def _measured(test: CapacityTest, side: str, days: Mapping[date, Rating]) -> Measured:
    return Measured(
        id=f"{test.id}.{side}" if side else test.id,
        title=f"{test.title} ({side})" if side else test.title,
        unit=test.unit,
        ratings=tuple(days.values()),
    )


def scores_of(visitor: Visitor) -> tuple[ScoreTold, ...]:
    """The scores of questionnaires that were brought in, the oldest of each first."""
    found: dict[str, list[Rating]] = {}
    for row in questionnaires.scores_of(visitor).reverse():
        rating = Rating(id=str(row.pk), day=row.answered_on, score=row.value)
        found.setdefault(row.measure, []).append(rating)
    known = questionnaires.measures()
    return tuple(_scored(known[name], told) for name, told in found.items() if name in known)


def _scored(measure: OutcomeMeasure, told: Iterable[Rating]) -> ScoreTold:
    return ScoreTold(
        id=measure.id,
        title=measure.title,
        short=measure.short,
        ends=f"{measure.low:g} to {measure.high:g}",
        worse="" if measure.asks_ahead else WORSE.get(measure.direction, ""),
        ratings=tuple(told),
    )


def fair_tests_of(visitor: Visitor) -> tuple[FairTestTold, ...]:
    """The tests by days that are over, the newest first."""
    return tuple(map(_fair_test, finished(visitor)))


def _fair_test(over: Finished) -> FairTestTold:
    first = over.protocol.first
    return FairTestTold(
        id=str(over.test.pk),
        question=over.test.question,
        compared=over.compared,
        outcome=over.protocol.outcome["said"],
        first=first,
        last=over.last,
        lived=(over.last - first).days + 1,
        known=over.end.days_known if over.end else 0,
        found=over.found,
        difference=over.difference,
        is_early=over.is_early,
    )


def goals_of(visitor: Visitor) -> tuple[GoalTold, ...]:
    """The goals of the plan."""
    plan = getattr(visitor, "plan", None)
    if plan is None:
        return ()
    since = plan.since or timezone.localdate(plan.changed_at)
    return tuple(GoalTold(words=words, since=since) for words in plan.goals)
