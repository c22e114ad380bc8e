"""A short note for work: what somebody can do for now, in their own words, and nothing else.

It names no illness, no body part, no program and no answer of a check.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from unclench.report.document import Document, Facts, Points, Section
from unclench.report.words import day_words

TITLE = "What I can do for now"
LEAD = "Written by me, in my own words. This is not a medical certificate."
ASK = (
    "I am glad to talk about it. I do not have to say more about my health here, and this note "
    "does not."
)


@dataclass(frozen=True, kw_only=True)
class WorkWords:
    """What is said; each line stands by itself. `until`: None where no day was given."""

    can: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    would_help: tuple[str, ...] = ()
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say yet."""
        return not (self.can or self.cannot or self.would_help)


def work_note(words: WorkWords, today: date, name: str = "") -> Document:
    """The note as a document of one page."""
    return Document(
        title=TITLE,
        lead=LEAD,
        about=Facts(tuple(_about(words, today, name))),
        first=tuple(_sections(words)),
        foot=(ASK,),
    )


def _about(words: WorkWords, today: date, name: str) -> Iterator[tuple[str, str]]:
    yield "Name", name or "not given"
    yield "Written on", day_words(today)
    if words.until:
        yield "I think until", day_words(words.until)


def _sections(words: WorkWords) -> Iterator[Section]:
    told = (
        ("can", "I can", words.can),
        ("cannot", "For now I cannot", words.cannot),
        ("would-help", "This would help", words.would_help),
    )
    for name, heading, lines in told:
        if lines:
            yield Section(name, heading, (Points(lines),))
