"""The documents keep up with the code."""

import re
from pathlib import Path

import pytest

from tests.docs.named import exists, named_tests
from unclench.cli import COMMANDS

ROOT = Path(__file__).parents[2]
SAFETY = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
NAMING = (
    "SAFETY.md",
    "docs/claims.md",
    "docs/intended-purpose.md",
    "docs/architecture.md",
    "docs/popular-advice.md",
    "docs/security/threat-model.md",
)
NAMED_TESTS = [(document, test) for document in NAMING for test in named_tests(document)]


def _source() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (ROOT / "unclench").rglob("*.py"))


def test_every_setting_is_documented():
    documented = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")

    used = set(re.findall(r"\bUNCLENCH_[A-Z_]+\b", _source()))

    assert {name for name in used if name not in documented} == set()


def test_every_command_is_documented():
    documented = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")

    assert {name for name in COMMANDS if f"`{name}" not in documented} == set()


def test_every_safety_constraint_names_a_test():
    constraints = re.split(r"^\*\*C\d+\.", SAFETY, flags=re.MULTILINE)[1:]

    assert all(
        re.search(r"^Reason: .+^Not known: .+^Test: `tests/", text, re.DOTALL | re.MULTILINE)
        for text in constraints
    )


@pytest.mark.parametrize(("document", "test"), NAMED_TESTS)
def test_a_test_that_a_document_names_exists(document, test):
    assert exists(test), f"{document} names {test}, which does not exist"


@pytest.mark.parametrize(
    "test", ["tests/docs/test_docs.py::test_no_such_thing", "tests/docs/test_nothing.py"]
)
def test_a_test_that_is_not_there_is_missed(test):
    assert not exists(test)


def test_every_safety_constraint_has_a_number_of_its_own():
    numbers = re.findall(r"^\*\*(C\d+)\.", SAFETY, flags=re.MULTILINE)

    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "unclench/knowledge/README.md",
        "docs/how-to/self-host.md",
        "docs/how-to/correct-a-number.md",
        "docs/claims.md",
        "docs/intended-purpose.md",
        "SECURITY.md",
        "docs/security/threat-model.md",
    ],
)
def test_every_file_that_a_document_links_to_exists(document):
    path = ROOT / document
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []
