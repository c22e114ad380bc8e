"""Turns rows into values, asks the engine who may be tested, and keeps the numbers."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from unclench.engine.assessment.assess import Offer, offer_test
from unclench.engine.knowledge.answers import stored_findings, write_findings
from unclench.engine.values.capacity import CapacityTest
from unclench.engine.values.condition import findings_read
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import Answer, Findings
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.knowledge import knowledge
from unclench.web.recent import is_recent
from unclench.web.relief.services import known_of, opens_again, sound_decision
from unclench.web.stay_well.capacity.models import CapacityAnswers, CapacityResult


@dataclass(frozen=True)
class Asking:
    """Where somebody stands before a test: what the check told, and what was told since."""

    decision: Decision
    checked: Findings
    told: Findings
    told_at: datetime

    def findings_for(self, test: CapacityTest) -> Findings:
        """All that counts today. What changes from day to day counts while it is fresh."""
        return _fresh(self.checked, test, self.decision.made_at).with_(
            _fresh(self.told, test, self.told_at)
        )

    def offer(self, test: CapacityTest) -> Offer:
        """Whether they may be tested."""
        checked = Disposition(str(self.decision.disposition))
        return offer_test(knowledge(), test, self.findings_for(test), checked=checked)


def _fresh(answers: Findings, test: CapacityTest, given_at: datetime) -> Findings:
    """These answers without those that have to be given again by now."""
    old = not is_recent(given_at, timedelta(hours=test.afresh_after_h))
    return answers.without(*test.asked_afresh) if old else answers


def asking(visitor: Visitor | None) -> Asking | None:
    """Where this person stands; None without a complete check of these days that lets them look
    after themselves meanwhile."""
    decision = sound_decision(visitor)
    if decision is None:
        return None
    row = CapacityAnswers.objects.filter(decision=decision).first()
    told = stored_findings(knowledge(), row.answers if row else {})
    return Asking(decision, known_of(decision), told, row.told_at if row else decision.made_at)


def alone_to_ask(offer: Offer) -> Finding | None:
    """What has to be asked on a page of its own: a number, or one of several."""
    waiting = (knowledge().findings[name] for name in sorted(offer.to_ask))
    return next((f for f in waiting if f.type is not FindingType.YES_NO), None)


def rows_to_ask(offer: Offer) -> tuple[str, ...]:
    """What can be ticked on one list, in the order of the cautions."""
    ordered = dict.fromkeys((*knowledge().cautions, *sorted(offer.to_ask)))
    return tuple(name for name in ordered if name in offer.to_ask)


def ticked_for(test: CapacityTest) -> frozenset[str]:
    """Everything that a test may ask for with a tick."""
    when = [*(c.when for c in test.contraindications()), *(p.when for p in test.care)]
    read = frozenset[str]().union(*map(findings_read, when))
    return frozenset(n for n in read if knowledge().findings[n].type is FindingType.YES_NO)


@transaction.atomic
def keep_answers(now: Asking, test: CapacityTest, answers: Mapping[str, Answer]) -> bool:
    """Keeps what was told. True if it makes the check more pressing, which then is open again."""
    row, _ = CapacityAnswers.objects.select_for_update().get_or_create(
        decision=now.decision,
        defaults={
            "visitor_id": now.decision.safety_check.visitor_id,
            "told_at": timezone.now(),
        },
    )
    still = _fresh(stored_findings(knowledge(), row.answers), test, row.told_at)
    row.answers = write_findings(still.with_(answers))
    row.told_at = timezone.now()
    row.save(update_fields=["answers", "told_at"])
    return opens_again(now.decision, row.answers)


@dataclass(frozen=True)
class Done:
    """The numbers of one sitting, by side ("" without one), and the pain after it."""

    values: Mapping[str, int]
    pain_after: int | None


@transaction.atomic
def keep_results(now: Asking, test: CapacityTest, done: Done) -> None:
    """Keeps one row for each number."""
    pain = now.findings_for(test).known("pain_nprs")
    for side, value in done.values.items():
        CapacityResult.objects.create(
            visitor_id=now.decision.safety_check.visitor_id,
            test=test.id,
            side=side,
            value=value,
            pain_before=int(pain) if isinstance(pain, float) else None,
            pain_after=done.pain_after,
            knowledge_version=knowledge().version,
            done_at=timezone.now(),
        )


def results_of(visitor: Visitor | None, test: CapacityTest | None = None) -> list[CapacityResult]:
    """A visitor's numbers, oldest first: all of them, or those of one test."""
    if visitor is None:
        return []
    mine = visitor.capacity_results.order_by("done_at")
    return list(mine.filter(test=test.id) if test else mine)


def result_of(visitor: Visitor | None, result_id: uuid.UUID) -> CapacityResult | None:
    """One number, for the person whose it is and nobody else."""
    if visitor is None:
        return None
    return visitor.capacity_results.filter(pk=result_id).first()


def again_on(test: CapacityTest, results: list[CapacityResult]) -> date | None:
    """From when the test is worth repeating; None before the first time."""
    if not results:
        return None
    return (results[-1].done_at + timedelta(days=test.again_after_days)).date()
