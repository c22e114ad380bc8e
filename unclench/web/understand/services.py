"""Turns rows into values, asks the engine what may be behind it, and keeps what was told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from unclench.engine.assessment.understand import Understanding, understand
from unclench.engine.knowledge.answers import stored_findings, write_findings
from unclench.engine.values.cause import SecondLook, SelfTest
from unclench.engine.values.condition import evaluate, open_questions
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.interview import Page
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.check.services import latest_decision
from unclench.web.knowledge import knowledge
from unclench.web.relief.services import plan
from unclench.web.understand.models import UnderstandAnswers


@dataclass(frozen=True)
class Asking:
    """Where somebody stands: their newest check, what they told since, and what it comes to."""

    decision: Decision
    row: UnderstandAnswers | None
    findings: Findings
    understanding: Understanding

    @property
    def looks(self) -> tuple[SecondLook, ...]:
        """What a page of the check still has to hear of."""
        looked = self.row.looked if self.row else []
        return tuple(look for look in self.understanding.second_looks if look.id not in looked)

    @property
    def may_test(self) -> bool:
        """Whether self-tests are offered: only to somebody who may wait at home meanwhile."""
        at_home = (Disposition.SELF_CARE, Disposition.SOON)
        return self.decision.disposition in at_home and not self.looks

    @property
    def told(self) -> frozenset[str]:
        """What was told on these pages, and not in the check."""
        return frozenset(self.row.answers if self.row else {})


def asking(visitor: Visitor | None) -> Asking | None:
    """Where this person stands; None without a complete check of these days, or in an emergency."""
    decision = latest_decision(visitor)
    counts_for = timedelta(days=plan().check_counts_days)
    if decision is None or decision.made_at < timezone.now() - counts_for:
        return None
    if decision.disposition == Disposition.EMERGENCY or not decision.result["complete"]:
        return None
    row = UnderstandAnswers.objects.filter(safety_check=decision.safety_check_id).first()
    told = stored_findings(knowledge(), row.answers if row else {})
    findings = stored_findings(knowledge(), decision.findings).with_(told)
    return Asking(decision, row, findings, understand(knowledge(), findings))


@transaction.atomic
def keep_answers(now: Asking, answers: Mapping[str, Answer]) -> None:
    """Adds the answers of a page to those that belong to this check."""
    row = _row_of(now)
    row.answers = {**row.answers, **write_findings(Findings(answers))}
    row.changed_at = timezone.now()
    row.save(update_fields=["answers", "changed_at"])


@transaction.atomic
def keep_looked(now: Asking, look: SecondLook) -> None:
    """Remembers that the person went to look again."""
    row = _row_of(now)
    row.looked = [*row.looked, look.id]
    row.save(update_fields=["looked"])


def _row_of(now: Asking) -> UnderstandAnswers:
    check = now.decision.safety_check
    row, _ = UnderstandAnswers.objects.select_for_update().get_or_create(
        safety_check=check,
        defaults={"visitor_id": check.visitor_id, "changed_at": timezone.now()},
    )
    return row


def page_to_offer(now: Asking) -> Page | SelfTest | None:
    """The most telling question or self-test that is left."""
    for step in now.understanding.next_steps:
        if step.page:
            return step.page
        if step.self_test and now.may_test:
            return step.self_test
    return None


def cautions_of(now: Asking, test: SelfTest) -> tuple[str, ...]:
    """What has to be known before a self-test and is not: whatever could still speak against it."""
    if test.not_when is None:
        return ()
    findings, unknown = knowledge().findings, open_questions(test.not_when, now.findings)
    return tuple(n for n in findings if n in unknown and findings[n].type == "yes_no")


def is_barred(now: Asking, test: SelfTest) -> bool:
    """Whether this person leaves the test out; "not sure" is read as a yes."""
    return test.not_when is not None and bool(evaluate(test.not_when, now.findings, unsure=True))
