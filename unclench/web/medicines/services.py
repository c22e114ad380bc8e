"""Turns rows into values, asks the engine about painkillers, and keeps what it said."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from unclench.engine.assessment.assess import MedicineCheck, check_medicines, next_medicine_page
from unclench.engine.assessment.medicine_results import medicines_as_values
from unclench.engine.knowledge.answers import stored_findings, write_findings
from unclench.engine.values.country import Country
from unclench.engine.values.disposition import EMERGENCY
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.interview import Page
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision
from unclench.web.check.services import checked_on, latest_decision
from unclench.web.knowledge import knowledge
from unclench.web.medicines.models import MedicineAnswers
from unclench.web.recent import latest
from unclench.web.relief.services import plan

TODAY = timedelta(hours=24)
OF_TODAY = ("now", "today")
SHOWN = 20


@dataclass(frozen=True)
class Asking:
    """Where somebody stands: what is known of them, and what the engine says of it."""

    row: MedicineAnswers | None
    carried: Decision | None
    findings: Findings
    country: str | None
    check: MedicineCheck

    @property
    def is_emergency(self) -> bool:
        """Whether the questions stop here."""
        return self.check.urgent == EMERGENCY

    def next_page(self) -> Page | None:
        """The next question, if there is one."""
        return next_medicine_page(knowledge(), self.check)

    def rows(self, page: Page) -> tuple[str, ...]:
        """The findings of a page that matter still, or were answered on it."""
        given = self.row.answers if self.row else {}
        return tuple(n for n in page.findings if n in self.check.to_ask or n in given)


def asking(visitor: Visitor | None, country: Country) -> Asking:
    """Where this person stands today."""
    row, carried = _current(visitor), _carried(visitor)
    given = stored_findings(knowledge(), row.answers if row else {})
    findings = _known_from(carried).with_(given)
    code = country.id if country.is_known else None
    check = check_medicines(
        knowledge(),
        findings,
        country=code,
        assessed=checked_on(carried.safety_check if carried else None, findings),
        today=timezone.localdate(),
    )
    return Asking(row, carried, findings, code, check)


def _current(visitor: Visitor | None) -> MedicineAnswers | None:
    """The newest answers, if they are of today: some of them speak of today."""
    if visitor is None:
        return None
    since = timezone.now() - TODAY
    rows = visitor.medicine_answers.filter(begun_at__range=(since, latest()))
    return rows.order_by("-started_at").first()


def _carried(visitor: Visitor | None) -> Decision | None:
    """The newest check, if it is recent."""
    decision = latest_decision(visitor)
    counts_for = timedelta(days=plan().check_counts_days)
    recent = decision is not None and decision.made_at >= timezone.now() - counts_for
    return decision if recent else None


def _known_from(decision: Decision | None) -> Findings:
    """What the check told. What speaks of today is asked again on the next day."""
    if decision is None:
        return Findings()
    findings = stored_findings(knowledge(), decision.findings)
    if decision.made_at >= timezone.now() - TODAY:
        return findings
    pages = knowledge().medicine_pages
    return findings.without(*(name for page in OF_TODAY for name in pages.page(page).findings))


@transaction.atomic
def keep_answers(visitor: Visitor, answers: Mapping[str, Answer]) -> None:
    """Adds the answers of a page. What a person was told already stays as it was."""
    Visitor.objects.select_for_update().get(pk=visitor.pk)  # Two tabs, one after the other.
    row = _current(visitor)
    if row is None or row.finished_at is not None:
        row = _another(visitor, row)
    row.answers = {**row.answers, **write_findings(Findings(answers))}
    row.save(update_fields=["answers"])


def _another(visitor: Visitor, row: MedicineAnswers | None) -> MedicineAnswers:
    """A further row that begins with the answers so far, and speaks of the same day."""
    now = timezone.now()
    return MedicineAnswers.objects.create(
        visitor=visitor,
        answers=row.answers if row else {},
        begun_at=row.begun_at if row else now,
        started_at=now,
    )


def begin_anew(visitor: Visitor) -> None:
    """A new walk through the questions without answers."""
    _another(visitor, None)


@transaction.atomic
def decide(visitor: Visitor, now: Asking) -> MedicineAnswers:
    """Keeps what the person is told. Asked again without a change, it gives what stands already."""
    values = medicines_as_values(knowledge(), now.findings, now.check, now.country)
    findings = write_findings(now.findings)
    row = now.row
    if row and row.finished_at and (row.result, row.findings) == (values, findings):
        return row
    if row is None or row.finished_at is not None:
        row = _another(visitor, row)
    row.decision, row.findings, row.result = now.carried, findings, values
    row.country, row.knowledge_version = now.country or "", knowledge().version
    row.finished_at = timezone.now()
    row.save()
    return row


def told_to(visitor: Visitor | None, answers_id: uuid.UUID) -> MedicineAnswers | None:
    """What somebody was told, for them and nobody else."""
    if visitor is None:
        return None
    mine = visitor.medicine_answers.select_related("decision").exclude(finished_at=None)
    return mine.filter(pk=answers_id).first()


def is_newest(visitor: Visitor | None, row: MedicineAnswers) -> bool:
    """Whether these are the answers that count today."""
    return _current(visitor) == row


def finished_lists(visitor: Visitor | None) -> Sequence[MedicineAnswers]:
    """The newest lists of a visitor, newest first."""
    if visitor is None:
        return []
    rows = visitor.medicine_answers.exclude(finished_at=None)
    return list(rows.order_by("-finished_at")[:SHOWN])
