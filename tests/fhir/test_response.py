"""Answers as a FHIR R4 QuestionnaireResponse, and back."""

import json
from datetime import UTC, datetime

import fhirkit
import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from unclench.engine.knowledge.answers import AnswersError, read_findings
from unclench.fhir.response import read_response, write_response

TOLD = {"fever": True, "rash": False, "age": "not_sure", "pain_nprs": 6, "onset": "fall"}


@pytest.fixture
def response(base):
    return write_response(base, read_findings(base, TOLD))


def refusal(base, response):
    with pytest.raises(AnswersError) as refused:
        read_response(base, response)
    return str(refused.value)


def answering(link, *values, **more):
    """A response with one item; nothing in it but what matters."""
    item = {"linkId": link, "answer": [*values], **more}
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [item]}


def coded(code, system="http://terminology.hl7.org/CodeSystem/v2-0136"):
    return {"valueCoding": {"system": system, "code": code}}


def test_two_checkers_of_other_people_find_no_fault(response):
    text = json.dumps(response)

    assert fhirkit.validate(text) == []
    assert QuestionnaireResponse.model_validate_json(text).status == "completed"


def test_what_was_not_asked_has_no_item(response):
    links = [item["linkId"] for group in response["item"] for item in group["item"]]

    assert sorted(links) == ["age.not_sure", "fever", "onset", "pain_nprs", "rash"]


def test_the_response_names_the_questionnaire_and_the_version_of_the_knowledge(base, response):
    assert response["questionnaire"].endswith(f"|{base.version}")


def test_a_response_without_answers_is_valid_and_comes_back_empty(base):
    empty = write_response(base, read_findings(base, {}))

    assert fhirkit.validate(json.dumps(empty)) == []
    assert not read_response(base, empty)


def test_a_check_that_is_not_finished_is_in_progress_with_the_time_it_is_given(base):
    at = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)

    response = write_response(base, read_findings(base, TOLD), complete=False, authored=at)

    assert response["status"] == "in-progress"
    assert response["authored"] == "2026-11-25T09:30:00+00:00"
    assert fhirkit.validate(json.dumps(response)) == []


def test_an_answer_that_the_questionnaire_does_not_ask_for_is_named_and_never_dropped(base):
    with pytest.raises(AnswersError, match=r"lithium_or_methotrexate: `True` is not asked"):
        write_response(base, read_findings(base, {"lithium_or_methotrexate": True}))


def test_a_response_without_groups_is_read_too(base):
    assert read_response(base, answering("fever", coded("Y"))) == read_findings(
        base, {"fever": True}
    )


@pytest.mark.parametrize(
    "value",
    [
        {"valueInteger": 44},
        {"valueDecimal": 44.0},
        {"valueQuantity": {"value": 44, "system": "http://unitsofmeasure.org", "code": "a"}},
    ],
)
def test_a_number_is_read_in_each_form_that_other_programs_write(base, value):
    assert read_response(base, answering("age", value)) == read_findings(base, {"age": 44})


@pytest.mark.parametrize(
    ("response", "said"),
    [
        ([], "the document: `[]` is not a JSON object"),
        ({"resourceType": "Patient"}, "resourceType: `Patient` is not a kind of resource"),
        (
            {"resourceType": "QuestionnaireResponse", "status": "entered-in-error"},
            "status: `entered-in-error` is not a status that can be read; expected one of",
        ),
        (
            answering("fever", coded("Y")) | {"questionnaire": "urn:x|1"},
            "questionnaire: `urn:x|1` is another questionnaire; expected answers to `urn:uuid:",
        ),
        (answering("fevr", coded("Y")), "nothing has that linkId. Did you mean `fever`?"),
        (answering("fever", coded("M")), "fever: `M of http://terminology.hl7.org/CodeSystem/v2"),
        (answering("fever", coded("Y", "urn:other")), "expected a valueCoding with Y of http"),
        (answering("fever", {"valueBoolean": True}), "fever: `True` is not known here"),
        (answering("fever", coded("Y"), coded("N")), "is more than one answer; expected one"),
        (answering("onset", coded("onset.flat", "urn:x")), "asked-unknown of http"),
        (answering("age", {"valueDecimal": 300}), "age: `300.0` is not a number from 0 to 120"),
        (answering("age", {"valueString": "old"}), "age: `old` is not a number; expected a value"),
        (answering("age", {"valueDecimal": True}), "age: `True` is not a number"),
        (
            answering("age", {"valueQuantity": {"value": 4, "code": "mo"}}),
            "expected a valueDecimal, or a valueQuantity in a of http://unitsofmeasure.org",
        ),
        (answering("age.not_sure", coded("Y")), "age.not_sure: `Y of"),
        (answering("page.now", coded("Y")), "page.now: "),
        (answering("fever", coded("Y"), item=[{"linkId": "nowhere"}]), "nowhere: "),
        (answering("fever", "yes"), "fever: `['yes']` is not a list of answers"),
        (answering("fever") | {"item": "fever"}, "the response: `fever` is not a list of items"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_item_the_value_and_what_was_expected(
    base, response, said
):
    assert said in refusal(base, response)


def test_a_number_and_not_sure_together_are_refused(base, response):
    ask = {"linkId": "age", "answer": [{"valueDecimal": 40}]}

    doubled = response | {"item": [*response["item"], ask]}

    assert "age: `40` is a second answer to the same question" in refusal(base, doubled)


def test_every_fault_is_told_at_once(base):
    response = answering("fevr", coded("Y"))

    response["item"].append({"linkId": "age", "answer": [{"valueDecimal": -1}]})

    assert "fevr" in refusal(base, response)
    assert "age: `-1.0`" in refusal(base, response)
