"""Reads what was told of sessions, in as many questions to the database however much there is.

Sessions are found from the visitor, not by their models, which know this package.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from unclench.engine.learning.told import Bout, Told
from unclench.web.accounts.models import Visitor

OWN, SKIPPED = "own", "skipped"
RATED = ("started_at", "ended_at", "pain_before", "pain_after")
STEP = ("steps_done__intervention", "steps_done__outcome")


def told_by(visitor: Visitor) -> list[Told]:
    """Every session that was ended, of relief and of the plan, and every waiting session."""
    return [*_relief(visitor), *_planned(visitor), *_waits(visitor)]


def bouts_of(visitor: Visitor) -> list[Bout]:
    """Every bout, oldest first."""
    rows = visitor.episodes.order_by("began_on").values_list("began_on", "ended_on")
    return [Bout(*row) for row in rows]


def _relief(visitor: Visitor) -> Iterator[Told]:
    rows = visitor.sessions.filter(ended_at__isnull=False).order_by("started_at", "pk")
    for rated, steps in _by_session(rows.values_list("pk", *RATED, *STEP, "chosen_by")):
        own = steps[0][2] == OWN
        yield _told(rated, done=_done(steps), own_choice=own)


def _planned(visitor: Visitor) -> Iterator[Told]:
    """The sessions of a plan, found over the visitor."""
    wanted = [f"plan__sessions__{name}" for name in ("pk", *RATED, *STEP)]
    mine = type(visitor).objects.filter(pk=visitor.pk, plan__sessions__ended_at__isnull=False)
    rows = mine.order_by("plan__sessions__started_at", "plan__sessions__pk")
    for rated, steps in _by_session(rows.values_list(*wanted)):
        yield _told(rated, done=_done(steps))


def _waits(visitor: Visitor) -> Iterator[Told]:
    rows = visitor.waits.filter(ended_at__isnull=False).order_by("started_at")
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
