"""The archive of a record as a document: every table and column, from the models themselves."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from unclench.web.archive.shape import Column, Table

PAGE = Path(__file__).parents[1] / "docs/reference/archive.md"
HEAD = """# The archive of a record

Made by `script/reference` from the models and the `archive.yaml` of each app; do not edit.
[How to take a record out, bring it in, and leave](../how-to/leave.md).

A zip file. In it:

| File | Holds |
|---|---|
| `archive.json` | `format` (`unclench-archive`), `schema` (the version of this form: {schema}), \
`program`, `knowledge_version`, `made_at`, `rows` (how many each table has), `sha256` (of every \
other file) |
| `tables/NAME.json` | a list, one row a line; the exact values |
| `csv/NAME.csv` | the same rows for people: UTF-8 with its mark, one header; lists and objects as \
JSON; text that begins with `=`, `+`, `-`, `@`, a tab or a return has an apostrophe before it |
| `README.txt` | a letter that explains it |

Times are ISO 8601 in UTC. Rows stand in the order in which they were made. `id` is a UUID that
means the same on every server, or the number of the row in this archive; a reference is such an
`id`. Whose the rows are stands nowhere: they belong to whoever brings them in. The same record
gives the same bytes, but for `made_at`.

Reading: up to {most_mb} MB, {whole_mb} MB unpacked, {files} files with the names above, every check
sum right, every row as the models allow it; else nothing comes in. An unknown table or column, or a
later `schema`, is refused. A column that is missing gets its usual value.

"""
_KINDS = (
    (models.JSONField, "JSON"),
    (models.BooleanField, "true or false"),
    (models.IntegerField, "whole number"),
    (models.FloatField, "number"),
    (models.DateTimeField, "time"),
    (models.DateField, "day"),
    (models.TimeField, "time of day"),
    (models.UUIDField, "UUID"),
)


def page() -> str:
    """The whole document."""
    from unclench.web.archive import form
    from unclench.web.archive.shape import tables

    megabyte = 1024 * 1024
    head = HEAD.format(
        schema=form.SCHEMA,
        files=form.MOST_FILES,
        most_mb=form.LONGEST_UPLOAD // megabyte,
        whole_mb=form.LONGEST_WHOLE // megabyte,
    )
    return head + "".join(map(_table, tables())) + "".join(_left_out())


def _table(table: "Table") -> str:
    own = "UUID" if table.keeps_ids else "whole number"
    rows = "".join(map(_column, table.columns))
    head = f"## `{table.name}`\n\n{table.meaning}\n\n| Column | Type | Meaning |\n|---|---|---|\n"
    return f"{head}| `id` | {own} | The row. |\n{rows}\n"


def _column(column: "Column") -> str:
    empty = ", may be empty" if column.field.null or column.field.blank else ""
    return f"| `{column.name}` | {_kind(column)}{empty} | {column.meaning} |\n"


def _kind(column: "Column") -> str:
    if column.leads_to is not None:
        return f"`id` of [`{column.leads_to._meta.db_table}`](#{column.leads_to._meta.db_table})"
    kind = next((said for cls, said in _KINDS if isinstance(column.field, cls)), "text")
    choices = ", ".join(f"`{value}`" for value, _ in column.field.choices or ())
    return f"{kind}: {choices}" if choices else kind


def _left_out() -> Iterator[str]:
    from unclench.web.archive.declared import left_out_tables
    from unclench.web.archive.shape import tables

    yield "## Never in it\n\n| What | Why |\n|---|---|\n"
    for name, why in sorted(left_out_tables().items()):
        yield f"| `{name}` | {why} |\n"
    for table in tables():
        for column in table.made_anew:
            yield f"| `{table.name}.{column.name}` | {column.said['left_out']} |\n"


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    os.environ["UNCLENCH_DATA"] = tempfile.mkdtemp()
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
