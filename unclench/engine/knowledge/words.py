"""Which topics a text speaks of. A mention makes us ask; it never decides anything.

"No leg pain" mentions legs too: asking once too often costs a tap, not asking may cost a leg.
"""

import re
import unicodedata
from functools import cache

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.follow_up import Topic

_NOT_A_WORD = re.compile(r"[^\w*]+")
_APOSTROPHES = re.compile("['\u2019\u2018\u02bc`\u00b4]")


def topics_in(base: KnowledgeBase, text: str, *, asking: bool = False) -> frozenset[str]:
    """The ids of the topics whose words stand in the text, whatever stands around them.

    Capitals, apostrophes, hyphens and line breaks make no difference; whole words only.
    `asking`: the text is a question to the library ("exercises for sciatica"), not a note.
    """
    words = plain(text)
    return frozenset(topic.id for topic in base.topics.values() if _speaks_of(topic, words, asking))


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


def plain(text: str) -> str:
    """What somebody typed as words with single spaces between: no capitals, no signs."""
    return _plain(text.replace("*", " "))


def _plain(text: str) -> str:
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return _NOT_A_WORD.sub(" ", folded).strip()


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words in a plain text; `numb*` is a beginning, `give way` a phrase."""
    either = "|".join(_plain(word).replace("*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{either})\b")
