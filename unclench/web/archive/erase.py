"""Erases a person: every row that hangs on them, and what refers to them from elsewhere."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.dispatch import Signal
from django_tasks_db.models import DBTaskResult

from unclench.web.accounts.models import User, Visitor
from unclench.web.accounts.visits import end_visits
from unclench.web.archive.rows import Record
from unclench.web.archive.shape import tables_of_a_record

log = logging.getLogger("unclench")

somebody_erased = Signal()
"""Sent at the end, so that what was worked out about somebody is not kept in memory either."""

# A task that is about somebody names them by one of these.
NAMES_OF_A_PERSON = ("visitor_id", "user_id")


def erase(visitor: Visitor) -> None:
    """Erases all that is kept of a visitor: rows, account, sessions, tasks, files.

    Either all rows go or none. What the database's own files still hold of them is overwritten.
    """
    person = _Person(visitor)
    with transaction.atomic():
        person.end_sessions()
        person.end_tasks()
        visitor.delete()
    for file in files_of(person.visitor_id):
        file.unlink(missing_ok=True)
    overwrite_what_is_left()
    somebody_erased.send(erase)


def files_of(visitor_id: int) -> Iterator[Path]:
    """The files in the data folder that belong to one visitor: those named after them."""
    yield from incoming_folder().glob(f"{visitor_id}.*")


def incoming_folder() -> Path:
    """Where an archive waits between the look at it and the yes to it."""
    folder: Path = settings.DATA / "incoming"
    return folder


class _Person:
    """What a person is called wherever no key leads to them."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor_id: int = visitor.pk
        self.user = User.objects.filter(visitor=visitor).first()
        record = Record(visitor)
        mine = (
            record.found(t).values_list("pk", flat=True)
            for t in tables_of_a_record()
            if t.keeps_ids
        )
        self.names = {str(pk) for keys in mine for pk in keys}
        self.names |= {self.user.email} if self.user else set()

    def end_sessions(self) -> None:
        """Ends every session that is signed in as this person, or knows their address."""
        if self.user is not None:
            end_visits(self.user)

    def end_tasks(self) -> None:
        """Ends every task that is about this person, with all that it says."""
        for task in DBTaskResult.objects.iterator():
            if self._is_named_in(task):
                task.delete()

    def _is_named_in(self, task: "DBTaskResult") -> bool:
        named = task.args_kwargs.get("kwargs", {})
        ids = (self.visitor_id, self.user.pk if self.user else None)
        if any(
            named.get(name) == own
            for name, own in zip(NAMES_OF_A_PERSON, ids, strict=True)
            if own is not None
        ):
            return True
        said = json.dumps([task.args_kwargs, task.return_value, task.traceback], default=str)
        return any(json.dumps(name) in said for name in self.names)


def overwrite_what_is_left() -> bool:
    """Makes SQLite write its file anew, and empties its log of changes. False if that has to wait.

    Nothing to do on PostgreSQL: it overwrites old rows by itself, by and by.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(cursor.fetchone()[0] == 0)
    except OperationalError as error:
        log.warning("erased rows are overwritten later, the database is busy: %s", error)
        return False
