"""A value of a row as it stands in the archive, and back. What cannot be read is refused."""

from __future__ import annotations

import math
import uuid
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.duration import duration_iso_string

CLOCKS_DIFFER = timedelta(days=1)
_WRITTEN_AS = (
    (models.JSONField, object, "a JSON value"),
    (models.BooleanField, bool, "true or false"),
    (models.IntegerField, int, "a whole number"),
    (models.FloatField, (int, float), "a number"),
)


class ValueRefusedError(ValueError):
    """A value that cannot stand in its column. Says what was expected."""


def written(value: Any) -> Any:
    """A value as JSON holds it: times in UTC, ISO 8601."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    return str(value) if isinstance(value, uuid.UUID | Decimal) else value


def read(field: models.Field[Any, Any], said: dict[str, Any], raw: Any) -> Any:
    """The value that a column holds. Raises ValueRefusedError."""
    if raw is None:
        return _nothing(field)
    _same_kind(field, raw)
    _same_shape(field, said, raw)
    _clean(raw)
    value = _valid(field, raw)
    if said.get("past"):
        _not_to_come(value)
    return value


def _nothing(field: models.Field[Any, Any]) -> None:
    if not field.null:
        raise ValueRefusedError("something has to stand there")


def _same_kind(field: models.Field[Any, Any], raw: Any) -> None:
    kind, said = next(
        ((kind, said) for cls, kind, said in _WRITTEN_AS if isinstance(field, cls)),
        (str, "a text"),
    )
    is_flag_for_number = isinstance(raw, bool) and kind not in (object, bool)
    if is_flag_for_number or not isinstance(raw, kind):
        raise ValueRefusedError(f"expected {said}")


def _same_shape(field: models.Field[Any, Any], said: dict[str, Any], raw: Any) -> None:
    """A JSON value has the outer shape that the pages count on."""
    if not isinstance(field, models.JSONField):
        return
    example = field.get_default()
    shape = {"list": list, "object": dict}.get(said.get("shape", ""), type(example))
    if shape in (list, dict) and not isinstance(raw, shape):
        raise ValueRefusedError("expected a list" if shape is list else "expected an object")
    missing = [key for key in said.get("holds", ()) if key not in raw]
    if missing:
        raise ValueRefusedError(f"`{missing[0]}` is missing in it")


def _clean(raw: Any) -> None:
    """No text that a database cannot hold, no number that JSON does not know."""
    if isinstance(raw, str):
        if "\0" in raw or any("\ud800" <= letter <= "\udfff" for letter in raw):
            raise ValueRefusedError("it holds letters that no text may hold")
    elif isinstance(raw, float) and not math.isfinite(raw):
        raise ValueRefusedError("it holds something that is no number")
    elif isinstance(raw, list | dict):
        for part in raw if isinstance(raw, list) else (*raw, *raw.values()):
            _clean(part)


def _valid(field: models.Field[Any, Any], raw: Any) -> Any:
    """The value, if the model's own checks let it pass."""
    try:
        value = field.to_python(raw)
        if field.choices and not (field.blank and raw == ""):
            field.validate(value, None)
        field.run_validators(value)
    except (ValidationError, OverflowError) as error:
        said = error.messages[0] if isinstance(error, ValidationError) else "it is too large"
        raise ValueRefusedError(said) from None
    if isinstance(value, datetime) and timezone.is_naive(value):
        raise ValueRefusedError("the time has no zone")
    return value


def _not_to_come(value: Any) -> None:
    """What happened cannot lie ahead: a check of tomorrow would count for too long."""
    latest = timezone.now() + CLOCKS_DIFFER
    if value > (latest if isinstance(value, datetime) else latest.date()):
        raise ValueRefusedError("it lies in the future; is the clock of this server right?")
