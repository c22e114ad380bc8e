"""The rows of one record, as they stand in the archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection, models, transaction

from unclench.web.accounts.models import Visitor
from unclench.web.archive.shape import Column, Table, tables
from unclench.web.archive.values import written

AT_ONCE = 500

Row = dict[str, Any]


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything inside reads the database as it is at one moment, whoever writes meanwhile."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        yield from _sqlite_moment()
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _sqlite_moment() -> Iterator[None]:
    """A transaction that only reads keeps nobody from writing; `atomic` would."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@dataclass(frozen=True)
class Record:
    """All that is kept of one visitor."""

    visitor: Visitor

    def found(self, table: Table) -> "models.QuerySet[Any]":
        """The visitor's rows of a table, in the order of the archive."""
        mine = table.model._base_manager.filter(**{table.road: self.visitor.pk})
        return mine.order_by(*table.order)

    @cached_property
    def ids(self) -> dict[type[models.Model], dict[Any, Any]]:
        """The id that each row has in the archive: its own if it means the same everywhere, else
        its number."""
        return {table.model: self._ids_in(table) for table in tables()}

    def _ids_in(self, table: Table) -> dict[Any, Any]:
        keys = self.found(table).values_list("pk", flat=True)
        return {pk: str(pk) if table.keeps_ids else number for number, pk in enumerate(keys, 1)}

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table."""
        for row in self.found(table).iterator(chunk_size=AT_ONCE):
            told = {column.name: self._told(column, row) for column in table.columns}
            yield {"id": self.ids[table.model][row.pk], **told}

    def _told(self, column: Column, row: models.Model) -> Any:
        value = getattr(row, column.field.attname)
        if column.leads_to is not None:
            return self.ids.get(column.leads_to, {}).get(value)
        return written(value)

    def is_empty(self) -> bool:
        """Whether no table but the visitor itself has a row of theirs; asks until one has."""
        return not any(self.found(t).exists() for t in tables() if t.model is not Visitor)

    def counts(self) -> dict[str, int]:
        """How many rows each table has, but for the visitor itself; empty tables are left out."""
        found = {t.name: self.found(t).count() for t in tables() if t.model is not Visitor}
        return {name: count for name, count in found.items() if count}
