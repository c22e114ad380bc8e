"""Invented people who ask for a painkiller: what each must be told."""

import pytest
import yaml

from tests.people import denied
from unclench.engine.assessment.assess import check_medicine
from unclench.engine.knowledge.answers import read_findings
from unclench.engine.knowledge.load import PACKAGED
from unclench.engine.values.findings import Findings

FILE = PACKAGED / "cases" / "medicines.yaml"
PEOPLE = yaml.safe_load(FILE.read_text(encoding="utf-8"))["people"]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["name"])
def test_this_person_is_told_what_a_pharmacist_would_say(base, person):
    findings = Findings({**denied(base), **read_findings(base, person["findings"])})
    medicine = base.medicines[person["medicine"]]

    answer = check_medicine(base, medicine, findings, person.get("country", "GB"))

    rows = {fired.rule.row for fired in answer.fired}
    assert str(answer.standing) == person["expect"]["standing"]
    assert set(person["expect"]["because"]) <= rows
