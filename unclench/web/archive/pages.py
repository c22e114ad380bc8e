"""What the pages about a record as a whole show, as plain values for the templates."""

from collections.abc import Mapping
from typing import Any

from unclench.web.accounts.models import Visitor
from unclench.web.archive.bring import Brought
from unclench.web.archive.form import LONGEST_UPLOAD
from unclench.web.archive.rows import Record
from unclench.web.archive.shape import tables

MEGABYTE = 1024 * 1024
FILE_WHY = f"Its name begins with unclench-record. It can be up to {LONGEST_UPLOAD // MEGABYTE} MB."


def rows_said(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """How many rows of each kind there are. What belongs to rows of another kind is not told."""
    named = sorted((table.title, counts.get(table.name, 0)) for table in tables() if table.title)
    return [{"title": title, "count": count} for title, count in named if count]


def in_record(visitor: Visitor | None) -> list[dict[str, Any]]:
    """What is in a record, kind by kind."""
    return rows_said(Record(visitor).counts()) if visitor else []


def bring_context(error: str = "") -> dict[str, Any]:
    """The page that asks for the file."""
    errors = [{"href": "#file", "text": error}] if error else []
    return {"errors": errors, "error": error, "file_why": FILE_WHY}


def look_context(brought: Brought) -> dict[str, Any]:
    """What would come in, and what is here already."""
    added, skipped = rows_said(brought.added), rows_said(brought.skipped)
    return {"added": added, "skipped": skipped, "nothing_new": not brought.rows}
