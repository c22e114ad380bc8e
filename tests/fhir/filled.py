"""QuestionnaireResponses as other programs write them, checked by two libraries of other people."""

import json
from typing import Any

import fhirkit
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
WHEN = "2026-11-20T09:30:00+01:00"


def coded(weight: float | None = None, code: str = "a", url: str = ORDINAL) -> dict[str, Any]:
    """An answer with a code; its weight stands on the code."""
    extension = {} if weight is None else {"extension": [{"url": url, "valueDecimal": weight}]}
    return {"valueCoding": {"system": "https://clinic.example/answers", "code": code, **extension}}


def items(*answers: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Questions 1, 2, 3 and so on with their answers; None was not answered."""
    return [
        {"linkId": f"q{number}", "text": "WORDS OF A QUESTION"}
        | ({} if answer is None else {"answer": [answer]})
        for number, answer in enumerate(answers, 1)
    ]


def response(*item: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A response as R4 has it."""
    told = {"resourceType": "QuestionnaireResponse", "status": "completed", "authored": WHEN}
    document = {**told, "item": list(item), **more}
    QuestionnaireResponse.model_validate_json(json.dumps(document))
    assert fhirkit.validate(json.dumps(document)) == []
    return document


def form(**more: Any) -> dict[str, Any]:
    """The Questionnaire that was filled in."""
    document = {"resourceType": "Questionnaire", "status": "active", **more}
    Questionnaire.model_validate_json(json.dumps(document))
    return document


def bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    """Several resources as one."""
    entries = [{"resource": each} for each in resources]
    document = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    Bundle.model_validate_json(json.dumps(document))
    return document


def raw(document: object) -> bytes:
    """A document as a file."""
    return json.dumps(document).encode()
