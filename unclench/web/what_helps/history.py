"""Reads what was told of sessions, in as many questions to the database however much there is, and
no more than the newest of them.

Sessions are found from the visitor, not by their models, which know this package.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from unclench.engine.learning.told import Bout, Told
from unclench.web.accounts.models import Visitor

OWN, SKIPPED = "own", "skipped"
RATED = ("started_at", "ended_at", "pain_before", "pain_after")
STEP = ("steps_done__intervention", "steps_done__outcome")


# An effect drifts from use to use, so that what was told some dozens of uses before says next to
# nothing (`engine/learning/relief`): so many of each kind hold all that tells.
NEWEST = 300
Between = tuple[datetime, datetime] | None


def told_by(visitor: Visitor, between: Between = None) -> list[Told]:
    """The newest sessions that were ended, of relief and of the plan, and the newest waiting
    sessions, NEWEST of each; with `between`, only such as began between the two."""
    return [*_relief(visitor, between), *_planned(visitor, between), *_waits(visitor, between)]


def holds_more(told: Sequence[Told]) -> bool:
    """Whether there may be older sessions that were not read, because there were so many."""
    return len(told) >= NEWEST


def bouts_of(visitor: Visitor) -> list[Bout]:
    """Every bout, oldest first."""
    rows = visitor.episodes.order_by("began_on").values_list("began_on", "ended_on")
    return [Bout(*row) for row in rows]


def _newest(sessions: QuerySet[Model], between: Between) -> QuerySet[Model]:
    """The newest of them that were ended, the oldest of these first."""
    ended = sessions.filter(ended_at__isnull=False)
    if between is not None:
        ended = ended.filter(started_at__range=between)
    newest = ended.order_by("-started_at", "-pk").values("pk")[:NEWEST]
    return sessions.filter(pk__in=newest).order_by("started_at", "pk")


def _relief(visitor: Visitor, between: Between) -> Iterator[Told]:
    rows = _newest(visitor.sessions.all(), between)
    for rated, steps in _by_session(rows.values_list("pk", *RATED, *STEP, "chosen_by")):
        own = steps[0][2] == OWN
        yield _told(rated, done=_done(steps), own_choice=own)


def _planned(visitor: Visitor, between: Between) -> Iterator[Told]:
    plan = getattr(visitor, "plan", None)
    if plan is None or plan.pk is None:  # none was ever made, or it is not kept yet
        return
    rows = _newest(plan.sessions.all(), between)
    for rated, steps in _by_session(rows.values_list("pk", *RATED, *STEP)):
        yield _told(rated, done=_done(steps))


def _waits(visitor: Visitor, between: Between) -> Iterator[Told]:
    rows = _newest(visitor.waits.all(), between)
    for rated in rows.values_list(*RATED):
        yield _told(rated, waited=True)


def _by_session(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, list[tuple[Any, ...]]]]:
    """The ratings of each session with its steps, from one row a step."""
    found: dict[Any, tuple[Any, list[tuple[Any, ...]]]] = {}
    for key, *row in rows:
        rated, step = tuple(row[: len(RATED)]), tuple(row[len(RATED) :])
        found.setdefault(key, (rated, []))[1].append(step)
    yield from found.values()


def _done(steps: Iterable[tuple[Any, ...]]) -> tuple[str, ...]:
    """What was begun. One that was stopped, or that made it worse, was tried as well."""
    return tuple(name for name, outcome, *_ in steps if name and outcome != SKIPPED)


def _told(rated: tuple[Any, ...], **more: Any) -> Told:
    started_at: datetime = rated[0]
    return Told(timezone.localdate(started_at), *rated, **more)
