"""Checks what a diary asks."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.record import Provenance
from unclench.engine.values.tracker import Tracker, TrackerKind

# What a form of the diary sends besides the answers.
RESERVED = frozenset(
    {"age_s", "csrfmiddlewaretoken", "day", "days_back", "key", "was", "whose", "zone"}
)
ID_LONGEST = 40
_OF_WORDS = (TrackerKind.CHOICE, TrackerKind.SEVERAL)


def tracker_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What does not fit in a tracker, by key; nothing for other records."""
    if isinstance(record, Tracker):
        yield from _answer_problems(record)
        yield from _place_problems(base, record)


def _answer_problems(tracker: Tracker) -> Iterator[tuple[str, str]]:
    ids = tracker.value_ids
    if tracker.kind in _OF_WORDS and len(ids) < 2:
        yield "values", f"a {tracker.kind} needs at least two values"
    if tracker.kind not in _OF_WORDS and ids:
        yield "values", f"a {tracker.kind} has no values of its own"
    if len(set(ids)) < len(ids):
        yield "values", "two values have the same id"
    if tracker.kind is TrackerKind.COUNT and tracker.most < 1:
        yield "most", "a count says under `most` where it ends"
    if tracker.kind is TrackerKind.NPRS and not (tracker.low and tracker.high):
        yield "low", "say under `low` and `high` what 0 and 10 mean"


def _place_problems(base: KnowledgeBase, tracker: Tracker) -> Iterator[tuple[str, str]]:
    if tracker.id in RESERVED or len(tracker.id) > ID_LONGEST:
        yield "question", f"a tracker cannot be called `{tracker.id}`; give its file another name"
    same = [each.id for each in base.trackers.values() if each.order == tracker.order]
    if len(same) > 1:
        yield "order", f"{' and '.join(same)} have the same place on the page"
    if tracker.unit and tracker.unit not in base.units:
        yield "unit", f"no unit is called `{tracker.unit}`.{did_you_mean(tracker.unit, base.units)}"
