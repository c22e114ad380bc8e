"""The report on paper as a resource: a DocumentReference with the PDF inside."""

import base64

from unclench.fhir import names
from unclench.fhir.narrative import Resource
from unclench.fhir.subject import Subject
from unclench.report.share import Shared

TITLE = "The report on paper"
PDF = "application/pdf"


def on_paper(shared: Shared, pdf: bytes) -> Resource:
    """A Bundle of one, so that it can stand beside the document for programs that read no PDF."""
    subject = Subject(shared.record.person, shared.record.made)
    reference = _reference(subject, pdf)
    return {
        "resourceType": "Bundle",
        "id": subject.id_of("Bundle", "paper"),
        "type": "collection",
        "timestamp": _at(subject),
        "entry": [{"fullUrl": f"urn:uuid:{reference['id']}", "resource": reference}],
    }


def _reference(subject: Subject, pdf: bytes) -> Resource:
    data = base64.b64encode(pdf).decode("ascii")
    file = {"contentType": PDF, "language": "en-GB", "data": data, "title": TITLE}
    return {
        **subject.start("DocumentReference", "paper", TITLE),
        "status": "current",
        "type": names.concept("Patient note", names.PATIENT_NOTE),
        "date": _at(subject),
        "content": [{"attachment": {**file, "creation": _at(subject)}}],
    }


def _at(subject: Subject) -> str:
    return subject.made.at.replace(microsecond=0).isoformat()
