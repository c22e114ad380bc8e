"""Reads what somebody wrote in their own words. Every field of free text goes through here."""

import unicodedata
from collections.abc import Collection
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
    text = _typed(raw)
    if len(text) > NOTE_MAX:
        return Note(text, TOO_LONG.format(limit=NOTE_MAX, length=len(text)))
    return Note(text)


def read_question(raw: str) -> str:
    """A question in a form, on one line. It may be of any length; nothing of it is kept."""
    return " ".join(_typed(raw).split())


def _typed(raw: str) -> str:
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    typed = (c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(typed).strip()


def notice(*texts: str) -> Noticed:
    """What the texts speak of, in the order of the check's pages. A mention is enough."""
    return noticed(frozenset().union(*(topics_in(knowledge(), text) for text in texts)))


def noticed(topics: Collection[str]) -> Noticed:
    """What was noticed when these topics were found, in the order of the check's pages."""
    base = knowledge()
    found = [topic for name, topic in base.topics.items() if name in topics]
    order = [page.id for page in base.interview.pages]
    paged = sorted((t for t in found if t.page), key=lambda topic: order.index(topic.page))
    asked = [topic for topic in paged if not topic.vague] or paged
    return Noticed(tuple(asked), any(topic.despair for topic in found))
