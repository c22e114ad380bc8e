"""Keeps what a clinician has checked for this same problem, across checks.

Rows become values, the engine says which still stand, and what ended is erased before the next
check. A mark from an earlier check counts only once the person has said here that nothing changed.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from unclench.engine.assessment.assess import (
    Fired,
    Mark,
    StandingMarks,
    TriageResult,
    flag_to_ask_about,
    is_markable,
    rules_of,
    standing_marks,
    triage,
)
from unclench.engine.knowledge.answers import stored_findings, write_findings
from unclench.engine.values.findings import Findings
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import AssessedMark, Check
from unclench.web.knowledge import knowledge

UNREADABLE = ""  # the fingerprint of no flag, so that the mark ends


@dataclass(frozen=True)
class SeenVisit:
    """One visit to a clinician: the day it counts from, and who it was."""

    seen_on: date
    seen_by: str


def dates_that_count(check: Check | None, findings: Findings) -> dict[str, date]:
    """The days on which flags were checked, for the marks that count in this check."""
    if check is None:
        return {}
    rows = [row for row in check.marks_read if _counts_in(check, row)]
    return _held(check, rows, findings).dates()


def _counts_in(check: Check, row: AssessedMark) -> bool:
    return row.made_in_id == check.pk or row.flag in check.unchanged


def _held(check: Check, rows: Sequence[AssessedMark], findings: Findings) -> StandingMarks:
    """The marks held against these answers."""
    if not rows:
        return StandingMarks((), ())
    fired = frozenset(f.flag for f in triage(knowledge(), findings).fired)
    marks = [_value(check, row, fired, findings) for row in rows]
    today = timezone.localdate()
    return standing_marks(knowledge(), marks, findings=findings, fired_now=fired, today=today)


def _value(check: Check, row: AssessedMark, fired: frozenset[str], findings: Findings) -> Mark:
    """A mark made in this very check belongs to all its answers, those that came later too."""
    here = row.made_in_id == check.pk
    then = findings if here else _read_whole(row.findings)
    return Mark(
        flag=row.flag,
        seen_on=row.seen_on,
        made_on=row.made_on,
        rules=row.rules if then is not None else UNREADABLE,
        fired_then=fired if here else frozenset(row.fired),
        findings_then=then or Findings(),
    )


def _read_whole(stored: Mapping[str, Any]) -> Findings | None:
    """Answers that were kept; None when one of them means nothing to its question any more."""
    findings = stored_findings(knowledge(), stored)
    return findings if stored.keys() & knowledge().findings.keys() == findings.keys() else None


def next_flag(check: Check, result: TriageResult) -> Fired | None:
    """The next flag of which a clinician's check could lower the answer."""
    return flag_to_ask_about(knowledge(), result, check.assessed_asked)


def fired_flag(result: TriageResult, flag: str) -> Fired | None:
    """A flag that fires in a form that a clinician's check may settle."""
    fired = next((f for f in result.fired if f.flag == flag), None)
    return fired if fired and is_markable(knowledge(), fired) else None


def marks_to_confirm(
    check: Check, findings: Findings, result: TriageResult, flag: str
) -> list[AssessedMark]:
    """The marks of the visit at which this flag was checked, if it is to be asked what changed.

    All of them fire now, stand so far, and were not asked about in this check.
    """
    standing = {mark.flag for mark in _held(check, check.marks_read, findings).standing}
    open_rows = [
        row
        for row in check.marks_read
        if row.flag in standing
        and not _counts_in(check, row)
        and row.flag not in check.assessed_asked
        and fired_flag(result, row.flag)
    ]
    visit = next((_visit(row) for row in open_rows if row.flag == flag), None)
    return [row for row in open_rows if _visit(row) == visit]


def _visit(row: AssessedMark) -> SeenVisit:
    return SeenVisit(row.seen_on, row.seen_by)


def visits_told_here(check: Check) -> list[SeenVisit]:
    """The visits that the person named or confirmed in this check, the newest first."""
    told = [_visit(row) for row in check.marks_read if _counts_in(check, row)]
    return list(dict.fromkeys(told))


@transaction.atomic
def make_mark(check: Check, fired: Fired, findings: Findings, visit: SeenVisit) -> None:
    """Keeps that a clinician checked this flag. Raises ValueError for one that is never settled."""
    base = knowledge()
    if not is_markable(base, fired):
        raise ValueError(f"{fired.flag} cannot be settled by a clinician's check")
    flags = sorted(f.flag for f in triage(base, findings).fired)
    AssessedMark.objects.update_or_create(
        visitor_id=check.visitor_id,
        flag=fired.flag,
        defaults={
            "made_in": check,
            "seen_on": visit.seen_on,
            "seen_by": visit.seen_by,
            "made_on": timezone.localdate(),
            "rules": rules_of(base.red_flags[fired.flag]),
            "fired": flags,
            "findings": write_findings(findings),
            "knowledge_version": base.version,
        },
    )
    keep_asked(check, [fired.flag])


def visit_days_ago(days: int, seen_by: str) -> SeenVisit:
    """A visit at most so many days ago: it counts from the longest time that was said."""
    return SeenVisit(timezone.localdate() - timedelta(days=days), seen_by)


@transaction.atomic
def no_mark(check: Check, flags: Collection[str]) -> None:
    """No clinician saw these flags, or it has changed since, or the person is not sure."""
    AssessedMark.objects.filter(visitor_id=check.visitor_id, flag__in=flags).delete()
    check.unchanged = [flag for flag in check.unchanged if flag not in flags]
    keep_asked(check, flags)


def nothing_changed(check: Check, flags: Collection[str]) -> None:
    """The person said that these flags are as they were when a clinician saw them."""
    check.unchanged = sorted({*check.unchanged, *flags})
    keep_asked(check, flags)


@transaction.atomic
def seen_again(check: Check, flags: Collection[str]) -> None:
    """Somebody looked at these flags since, so that it is asked when and who."""
    AssessedMark.objects.filter(visitor_id=check.visitor_id, flag__in=flags).delete()
    check.read_marks_again()


def keep_asked(check: Check, flags: Collection[str]) -> None:
    """Notes that these flags were asked about in this check."""
    check.assessed_asked = sorted({*check.assessed_asked, *flags})
    check.save(update_fields=["assessed_asked", "unchanged"])
    check.read_marks_again()


def answers_changed(check: Check) -> None:
    """A changed answer ends what was said of clinicians in this check. Saved by the caller."""
    AssessedMark.objects.filter(made_in=check).delete()
    check.assessed_asked, check.unchanged = [], []
    check.read_marks_again()


def ended_marks(check: Check, findings: Findings, result: TriageResult) -> list[dict[str, str]]:
    """The flags that fire and whose mark these answers ended, with the reason in words."""
    fired = {f.flag for f in result.fired}
    return [
        {
            "flag": ended.mark.flag,
            "title": knowledge().red_flags[ended.mark.flag].title,
            "because": ended.said,
        }
        for ended in _held(check, check.marks_read, findings).ended
        if ended.mark.flag in fired
    ]


def keep_what_was_true(check: Check, findings: Findings, result: TriageResult) -> None:
    """Marks made in this check take its last answers as what was true on that day."""
    flags = sorted(f.flag for f in result.fired)
    made_here = AssessedMark.objects.filter(made_in=check)
    made_here.update(fired=flags, findings=write_findings(findings))


def close_marks(check: Check) -> None:
    """Erases the marks that the answers of a check ended, before the next check begins.

    Not sooner, so that a slip of the thumb can still be put right. Answers that can no longer be
    read could have ended any of them.
    """
    mine = AssessedMark.objects.filter(visitor_id=check.visitor_id)
    findings = _read_whole(check.answers)
    if findings is None:
        mine.delete()
        return
    gone = [ended.mark.flag for ended in _held(check, check.marks_read, findings).ended]
    if gone:
        mine.filter(flag__in=gone).delete()


def marks_of(visitor: Visitor | None) -> list[AssessedMark]:
    """The marks of a visitor, the newest visit first."""
    return list(visitor.marks.order_by("-seen_on", "flag")) if visitor else []


def mark_of(visitor: Visitor | None, mark_id: uuid.UUID) -> AssessedMark | None:
    """A mark, for the person who made it and nobody else."""
    return visitor.marks.filter(pk=mark_id).first() if visitor else None
