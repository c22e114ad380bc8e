"""What the pages show, as plain values for the templates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from unclench.engine.values.scoring import Scoring
from unclench.engine.values.tracker import OutcomeMeasure
from unclench.fhir.strict import MOST_BYTES, plain
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.library.pages import CERTAINTY_WORDS
from unclench.web.questionnaires import services, words
from unclench.web.questionnaires.models import QuestionnaireScore
from unclench.web.questionnaires.services import NONE_OF_THEM, Looked

MOST = f"At most {MOST_BYTES // 1024**2} MB."
SHOWN_PROBLEMS = 8
Rows = Sequence[QuestionnaireScore]


def list_context(visitor: Visitor | None, errors: Sequence[str] = ()) -> dict[str, Any]:
    """The form, which questionnaires can be scored, and what is kept."""
    return {
        "scores": [_row(row) for row in services.scores_of(visitor)],
        "measures": [words.label(measure) for measure in _by_title()],
        "file_why": f"A QuestionnaireResponse of FHIR, saved as JSON (.json). {MOST}",
        "error": errors[0] if errors else "",
        "errors": [{"text": text, "href": "#file"} for text in errors],
        "back_url": reverse("bring_in"),
    }


def _by_title() -> list[OutcomeMeasure]:
    return sorted(services.measures().values(), key=lambda measure: measure.title.lower())


def _row(row: QuestionnaireScore) -> dict[str, Any]:
    measure = services.measures().get(row.measure)
    return {
        "pk": row.pk,
        "title": measure.title if measure else row.measure,
        "number": words.number(row.value),
        "day": row.answered_on,
        "kept_at": row.kept_at,
    }


def look_context(visitor: Visitor | None, looked: Sequence[Looked], carried: str) -> dict[str, Any]:
    """Everything that the file holds, what is still to be told, and whether it can be kept."""
    rows = list(services.scores_of(visitor))
    shown = [_questionnaire(rows, number, each) for number, each in enumerate(looked)]
    errors = [error for each in shown for error in each["errors"]]
    return {
        "questionnaires": shown,
        "carried": carried,
        "ready": sum(each.is_ready for each in looked),
        "is_open": any(each.is_open for each in looked),
        "many": len(looked),
        "errors": errors,
        "not_said": words.NOT_SAID,
        "back_url": reverse("questionnaires"),
    }


def _questionnaire(rows: Rows, number: int, looked: Looked) -> dict[str, Any]:
    measure = looked.measure
    day_error = looked.day_problem if looked.filled.authored is None else ""
    return {
        "number": number + 1,
        "is_kept": looked.is_kept,
        "title": measure.title if measure else f"Questionnaire {number + 1}",
        "names": plain(", ".join(looked.filled.urls), 200),
        "ask": None if looked.was_recognised or looked.is_kept else _which(number, looked),
        "is_answered": measure is not None,
        "ask_day": looked.filled.authored is None and not looked.is_kept,
        "day_name": f"day_{number}",
        "typed": looked.typed,
        "day_error": day_error,
        "errors": [{"text": day_error, "href": f"#day_{number}"}] if day_error else [],
        "problems": _problems(looked),
        "problem": "no score" if looked.problems else "the day cannot be right",
        "card": score_card(rows, looked) if measure and looked.score else None,
    }


def _which(number: int, looked: Looked) -> dict[str, Any]:
    """The question which of them it is; nothing is chosen beforehand."""
    offered = [{"value": m.id, "label": words.label(m)} for m in _by_title()]
    return {
        "name": f"measure_{number}",
        "options": [*offered, {"value": NONE_OF_THEM, "label": "None of these"}],
        "answer": looked.chosen,
    }


def _problems(looked: Looked) -> list[str]:
    """Why there is no score, and why the day of the file cannot be."""
    found = [words.problem_words(problem) for problem in looked.problems]
    more = len(found) - SHOWN_PROBLEMS
    found = found[:SHOWN_PROBLEMS] + ([f"And {more} more."] if more > 0 else [])
    if looked.filled.authored is not None and looked.day_problem:
        found.append(looked.day_problem)
    return found


def score_card(rows: Rows, looked: Looked) -> dict[str, Any]:
    """One score in plain words, with where its rules come from."""
    measure, score = looked.measure, looked.score
    if measure is None or score is None or measure.scoring is None:
        raise ValueError("there is no score to show")
    return {
        "title": measure.title,
        "number": words.number(score.value),
        "scale": words.scale_words(measure),
        "when": f"Filled in on {words.day_words(looked.day)}." if looked.day else "",
        "about": measure.why,
        "answered": words.answered_words(score.answered, score.items),
        "parts": words.part_words(measure, score.parts),
        "step": words.step_words(measure, score.value, score.parts),
        "change": _change(rows, measure, looked.day, score.value),
        "evidence": _evidence(measure, measure.scoring),
    }


def _change(rows: Rows, measure: OutcomeMeasure, day: date | None, value: float) -> str:
    """The score beside one of the same day, or else the last of an earlier day."""
    mine = [row for row in rows if day and row.measure == measure.id and row.answered_on <= day]
    if not mine:
        return ""
    last = mine[0]
    if last.answered_on == day:
        return f"One of that day is here already: {words.number(last.value)}. Both can be kept."
    return words.change_words(measure, last.value, last.answered_on, value)


def _evidence(measure: OutcomeMeasure, scoring: Scoring) -> dict[str, Any]:
    base = knowledge()
    parts = [scoring, measure.steps_of_others, *measure.noticeable]
    keys = dict.fromkeys(key for part in parts if part for key in part.source)
    return {
        "says": scoring.says,
        "sure": CERTAINTY_WORDS[scoring.certainty],
        "noticeable": [change.says for change in measure.noticeable],
        "licence": measure.licence,
        "sources": [base.sources[key] for key in keys],
    }
