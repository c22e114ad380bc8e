"""Two records of one person become one.

Nothing here names a table: whatever hangs on the losing row, directly or further down, is moved, so
that a table that is added later comes along by itself.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models, transaction
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.dispatch import Signal

from unclench.web.accounts.models import User, Visitor

record_joined = Signal()
"""Rows of another record came to `visitor`: two became one, or an archive was brought in. Sent in
the same transaction. What follows from rows of both, as a day of the diary does, is worked out
again."""


def holds_something(visitor: Visitor | None) -> bool:
    """Whether anything hangs on this record besides an account."""
    return visitor is not None and any(
        _rows_of(visitor, relation).exists() for relation in _relations(visitor)
    )


@transaction.atomic
def claim(user: User, nameless: Visitor) -> None:
    """The record of this browser becomes the account's own; no key opens it any more.

    For a new account, whose own record holds no more than the line that it was made.
    """
    empty = user.visitor
    nameless.key_hash = None
    nameless.save(update_fields=["key_hash"])
    user.visitor = nameless
    user.save(update_fields=["visitor"])
    _take_over(nameless, empty)


@transaction.atomic
def join(keeps: Visitor, goes: Visitor) -> None:
    """Moves all that hangs on `goes` to `keeps`, and erases `goes` with its key.

    Where there can be only one row, that of `keeps` stays, and what hung on the other moves to it.
    """
    list(Visitor.objects.select_for_update().filter(pk__in=[keeps.pk, goes.pk]).order_by("pk"))
    for field in ("country", "time_zone"):
        setattr(keeps, field, getattr(keeps, field) or getattr(goes, field))
    keeps.save(update_fields=["country", "time_zone"])
    _take_over(keeps, goes)
    record_joined.send(Visitor, visitor=keeps)


def _take_over(keeps: models.Model, goes: models.Model) -> None:
    for relation in _relations(goes):
        name, rows = relation.field.name, _rows_of(goes, relation)
        if any(_unique_with(rows.model, name)):
            for row in rows.order_by("pk"):
                _move(row, name, keeps)
        else:
            rows.update(**{name: keeps})
    goes.delete()


def _move(row: models.Model, field: str, keeps: models.Model) -> None:
    """Hangs one row on `keeps`; if a row like it is there already, that one takes over."""
    setattr(row, field, keeps)
    twin = _twin(row, field)
    if twin is None:
        row.save(update_fields=[field])
    else:
        _take_over(twin, row)


def _twin(row: models.Model, field: str) -> models.Model | None:
    """The row that leaves no room for this one."""
    for fields, condition in _unique_with(type(row), field):
        others = _all(type(row)).exclude(pk=row.pk)
        alike = others.filter(condition, **{name: getattr(row, name) for name in fields})
        if _all(type(row)).filter(condition, pk=row.pk).exists() and (twin := alike.first()):
            return twin
    return None


def _unique_with(model: type[models.Model], field: str) -> Iterator[tuple[list[str], models.Q]]:
    """The sets of fields, each with its condition, in which no two rows may be alike."""
    if getattr(model._meta.get_field(field), "unique", False):
        yield [field], models.Q()
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and field in constraint.fields:
            yield list(constraint.fields), constraint.condition or models.Q()


def _relations(row: models.Model) -> list[ForeignObjectRel]:
    """What may hang on a row. An account is not part of a record."""
    return [
        relation
        for relation in row._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel)
        and not relation.many_to_many
        and relation.related_model is not User
    ]


def _rows_of(row: models.Model, relation: ForeignObjectRel) -> models.QuerySet[Any]:
    model: Any = relation.related_model
    return _all(model).filter(**{relation.field.name: row})


def _all(model: Any) -> models.QuerySet[Any]:
    return model._base_manager.all()
