"""Which signs stand in a text: words of several families near one another, in whatever order."""

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.phrases import pattern
from unclench.engine.values.follow_up import Topic

# How many words further a word may stand from the one that it is read together with: about one
# clause of somebody who types without commas.
NEAR = 9


class Signs:
    """The signs in one plain text."""

    def __init__(self, base: KnowledgeBase, words: str) -> None:
        self._lexicon = base.lexicon
        self._words = words
        self._found = self._lexicon.places(words.split())

    def show(self, topic: Topic) -> bool:
        """Whether any sign of the topic stands in the text, past the phrases that mean something
        else in every text."""
        words = pattern(topic.apart_from).sub(" ", self._words) if topic.apart_from else self._words
        found = self._found if words == self._words else self._lexicon.places(words.split())
        return any(_near(*(found.get(family, []) for family in sign)) for sign in topic.signs)


def _near(first: list[int], *others: list[int]) -> bool:
    """Whether some place of the first has one of each of the others near it."""
    return any(all(any(abs(at - to) <= NEAR for to in places) for places in others) for at in first)
