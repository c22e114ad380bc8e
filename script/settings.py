"""Writes docs/reference/settings.md from the declared settings."""

from collections.abc import Iterable
from pathlib import Path

from unclench.web.declared import FOR_THE_TESTS, SETTINGS, Setting

FILE = Path(__file__).parents[1] / "docs" / "reference" / "settings.md"
PAGE = """# Settings

Made by `script/reference` from `unclench/web/declared.py`; do not edit.

All are environment variables. Without any of them the defaults need no thought. A value that cannot
be used stops the program with a line that says what was expected; `unclench doctor` looks at all of
them. In place of `NAME`, `NAME_FILE` may name a file that holds the value, for secrets.

| Setting | Default | Meaning |
|---|---|---|
{rows}

The secret key is made on the first start and kept in the data folder; there is no default one.

## For the tests only

| Setting | Default | Meaning |
|---|---|---|
{tests}
"""


def page() -> str:
    """The whole page."""
    return PAGE.format(rows=_rows(SETTINGS), tests=_rows(FOR_THE_TESTS))


def _rows(settings: Iterable[Setting]) -> str:
    return "\n".join(f"| `{each.name}` | {each.default} | {each.meaning} |" for each in settings)


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
