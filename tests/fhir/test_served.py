"""What is said of the addresses for other programs, and the file that describes them."""

import json
from pathlib import Path

import fhirkit
import pytest
from fhir.resources.R4B.capabilitystatement import CapabilityStatement

from unclench import __version__
from unclench.fhir.openapi import openapi
from unclench.fhir.served import SERVED, capability, outcome, parameters_of

FILE = Path(__file__).parents[2] / "docs/reference/openapi.json"
STATEMENT = capability("https://back.example.org/fhir/", "0.1.0", "2026-11-26")


def test_the_statement_is_valid_under_two_checkers():
    text = json.dumps(STATEMENT)

    assert fhirkit.validate(text) == []
    assert CapabilityStatement.model_validate_json(text).fhirVersion == "4.0.1"


def test_a_refusal_is_valid():
    assert fhirkit.validate(json.dumps(outcome("not-found", "It is <not> here."))) == []


def test_nothing_can_be_written():
    said = {
        interaction["code"]
        for kind in STATEMENT["rest"][0]["resource"]
        for interaction in kind["interaction"]
    }

    assert said == {"read", "search-type"}


def test_the_file_in_the_reference_is_made_from_what_is_served():
    kept = json.loads(FILE.read_text(encoding="utf-8"))

    assert kept == openapi(__version__), "run unclench fhir openapi > docs/reference/openapi.json"


@pytest.mark.parametrize("kind", SERVED)
def test_statement_and_file_tell_of_the_same_searches(kind):
    told = next(r for r in STATEMENT["rest"][0]["resource"] if r["type"] == kind)
    described = openapi("0.1.0")["paths"][f"/fhir/{kind}"]["get"]["parameters"]

    searched = {each["name"] for each in told.get("searchParam", [])}

    assert {each["name"] for each in described} == {p.name for p in parameters_of(kind)}
    assert searched == {p.name for p in parameters_of(kind) if not p.paging}
