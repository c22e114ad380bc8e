"""The documents keep up with the code."""

import re
from pathlib import Path

import pytest

from unclench.cli import main

ROOT = Path(__file__).parents[2]
SAFETY = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
NAMED_TESTS = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", SAFETY)


def _source() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (ROOT / "unclench").rglob("*.py"))


def test_every_setting_is_documented():
    documented = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")

    used = set(re.findall(r"\bUNCLENCH_[A-Z_]+\b", _source()))

    assert {name for name in used if name not in documented} == set()


def test_every_command_is_documented():
    documented = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")

    assert {name for name in main.commands if f"`{name}" not in documented} == set()


def test_every_safety_constraint_names_a_test():
    constraints = re.split(r"^\*\*C\d+\.", SAFETY, flags=re.MULTILINE)[1:]

    assert all(
        re.search(r"^Reason: .+^Not known: .+^Test: `tests/", text, re.DOTALL | re.MULTILINE)
        for text in constraints
    )


@pytest.mark.parametrize(("file", "name"), NAMED_TESTS)
def test_the_test_of_a_safety_constraint_exists(file, name):
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "unclench/knowledge/README.md",
        "docs/how-to/self-host.md",
        "docs/how-to/correct-a-number.md",
    ],
)
def test_every_file_that_a_document_links_to_exists(document):
    path = ROOT / document
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []
