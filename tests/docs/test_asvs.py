"""How Unclench stands to OWASP ASVS is said for every requirement, with what shows it."""

import re
import runpy
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.docs.named import exists

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/security/asvs.yaml").read_text(encoding="utf-8")
ENTRIES = yaml.safe_load(TEXT)
SHOWN = {"met", "met_by_library", "by_the_host"}
SAID = SHOWN | {"not_applicable", "not_met"}
# What version 5.0.0 has on levels 1 and 2, by chapter.
IN_A_CHAPTER = {
    1: 27,
    2: 11,
    3: 19,
    4: 10,
    5: 9,
    6: 35,
    7: 18,
    8: 7,
    9: 7,
    10: 29,
    11: 14,
    12: 9,
    13: 13,
    14: 9,
    15: 13,
    16: 16,
    17: 7,
}
NAMED = [
    pytest.param(each, id=f"{name}-{each}")
    for name, entry in ENTRIES.items()
    for each in entry.get("by", ())
]


def test_every_requirement_stands_there_once():
    written = re.findall(r"^(V\d+\.\d+\.\d+):", TEXT, re.MULTILINE)

    assert Counter(int(name[1:].split(".")[0]) for name in written) == IN_A_CHAPTER
    assert len(written) == len(set(written))
    assert written == sorted(written, key=lambda name: [*map(int, name[1:].split("."))])


def test_there_are_seventy_of_level_one_and_183_of_level_two():
    assert Counter(entry["level"] for entry in ENTRIES.values()) == {1: 70, 2: 183}


def test_nothing_is_said_to_be_met_without_what_shows_it():
    unshown = [name for name, e in ENTRIES.items() if e["status"] in SHOWN and not e.get("by")]

    assert unshown == []


def test_every_status_is_one_of_five_and_has_its_reason():
    assert {entry["status"] for entry in ENTRIES.values()} <= SAID
    assert [name for name, entry in ENTRIES.items() if not entry["note"].strip()] == []


@pytest.mark.parametrize("named", NAMED)
def test_what_shows_it_is_there(named):
    assert exists(named) or _is_file(named)


def _is_file(named: str) -> bool:
    return (ROOT / named).is_file()


def test_the_document_is_as_the_data_say():
    made = runpy.run_path(str(ROOT / "script/asvs.py"))["page"](ENTRIES)

    assert (ROOT / "docs/security/asvs.md").read_text(encoding="utf-8") == made, "run script/asvs"
