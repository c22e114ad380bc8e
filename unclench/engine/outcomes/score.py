"""The score of a questionnaire that somebody filled in, by the rule of its measure.

An answer that is missing is never counted as nought: beyond what the rule allows there is no score.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from unclench.engine.knowledge.answers import AnswerProblem, AnswersError
from unclench.engine.outcomes.numbered import Sorted, numbers_of, sort_items
from unclench.engine.values.filled_in import FilledIn, Item, ItemKind, Score
from unclench.engine.values.scoring import Scoring, ScoringRule, Step
from unclench.engine.values.tracker import OutcomeMeasure

_ROUNDED = 0.5
_WHOLE = "the answers"
_DIGITS = 2


def score(measure: OutcomeMeasure, filled: FilledIn) -> Score:
    """The score, with its subscales. Raises AnswersError that names all that stands in its way."""
    scoring = _scoring_of(measure)
    items = sort_items(measure, scoring, filled.items)
    if scoring.rule is ScoringRule.GIVEN or _tells_only_the_score(items):
        return Score(measure.id, _given(measure, items))
    answered = [item for item in items.questions if item.value is not None]
    problems = list(_problems(measure, scoring, items.questions, answered))
    if problems:
        raise AnswersError(problems)
    worked_out = _worked_out(measure, scoring, items, [item.value or 0.0 for item in answered])
    _refuse_another_score(measure, scoring, items, worked_out)
    return worked_out


def _scoring_of(measure: OutcomeMeasure) -> Scoring:
    if measure.scoring is None:
        raise ValueError(f"`{measure.id}` is asked here and not scored from a file")
    return measure.scoring


def _tells_only_the_score(items: Sorted) -> bool:
    return items.told is not None and all(item.value is None for item in items.questions)


def _given(measure: OutcomeMeasure, items: Sorted) -> float:
    """The score that stands in the file."""
    if items.told is None or items.told.value is None:
        numbers = sum(item.value is not None for item in items.questions)
        message = (
            f"does not tell which of {numbers} numbers is the score of {measure.short}"
            if numbers
            else f"holds no score of {measure.short}"
        )
        next_step = "expected one number, the score itself; ask for a file with only that"
        raise AnswersError([AnswerProblem(_WHOLE, "the file", f"{message}; {next_step}")])
    problems = list(_out_of_range([items.told], measure.low, measure.high))
    if problems:
        raise AnswersError(problems)
    return round(items.told.value, _DIGITS)


def _problems(
    measure: OutcomeMeasure, scoring: Scoring, questions: Sequence[Item], answered: Sequence[Item]
) -> Iterator[AnswerProblem]:
    yield from _out_of_range(answered, scoring.low, scoring.high)
    yield from _not_weighed(scoring, questions)
    if len(answered) > scoring.items:
        message = f"count, and {measure.short} has {scoring.items}; is it another questionnaire?"
        yield AnswerProblem(_WHOLE, f"{len(answered)} answers", message)
    missing = scoring.items - len(answered)
    if missing > scoring.missing_allowed:
        yield from _unread(questions)
        found = f"{len(answered)} of {scoring.items} questions"
        yield AnswerProblem(_WHOLE, found, _too_few(measure, scoring))


def _too_few(measure: OutcomeMeasure, scoring: Scoring) -> str:
    return (
        "have an answer that counts; expected at least"
        f" {scoring.items - scoring.missing_allowed},"
        f" so {measure.short} has no score: fill in what is missing"
    )


def _out_of_range(answered: Sequence[Item], low: float, high: float) -> Iterator[AnswerProblem]:
    for item in answered:
        value = item.value if item.value is not None else low
        if not (isfinite(value) and low <= value <= high):
            message = f"is not from {low:g} to {high:g}; is it another questionnaire?"
            yield AnswerProblem(item.link, f"`{value:g}`", message)


def _not_weighed(scoring: Scoring, questions: Sequence[Item]) -> Iterator[AnswerProblem]:
    """Bare numbers where only a weight or a yes or no is clear. Where it cannot be told which
    question is which, any bare number might be one of them."""
    placed = numbers_of(questions, scoring.items)
    theirs = [placed.get(n) for n in scoring.weighed] if placed else questions
    for item in theirs if scoring.weighed else ():
        if item and item.value is not None and item.kind is ItemKind.NUMBER:
            message = "could mean two things; expected yes or no, or a code with an ordinalValue"
            yield AnswerProblem(item.link, f"`{item.value:g}`", message)


def _unread(questions: Sequence[Item]) -> Iterator[AnswerProblem]:
    """The answers that do not count, so that it can be seen which."""
    for item in questions:
        if item.unread:
            expected = "expected a number, yes or no, or a code with an ordinalValue"
            yield AnswerProblem(item.link, item.unread, f"does not count; {expected}")


def _worked_out(
    measure: OutcomeMeasure, scoring: Scoring, items: Sorted, values: Sequence[float]
) -> Score:
    return Score(
        measure=measure.id,
        value=round(_by_rule(scoring, values), _DIGITS),
        parts=_parts(scoring, items.questions),
        answered=len(values),
        items=scoring.items,
    )


def _by_rule(scoring: Scoring, values: Sequence[float]) -> float:
    total = sum(values)
    match scoring.rule:
        case ScoringRule.MEAN:
            return total / len(values)
        case ScoringRule.PERCENT_OF_ANSWERED:
            return 100 * total / (scoring.high * len(values))
        case _:
            return total


def _parts(scoring: Scoring, questions: Sequence[Item]) -> Mapping[str, float]:
    """The subscales of which every question was answered, and is known by its number."""
    placed = numbers_of(questions, scoring.items) or {}
    values = {number: item.value for number, item in placed.items() if item.value is not None}
    return {
        part.id: round(sum(values[number] for number in part.items), _DIGITS)
        for part in scoring.subscales
        if values.keys() >= set(part.items)
    }


def _refuse_another_score(
    measure: OutcomeMeasure, scoring: Scoring, items: Sorted, worked_out: Score
) -> None:
    """A file whose own score is not what its answers give is read wrongly, by it or by us.

    It may be rounded, and a share of 100 may be told as the sum that it was made from.
    """
    if items.told is None or items.told.value is None:
        return
    total = sum(item.value for item in items.questions if item.value is not None)
    ways = {worked_out.value, total}
    if all(abs(items.told.value - way) > _ROUNDED for way in ways):
        message = (
            f"is told as the score, and the answers give {worked_out.value:g} of {measure.high};"
            " ask whoever made the file which is right"
        )
        raise AnswersError([AnswerProblem(items.told.link, f"`{items.told.value:g}`", message)])


def step_of(measure: OutcomeMeasure, value: float, parts: Mapping[str, float]) -> Step | None:
    """The first step of the scale that fits; None where there is none, or where a number that it
    needs is not known."""
    amounts = {**parts, "": value}
    for step in measure.steps_of_others.steps if measure.steps_of_others else ():
        if step.below is None:
            return step
        if step.of not in amounts:
            return None
        if amounts[step.of] < step.below:
            return step
    return None
