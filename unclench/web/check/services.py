"""Turns rows into values, asks the engine, and keeps what it decided."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from unclench.engine.assessment.assess import (
    TriageResult,
    contradiction_to_ask,
    next_page,
    pages_answered,
    rows_to_show,
    triage,
)
from unclench.engine.assessment.results import result_as_values
from unclench.engine.knowledge.answers import read_answer, stored_findings, write_findings
from unclench.engine.values.contradiction import Contradiction
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.interview import Page, Preset
from unclench.web.accounts.models import Visitor
from unclench.web.check import marks
from unclench.web.check.models import AssessedMark, Check, Decision
from unclench.web.episodes.services import told_in_check
from unclench.web.knowledge import knowledge
from unclench.web.recent import latest

OPEN_FOR = timedelta(hours=24)
SHOWN_CHECKS = 20


def open_check(visitor: Visitor | None) -> Check | None:
    """The check that the person is in the middle of, if it was begun within the last day."""
    if visitor is None:
        return None
    since = timezone.now() - OPEN_FOR
    unfinished = visitor.checks.filter(finished_at=None, started_at__range=(since, latest()))
    return unfinished.order_by("-started_at").first()


def begin_check(visitor: Visitor) -> Check:
    """A new check without answers. An unfinished one is closed, not deleted.

    What the last check ended of a clinician's marks is erased now.
    """
    now = timezone.now()
    last = visitor.checks.order_by("-started_at").first()
    if last is not None:
        marks.close_marks(last)
    visitor.checks.filter(finished_at=None).update(finished_at=now)
    return Check.objects.create(visitor=visitor, started_at=now)


def findings_of(check: Check | None) -> Findings:
    """The answers given so far.

    An answer that the knowledge no longer has is left out, so that it is asked afresh.
    """
    return stored_findings(knowledge(), check.answers if check else {})


@transaction.atomic
def keep_answers(visitor: Visitor, answers: Mapping[str, Answer]) -> Check:
    """Adds the answers of a page to the open check, and starts one if there is none.

    Read and written in one transaction, so that two tabs do not undo each other's answers.
    """
    _one_at_a_time(visitor)
    check = open_check(visitor) or begin_check(visitor)
    _add(check, answers)
    return check


def _one_at_a_time(visitor: Visitor) -> None:
    """Two tabs one after the other; on PostgreSQL a transaction alone does not do it."""
    Visitor.objects.select_for_update().get(pk=visitor.pk)


def _add(check: Check, answers: Mapping[str, Answer]) -> None:
    """An answer that is changed ends every "already checked by a clinician"."""
    given = write_findings(Findings(answers))
    if any(check.answers.get(name, value) != value for name, value in given.items()):
        marks.answers_changed(check)
    check.answers = {**check.answers, **given}
    check.save(update_fields=["answers", "assessed_asked", "unchanged"])


def checked_on(check: Check | None, findings: Findings | None = None) -> dict[str, date]:
    """The days on which a clinician checked a flag, for the marks that count in this check.

    `findings` are those of the check unless more is known by now.
    """
    return marks.dates_that_count(check, findings_of(check) if findings is None else findings)


def contradiction_of(check: Check | None) -> Contradiction | None:
    """Answers that do not fit together and that nobody has asked about yet."""
    if check is None:
        return None
    asked = check.contradictions_asked
    return contradiction_to_ask(knowledge(), findings_of(check), asked)


@transaction.atomic
def put_right(visitor: Visitor, contradiction: Contradiction, preset: Preset | None) -> Check:
    """Keeps which answer is right; None keeps both, and triage reads them the safer way."""
    sets = preset.sets if preset else ()
    base = knowledge()
    answers = {s.finding: read_answer(base, s.finding, s.option) for s in sets}
    check = keep_answers(visitor, answers)
    check.contradictions_asked = [*check.contradictions_asked, contradiction.id]
    check.save(update_fields=["contradictions_asked"])
    return check


def next_page_of(check: Check | None) -> Page | None:
    """The next question page, or None when the answer is settled."""
    today = timezone.localdate()
    return next_page(knowledge(), findings_of(check), assessed=checked_on(check), today=today)


def rows_of(check: Check | None, page: Page) -> tuple[str, ...]:
    """The findings of a page that still matter to this person."""
    findings, today = findings_of(check), timezone.localdate()
    return rows_to_show(knowledge(), page, findings, assessed=checked_on(check), today=today)


def result_of(check: Check | None) -> TriageResult:
    """What triage says of the answers so far."""
    today = timezone.localdate()
    return triage(knowledge(), findings_of(check), assessed=checked_on(check), today=today)


def decide(check: Check) -> Decision:
    """Keeps the decision with its findings, reasons and the knowledge version.

    Asked again without a change in between, it gives the decision that stands already.
    """
    findings, result = findings_of(check), result_of(check)
    values = result_as_values(knowledge(), findings, result, assessed=checked_on(check))
    values["marks_ended"] = marks.ended_marks(check, findings, result)
    last = check.decisions.order_by("-made_at").first()
    if last and last.result == values and last.findings == write_findings(findings):
        return last
    marks.keep_what_was_true(check, findings, result)
    now = timezone.now()
    if result.complete:
        Check.objects.filter(pk=check.pk).update(finished_at=now)
        _open_episode(check, findings)
    return Decision.objects.create(
        safety_check=check,
        made_at=now,
        disposition=result.disposition,
        within_days=result.within_days,
        findings=write_findings(findings),
        result=values,
        knowledge_version=result.knowledge_version,
    )


def _open_episode(check: Check, findings: Findings) -> None:
    """A finished check of a back that hurts opens a bout, or goes on with the open one."""
    today, days = timezone.localdate(), findings.known("pain_days")
    if findings.known("pain_nprs") == 0:
        return
    onset = today - timedelta(days=int(days)) if isinstance(days, float) else None
    told_in_check(check.visitor, onset, today)


@transaction.atomic
def carry_on_with(check: Check, answers: Mapping[str, Answer]) -> None:
    """Opens a finished check again with answers that were given later, before a session."""
    _one_at_a_time(check.visitor)
    check.refresh_from_db()
    reopen(check)
    _add(check, answers)


def reopen(check: Check) -> None:
    """Lets answers of a finished check be changed."""
    Check.objects.filter(pk=check.pk).update(finished_at=None, started_at=timezone.now())


def decision_of(visitor: Visitor | None, decision_id: uuid.UUID) -> Decision | None:
    """A decision, for the person it was made for and nobody else."""
    if visitor is None:
        return None
    mine = Decision.objects.select_related("safety_check")
    return mine.filter(pk=decision_id, safety_check__visitor=visitor).first()


def latest_decision(visitor: Visitor | None) -> Decision | None:
    """The newest decision of a visitor. One of a time that is still to come counts for nothing."""
    if visitor is None:
        return None
    mine = Decision.objects.select_related("safety_check").filter(safety_check__visitor=visitor)
    return mine.filter(made_at__lte=latest()).order_by("-made_at").first()


def just_decided(visitor: Visitor | None) -> Decision | None:
    """The decision of the last day: to it the browser's Back leads from a check that has ended."""
    decision = latest_decision(visitor)
    recent = decision is not None and decision.made_at > timezone.now() - timedelta(days=1)
    return decision if recent else None


def finished_checks(visitor: Visitor | None) -> Sequence[Decision]:
    """The newest decisions of a visitor, newest first."""
    if visitor is None:
        return []
    mine = Decision.objects.filter(safety_check__visitor=visitor).order_by("-made_at")
    return list(mine[:SHOWN_CHECKS])


def flag_to_ask_about(check: Check) -> str | None:
    """The next flag of which a clinician's check could lower the answer."""
    fired = marks.next_flag(check, result_of(check))
    return fired.flag if fired else None


def marks_to_confirm(check: Check, flag: str) -> list[AssessedMark]:
    """The marks of one earlier visit of which it is to be asked whether anything changed."""
    return marks.marks_to_confirm(check, findings_of(check), result_of(check), flag)


def marks_that_count(visitor: Visitor | None, decisions: Sequence[Decision]) -> list[AssessedMark]:
    """The visitor's marks, but for those that the first, the newest, of these decisions ended."""
    ended = decisions[0].result.get("marks_ended", []) if decisions else []
    gone = {mark["flag"] for mark in ended}
    return [mark for mark in marks.marks_of(visitor) if mark.flag not in gone]


def remove_mark(mark: AssessedMark) -> Decision | None:
    """Erases a mark. The newest decision, if it rested on it, is made again without it."""
    decision = latest_decision(mark.visitor)
    flag = mark.flag
    mark.delete()
    if decision is None or flag not in settled_flags(decision):
        return None
    marks.no_mark(decision.safety_check, [flag])
    return decide(decision.safety_check)


def settled_flags(decision: Decision) -> list[str]:
    """The flags that a decision counted as checked by a clinician, run out or not."""
    return [fired["flag"] for fired in decision.result["fired"] if fired.get("seen_on")]


def page_before(page: Page, findings: Findings) -> Page | None:
    """The page that was answered before this one."""
    pages = list(knowledge().interview.pages)
    road = pages_answered(knowledge(), findings)
    earlier = [other for other in road if pages.index(other) < pages.index(page)]
    return earlier[-1] if earlier else None


def is_emergency(result: TriageResult) -> bool:
    """Whether the questions stop here."""
    return result.disposition is Disposition.EMERGENCY
