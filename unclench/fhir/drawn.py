"""Pictures of a report as resources: a DocumentReference with the image inside, for each section.

Not in the words of a section: many programs drop an image from there, and some the words with it.
"""

import base64
from collections.abc import Iterator

from unclench.fhir import names
from unclench.fhir.narrative import Resource
from unclench.fhir.subject import Subject
from unclench.pictures.alone import alone
from unclench.report.document import Document, Drawn

SVG = "image/svg+xml"


def pictures(subject: Subject, told: Document) -> Iterator[Resource]:
    """What is drawn on page one, each picture with its words."""
    for section in told.first:
        for block in section.blocks:
            if isinstance(block, Drawn) and block.picture.drawings:
                yield _reference(subject, section.id, block)


def id_of_picture(subject: Subject, section: str) -> str:
    """The id of the picture in a section."""
    return subject.id_of("DocumentReference", f"picture/{section}")


def _reference(subject: Subject, section: str, block: Drawn) -> Resource:
    picture, at = block.picture, subject.made.at.replace(microsecond=0).isoformat()
    data = base64.b64encode(alone(picture).encode()).decode("ascii")
    file = {"contentType": SVG, "language": "en-GB", "data": data, "title": picture.title}
    words = (f"{picture.title}: a picture.", block.words, *picture.notes)
    return {
        **subject.start("DocumentReference", f"picture/{section}", *words),
        "status": "current",
        "type": names.concept("Picture of the course"),
        "subject": subject.patient,
        "date": at,
        "author": [subject.patient, subject.device],
        "description": f"{picture.title}. {block.words}",
        "content": [{"attachment": {**file, "creation": at}}],
    }
