"""The same report as a clinician meets it on a visit: what could be dangerous first, then what the
program does not know, then the rest."""

from collections.abc import Iterator
from dataclasses import replace

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.report.choice import Part
from unclench.report.details import NOT_KNOWN
from unclench.report.document import Block, Document, Points, Section, Words
from unclench.report.first_page import looks_told, red_flags
from unclench.report.share import Shared
from unclench.report.words import count, day_words, disposition_words, listed
from unclench.report.write import write

NAMES = {
    Part.WHY: "presenting complaint",
    Part.QUESTIONS: "questions of the patient",
    Part.RED_FLAGS: "red flags",
    Part.COURSE: "course of pain",
    Part.FITS: "working hypotheses",
    Part.TRIED: "what was tried",
    Part.MEDICINES: "medicines",
    Part.FUNCTION: "function and goals",
    Part.BOUTS: "previous episodes",
    Part.PLAN: "current plan",
    Part.ANSWERS: "every answer of the check",
}
"""The parts of a report as clinicians name them."""

ASK = "Please screen for red flags yourself."
_AT_THE_FRONT = frozenset({"red-flags", "not-known"})


def for_clinician(base: KnowledgeBase, shared: Shared) -> Document:
    """The document of what is shared, with its safety notes at the front."""
    told = write(base, shared)
    safety = Section("safety", "Safety notes", tuple(_safety(shared)))
    unknown = Section("not-known", "What is not known", tuple(_not_known(shared)))
    return replace(told, first=(safety, unknown, *_rest(told.first)), details=_rest(told.details))


def _rest(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.id not in _AT_THE_FRONT)


def _safety(shared: Shared) -> Iterator[Block]:
    record, check = shared.record, shared.record.check
    if Part.RED_FLAGS not in shared.choice.parts:
        yield Words(f"The patient did not share the red flags. {ASK}", strong=True)
        return
    if check is None:
        yield Words(f"No safety check was made in these days. {ASK}", strong=True)
        yield from looks_told(record.looks)
        return
    ago = count((record.made.today - check.day).days, "day")
    yield Words(
        f"Last check {ago} ago, on {day_words(check.day)}: {disposition_words(check)}.", strong=True
    )
    yield from red_flags(record)


def _not_known(shared: Shared) -> Iterator[Block]:
    left_out = [name for part, name in NAMES.items() if part not in shared.choice.parts]
    lines = [f"Not shared by the patient: {listed(left_out)}."] if left_out else []
    yield Points((*lines, *NOT_KNOWN))
