"""Brings the rows of an archive into a record: all of them, or none.

Whatever the archive says, a row belongs to the visitor who brings it in, and a reference leads to a
row of the same archive. An id that somebody else has already is replaced.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import DataError, IntegrityError, models, transaction
from django.utils.crypto import get_random_string

from unclench.web.accounts.joining import record_joined
from unclench.web.accounts.models import Visitor
from unclench.web.archive.form import ArchiveError
from unclench.web.archive.read import Archive
from unclench.web.archive.rows import AT_ONCE, Record, Row
from unclench.web.archive.same import Known
from unclench.web.archive.shape import Column, Table, tables
from unclench.web.archive.values import ValueRefusedError, read


@dataclass
class Brought:
    """How many rows of each table came in, and how many were there already."""

    added: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows came in."""
        return sum(self.added.values())


class RecordFilledError(ArchiveError):
    """The record has rows, and nobody said that the others are to be added to them."""

    def __init__(self) -> None:
        super().__init__(
            "There is something in this record already. Bring the archive into an empty one, or "
            "say that its rows are to be added."
        )


def bring_in(visitor: Visitor, archive: Archive, *, add: bool = False) -> Brought:
    """Brings everything in. Raises ArchiveError, and then nothing was changed."""
    with transaction.atomic():
        return _bring_in(visitor, archive, add=add)


def preview(visitor: Visitor, archive: Archive) -> Brought:
    """What would come in if it were added. Raises ArchiveError as bringing it in would."""
    with transaction.atomic():
        brought = _bring_in(visitor, archive, add=True)
        transaction.set_rollback(True)
        return brought


def is_empty(visitor: Visitor) -> bool:
    """Whether there is nothing in a record yet."""
    return Record(visitor).is_empty()


def _bring_in(visitor: Visitor, archive: Archive, *, add: bool) -> Brought:
    Visitor.objects.select_for_update().get(pk=visitor.pk)
    if not add and not is_empty(visitor):
        raise RecordFilledError
    bringing = _Bringing(visitor, archive)
    try:
        with transaction.atomic():
            bringing.everything()
            record_joined.send(Visitor, visitor=visitor)
    except (IntegrityError, DataError) as error:
        raise ArchiveError(_refused_by_database(bringing.now_at, error)) from None
    return bringing.brought


def _refused_by_database(table: str, error: Exception) -> str:
    """Names the rule that a row breaks; never the row."""
    diagnosis = getattr(error.__cause__, "diag", None)
    rule = getattr(diagnosis, "constraint_name", "") or str(error).split(": ")[-1].split("\n")[0]
    return (
        f"tables/{table}.json: a row breaks the rule {rule!r:.80}, which every row here keeps. "
        "Nothing was brought in."
    )


class _Bringing:
    """One archive on its way into one record."""

    def __init__(self, visitor: Visitor, archive: Archive) -> None:
        self.visitor, self.archive = visitor, archive
        self.brought = Brought()
        self.was_empty = is_empty(visitor)
        self.ids: dict[type[models.Model], dict[Any, Any]] = {}
        self.now_at = ""

    def everything(self) -> None:
        """Table by table, each after those that it refers to."""
        for table in tables():
            self.now_at = table.name
            self.ids[table.model] = {}
            if table.model is Visitor:
                self._about_the_person(table)
            else:
                self._table(table)

    def _about_the_person(self, table: Table) -> None:
        """The country and the like: kept as they are here if they were told here."""
        rows = list(self.archive.rows(table.name))
        if len(rows) != 1:
            raise ArchiveError(f"tables/{table.name}.json: expected one row, found {len(rows)}.")
        told = _Reading(table, self.ids).told(1, rows[0])
        self.ids[Visitor][told.id] = self.visitor.pk
        here = {} if self.was_empty else {k for k in told.values if getattr(self.visitor, k)}
        fresh = {k: v for k, v in told.values.items() if v and k not in here}
        if fresh:
            Visitor.objects.filter(pk=self.visitor.pk).update(**fresh)

    def _table(self, table: Table) -> None:
        reading = _Reading(table, self.ids)
        known = Known(Record(self.visitor), table, nothing_there=self.was_empty)
        rows = enumerate(self.archive.rows(table.name), 1)
        added = skipped = 0
        at_once = 1 if table.refers_to_itself else AT_ONCE
        while told := [reading.told(*row) for row in islice(rows, at_once)]:
            new = self._batch(table, known, told)
            added, skipped = added + new, skipped + len(told) - new
        self.brought.added[table.name], self.brought.skipped[table.name] = added, skipped

    def _batch(self, table: Table, known: Known, told: Sequence["_Told"]) -> int:
        """Keeps what is new; how many rows that were."""
        ids, new = self.ids[table.model], []
        taken = known.taken([each.id for each in told])
        for each in told:
            there = known.find(each.id, each.values)
            if there is None:
                new.append((each, self._made(table, taken, each)))
            else:
                ids[each.id] = there
        table.model._base_manager.bulk_create([row for _, row in new])
        ids |= {each.id: row.pk for each, row in new}
        _keep_moments(table, new)
        return len(new)

    def _made(self, table: Table, taken: dict[Any, Any], told: "_Told") -> models.Model:
        """A new row, which belongs to nobody but this visitor."""
        own = {}
        if table.keeps_ids:
            own[table.pk.attname] = taken.get(told.id) or uuid.UUID(told.id)
        owner = {table.owner.attname: self.visitor.pk} if table.owner else {}
        fresh = {c.field.attname: _of_its_own(c) for c in table.made_anew}
        return table.model(**fresh, **told.values, **own, **owner)


@dataclass(frozen=True)
class _Told:
    """A row of the archive: its id there, and the values of its columns."""

    id: Any
    values: dict[str, Any]


def _keep_moments(table: Table, new: Sequence[tuple[_Told, models.Model]]) -> None:
    """Times that are set by themselves when a row is written are those of the archive."""
    itself = [f for f in table.model._meta.concrete_fields if getattr(f, "auto_now_add", False)]
    itself += [f for f in table.model._meta.concrete_fields if getattr(f, "auto_now", False)]
    if not itself:
        return
    for told, row in new:
        kept = {f.attname: told.values[f.attname] for f in itself if f.attname in told.values}
        table.model._base_manager.filter(pk=row.pk).update(**kept)


def _of_its_own(column: Column) -> Any:
    """A value for what is never in an archive: nothing, the usual one, or a secret nobody knows."""
    if column.field.null:
        return None
    if column.field.has_default():
        return column.field.get_default()
    return get_random_string(column.field.max_length or 32)


class _Reading:
    """Reads the rows of one table."""

    def __init__(self, table: Table, ids: dict[type[models.Model], dict[Any, Any]]) -> None:
        self.table, self.ids = table, ids
        self.columns = {column.name: column for column in table.columns}
        self.seen: set[Any] = set()

    def told(self, number: int, row: Row) -> "_Told":
        """A row, once it is sure that it fits. Raises ArchiveError."""
        where = f"tables/{self.table.name}.json, row {number}"
        self._check_id(row.get("id"), where)
        unknown = sorted(row.keys() - self.columns.keys() - {"id"})
        if unknown:
            raise ArchiveError(
                f"{where}: there is no column {unknown[0]!r:.60} here. If the archive was made by "
                "a newer version, bring this server up to date, then try again."
            )
        return _Told(row["id"], dict(self._values(row, where)))

    def _check_id(self, own: Any, where: str) -> None:
        if not (_is_uuid(own) if self.table.keeps_ids else type(own) is int) or own in self.seen:
            raise ArchiveError(f"{where}: {own!r:.60} is no id, or stands there twice.")
        self.seen.add(own)

    def _values(self, row: Row, where: str) -> Iterator[tuple[str, Any]]:
        for name, column in self.columns.items():
            try:
                if name in row:
                    yield column.field.attname, self._value(column, row[name])
                elif not (column.field.has_default() or column.field.null or column.field.blank):
                    raise ValueRefusedError("it is missing")
            except ValueRefusedError as error:
                raise ArchiveError(f"{where}, {name}: {error}.") from None

    def _value(self, column: Column, raw: Any) -> Any:
        if column.leads_to is None:
            return read(column.field, dict(column.said), raw)
        if raw is None and column.field.null:
            return None
        found = self.ids.get(column.leads_to, {})
        if not isinstance(raw, str | int) or raw not in found:
            raise ValueRefusedError(
                f"there is no row {raw!r:.60} in this archive that it could mean"
            )
        return found[raw]


def _is_uuid(value: Any) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value
    except ValueError:
        return False
