"""What a server of one person's own data offers: which types, what may be searched for, and how.

One table says it. The CapabilityStatement, the OpenAPI file and what is served are read from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unclench.fhir import wording
from unclench.fhir.narrative import Resource, narrative
from unclench.fhir.subject import PROGRAM

FHIR_VERSION = "4.0.1"
MEDIA_TYPE = "application/fhir+json"
USUAL_COUNT, MOST_COUNT = 100, 500


@dataclass(frozen=True)
class Parameter:
    """One thing to search by. `kind`: as FHIR names it, token, date, reference or number."""

    name: str
    kind: str
    words: str
    paging: bool = False


COUNT = Parameter(
    "_count", "number", f"How many at once, 1 to {MOST_COUNT}; {USUAL_COUNT} if not said", True
)
PAGE = Parameter("_page", "number", "Which page, from 1; the links of an answer name it", True)
FORMAT = Parameter("_format", "string", "json, and nothing else", True)
PATIENT = Parameter("patient", "reference", "Whose: the one person whose key it is")
CODE = Parameter("code", "token", "A code, alone or after its system and a bar")
CATEGORY = Parameter("category", "token", "survey or activity")
DATE = Parameter("date", "date", "A day such as ge2026-03-01; may be given twice")
OF_ALL = (COUNT, PAGE, FORMAT)
SERVED: Mapping[str, tuple[Parameter, ...]] = {
    "Patient": (),
    "Device": (PATIENT,),
    "Composition": (PATIENT,),
    "QuestionnaireResponse": (PATIENT,),
    "Observation": (PATIENT, CODE, CATEGORY, DATE),
    "CarePlan": (PATIENT,),
    "Goal": (PATIENT,),
    "MedicationStatement": (PATIENT,),
    "Provenance": (PATIENT,),
    "Bundle": (),
}
"""Every type that can be read and searched. A Bundle is the whole report as a document."""


def parameters_of(kind: str) -> tuple[Parameter, ...]:
    """All that a search of one type takes."""
    return (*SERVED[kind], *OF_ALL)


def capability(base_url: str, program: str, date: str) -> Resource:
    """The CapabilityStatement: what can be asked of this server, the same for everybody."""
    return {
        "resourceType": "CapabilityStatement",
        "id": "unclench",
        "text": narrative(wording.SERVER),
        "status": "active",
        "date": date,
        "publisher": PROGRAM,
        "kind": "instance",
        "software": {"name": PROGRAM, "version": program},
        "implementation": {"description": wording.SERVER, "url": base_url},
        "fhirVersion": FHIR_VERSION,
        "format": [MEDIA_TYPE, "json"],
        "rest": [
            {
                "mode": "server",
                "security": {"description": wording.KEY},
                "resource": [*map(_kind, SERVED), _questionnaire()],
            }
        ],
    }


def _kind(kind: str) -> Resource:
    searched = [
        {"name": each.name, "type": each.kind, "documentation": each.words} for each in SERVED[kind]
    ]
    return {
        "type": kind,
        "interaction": [{"code": "read"}, {"code": "search-type"}],
        **({"searchParam": searched} if searched else {}),
    }


def _questionnaire() -> Resource:
    return {
        "type": "Questionnaire",
        "interaction": [{"code": "read"}],
        "documentation": "The questions of the check, for everybody, without a key.",
    }


def outcome(code: str, words: str) -> Resource:
    """Why something was refused. `code`: as FHIR names the kind of issue."""
    return {
        "resourceType": "OperationOutcome",
        "text": narrative(words),
        "issue": [{"severity": "error", "code": code, "diagnostics": words}],
    }


def searchset(
    base_url: str, found: Sequence[Resource], total: int, links: Mapping[str, str]
) -> Resource:
    """One page of what was found."""
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": total,
        "link": [{"relation": name, "url": url} for name, url in links.items()],
        "entry": [
            {
                "fullUrl": f"{base_url}{each['resourceType']}/{each['id']}",
                "resource": each,
                "search": {"mode": "match"},
            }
            for each in found
        ],
    }


def without_empty(bundle: Resource) -> Resource:
    """FHIR knows no empty list."""
    return {name: value for name, value in bundle.items() if value != []}


def coded(resource: Mapping[str, Any], field: str) -> list[tuple[str, str]]:
    """The codes of a field, each with its system."""
    concepts = resource.get(field, [])
    concepts = concepts if isinstance(concepts, list) else [concepts]
    return [
        (coding.get("system", ""), coding.get("code", ""))
        for concept in concepts
        for coding in concept.get("coding", [])
    ]
