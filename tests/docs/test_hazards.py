"""The hazard log names controls that exist."""

import runpy
from pathlib import Path

import pytest
import yaml

from tests.docs.named import exists
from unclench.engine.knowledge.load import PACKAGED

ROOT = Path(__file__).parents[2]
HAZARDS = yaml.safe_load((PACKAGED / "hazards.yaml").read_text(encoding="utf-8"))
NAMED = [
    pytest.param(test, id=f"{key}-{test}")
    for key, hazard in HAZARDS.items()
    for control in hazard["controls"]
    for test in control["tests"]
]


def _untested(hazard):
    return [control["text"] for control in hazard["controls"] if not control["tests"]]


def test_the_hazards_are_numbered_without_a_gap():
    assert list(HAZARDS) == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]


@pytest.mark.parametrize("key", HAZARDS)
def test_a_hazard_says_what_why_and_how_bad(key):
    hazard = HAZARDS[key]

    assert all(hazard[said].strip() for said in ("hazard", "cause", "harm"))
    assert hazard["severity"] in range(1, 6)
    assert set(hazard["likelihood"]) == {"before", "after"}
    assert set(hazard["likelihood"].values()) <= set(range(1, 6))
    assert hazard["controls"]


@pytest.mark.parametrize("key", HAZARDS)
def test_only_a_control_with_a_test_makes_a_hazard_less_likely(key):
    likely = HAZARDS[key]["likelihood"]
    is_held = any(control["tests"] for control in HAZARDS[key]["controls"])

    assert likely["after"] <= likely["before"]
    assert is_held or likely["after"] == likely["before"]


def test_the_hazards_as_a_document_are_up_to_date():
    made = runpy.run_path(str(ROOT / "script/hazards.py"))["page"](HAZARDS)

    kept = (ROOT / "docs/reference/hazards.md").read_text(encoding="utf-8")

    assert kept == made, "run script/reference"


@pytest.mark.parametrize("test", NAMED)
def test_the_test_of_a_control_exists(test):
    assert exists(test)


@pytest.mark.parametrize("key", HAZARDS)
def test_a_hazard_is_called_controlled_only_if_every_control_is_tested(key):
    hazard = HAZARDS[key]

    assert hazard["status"] == ("open" if _untested(hazard) else "controlled")


def test_a_control_without_a_test_says_what_is_planned():
    untested = [text for hazard in HAZARDS.values() for text in _untested(hazard)]

    assert [text for text in untested if "planned" not in text.lower()] == []
