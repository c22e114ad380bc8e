"""Whether a question speaks of danger. A mention leads to the check; it never decides anything."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from unclench.ask.spelling import spelt
from unclench.engine.assessment.assess import grave_topics_in, topics_in
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.phrases import plain


@dataclass(frozen=True)
class Danger:
    """The topics of danger that a question speaks of, by id, and the `grave` ones among them:
    beside those nothing is shown but what explains."""

    topics: frozenset[str]
    grave: frozenset[str]


def danger_in(base: KnowledgeBase, known: Collection[str], text: str, *, longest: int) -> Danger:
    """What the whole text speaks of, and what its first `longest` letters would speak of if they
    were spelt right. A word of the library is never read as a misspelt danger."""
    topics_words = tuple(topic.words for topic in base.topics.values())
    families_words = tuple(family.words for family in base.word_families.values())
    of_danger = _words_of_danger(topics_words + families_words)
    typed = plain(text)
    read = (w if w in known else spelt(w, of_danger) for w in plain(text[:longest]).split())
    texts = {typed, " ".join(read)}
    topics = [topics_in(base, each, asking=True) for each in texts]
    grave = [grave_topics_in(base, each) for each in texts]
    return Danger(frozenset().union(*topics), frozenset().union(*grave))


@cache
def _words_of_danger(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """Every word that stands in a phrase of danger, so that "losing wieght" is read as well."""
    phrases = (phrase.removesuffix("*") for listed in lists for phrase in listed)
    return frozenset(word for phrase in phrases for word in plain(phrase).split())
