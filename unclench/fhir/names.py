"""The names by which other programs know the check: addresses, code systems, link ids."""

from typing import Any

from unclench.engine.values.finding import Finding, FindingType

# These only name things: nothing is ever fetched from them. They stay the same for ever.
QUESTIONNAIRE = "urn:uuid:a57a53ff-f1d4-4875-b757-20f8320ce909"
ANSWERS = "urn:uuid:71ee3ff8-a08d-479c-8f93-9a5218a8a334"
YES_OR_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"
NO_ANSWER = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
EXTENSION = "http://hl7.org/fhir/StructureDefinition/"

OWN = "urn:uuid:5b0f6a5e-6a53-4a3d-9a52-0d2b5f5f6c11"
"""The code system of what only this program tells: its measures, red flags and dispositions."""
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
PAIN = {
    "system": LOINC,
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
PATIENT_NOTE = {"system": LOINC, "code": "51855-5", "display": "Patient Note"}
NOT_ASKED = {"system": NO_ANSWER, "code": "not-asked"}

NOT_SURE = {"system": NO_ANSWER, "code": "asked-unknown"}
YES = {"system": YES_OR_NO, "code": "Y"}
NO = {"system": YES_OR_NO, "code": "N"}
UNITS = {"year": "a", "day": "d", "week": "wk", "minute": "min", "second": "s", "nprs": "{score}"}
CODES = {"pain_nprs": {"system": LOINC, "code": "72514-3"}}


def option_coding(finding: Finding, option: str) -> dict[str, str]:
    """The code of one option: the finding's id, a dot, the option's."""
    return {"system": ANSWERS, "code": f"{finding.id}.{option}"}


def page_link(page_id: str) -> str:
    """The link id of a page's group. A finding's link id is its own id."""
    return f"page.{page_id}"


def not_sure_link(finding_id: str) -> str:
    """The link id of the item that says "not sure" about a number."""
    return f"{finding_id}.not_sure"


def is_number(finding: Finding) -> bool:
    """Whether it is answered with a number, so that "not sure" needs an item of its own."""
    return finding.type in (FindingType.NUMBER, FindingType.DURATION)


def plain_number(value: float) -> float | int:
    """The number without a fraction that is none: 70 for 70.0."""
    return int(value) if value.is_integer() else value


def extension(name: str, **value: Any) -> dict[str, Any]:
    """An extension that the FHIR specification defines."""
    return {"url": EXTENSION + name, **value}


def concept(text: str, *codings: dict[str, str]) -> dict[str, Any]:
    """A thing by its codes, where there are any, and always in words."""
    return {**({"coding": list(codings)} if codings else {}), "text": text}


def own(code: str, text: str) -> dict[str, Any]:
    """Something that only this program names."""
    return concept(text, {"system": OWN, "code": code, "display": text})


def score(value: float) -> dict[str, Any]:
    """A number on a scale without a unit."""
    return quantity(value, "score", "{score}")


def quantity(value: float, unit: str, code: str) -> dict[str, Any]:
    """A number with its unit."""
    number = plain_number(float(value))
    return {"value": number, "unit": unit, "system": UCUM, "code": code}
