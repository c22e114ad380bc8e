"""Keeps what somebody wrote for a report, and reads it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from unclench.report.work_note import WorkWords
from unclench.web.accounts.models import Visitor
from unclench.web.report.models import ReportWords

MOST_QUESTIONS = 5


def words_of(visitor: Visitor | None) -> ReportWords:
    """What this person wrote; empty words where there are none yet."""
    kept = ReportWords.objects.filter(visitor=visitor).first() if visitor else None
    return kept or ReportWords(visitor=visitor)


def questions_of(visitor: Visitor | None) -> tuple[str, ...]:
    """What they want to ask."""
    return tuple(words_of(visitor).questions)


def for_work(words: ReportWords) -> WorkWords:
    """What the note for work says, line by line."""
    return WorkWords(
        can=_lines(words.can),
        cannot=_lines(words.cannot),
        would_help=_lines(words.would_help),
        until=words.until,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in text.splitlines())))


def keep_for_clinician(visitor: Visitor, questions: Sequence[str], medicines: str) -> None:
    """Keeps the questions and the medicines."""
    _keep(visitor, questions=list(questions), medicines=medicines)


def keep_for_work(
    visitor: Visitor, *, can: str, cannot: str, would_help: str, until: date | None
) -> None:
    """Keeps what the note for work says."""
    _keep(visitor, can=can, cannot=cannot, would_help=would_help, until=until)


@transaction.atomic
def _keep(visitor: Visitor, **told: object) -> None:
    changes = {**told, "changed_at": timezone.now()}
    ReportWords.objects.update_or_create(visitor=visitor, defaults=changes)
