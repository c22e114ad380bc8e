"""The development people: what must happen to each."""

import shutil
from contextlib import nullcontext

import pytest
import yaml

from tests.shipped import BASE
from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.document import KnowledgeError
from unclench.engine.knowledge.load import PACKAGED
from unclench.evaluation.causes import rank_of
from unclench.evaluation.evaluate import evaluate
from unclench.evaluation.people import cases_of, cause_cases

CASES = PACKAGED / "cases"


@pytest.fixture(scope="module")
def report():
    table = yaml.safe_load((CASES / "vignette_keys.yaml").read_text(encoding="utf-8"))
    people = yaml.safe_load((CASES / "development.yaml").read_text(encoding="utf-8"))
    causes = yaml.safe_load((CASES / "vignette_causes.yaml").read_text(encoding="utf-8"))
    return evaluate(BASE, table, people, causes["causes"])


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


def test_the_cause_that_is_meant_is_among_the_first_three(report):
    assert report["causes"]["meant"] >= 11
    assert report["causes"]["in_first_three"] >= 0.8 * report["causes"]["meant"]


@pytest.mark.parametrize("case", cause_cases(BASE), ids=lambda case: case.name)
def test_what_a_clinician_would_think_of_is_among_the_first_three(base, case):
    assert rank_of(base, case.findings, case.meant) in (1, 2, 3)


@pytest.mark.parametrize("case", cases_of(BASE), ids=lambda case: case.name)
def test_this_person_is_told_what_a_clinician_would_say(base, case):
    result = triage(base, case.findings)

    assert str(result.disposition) in case.dispositions
    assert case.within_days in (None, result.within_days)
    assert case.because <= {fired.flag for fired in result.raising}


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ("because: [x]", ""),
        ("becuase: [x]", "a case has no key called `becuase`"),
        ("because: [x]\n      because: [y]", "because"),
    ],
)
def test_a_slip_in_a_case_does_not_leave_it_untried(base, tmp_path, slip, said):
    folder = tmp_path / "cases"
    shutil.copytree(PACKAGED / "cases", folder)
    person = "  - name: Somebody\n    findings: {fever: yes}\n    expect:\n"
    expected = f"      disposition: soon\n      {slip}\n"
    (folder / "people.yaml").write_text(f"people:\n{person}{expected}", encoding="utf-8")

    with nullcontext() if not said else pytest.raises(KnowledgeError, match=said):
        cases_of(base, folder)
