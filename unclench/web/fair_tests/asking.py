"""What is asked before a test: what to compare, what to measure, and for how long."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from unclench.engine.assessment.assess import Standing
from unclench.engine.knowledge.answers import write_findings
from unclench.engine.values.fair_test import FairTestArm, FairTestOutcome
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import Answer, Findings
from unclench.web.accounts.models import Visitor
from unclench.web.fair_tests.models import FairTest, Stage
from unclench.web.fair_tests.safety import findings_of, offer_of
from unclench.web.knowledge import knowledge

ARMS_LEAST, ARMS_MOST = 2, 3
QUESTION_LONGEST = 120
PAGES = ("arms", "before", "prescribed", "question", "outcome", "difference", "expects", "length")
SEEDS = 2**53  # a whole number that every program reads exactly from JSON


def begin(visitor: Visitor) -> FairTest:
    """The test that is being planned, or a new one."""
    planned = visitor.fair_tests.filter(stage=Stage.ASKING).order_by("-made_at").first()
    return planned or FairTest.objects.create(
        visitor=visitor, seed=secrets.randbelow(SEEDS), made_at=timezone.now()
    )


def next_page(test: FairTest) -> str:
    """The first question that is still open; "" when all is told."""
    told = _told(test)
    return next((name for name in PAGES if not told[name]), "")


def page_before(test: FairTest, page: str) -> str:
    """The question before one; "" for the first. The cautions are passed over going back."""
    earlier = [name for name in PAGES[: PAGES.index(page)] if name != "before"]
    return earlier[-1] if earlier else ""


def _told(test: FairTest) -> dict[str, bool]:
    """Which of the questions need not be asked any more."""
    return {
        "arms": len(test.arms) >= ARMS_LEAST,
        "before": not to_ask(test),
        "prescribed": all(a.usual or a.id in test.prescribed for a in arms_of(test)),
        "question": bool(test.question),
        "outcome": bool(test.outcome),
        "difference": test.difference is not None,
        "expects": bool(test.expects),
        "length": test.length is not None,
    }


def arms_of(test: FairTest) -> list[FairTestArm]:
    """What is compared, in the order of the knowledge."""
    arms = knowledge().fair_tests.arms
    return [arm for name, arm in arms.items() if name in test.arms]


def outcome_of(test: FairTest) -> FairTestOutcome | None:
    """What is measured."""
    return knowledge().fair_tests.outcomes.get(test.outcome)


def to_ask(test: FairTest) -> frozenset[str]:
    """The findings that what is compared still waits for."""
    findings = findings_of(test)
    offers = [offer_of(arm, findings) for arm in arms_of(test)]
    waiting = [o.to_ask for o in offers if o and o.standing is Standing.ASK_FIRST]
    return frozenset[str]().union(*waiting)


def alone_to_ask(test: FairTest) -> Finding | None:
    """What has to be asked on a page of its own: a number, or one of several."""
    known = knowledge().findings
    waiting = (known[name] for name in sorted(to_ask(test)))
    return next((f for f in waiting if f.type is not FindingType.YES_NO), None)


def rows_to_ask(test: FairTest) -> tuple[str, ...]:
    """What can be ticked on one list, in the order of the cautions."""
    waiting, known = to_ask(test), knowledge().findings
    ordered = dict.fromkeys((*knowledge().cautions, *sorted(waiting)))
    ticked = (n for n in ordered if n in waiting and known[n].type is FindingType.YES_NO)
    return tuple(ticked)


def keep_cautions(test: FairTest, answers: Mapping[str, Answer]) -> None:
    """Keeps what was told before the test. What does not suit then is no longer compared."""
    _change(test, cautions={**test.cautions, **write_findings(Findings(answers))})
    findings = findings_of(test)
    _change(test, arms=[a.id for a in arms_of(test) if _still_suits(a, findings)])


def _still_suits(arm: FairTestArm, findings: Findings) -> bool:
    weighed = offer_of(arm, findings)
    return weighed is None or weighed.standing is not Standing.LEFT_OUT


def keep_arms(test: FairTest, names: Sequence[str]) -> None:
    """Keeps what is to be compared. Another choice needs another length."""
    if set(names) != set(test.arms):
        _change(test, arms=list(names), expects="", length=None)


def keep_prescribed(test: FairTest, names: Sequence[str]) -> None:
    """Keeps what a clinician told them to do. It goes on every day, so it is not compared."""
    told = {arm.id: arm.id in names for arm in arms_of(test) if not arm.usual}
    kept = [name for name in test.arms if not told.get(name)]
    _change(test, prescribed={**test.prescribed, **told}, arms=kept)


def keep_question(test: FairTest, words: str) -> None:
    """Keeps the question in their own words."""
    _change(test, question=words)


def keep_outcome(test: FairTest, name: str) -> None:
    """Keeps what is measured. For another measure another difference matters."""
    if name != test.outcome:
        _change(test, outcome=name, difference=None, length=None)


def keep_difference(test: FairTest, size: float) -> None:
    """Keeps the smallest difference that matters to them. Another one needs another length."""
    if size != test.difference:
        _change(test, difference=size, length=None)


def keep_expects(test: FairTest, name: str) -> None:
    """Keeps which of them they think is better. It changes nothing, and is shown at the end."""
    _change(test, expects=name)


def keep_length(test: FairTest, days: int) -> None:
    """Keeps how many days it is to last."""
    _change(test, length=days)


@transaction.atomic
def _change(test: FairTest, **told: Any) -> None:
    """Changes a test that is still being planned; one that was agreed stays as it is."""
    row = FairTest.objects.select_for_update().get(pk=test.pk)
    if row.stage != Stage.ASKING:
        return
    for name, value in told.items():
        setattr(row, name, value)
        setattr(test, name, value)
    row.save(update_fields=list(told))
