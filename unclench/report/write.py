"""What is shared as a document: one page first, everything in full after it."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.report.choice import Part
from unclench.report.details import details
from unclench.report.document import Document, Facts
from unclench.report.first_page import first_page
from unclench.report.record import Record, Told
from unclench.report.share import Shared
from unclench.report.words import day_words, range_words

TITLE = "Back pain: what I have written down"
LEAD = "Entered by the patient. Not a diagnosis, and not checked by a clinician."
NOT_CERTIFIED = (
    "Unclench gives general information. It has not been assessed or certified as a medical device "
    "anywhere, and its rules are an unsigned draft until a registered clinician signs them."
)
MOST_SOURCES = 24


def write(base: KnowledgeBase, shared: Shared) -> Document:
    """The document of what is shared, the same for every format."""
    return Document(
        title=TITLE,
        lead=LEAD,
        about=Facts(tuple(_about(shared))),
        first=first_page(base, shared),
        details=details(base, shared),
        foot=tuple(_foot(shared.record)),
        sources=tuple(_sources(base, shared)),
    )


def _about(shared: Shared) -> Iterator[tuple[str, str]]:
    person, made = shared.record.person, shared.record.made
    yield "Name", person.name or "not given"
    if person.age:
        yield "Age", person.age
    if person.sex:
        yield "Sex", person.sex
    yield "Days covered", range_words(shared.choice.first, shared.choice.last)
    yield "Made on", day_words(made.today)


def _foot(record: Record) -> Iterator[str]:
    decided = record.check.knowledge if record.check else ""
    other = f" The check was decided with version {decided}." if _differs(record, decided) else ""
    yield (
        f"Made with Unclench {record.made.program}, knowledge version {record.made.knowledge}."
        f"{other}"
    )
    yield NOT_CERTIFIED


def _differs(record: Record, decided: str) -> bool:
    return decided not in ("", record.made.knowledge)


def _sources(base: KnowledgeBase, shared: Shared) -> Iterator[str]:
    """What the flags and explanations that are shown rest on, once each."""
    keys: dict[str, None] = {}
    record, parts = shared.record, shared.choice.parts
    if record.check and Part.RED_FLAGS in parts:
        held = [f for f in record.check.flags if f.told in (Told.YES, Told.NOT_SURE, Told.NOTED)]
        known = (base.red_flags[f.id] for f in held if f.id in base.red_flags)
        keys |= {key: None for flag in known for key in flag.source}
    for cause in record.causes:
        keys |= dict.fromkeys(base.causes[cause.id].source) if cause.id in base.causes else {}
    for key in list(keys)[:MOST_SOURCES]:
        source = base.sources[key]
        yield f"{source.title}{f', {source.link}' if source.link else ''}"
