"""All figures on one sheet, so that one look shows whether each can be told by its picture."""

from collections.abc import Iterable
from pathlib import Path

from unclench.engine.knowledge.load import load
from unclench.engine.values.intervention import Intervention
from unclench.figures.sheet import Entry, sheet_svg
from unclench.figures.words import in_words

DOCS = Path(__file__).parents[1] / "docs"
SHEET = DOCS / "images" / "figures.svg"
PAGE = DOCS / "reference" / "figures.md"
HEAD = """# Figures

Made by `script/contact_sheet` from `unclench/knowledge/interventions/`; do not edit.

![Every figure with its steps](../images/figures.svg)

| Record | Name | What the figure shows |
|---|---|---|
"""


def sheet(records: Iterable[Intervention]) -> str:
    """The drawing of all figures."""
    entries = [Entry(record.id, record.title, record.movement) for record in records]
    return sheet_svg(entries, title="All figures")


def page(records: Iterable[Intervention]) -> str:
    """The names below the drawing, and the same in words."""
    return HEAD + "".join(
        f"| `{record.id}` | {record.title} | {in_words(record.movement, record.summary)} |\n"
        for record in records
    )


if __name__ == "__main__":
    found = list(load().interventions.values())
    SHEET.write_text(sheet(found), encoding="utf-8")
    PAGE.write_text(page(found), encoding="utf-8")
