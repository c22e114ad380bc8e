"""Checks what people look up: phases, links between pages, sources of single numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.intervention import Phase
from unclench.engine.values.library import LibraryRecord, Treatment
from unclench.engine.values.record import Provenance


def library_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What does not fit in a page to look up: its key and what is wrong."""
    if isinstance(record, LibraryRecord):
        yield from _unknown("related", record.related, base.library_ids)
        yield from _unknown("interventions", getattr(record, "interventions", ()), base.interventions)
        if base.library_ids[record.id] > 1:
            yield "title", f"two pages are called `{record.id}`; a library needs one name for each"
    if isinstance(record, Treatment):
        yield from _treatment_problems(base, record)


def _treatment_problems(base: KnowledgeBase, record: Treatment) -> Iterator[tuple[str, str]]:
    yield from _unknown("medicines", record.medicines, base.medicines)
    told = Counter(row.phase for row in record.phases)
    for phase in Phase:
        if told[phase] != 1:
            yield "phases", f"each phase is named once; `{phase}` is named {told[phase]} times"
    for effect in record.effects:
        yield from _unknown("effects", effect.source, base.sources)


def _unknown(
    key: str, names: tuple[str, ...], known: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    for name in names:
        if name not in known:
            yield key, f"nothing is called `{name}`.{did_you_mean(name, known)}"
