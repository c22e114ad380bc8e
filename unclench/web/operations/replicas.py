"""Read replicas: a person's pages may be read from a copy of the database that has all they wrote.

How far the log of changes had come when a person last wrote stands on their visitor's row, which is
always read from the primary. A page is read from a replica only if that replica has come as far. So
nobody is ever shown less than they told, whatever the device, and however far a replica lags. With
any doubt the primary is asked: while something is being written, for strangers and for programs,
for accounts, sessions, limits, tasks and locks, and when a replica does not answer.
"""

import random
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections, models
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of

PRIMARY = "default"
SAFE = ("GET", "HEAD")
AWAY = (OperationalError, InterfaceError)
LEFT_ALONE_S = 10.0
# What a person told of their back. All else stays with the primary, and so does what is new here.
READ_THERE = frozenset(
    {
        "capacity",
        "check",
        "diary",
        "episodes",
        "fair_tests",
        "follow_up",
        "lessons",
        "medicines",
        "plan",
        "questionnaires",
        "relief",
        "report",
        "understand",
        "what_helps",
    }
)
WRITTEN = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"
REPLAYED = """SELECT pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint
    WHERE pg_is_in_recovery()"""


@dataclass
class Reading:
    """Where one request reads. `alias`: a replica or the primary. `wrote`: it changed something."""

    alias: str = PRIMARY
    wrote: bool = False


_now: ContextVar[Reading | None] = ContextVar("reading", default=None)


class Router:
    """Reads where the request reads; writes, and after a write reads as well, on the primary."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        """The replica of this request, if the model is one that may be read there."""
        reading = _now.get()
        if reading is None or model._meta.app_label not in READ_THERE:
            return PRIMARY
        # What has to be of one moment, or is locked, is read in a transaction of the primary.
        return PRIMARY if _is_in_transaction() else reading.alias

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:
        """The primary; from now on the request reads there too."""
        reading = _now.get()
        if reading is not None:
            reading.alias, reading.wrote = PRIMARY, True
        return PRIMARY

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool:
        """All of them hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """A replica takes its tables from the primary."""
        return db == PRIMARY


@dataclass
class Replica:
    """One replica as this process sees it. `away_until`: it did not answer, and is left alone."""

    alias: str
    away_until: float = 0.0

    def has(self, position: int) -> bool:
        """Whether it holds all that was written up to there; asked on the connection that will be
        read from, each time anew. No answer means no."""
        if time.monotonic() < self.away_until:
            return False
        try:
            return _number(self.alias, REPLAYED) >= position
        except AWAY:
            self.leave_alone()
            return False

    def leave_alone(self) -> None:
        """For a while nobody is sent there."""
        self.away_until = time.monotonic() + LEFT_ALONE_S
        connections[self.alias].close()


class ReadsFromReplicas:
    """Chooses where a request reads, and notes how far the log had come after one that wrote.

    It is the last of the middlewares: whose record it is is known, and nothing has been read of it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        names = [name for name in settings.DATABASES if name != PRIMARY]
        self.replicas = [Replica(name) for name in names]
        self._begun = -1

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.replicas:
            return self.get_response(request)
        if request.method in SAFE:
            return self._reading(request, self._where(request))
        return self._writing(request)

    def _reading(self, request: HttpRequest, alias: str) -> HttpResponse:
        reading = Reading(alias)
        before = _now.set(reading)
        try:
            return self.get_response(request)
        finally:
            _now.reset(before)
            if reading.wrote:
                _note(keeper_of(request).visitor, opened=0)

    def _writing(self, request: HttpRequest) -> HttpResponse:
        """What begins to write is noted before, so that a fault in between leaves no gap: whoever
        it was then reads from the primary for good."""
        before = keeper_of(request).visitor
        if before is not None:
            Visitor.objects.filter(pk=before.pk).update(writes_open=F("writes_open") + 1)
        response = self.get_response(request)
        after = keeper_of(request).visitor
        for visitor in {each.pk: each for each in (before, after) if each}.values():
            _note(visitor, opened=1 if before and visitor.pk == before.pk else 0)
        return response

    def _where(self, request: HttpRequest) -> str:
        visitor = keeper_of(request).visitor
        if visitor is None or visitor.writes_open:
            return PRIMARY
        position = visitor.wrote_position
        needed = self._from_before if position is None else position
        for replica in random.sample(self.replicas, len(self.replicas)):
            if replica.has(needed):
                return replica.alias
        return PRIMARY

    @property
    def _from_before(self) -> int:
        """Of whom nothing is noted wrote before this process began, if ever."""
        if self._begun < 0:
            self._begun = _number(PRIMARY, WRITTEN)
        return self._begun

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A replica went away in the middle of a page: the page is made again from the primary."""
        reading, match = _now.get(), request.resolver_match
        if reading is None or reading.alias == PRIMARY or not isinstance(error, AWAY) or not match:
            return None
        next(each for each in self.replicas if each.alias == reading.alias).leave_alone()
        reading.alias = PRIMARY
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return response


def _note(visitor: Visitor | None, opened: int) -> None:
    """Everything of the request is kept by now, so the log is at least as far as what it wrote."""
    if visitor is None or visitor.pk is None:
        return
    position = _number(PRIMARY, WRITTEN)
    mine = Visitor.objects.filter(pk=visitor.pk)
    mine.update(wrote_position=position, writes_open=F("writes_open") - opened)


def _is_in_transaction() -> bool:
    return connections[PRIMARY].in_atomic_block


def _number(alias: str, question: str) -> int:
    """The one number that a question has for an answer; -1 if there is none."""
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return -1 if row is None or row[0] is None else int(row[0])
