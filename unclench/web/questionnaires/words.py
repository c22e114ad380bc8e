"""Scores in words: what a number says, and what it does not."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format

from unclench.engine.knowledge.answers import AnswerProblem
from unclench.engine.outcomes.change import Noticed, ScoreChange, Towards, change_of
from unclench.engine.outcomes.score import step_of
from unclench.engine.values.tracker import Direction, OutcomeMeasure
from unclench.web.from_elsewhere.words import plainly

NOT_SAID = (
    "A score does not say what is wrong with your back. It promises nothing about how it goes on,"
    " and it changes no advice here. Talk it over with whoever helps you."
)
_NOTICED = {
    Noticed.YES: "That is as much as people notice.",
    Noticed.IN_PART: "That is about as much as people just notice.",
    Noticed.NO: "That is less than people notice, and may be chance alone.",
    Noticed.UNKNOWN: "",
}
_BETTER = {
    Direction.HIGHER_IS_WORSE: " Lower is better.",
    Direction.HIGHER_IS_BETTER: " Higher is better.",
}
_TOWARDS = {Towards.BETTER: ", which is better", Towards.WORSE: ", which is worse"}


def number(value: float) -> str:
    """A score with a tenth at most: "36", "61.4"."""
    return f"{round(value, 1):,.10g}"


def day_words(day: date) -> str:
    """A day, as the pages write it."""
    return date_format(day, "j F Y")


def scale_words(measure: OutcomeMeasure) -> str:
    """The ends of the scale, and which way is better."""
    low, high = measure.low, measure.high
    better = "" if measure.asks_ahead else _BETTER.get(measure.direction, "")
    return f"From {low} ({measure.low_words}) to {high} ({measure.high_words}).{better}"


def answered_words(answered: int | None, items: int) -> str:
    """How much of the questionnaire the score rests on."""
    if answered is None:
        return "The file told the score itself."
    if answered == items:
        return f"All {items} questions were answered."
    return f"{answered} of {items} questions were answered."


def part_words(measure: OutcomeMeasure, parts: Mapping[str, float]) -> list[str]:
    """The subscales, by name."""
    named = measure.scoring.subscales if measure.scoring else ()
    return [f"{part.title}: {number(parts[part.id])}." for part in named if part.id in parts]


def step_words(measure: OutcomeMeasure, value: float, parts: Mapping[str, float]) -> str:
    """Where the score stands on the steps of others, and whose these are."""
    step = step_of(measure, value, parts)
    if step is None or measure.steps_of_others is None:
        return ""
    return f"It stands here: {step.says}. {measure.steps_of_others.says}"


def change_words(measure: OutcomeMeasure, earlier: float, on: date, later: float) -> str:
    """How far it is from an earlier score, and whether that matters."""
    change = change_of(measure, earlier, later)
    was = f"The one before, on {day_words(on)}, was {number(earlier)}."
    if not change.points:
        return f"{was} It is the same."
    return " ".join(filter(None, (was, _moved(change), _NOTICED[change.noticed])))


def _moved(change: ScoreChange) -> str:
    way = "higher" if change.points > 0 else "lower"
    return f"It is now {number(abs(change.points))} {way}{_TOWARDS.get(change.towards, '')}."


def label(measure: OutcomeMeasure) -> str:
    """Its name, with what a file may call it where that is another word."""
    named = measure.short.split()[0] in measure.title
    return measure.title if named else f"{measure.title} ({measure.short})"


def problem_words(problem: AnswerProblem) -> str:
    """What is wrong as a sentence; the name of a question stays as the file has it."""
    if problem.finding.startswith("the "):
        return plainly(" ".join(f"{problem.finding}: {problem.value} {problem.message}".split()))
    return plainly(f"in `{problem.finding}`: {problem.value} {problem.message}")
