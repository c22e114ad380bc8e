"""What is told apart by a dark screen."""

import re
from pathlib import Path

import unclench.web

STYLES = sorted(Path(unclench.web.__file__).parent.rglob("*.css"))
DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{(.*?)\n\}", re.S)
SETS = re.compile(r"^\s*([\w-]+): (.+);$", re.M)
COLOUR = re.compile(r"var\(--[a-z]+(-\d+)?\)|0\.\d+")


def test_a_page_in_the_dark_has_other_colours_and_nothing_else():
    blocks = [block for style in STYLES for block in DARK.findall(style.read_text("utf-8"))]
    said = [pair for block in blocks for pair in SETS.findall(block)]

    others = [(name, value) for name, value in said if not COLOUR.fullmatch(value)]

    assert len(said) > 30
    assert others == []
    assert {name for name, _ in said if not name.startswith("--")} == {"opacity"}
