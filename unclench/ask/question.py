"""Reads a question: its words as the library would say them, misspellings put right."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from unclench.ask.spelling import spelt
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.words import pattern, plain

LONGEST = 200
# Words that say nothing about what is asked.
_LISTED = """
a about again all also am an and any anyone anything are as at be because been being both but by
can cant could did do does doing done dont for from get give go goes going gonna good got had
has have having he her here hi him his how i id if ill im in into is isnt it its ive just know
like make makes may me might mine more most much my myself need no not now of off ok okay on one
or our out please pls really right say she should so some something tell than thanks that thats
the their them then there these they thing things this those till to too until up us use used
very want was wasnt we were what whats when where which who why will with without wont work
works would wrong you your serious safe normal best buy bought each today tonight woke since started
makes making made worse cause causing
"""
_SMALL = frozenset(_LISTED.split())


@dataclass(frozen=True)
class Part:
    """One thing that a question speaks of: any of its phrases will do. Without any it is something
    that the library does not hold."""

    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question as it is looked up: what it speaks of, and its `runs`, which are words that stand
    side by side and so tell more than each by itself."""

    parts: tuple[Part, ...]
    runs: tuple[str, ...]

    @property
    def phrases(self) -> tuple[str, ...]:
        """Everything to look for, parts before runs."""
        return (*(phrase for part in self.parts for phrase in part.phrases), *self.runs)


def read_question(base: KnowledgeBase, known: Collection[str], text: str) -> Question:
    """What the first `LONGEST` letters of a text ask for. `known` are the words of the library."""
    words = plain(text[:LONGEST])
    parts, rest = _lay_parts(base, words)
    telling = [word for word in rest.split() if word not in _SMALL]
    parts += [Part((word,)) for word in dict.fromkeys(spelt(word, known) for word in telling)]
    return Question(tuple(parts), tuple(_runs([spelt(word, known) for word in words.split()])))


def _lay_parts(base: KnowledgeBase, words: str) -> tuple[list[Part], str]:
    """What people's own words stand for, and the text without them; the longest phrase first."""
    parts, rest = [], words
    for phrase, means in _lay_phrases(base):
        if found := phrase.search(rest):
            parts.append(Part((*means, found.group()) if means else ()))
            rest = phrase.sub(" ", rest)
    return list(dict.fromkeys(parts)), rest


def _lay_phrases(base: KnowledgeBase) -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
    listed = [(word, each.means) for each in base.lay_words.values() for word in each.words]
    for word, means in sorted(listed, key=lambda pair: (-pair[0].count(" "), -len(pair[0]))):
        yield pattern((word,)), means


def _runs(words: list[str]) -> Iterator[str]:
    for first, second in pairwise(words):
        if first not in _SMALL or second not in _SMALL:
            yield f"{first} {second}"
