"""Which topics a text speaks of. A mention makes us ask; it never decides anything.

"No leg pain" mentions legs too: asking once too often costs a tap, not asking may cost a leg.
"""

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.phrases import pattern, plain
from unclench.engine.knowledge.signs import Signs
from unclench.engine.values.follow_up import Topic


def topics_in(base: KnowledgeBase, text: str, *, asking: bool = False) -> frozenset[str]:
    """The ids of the topics whose words or signs stand in the text, whatever stands around them.

    Capitals, apostrophes, hyphens and line breaks make no difference; whole words only.
    `asking`: the text is a question to the library ("exercises for sciatica"), not a note.
    """
    words = plain(text)
    signs = Signs(base, words)
    return frozenset(
        topic.id
        for topic in base.topics.values()
        if _speaks_of(topic, words, asking) or signs.show(topic)
    )


def grave_topics_in(base: KnowledgeBase, text: str) -> frozenset[str]:
    """Those that a question to the library speaks of in a way that may need help soon: a leg that
    is numb, and not a leg to be lifted. Where a topic lists nothing `grave`, it always may."""
    words = plain(text)
    found = (base.topics[name] for name in topics_in(base, text, asking=True))
    return frozenset(topic.id for topic in found if _is_grave(topic, words))


def _is_grave(topic: Topic, words: str) -> bool:
    return not topic.grave or pattern(topic.grave).search(_without(topic, words, True)) is not None


def _speaks_of(topic: Topic, words: str, asking: bool) -> bool:
    return pattern(topic.words).search(_without(topic, words, asking)) is not None


def _without(topic: Topic, words: str, asking: bool) -> str:
    """The words without the phrases that mean something else."""
    apart = topic.apart_from + (topic.apart_from_asking if asking else ())
    return pattern(apart).sub(" ", words) if apart else words
