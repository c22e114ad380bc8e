"""Connections of their own: to the database as it stood at one moment, and to another one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

Settings = dict[str, Any]
SNAPSHOT = "snapshot"


@contextmanager
def snapshot(of: Settings | None = None) -> Iterator[str]:
    """The name of a connection on which everything read is of the same moment.

    of: the database's settings; None for the site's own. Others may go on writing.
    """
    settings = of or connections["default"].settings_dict
    connections.settings[SNAPSHOT] = settings | {"OPTIONS": _reading(settings)}
    try:
        with transaction.atomic(using=SNAPSHOT):
            _begin()
            yield SNAPSHOT
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]
        del connections.settings[SNAPSHOT]


@contextmanager
def in_place_of_the_site(settings: Settings) -> Iterator[Settings]:
    """Another database stands where the site's own stood, whose settings are given.

    Changes of tables that others wrote know no database but the site's own.
    """
    own = connections["default"].settings_dict
    _put_in_place(own | settings)
    try:
        yield own
    finally:
        _put_in_place(own)


def _put_in_place(settings: Settings) -> None:
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = settings


def _reading(settings: Settings) -> dict[str, Any]:
    """SQLite: a transaction that does not keep writers out. PostgreSQL: one view of everything."""
    if settings["ENGINE"].endswith("sqlite3"):
        return settings["OPTIONS"] | {"transaction_mode": "DEFERRED"}
    from psycopg import IsolationLevel

    return settings["OPTIONS"] | {"isolation_level": IsolationLevel.REPEATABLE_READ}


def _begin() -> None:
    """The moment is that of the first read. Raises LookupError where nothing is kept yet."""
    connection = connections[SNAPSHOT]
    with connection.cursor() as cursor:
        if not connection.introspection.table_names(cursor):
            raise LookupError("there is no table")
