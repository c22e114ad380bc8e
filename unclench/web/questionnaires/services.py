"""Works out the scores of what was read, keeps them, and takes them out again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from unclench.engine.knowledge.answers import AnswerProblem, AnswersError
from unclench.engine.outcomes.recognise import imported_measures, recognise
from unclench.engine.outcomes.score import score
from unclench.engine.values.filled_in import FilledIn, Score
from unclench.engine.values.tracker import OutcomeMeasure
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.questionnaires.models import QuestionnaireScore

NONE_OF_THEM = "none"
FIRST_DAY = date(1990, 1, 1)


@dataclass(frozen=True)
class Told:
    """What the person said of one questionnaire of a file: which it is, and on which day they
    filled it in, as it was typed."""

    measure: str = ""
    day: str = ""


@dataclass(frozen=True)
class Looked:
    """One questionnaire of a file, as far as it is known.

    `measure`: which it is, None while it is not known. `chosen`: what was chosen, where the file
    did not say. `score` and `day`: None where they cannot be told. `problems`: why there is no
    score; `day_problem`: why there is no day. `is_kept`: the same document is in the record.
    """

    filled: FilledIn
    measure: OutcomeMeasure | None
    was_recognised: bool
    chosen: str = ""
    score: Score | None = None
    day: date | None = None
    typed: str = ""
    problems: tuple[AnswerProblem, ...] = ()
    day_problem: str = ""
    is_kept: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether it can be kept as it stands."""
        return self.score is not None and self.day is not None and not self.is_kept

    @property
    def is_open(self) -> bool:
        """Whether the person can still tell something that is missing."""
        if self.is_kept or self.chosen == NONE_OF_THEM:
            return False
        lacks_day = self.score is not None and self.day is None and self.filled.authored is None
        return (
            self.measure is None or (bool(self.problems) and not self.was_recognised) or lacks_day
        )


@dataclass(frozen=True)
class Ready:
    """A score with its day and the fingerprint of its document: all that is kept."""

    score: Score
    day: date
    fingerprint: str


def measures() -> Mapping[str, OutcomeMeasure]:
    """The questionnaires that can be scored here."""
    return imported_measures(knowledge().outcome_measures)


def look_at(
    visitor: Visitor | None, read: Sequence[FilledIn], told: Sequence[Told]
) -> list[Looked]:
    """Each questionnaire of a file with what the person said of it."""
    prints = [each.fingerprint for each in read]
    kept = set(
        scores_of(visitor).filter(fingerprint__in=prints).values_list("fingerprint", flat=True)
    )
    said = [*told, *[Told()] * (len(read) - len(told))]
    return [
        _look_at(each, what, is_kept=each.fingerprint in kept)
        for each, what in zip(read, said, strict=False)
    ]


def _look_at(filled: FilledIn, told: Told, *, is_kept: bool) -> Looked:
    name = recognise(knowledge().outcome_measures, filled)
    measure = measures().get(name or told.measure)
    found, problems = _scored(measure, filled)
    day, day_problem = _day_of(filled, told.day)
    return Looked(
        filled=filled,
        measure=measure,
        was_recognised=name is not None,
        chosen=told.measure,
        score=found,
        day=day,
        typed=told.day,
        problems=problems,
        day_problem=day_problem,
        is_kept=is_kept,
    )


def _scored(
    measure: OutcomeMeasure | None, filled: FilledIn
) -> tuple[Score | None, tuple[AnswerProblem, ...]]:
    if measure is None:
        return None, ()
    try:
        return score(measure, filled), ()
    except AnswersError as error:
        return None, tuple(error.problems)


def _day_of(filled: FilledIn, typed: str) -> tuple[date | None, str]:
    """The day where the person is; the one that they typed where the file tells none."""
    told, today = filled.authored, timezone.localdate()
    if isinstance(told, datetime):
        told = timezone.localdate(told)
    if told is None and not typed:
        return None, ""
    try:
        day = told or date.fromisoformat(typed)
    except ValueError:
        return None, "This is no day. Write it like 2026-11-20."
    if not FIRST_DAY <= day <= today:
        said = f"{date_format(day, 'j F Y')} is not from 1990 to today."
        return None, f"{said} Ask for a file with the right day."
    return day, ""


@transaction.atomic
def keep(visitor: Visitor, looked: Sequence[Looked]) -> int:
    """Keeps what is ready; how many scores are new."""
    Visitor.objects.select_for_update().get(pk=visitor.pk)  # Two tabs, one after the other.
    before = scores_of(visitor).count()
    for each in looked:
        if each.score is not None and each.day is not None:
            keep_score(visitor, Ready(each.score, each.day, each.filled.fingerprint))
    return scores_of(visitor).count() - before


def keep_score(
    visitor: Visitor, ready: Ready, *, at: datetime | None = None, row_id: UUID | None = None
) -> None:
    """Keeps one score; a document that is kept already changes nothing."""
    told = ready.score
    QuestionnaireScore.objects.get_or_create(
        visitor=visitor,
        fingerprint=ready.fingerprint,
        defaults={
            "id": row_id or uuid4(),
            "measure": told.measure,
            "answered_on": ready.day,
            "value": told.value,
            "parts": dict(told.parts),
            "answered": told.answered,
            "items": told.items,
            "kept_at": at or timezone.now(),
        },
    )


def scores_of(visitor: Visitor | None) -> QuerySet[QuestionnaireScore]:
    """What is kept, the newest first."""
    every = QuestionnaireScore.objects.all()
    mine = every.filter(visitor=visitor) if visitor else every.none()
    return mine.order_by("-answered_on", "measure", "-kept_at", "pk")


def remove(visitor: Visitor | None, score_id: UUID) -> bool:
    """Takes one score out; False if there is no such one in this record."""
    gone, _ = scores_of(visitor).filter(pk=score_id).delete()
    return bool(gone)
