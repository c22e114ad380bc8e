"""Which tables make up a record: everything that hangs on a visitor, found by following the keys.

Nothing is listed by hand, so that a table that is added tomorrow is taken out, brought in and
erased with the rest. What its rows mean stands in the `archive.yaml` of its app.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.apps import apps
from django.db import models

from unclench.web.accounts.models import Visitor
from unclench.web.archive.declared import declared_tables, left_out_tables


@dataclass(frozen=True)
class Column:
    """One column of a table in the archive. `said`: what `archive.yaml` says of it."""

    field: models.Field[Any, Any]
    said: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The name of the column, in the archive as in the program."""
        return self.field.name

    @property
    def meaning(self) -> str:
        """What stands in it."""
        return str(self.said.get("meaning", ""))

    @property
    def leads_to(self) -> type[models.Model] | None:
        """The table whose rows it names, for a reference."""
        return self.field.related_model if self.field.remote_field else None


@dataclass(frozen=True)
class Table:
    """One table of a record. `road`: from a row to its visitor, as a filter is written."""

    model: type[models.Model]
    road: str

    @property
    def name(self) -> str:
        """The name of the table, in the archive as in the database."""
        return self.model._meta.db_table

    @property
    def pk(self) -> models.Field[Any, Any]:
        """The field that holds the id of a row."""
        return self.model._meta.pk

    @property
    def keeps_ids(self) -> bool:
        """Whether its ids mean the same on every server."""
        return isinstance(self.pk, models.UUIDField)

    @property
    def title(self) -> str:
        """What its rows are called on the pages; empty for what belongs to rows of another."""
        return str(self._said.get("title", ""))

    @property
    def meaning(self) -> str:
        """What one row is."""
        return str(self._said.get("meaning", ""))

    @property
    def _said(self) -> Mapping[str, Any]:
        return declared_tables().get(self.name, {})

    @property
    def owner(self) -> models.Field[Any, Any] | None:
        """The field that names the visitor itself, if the table has one."""
        first = self.road.split("__")[0]
        field = self.model._meta.pk if first == "pk" else self.model._meta.get_field(first)
        return field if field.related_model is Visitor else None  # type: ignore[return-value]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What is in the archive, in the order of the model."""
        return tuple(c for c in self._all_columns() if "left_out" not in c.said)

    @cached_property
    def made_anew(self) -> tuple[Column, ...]:
        """What is not in the archive, and gets a value of its own on the next server."""
        return tuple(c for c in self._all_columns() if "left_out" in c.said)

    def _all_columns(self) -> Iterator[Column]:
        said = self._said.get("columns", {})
        for field in self.model._meta.concrete_fields:
            if field is not self.owner and not self._is_id(field):
                told = said.get(field.name, {})
                yield Column(field, told if isinstance(told, Mapping) else {"meaning": told})

    def _is_id(self, field: models.Field[Any, Any]) -> bool:
        return field.primary_key and (self.keeps_ids or isinstance(field, models.AutoField))

    @property
    def refers_to_itself(self) -> bool:
        """Whether one row may name another of the same table."""
        return any(column.leads_to is self.model for column in self.columns)

    @property
    def order(self) -> tuple[str, ...]:
        """How its rows are sorted: as they were made, the same on every server."""
        if not self.keeps_ids:
            return (self.pk.name,)
        moments = (f for f in self.model._meta.concrete_fields if isinstance(f, models.DateField))
        return (*(f.name for f in moments if not f.null), self.pk.name)


@cache
def tables() -> tuple[Table, ...]:
    """The tables of an archive; each stands after those that it refers to."""
    kept = [table for table in tables_of_a_record() if table.name not in left_out_tables()]
    sorted_tables: list[Table] = []
    while kept:
        waiting = {table.model for table in kept}
        ready = [table for table in kept if not _needs(table) & waiting]
        sorted_tables += sorted(ready, key=lambda table: table.name) or kept
        kept = [table for table in kept if table not in sorted_tables]
    return tuple(sorted_tables)


def _needs(table: Table) -> set[type[models.Model]]:
    """The other tables that it refers to."""
    return {c.leads_to for c in table.columns if c.leads_to} - {table.model}


@cache
def tables_of_a_record() -> tuple[Table, ...]:
    """Every table with a road to the visitor, whether it is in the archive or not."""
    roads: dict[type[models.Model], str] = {Visitor: "pk"}
    for optional in (False, True):
        while found := _next_roads(roads, optional=optional):
            roads |= found
    return tuple(Table(model, road) for model, road in roads.items())


def _next_roads(
    roads: Mapping[type[models.Model], str], *, optional: bool
) -> dict[type[models.Model], str]:
    """The models that refer to one that belongs already."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        leading = [f for f in _references(model) if f.related_model in roads]
        fitting = [f for f in leading if optional or not f.null]
        if model not in roads and fitting:
            shortest = min(fitting, key=lambda f: roads[f.related_model].count("__"))  # type: ignore[index]
            found[model] = f"{shortest.name}__{roads[shortest.related_model]}"  # type: ignore[index]
    return found


def _references(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [f for f in model._meta.concrete_fields if f.remote_field and not model._meta.proxy]
