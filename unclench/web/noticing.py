"""Reads what somebody wrote in their own words. Every field of free text goes through here."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from unclench.engine.assessment.assess import topics_in
from unclench.engine.values.follow_up import Topic
from unclench.web.knowledge import knowledge

NOTE_MAX = 500
TOO_LONG = "Shorten the note to {limit} letters. It has {length} now. All of it is still here."


@dataclass(frozen=True)
class Note:
    """A note as it was written, or the error that sends the page back with all of it."""

    text: str = ""
    error: str = ""


@dataclass(frozen=True)
class Noticed:
    """What a text speaks of: topics that a page of the check asks about, and despair.

    It is true when there is anything to react to.
    """

    topics: tuple[Topic, ...] = ()
    despair: bool = False

    def __bool__(self) -> bool:
        return bool(self.topics) or self.despair


def read_note(raw: str) -> Note:
    """The note in a form, without what no keyboard writes."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    text = text.strip()
    if len(text) > NOTE_MAX:
        return Note(text, TOO_LONG.format(limit=NOTE_MAX, length=len(text)))
    return Note(text)


def notice(*texts: str) -> Noticed:
    """What the texts speak of, in the order of the check's pages. A mention is enough."""
    base = knowledge()
    found = [base.topics[name] for name in _ids(texts)]
    order = [page.id for page in base.interview.pages]
    asked = sorted((t for t in found if t.page), key=lambda topic: order.index(topic.page))
    return Noticed(tuple(asked), any(topic.despair for topic in found))


def _ids(texts: Iterable[str]) -> list[str]:
    found = frozenset().union(*(topics_in(knowledge(), text) for text in texts))
    return [name for name in knowledge().topics if name in found]
