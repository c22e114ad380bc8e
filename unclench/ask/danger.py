"""Whether a question speaks of danger. A mention leads to the check; it never decides anything."""

from collections.abc import Collection
from functools import cache

from unclench.ask.spelling import spelt
from unclench.engine.assessment.assess import topics_in
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.words import plain


def topics_of_danger(
    base: KnowledgeBase, known: Collection[str], text: str, *, longest: int
) -> frozenset[str]:
    """The topics that the whole text speaks of, and those that its first `longest` letters would
    speak of if they were spelt right. A word of the library is never read as a misspelt danger."""
    of_danger = _single_words(tuple(t.words for t in base.topics.values()))
    read = (w if w in known else spelt(w, of_danger) for w in plain(text[:longest]).split())
    spelt_right = topics_in(base, " ".join(read), asking=True)
    return topics_in(base, text, asking=True) | spelt_right


@cache
def _single_words(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    words = (word.removesuffix("*") for listed in lists for word in listed)
    return frozenset(word for word in words if " " not in word)
