"""Words that somebody wrote lead to questions; what is decided rests on answers alone."""

import ast
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from hypothesis import given, settings

from tests.laws.test_triage_laws import BASE, people
from unclench.engine.assessment.assess import next_page, triage
from unclench.engine.values.findings import Findings

ENGINE = Path(__file__).parents[2] / "unclench" / "engine"
DECIDING = sorted([*(ENGINE / "triage").glob("*.py"), *(ENGINE / "plan").glob("*.py")])
OF_WORDS = {"topics", "topics_in", "words", "despair", "crisis", "note", "checks_due"}


def _names_in(file: Path) -> set[str]:
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    nodes = [node for node in tree if isinstance(node, ast.Name | ast.Attribute)]
    return {node.id if isinstance(node, ast.Name) else node.attr for node in nodes}


def test_what_decides_reads_no_word_that_somebody_wrote():
    reading = {file.name: _names_in(file) & OF_WORDS for file in DECIDING}

    assert {name: names for name, names in reading.items() if names} == {}


def test_no_red_flag_reads_a_topic():
    read = {name for flag in BASE.red_flags.values() for name in flag.findings_read()}

    assert read <= set(BASE.findings)


@given(people())
@settings(max_examples=100, deadline=None)
def test_without_any_word_list_every_decision_is_the_same(person: Findings):
    wordless = replace(BASE, topics=MappingProxyType({}))

    assert triage(wordless, person) == triage(BASE, person)
    assert next_page(wordless, person) == next_page(BASE, person)
