"""Which rows of an archive are in a record already."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db import models

from unclench.web.archive.rows import Record
from unclench.web.archive.shape import Table

Holds = Callable[[Mapping[str, Any]], bool]

_OURS = uuid.UUID("6f1c2b8e-58a5-5b7e-9a55-6b1f0f3f3d10")


class Known:
    """The rows of one table that a record has, by what they can be recognised by.

    By the same id; by what no two rows of a record may share; where ids are mere numbers, by all
    that they hold.
    """

    def __init__(self, record: Record, table: Table, *, nothing_there: bool) -> None:
        self.record, self.table = record, table
        self.together = list(_unique_together(table))
        self.sometimes = list(_unique_sometimes(table))
        self.found: dict[Any, Any] = {}
        if not nothing_there:
            for row in record.found(table).iterator():
                self._learn(row)

    def _learn(self, row: models.Model) -> None:
        values = {
            f.attname: getattr(row, f.attname) for f in self.table.model._meta.concrete_fields
        }
        self.found[row.pk] = row.pk
        for key in self._keys(values):
            self.found[key] = row.pk

    def find(self, own: Any, values: dict[str, Any]) -> Any:
        """The key of the row that is there already; None for a new one."""
        if self.table.keeps_ids:
            for key in (uuid.UUID(own), self._another(own)):
                if key in self.found:
                    return self.found[key]
        return next((self.found[key] for key in self._keys(values) if key in self.found), None)

    def _keys(self, values: dict[str, Any]) -> Iterator[Any]:
        for names in self.together:
            if all(values.get(name) is not None for name in names):
                yield (names, repr([values[name] for name in names]))
        for names, holds in self.sometimes:
            if holds(values):
                yield (names, repr([values.get(name) for name in names]), "sometimes")
        if not self.table.keeps_ids:
            names = tuple(column.field.attname for column in self.table.columns)
            yield (names, repr([_sorted(values.get(name)) for name in names]))

    def taken(self, own: Sequence[Any]) -> dict[Any, uuid.UUID]:
        """For ids that belong to somebody else: the id that the row gets instead, always the same
        for this visitor, so that it is recognised when it comes again."""
        if not self.table.keeps_ids:
            return {}
        theirs = self.table.model._base_manager.filter(pk__in=own).values_list("pk", flat=True)
        return {str(pk): self._another(str(pk)) for pk in theirs if pk not in self.found}

    def _another(self, own: str) -> uuid.UUID:
        return uuid.uuid5(_OURS, f"{self.record.visitor.pk} {own}")


def _sorted(value: Any) -> Any:
    """Objects with the same parts are the same, however they were written."""
    if isinstance(value, dict):
        return sorted((key, repr(_sorted(part))) for key, part in value.items())
    return [_sorted(part) for part in value] if isinstance(value, list) else value


def _unique_sometimes(table: Table) -> Iterator[tuple[tuple[str, ...], Holds]]:
    """The same for what is bound only as long as something is empty, such as the end of a bout:
    the names, and whether a row is bound."""
    owner = {table.owner.attname} if table.owner else set()
    for constraint in table.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition:
            names = {_column(table, name) for name in constraint.fields} - owner
            yield tuple(sorted(names)), _as_a_test(table, constraint.condition)


def _as_a_test(table: Table, condition: models.Q) -> Holds:
    """A condition that says which columns are empty. Any other needs its own line here."""
    empty = [str(part[0]) for part in condition.children if part[1] is True]  # type: ignore[index]
    fields = [_column(table, name.removesuffix("__isnull")) for name in empty]
    if condition.negated or len(fields) < len(condition.children):
        raise NotImplementedError(f"{table.name}: {condition} is not read here yet")
    return lambda values: all(values.get(name) is None for name in fields)


def _column(table: Table, name: str) -> str:
    field = table.model._meta.get_field(name)
    return str(field.attname)  # type: ignore[union-attr]


def _unique_together(table: Table) -> Iterator[tuple[str, ...]]:
    """What no two rows of one record may share; the visitor itself is the same for all."""
    owner = {table.owner.attname} if table.owner else set()
    for constraint in table.model._meta.constraints:
        if (
            isinstance(constraint, models.UniqueConstraint)
            and constraint.fields
            and not constraint.condition
        ):
            names = (_column(table, name) for name in constraint.fields)
            yield tuple(name for name in names if name not in owner)
    kept = {column.field for column in table.columns} | {table.owner}
    for field in table.model._meta.concrete_fields:
        if field.unique and field in kept:
            yield () if field is table.owner else (field.attname,)
