"""Checks what a back is tested with: its norms come from somewhere, and its questions exist."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.capacity import CapacityTest, Norm
from unclench.engine.values.record import Certainty, Provenance

Note = tuple[str, str]
_UNPROVED = {"general_knowledge", "engineering_proposal"}


def capacity_problems(base: KnowledgeBase, record: Provenance) -> Iterator[Note]:
    """What is wrong with a capacity test, by key; nothing for any other record."""
    if not isinstance(record, CapacityTest):
        return
    if record.id in base.self_tests:
        yield (
            "title",
            f"a self-test is called `{record.id}` as well; give it another name",
        )
    for name in record.asked_afresh:
        if name not in base.findings:
            hint = did_you_mean(name, base.findings)
            yield "asked_afresh", f"no finding is called `{name}`.{hint}"
    sexes = [option.id for option in base.findings["sex"].options]
    for norm in record.norms:
        yield from _norm_problems(norm, sexes)
    for key, source in _sources_in(record):
        if source not in base.sources:
            yield key, f"no source is called `{source}`.{did_you_mean(source, base.sources)}"


def _norm_problems(norm: Norm, sexes: list[str]) -> Iterator[Note]:
    if not all(part in norm.says for part in ("{who}", "{low}", "{high}")):
        yield "norms", "`says` needs {who}, {low} and {high}"
    if _UNPROVED.issuperset(norm.source) and norm.certainty is not Certainty.UNVERIFIED:
        yield "norms", f"`{norm.certainty}` needs a source; without one it is `unverified`"
    for row in norm.rows:
        if row.sex and row.sex not in sexes:
            yield "norms", f"`sex` has no option `{row.sex}`.{did_you_mean(row.sex, sexes)}"


def _sources_in(test: CapacityTest) -> Iterator[Note]:
    for norm in test.norms:
        yield from (("norms", key) for key in norm.source)
    for name in ("smallest_change", "show_somebody"):
        part = getattr(test, name)
        yield from ((name, key) for key in (part.source if part else ()))
