"""The reference that is written from the knowledge is up to date."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_list_of_red_flags_is_up_to_date(base):
    made = runpy.run_path(str(ROOT / "script/reference.py"))["page"](base)

    kept = (ROOT / "docs/reference/red-flags.md").read_text(encoding="utf-8")

    assert kept == made + "\n", "run script/reference"
