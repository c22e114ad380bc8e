"""Rows as lines of JSON, and back, the same on SQLite and PostgreSQL."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connections, models

AT_ONCE = 2000
Model = type[models.Model]


def lines_of(model: Model, alias: str) -> Iterator[str]:
    """Every row as a list in JSON, in the order of the primary key.

    PostgreSQL keeps no order of the names inside a JSON value, so they are sorted here.
    """
    names = [field.attname for field in columns(model)]
    rows = model._base_manager.using(alias).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield _ENCODE(row)


def put_in(model: Model, lines: Iterable[str], alias: str) -> int:
    """Writes the rows as they stand, without filling in or changing anything. Returns how many."""
    fields, count = columns(model), 0
    rows = iter(lines)
    while batch := [_made(model, fields, line) for line in islice(rows, AT_ONCE)]:
        count += len(batch)
        step = connections[alias].ops.bulk_batch_size(fields, batch)
        for start in range(0, len(batch), step):
            model._base_manager._insert(  # type: ignore[attr-defined]
                batch[start : start + step], fields=fields, using=alias, raw=True
            )
    return count


def columns(model: Model) -> list[Any]:
    """The fields that are kept; what the database works out by itself is not."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def count_on(models_: Iterable[Model], alias: str) -> None:
    """Lets new rows be numbered after those that were put in."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(models_)):
            cursor.execute(sql)


def _made(model: Model, fields: list[Any], line: str) -> models.Model:
    told = zip(fields, json.loads(line), strict=True)
    return model(**{field.attname: _read(field, value) for field, value in told})


def _read(field: Any, value: Any) -> Any:
    target = getattr(field, "target_field", field)  # of a reference, the key it names
    return value if value is None else target.to_python(value)


def _said(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode("ascii")
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, timedelta):
        return str(value)
    raise TypeError(f"a {type(value).__name__} cannot be copied")


_ENCODE = json.JSONEncoder(
    default=_said, ensure_ascii=False, separators=(",", ":"), sort_keys=True
).encode
