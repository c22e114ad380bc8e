"""Puts rows into an empty database: from a copy, or straight from another database."""

from collections.abc import Callable, Iterator
from itertools import zip_longest

from django.core.management import call_command
from django.db import IntegrityError, transaction

from unclench.web.copies.read import Copy
from unclench.web.copies.rows import Model, count_on, lines_of, put_in
from unclench.web.copies.snapshot import Settings, snapshot
from unclench.web.copies.tables import CopyError, Shape, bring_to, is_empty, shape_at, shape_of

Lines = Callable[[Model], Iterator[str]]
SITE = "default"


def put_back(copy: Copy) -> None:
    """Everything of the copy into the site's database, all or nothing; then its tables are brought
    up to date."""
    copy.check()
    _fill(shape_at(copy.nodes), lambda model: copy.lines(model._meta.label_lower))
    _bring_up_to_date()


def carry_over(source: Settings) -> dict[str, int]:
    """Everything of another database into the site's, compared row by row afterwards.

    Returns {table: rows}. Raises CopyError where a row is not the same in both.
    """
    with snapshot(source) as there:
        shape = shape_of(there)
        _fill(shape, lambda model: lines_of(model, there))
    with snapshot(source) as there:
        rows = {m._meta.label_lower: _compared(m, there) for m in shape.models}
    _bring_up_to_date()
    return rows


def _fill(shape: Shape, lines: Lines) -> None:
    if not is_empty():
        raise CopyError("The database is not empty. Name an empty one.")
    bring_to(shape.nodes)
    try:
        with transaction.atomic():
            for model in shape.models:
                put_in(model, lines(model), SITE)
            count_on(shape.models, SITE)
    except IntegrityError as error:
        raise CopyError(f"The rows do not belong together: {error}. Use another copy.") from error


def _compared(model: Model, there: str) -> int:
    rows = 0
    for one, other in zip_longest(lines_of(model, there), lines_of(model, SITE)):
        if one != other:
            raise CopyError(
                f"{model._meta.label_lower}: row {rows + 1} is not the same in both databases. "
                "Was the server still running? Stop it, and move into an empty database again."
            )
        rows += 1
    return rows


def _bring_up_to_date() -> None:
    call_command("migrate", verbosity=0, interactive=False)
