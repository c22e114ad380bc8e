"""Checks what a diary asks, and what of it may go with the next day."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.factor import DiaryFactor
from unclench.engine.values.record import Provenance
from unclench.engine.values.tracker import Tracker, TrackerKind

# What a form of the diary sends besides the answers.
RESERVED = frozenset(
    {"age_s", "csrfmiddlewaretoken", "day", "days_back", "key", "was", "whose", "zone"}
)
ID_LONGEST = 40
_OF_WORDS = (TrackerKind.CHOICE, TrackerKind.SEVERAL)
# Bounds of what may be assumed of a factor: points of pain, and odds beside any other.
WEAK, ODDS = 0.1, 2.0
_UNPROVED = {"general_knowledge", "engineering_proposal"}


def tracker_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What does not fit in a tracker or a factor, by key; nothing for other records."""
    match record:
        case Tracker():
            yield from _answer_problems(record)
            yield from _place_problems(base, record)
        case DiaryFactor():
            yield from _factor_problems(base, record)


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


def _factor_problems(base: KnowledgeBase, factor: DiaryFactor) -> Iterator[tuple[str, str]]:
    tracker = base.trackers.get(factor.id)
    if tracker is None:
        hint = did_you_mean(factor.id, base.trackers)
        yield "group", f"no tracker is called `{factor.id}`.{hint}"
    elif tracker.kind is not TrackerKind.COUNT and len(_amounts(tracker)) < 2:
        yield "group", f"`{factor.id}` has no amounts that can be more or less than usual"
    if abs(factor.mean) > WEAK or not 1 / ODDS <= factor.odds <= ODDS:
        yield "mean", "what is assumed beforehand has to be weak, because the studies disagree"
    needs = factor.test.intervention if factor.test else ""
    if needs and needs not in base.interventions:
        hint = did_you_mean(needs, base.interventions)
        yield "test", f"no intervention is called `{needs}`.{hint}"
    if factor.sd <= 0:
        yield "sd", "a spread is above 0"


def _amounts(tracker: Tracker) -> list[float]:
    return [value.amount for value in tracker.values if value.amount is not None]
