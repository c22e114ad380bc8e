"""A row for every table that hangs on a visitor, directly or further down.

The fields are filled by their kind. Where that breaks a rule of a table, `FITTING` says what fits.
"""

import uuid
from datetime import UTC, datetime
from typing import Any

from django.db import models

from unclench.web.accounts.joining import _relations
from unclench.web.accounts.models import Visitor

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
BY_KIND: dict[str, Any] = {
    "DateTimeField": lambda: NOW,
    "DateField": NOW.date,
    "TimeField": NOW.time,
    "UUIDField": uuid.uuid4,
    "JSONField": dict,
    "BooleanField": lambda: False,
    "CharField": lambda: "a",
    "TextField": lambda: "a",
}
FITTING: dict[str, dict[str, Any]] = {
    "calendarfeed": {"token_hash": lambda: uuid.uuid4().hex},
    "healthlink": {"secret_hash": lambda: uuid.uuid4().hex},
    "readkey": {"key_hash": lambda: uuid.uuid4().hex},
    "reportlink": {"secret_hash": lambda: uuid.uuid4().hex},
    "clinicianlink": {"secret_hash": lambda: uuid.uuid4().hex, "parts": lambda: ["why"]},
    "pushdevice": {"endpoint": lambda: uuid.uuid4().hex},
    "wait": {"propensity": lambda: 0.5, "seed": lambda: 1},
    "reminderwishes": {"stop_token": lambda: uuid.uuid4().hex},
}


def tables_of_a_record() -> list[type[models.Model]]:
    """Every table that hangs on a visitor, however far down, in the order of their names."""
    found: set[type[models.Model]] = set()
    todo: list[type[models.Model]] = [Visitor]
    while todo:
        new = {relation.related_model for relation in _relations(todo.pop()())} - found
        found |= new
        todo += new
    return sorted(found, key=lambda model: model.__name__)


def a_row(model: type[models.Model], visitor: Visitor) -> models.Model:
    """A new row of a table, hanging on that visitor. What it hangs on is made if it is missing."""
    fitting = FITTING.get(model._meta.model_name or "", {})
    every = model._meta.concrete_fields
    fields = [field for field in every if _is_needed(field) or field.name in fitting]
    given = {field.name: _value(model, field, visitor) for field in fields}
    return model._base_manager.create(**given)


def owner_of(row: models.Model) -> Visitor:
    """The visitor that a row hangs on."""
    if isinstance(row, Visitor):
        return row
    up = next(field for field in row._meta.concrete_fields if _leads_up(field))
    return owner_of(getattr(row, up.name))


def _leads_up(field: Any) -> bool:
    return field.related_model in [Visitor, *tables_of_a_record()] and not field.null


def _is_needed(field: Any) -> bool:
    free = field.null or field.has_default() or field.blank
    return not free and not getattr(field, "auto_now_add", False)


def _value(model: type[models.Model], field: Any, visitor: Visitor) -> Any:
    fitting = FITTING.get(model._meta.model_name or "", {}).get(field.name)
    if fitting:
        return fitting()
    if field.related_model is Visitor:
        return visitor
    if field.related_model:
        return _parent(field, visitor)
    if field.choices:
        return field.choices[0][0]
    return BY_KIND.get(field.get_internal_type(), lambda: 1)()


def _parent(field: Any, visitor: Visitor) -> models.Model:
    """One of the rows that are there, unless each may carry only one."""
    there = field.related_model._base_manager.all()
    mine = [row for row in there if owner_of(row) == visitor]
    return mine[0] if mine and not field.unique else a_row(field.related_model, visitor)
