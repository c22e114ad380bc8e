"""Turns scores of questionnaires into pictures, one for each questionnaire."""

from collections.abc import Sequence
from typing import Any

from unclench.engine.values.tracker import OutcomeMeasure
from unclench.pictures.scores import ScorePoint, scores
from unclench.web.accounts.models import Visitor
from unclench.web.charts import chart
from unclench.web.questionnaires import services, words
from unclench.web.questionnaires.models import QuestionnaireScore

Rows = Sequence[QuestionnaireScore]


def pictures_of(visitor: Visitor) -> list[dict[str, Any]]:
    """A picture for each questionnaire with a score, the one that was filled in last first. One
    query."""
    measures = services.measures()
    found: dict[str, list[QuestionnaireScore]] = {}
    for row in services.scores_of(visitor):
        found.setdefault(row.measure, []).append(row)
    known = [(measures[name], rows[::-1]) for name, rows in found.items() if name in measures]
    return [chart(_picture(measure, rows)) for measure, rows in known]


def _picture(measure: OutcomeMeasure, rows: Rows) -> Any:
    points = [_point(row) for row in rows]
    notes = [each.says for each in measure.noticeable if len(rows) > 1]
    return scores(measure, points, _sentence(measure, rows), tuple(notes))


def _point(row: QuestionnaireScore) -> ScorePoint:
    rests_on = "" if row.answered is None else f"{row.answered} of {row.items} answers"
    return ScorePoint(row.answered_on, row.value, rests_on)


def _sentence(measure: OutcomeMeasure, rows: Rows) -> str:
    """The last score, its scale, and the one before it."""
    last = rows[-1]
    said = f"{words.number(last.value)} on {words.day_words(last.answered_on)}."
    earlier = [row for row in rows if row.answered_on < last.answered_on]
    changed = (
        words.change_words(measure, earlier[-1].value, earlier[-1].answered_on, last.value)
        if earlier
        else ""
    )
    return " ".join(filter(None, (said, words.scale_words(measure), changed)))
