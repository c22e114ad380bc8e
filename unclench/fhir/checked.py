"""A check as resources: what it said to do, every red flag with its answer, the answers."""

from collections.abc import Iterator
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.fhir import names
from unclench.fhir.narrative import Resource
from unclench.fhir.observations import observation
from unclench.fhir.response import not_asked, write_response
from unclench.fhir.subject import Subject
from unclench.report.first_page import flag_line
from unclench.report.record import CheckTold, FlagTold, Told
from unclench.report.words import TOLD, disposition_words

DISPOSITION = names.own("disposition", "What the safety questions led to")
RED_FLAGS = names.own("red_flags", "Red flags asked about, by questions alone")
_MISSING = {Told.NOT_SURE: names.NOT_SURE, Told.NOT_ASKED: names.NOT_ASKED}


def checked(base: KnowledgeBase, subject: Subject, check: CheckTold) -> Iterator[Resource]:
    """The resources of one check, with what was shared of it."""
    yield _disposition(subject, check)
    if check.flags:
        yield _red_flags(subject, check)
    if check.answers:
        yield _response(base, subject, check)


def _at(check: CheckTold) -> str:
    return check.made_at.replace(microsecond=0).isoformat()


def _disposition(subject: Subject, check: CheckTold) -> Resource:
    said = disposition_words(check)
    value = names.own(f"disposition.{check.disposition}", said)
    made = observation(subject, f"disposition/{check.id}", DISPOSITION, said)
    return made | {
        "effectiveDateTime": _at(check),
        "valueCodeableConcept": value,
        "device": subject.device,
    }


def _red_flags(subject: Subject, check: CheckTold) -> Resource:
    held = [flag for flag in check.flags if flag.told not in (Told.NO, Told.NOT_ASKED)]
    said = [flag_line(flag) for flag in held] or ["None was reported."]
    made = observation(subject, f"red_flags/{check.id}", RED_FLAGS, *said)
    made |= {"effectiveDateTime": _at(check), "component": list(map(_flag, check.flags))}
    return made


def _flag(flag: FlagTold) -> dict[str, Any]:
    code = names.own(f"red_flag.{flag.id}", flag.title)
    if flag.told in _MISSING:
        coding = _MISSING[flag.told]
        return {"code": code, "dataAbsentReason": names.concept(TOLD[flag.told], coding)}
    coding = names.NO if flag.told is Told.NO else names.YES
    return {"code": code, "valueCodeableConcept": names.concept(TOLD[flag.told], coding)}


def _response(base: KnowledgeBase, subject: Subject, check: CheckTold) -> Resource:
    findings = check.findings.without(*not_asked(base, check.findings))
    authored = check.made_at.replace(microsecond=0)
    written = write_response(base, findings, complete=check.complete, authored=authored)
    said = [f"{each.question} {each.answer}" for each in check.answers]
    return {
        **subject.start("QuestionnaireResponse", str(check.id), *said),
        **{name: value for name, value in written.items() if name != "resourceType"},
        "subject": subject.patient,
        "author": subject.patient,
        "source": subject.patient,
    }
