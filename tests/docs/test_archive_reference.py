"""The reference of the archive is written from the models, and is up to date."""

import runpy
from pathlib import Path

from unclench.web.archive.shape import tables

ROOT = Path(__file__).parents[2]
KEPT = (ROOT / "docs/reference/archive.md").read_text(encoding="utf-8")


def test_the_reference_of_the_archive_is_up_to_date():
    made = runpy.run_path(str(ROOT / "script/archive.py"))["page"]()

    assert made == KEPT, "run script/reference"


def test_every_table_and_column_is_in_the_reference():
    names = [t.name for t in tables()] + [c.name for t in tables() for c in t.columns]

    assert [name for name in names if f"`{name}`" not in KEPT] == []


def test_how_to_leave_says_what_is_erased_and_what_remains():
    text = (ROOT / "docs/how-to/leave.md").read_text(encoding="utf-8")

    assert "## What is erased" in text
    assert "## What remains, and where" in text
