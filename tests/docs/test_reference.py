"""The reference that is written from the knowledge is up to date."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRIAGE = ROOT / "docs/reference/triage"


@pytest.fixture(scope="module")
def made(base):
    return runpy.run_path(str(ROOT / "script/reference.py"))["pages"](base)


def test_how_triage_decides_is_written_as_the_knowledge_stands(made):
    kept = {path.name: path.read_text(encoding="utf-8") for path in TRIAGE.iterdir()}

    assert kept == made, "run script/reference"


def test_every_red_flag_has_its_place_in_the_reference(base, made):
    written = "".join(made.values())

    assert [flag for flag in base.red_flags if f'<a id="{flag}">' not in written] == []


def test_every_link_inside_the_reference_leads_somewhere(made):
    places = {f"{name}#{id}" for name in made for id in re.findall(r'id="(\w+)"', made[name])}
    links = re.findall(r"\]\(([\w.]+\.md(?:#\w+)?)\)", "".join(made.values()))

    assert [link for link in links if link not in places | set(made)] == []


def test_how_triage_does_on_the_development_people_is_up_to_date(base):
    made = runpy.run_path(str(ROOT / "script/evaluation.py"))["page"](base)

    kept = (ROOT / "docs/reference/evaluation.md").read_text(encoding="utf-8")

    assert kept == made, "run script/reference"
