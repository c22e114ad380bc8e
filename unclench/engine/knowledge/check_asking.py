"""Checks what the search reads: people's own words, and the ways in which they ask for a page."""

from collections import Counter
from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.asked_as import AskedAs
from unclench.engine.values.lay_words import LayWords
from unclench.engine.values.record import Provenance


def asking_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What does not fit in a record that only the search reads: its key and what is wrong."""
    match record:
        case LayWords():
            yield from _lay_words_problems(base, record)
        case AskedAs():
            yield from _asked_as_problems(base, record)


def pages_nobody_asks_for(base: KnowledgeBase) -> Iterator[str]:
    """The pages without a single way in which people ask for them."""
    for name in sorted(base.searched - set(base.asked_as)):
        yield f"list under `{name}` some short ways in which people ask for that page"


def _lay_words_problems(base: KnowledgeBase, record: LayWords) -> Iterator[tuple[str, str]]:
    if not record.words:
        yield "words", f"`{record.id}` lists no words that people use"
    for word in record.words:
        times = base.words_in_use[word]
        if times > 1:
            yield "words", f"`{word}` is listed {times} times; it can mean one thing only"


def _asked_as_problems(base: KnowledgeBase, record: AskedAs) -> Iterator[tuple[str, str]]:
    if record.id not in base.searched:
        hint = did_you_mean(record.id, base.searched)
        yield "ways", f"no page of the library is called `{record.id}`.{hint}"
    if not record.ways:
        yield "ways", f"`{record.id}` lists no ways in which people ask for it"
    for way, times in Counter(record.ways).items():
        if times > 1:
            yield "ways", f"`{way}` is listed {times} times here; once is enough"
