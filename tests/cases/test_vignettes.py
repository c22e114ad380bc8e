"""The development people: what must happen to each."""

import pytest
import yaml

from tests.people import denied
from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.answers import read_findings
from unclench.engine.knowledge.load import PACKAGED, load
from unclench.engine.values.findings import Findings
from unclench.evaluation.evaluate import evaluate

CASES = PACKAGED / "cases"
PEOPLE = yaml.safe_load((CASES / "people.yaml").read_text(encoding="utf-8"))["people"]


@pytest.fixture(scope="module")
def report():
    table = yaml.safe_load((CASES / "vignette_keys.yaml").read_text(encoding="utf-8"))
    people = yaml.safe_load((CASES / "development.yaml").read_text(encoding="utf-8"))
    return evaluate(load(), table, people)


def test_all_twenty_four_are_there_and_mapped(report):
    assert report["cases"] == 24
    assert report["unmapped"] == []


def test_every_emergency_is_sent_to_emergency(report):
    assert report["emergency"] == {"total": 8, "sent": 8, "accepted": 8}


def test_nobody_is_dangerously_under_triaged(report):
    assert report["dangerous_undertriage"] == 0


def test_at_least_twenty_two_of_twenty_four_are_accepted(report):
    assert report["accepted"] >= 22


def test_nobody_who_can_stay_at_home_is_sent_out_today(report):
    assert report["self_care"]["overtriaged"] == 0


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["name"])
def test_this_person_is_told_what_a_clinician_would_say(base, person):
    findings = Findings({**denied(base), **read_findings(base, person["findings"])})

    result = triage(base, findings)

    assert str(result.disposition) == person["expect"]["disposition"]
    assert result.within_days == person["expect"].get("within_days", result.within_days)
    assert set(person["expect"].get("because", ())) <= {f.flag for f in result.raising}
