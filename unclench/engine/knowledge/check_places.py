"""Checks where an intervention can be done, and what takes its place elsewhere."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.intervention import Intervention, Place, Version
from unclench.engine.values.record import Provenance

Note = tuple[str, str]
AWAY_FROM_BED = (Place.CHAIR, Place.STANDING)
"""Where somebody may have to stay, at work or on the way: each thing says its form there."""


def place_problems(base: KnowledgeBase, record: Provenance) -> Iterator[Note]:
    """What is wrong with the places of one intervention, by key; nothing for any other record."""
    if not isinstance(record, Intervention):
        return
    for version in record.versions:
        yield from (("versions", text) for text in _version_problems(base, record, version))
    elsewhere = [*record.where, *(version.place for version in record.versions)]
    for place in record.no_form:
        if place in elsewhere:
            yield "no_form", f"`{place}` stands under `where` or `versions` too; keep one"
    for place in AWAY_FROM_BED:
        if place not in (*elsewhere, *record.no_form):
            yield "versions", f"name what is done at `{place}`, or put it under `no_form`"


def _version_problems(base: KnowledgeBase, record: Intervention, version: Version) -> Iterator[str]:
    known = base.interventions.get(version.intervention)
    if known is None:
        hint = did_you_mean(version.intervention, base.interventions)
        yield f"no intervention is called `{version.intervention}`.{hint}"
    elif version.place not in known.where:
        yield f"`{known.id}` cannot be done at `{version.place}`"
    if version.place in record.where:
        yield f"`{record.id}` itself can be done at `{version.place}`; leave its version out"
