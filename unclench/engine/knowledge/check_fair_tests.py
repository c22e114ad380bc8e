"""Checks what fair tests compare and measure: every name known, never a medicine."""

from collections.abc import Iterator, Mapping

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.fair_test import (
    FairTestArm,
    FairTestOutcome,
    FairTestRules,
    OutcomeKind,
)
from unclench.engine.values.record import Provenance
from unclench.engine.values.tracker import Tracker, TrackerKind

_NUMBERS = (TrackerKind.NPRS, TrackerKind.COUNT)


def fair_test_records(base: KnowledgeBase) -> dict[str, Mapping[str, Provenance]]:
    """The records of fair tests, by the file they stand in."""
    tests = base.fair_tests
    return {
        "fair_tests/arms.yaml": tests.arms,
        "fair_tests/outcomes.yaml": tests.outcomes,
        "fair_tests/report.yaml": tests.report,
        "fair_tests/rules.yaml": {tests.rules.id: tests.rules},
    }


def fair_test_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What does not fit in a record of fair tests, by key; nothing for any other record."""
    match record:
        case FairTestArm():
            yield from _arm_problems(base, record)
        case FairTestOutcome():
            yield from _outcome_problems(base, record)
        case FairTestRules():
            if not 0 < record.hopeless_below < record.unsure_below < 1:
                yield "hopeless_below", "chances run from 0 to 1, the hopeless one below the other"


def _arm_problems(base: KnowledgeBase, arm: FairTestArm) -> Iterator[tuple[str, str]]:
    if arm.usual == bool(arm.intervention):
        yield "intervention", "an arm names the intervention whose cautions count, or is `usual`"
    if arm.intervention and arm.intervention not in base.interventions:
        hint = did_you_mean(arm.intervention, base.interventions)
        yield "intervention", f"no intervention is called `{arm.intervention}`.{hint}"
    if arm.id in base.medicines:
        yield "title", "a medicine is never an arm of a fair test"


def _outcome_problems(base: KnowledgeBase, outcome: FairTestOutcome) -> Iterator[tuple[str, str]]:
    tracker = base.trackers.get(outcome.tracker)
    if tracker is None:
        hint = did_you_mean(outcome.tracker, base.trackers)
        yield "tracker", f"no tracker is called `{outcome.tracker}`.{hint}"
    elif not _fits(outcome, tracker):
        yield "tracker", f"`{tracker.id}` is not answered as a {outcome.kind} is"
    if not outcome.differences:
        yield "differences", "say which differences may be called worth having"


def _fits(outcome: FairTestOutcome, tracker: Tracker) -> bool:
    if outcome.kind is OutcomeKind.NUMBER:
        return tracker.kind in _NUMBERS
    known = ("yes", "no") if tracker.kind is TrackerKind.YES_NO else tracker.value_ids
    return bool(outcome.good) and set(outcome.good) <= set(known)
