"""What is shared as FHIR R4: every resource, and all of them as one document.

The document and the page are written from the same value, so that they say the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.fhir import names
from unclench.fhir.checked import checked
from unclench.fhir.drawn import id_of_picture, pictures
from unclench.fhir.narrative import Resource, of_blocks
from unclench.fhir.observations import observations
from unclench.fhir.plans import care_plan, goals, medicines
from unclench.fhir.subject import PROGRAM, Subject, device, patient
from unclench.report.document import Document, Points, Section, Words
from unclench.report.share import Shared
from unclench.report.write import LEAD, write

_OF_SECTION: Mapping[str, tuple[str, ...]] = {
    "why": ("disposition/", "bout/"),
    "red-flags": ("red_flags/", "quick_look/"),
    "course": ("pain/", "function/"),
    "tried": ("session/", "done/", "fair_test/"),
    "function": ("activity/", "change/", "capacity/", "score/"),
    "bouts": ("bout/",),
    "sessions": ("fair_test/",),
    "scores": ("score/",),
}
WHOLE = "report"
_KINDS_OF_SECTION = {
    "medicines": "MedicationStatement",
    "plan": "CarePlan",
    "answers": "QuestionnaireResponse",
}


def resources(base: KnowledgeBase, shared: Shared, *, on_server: bool = False) -> list[Resource]:
    """Every resource of what is shared but the Composition; the Provenance of all others last."""
    subject = Subject(shared.record.person, shared.record.made, on_server)
    return _with_provenance(subject, [*_all(base, subject, shared)])


def contents(base: KnowledgeBase, shared: Shared, *, on_server: bool = False) -> Resource:
    """The Composition alone."""
    subject = Subject(shared.record.person, shared.record.made, on_server)
    told = write(base, shared)
    return composition(subject, shared, told, [*_all(base, subject, shared)])


def document(base: KnowledgeBase, shared: Shared) -> Resource:
    """One Bundle of type document, which stands for itself."""
    subject = Subject(shared.record.person, shared.record.made)
    told = write(base, shared)
    found = [*_all(base, subject, shared), *pictures(subject, told)]
    first = composition(subject, shared, told, found)
    whole = _with_provenance(subject, [first, *found])
    return {
        "resourceType": "Bundle",
        "id": subject.id_of("Bundle", WHOLE),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _identifier(subject)},
        "type": "document",
        "timestamp": _at(subject),
        "entry": [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in whole],
    }


def _identifier(subject: Subject) -> str:
    """Each document has its own, by the moment at which it was made."""
    return f"urn:uuid:{subject.id_of('Bundle', _at(subject))}"


def _at(subject: Subject) -> str:
    return subject.made.at.replace(microsecond=0).isoformat()


def _all(base: KnowledgeBase, subject: Subject, shared: Shared) -> Iterator[Resource]:
    record = shared.record
    yield patient(subject)
    yield device(subject)
    if record.check is not None:
        yield from checked(base, subject, record.check)
    yield from observations(base, subject, record)
    yield from goals(subject, record)
    yield from care_plan(subject, record)
    yield from medicines(subject, record)


def _with_provenance(subject: Subject, found: list[Resource]) -> list[Resource]:
    """All of it was entered by the person; the program put it together."""
    targets = [
        {"reference": subject.address(each["resourceType"], each["id"])}
        for each in found
        if each["resourceType"] not in ("Patient", "Device")
    ]
    return [*found, provenance(subject, targets or [subject.patient])]


def provenance(subject: Subject, targets: Sequence[dict[str, str]]) -> Resource:
    """Where it all comes from, with the versions that stand in the Device."""
    made = subject.made
    said = (
        f"Entered by the patient into {PROGRAM} {made.program}, knowledge version "
        f"{made.knowledge}. {LEAD}"
    )
    return {
        **subject.start("Provenance", "all", said),
        "target": list(targets),
        "recorded": _at(subject),
        "activity": {"text": "Entered by the patient"},
        "agent": [_agent("author", subject.patient), _agent("assembler", subject.device)],
    }


def _agent(code: str, who: dict[str, str]) -> Resource:
    coding = {"system": names.PARTICIPANT, "code": code}
    return {"type": {"coding": [coding]}, "who": who}


def composition(
    subject: Subject, shared: Shared, told: Document, found: Sequence[Resource]
) -> Resource:
    """The table of contents: the sections of the report, each with its words and its resources.

    Its own words are the head of the report, and after the facts what stands at its foot.
    """
    period = {"start": shared.choice.first.isoformat(), "end": shared.choice.last.isoformat()}
    return {
        **subject.start("Composition", WHOLE),
        "text": of_blocks([Words(told.lead), told.about, *map(Words, told.foot)]),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _identifier(subject)},
        "status": "final",
        "type": names.concept("Patient note", names.PATIENT_NOTE),
        "subject": subject.patient,
        "date": _at(subject),
        "author": [subject.patient, subject.device],
        "title": told.title,
        "event": [{"period": period}],
        "section": [_section(subject, section, found) for section in _sections(told)],
    }


def _sections(told: Document) -> Iterator[Section]:
    yield from told.first
    yield from told.details
    if told.sources:
        yield Section("sources", "Sources", (Points(told.sources),))


def _section(subject: Subject, section: Section, found: Sequence[Resource]) -> Resource:
    entries = [
        {"reference": subject.address(each["resourceType"], each["id"])}
        for each in found
        if _belongs(subject, section.id, each)
    ]
    return {
        "title": section.heading,
        "text": of_blocks(section.blocks),
        **({"entry": entries} if entries else {}),
    }


def _belongs(subject: Subject, section: str, resource: Mapping[str, Any]) -> bool:
    kind = resource["resourceType"]
    if kind == "Observation":
        return any(_kind_of(resource).startswith(key) for key in _OF_SECTION.get(section, ()))
    if kind == "DocumentReference":
        return bool(resource["id"] == id_of_picture(subject, section))
    return bool(
        _KINDS_OF_SECTION.get(section) == kind or (section == "function" and kind == "Goal")
    )


def _kind_of(resource: Mapping[str, Any]) -> str:
    """What an Observation is of, by its code."""
    coding = resource["code"]["coding"][0]
    return _BY_CODE.get(coding["code"].split(".")[0], f"{coding['code']}/")


_BY_CODE = {
    names.PAIN["code"]: "pain/",
    "own_activity": "activity/",
    "overall_change": "change/",
    "capacity": "capacity/",
    "done": "done/",
    "score": "score/",
}
