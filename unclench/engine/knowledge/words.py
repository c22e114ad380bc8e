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


def topics_in(base: KnowledgeBase, text: str) -> frozenset[str]:
    """The ids of the topics whose words stand in the text, whatever stands around them.

    Capitals, apostrophes, hyphens and line breaks make no difference; whole words only.
    """
    plain = _plain(text.replace("*", " "))
    return frozenset(topic.id for topic in base.topics.values() if _speaks_of(topic, plain))


def _speaks_of(topic: Topic, plain: str) -> bool:
    rest = _pattern(topic.apart_from).sub(" ", plain) if topic.apart_from else plain
    return _pattern(topic.words).search(rest) is not None


def _plain(text: str) -> str:
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return _NOT_A_WORD.sub(" ", folded).strip()


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(_plain(word).replace("*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{either})\b")
