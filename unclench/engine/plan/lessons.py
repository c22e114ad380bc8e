"""Which lessons fit what somebody told, and which comes next. It decides nothing else."""

from collections.abc import Collection
from dataclasses import dataclass

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import Atom, evaluate, reasons
from unclench.engine.values.findings import Findings
from unclench.engine.values.lesson import Lesson


@dataclass(frozen=True)
class FittingLesson:
    """A lesson and the answers that it fits; none when everybody may like it."""

    lesson: Lesson
    because: tuple[Atom, ...]


def fitting_lessons(base: KnowledgeBase, findings: Findings) -> tuple[FittingLesson, ...]:
    """The lessons whose condition is known to hold, in the order of their ids. What is not sure
    or not asked suggests nothing, and nothing is suggested whose `unless` holds."""
    return tuple(
        FittingLesson(lesson, reasons(lesson.when, findings))
        for lesson in base.lessons.values()
        if lesson.when is not None and evaluate(lesson.when, findings) is True
        if lesson.unless is None or evaluate(lesson.unless, findings) is not True
    )


def next_lesson(
    base: KnowledgeBase, findings: Findings, done: Collection[str]
) -> FittingLesson | None:
    """The first lesson that fits and was not done yet; None when there is none."""
    fitting = fitting_lessons(base, findings)
    return next((each for each in fitting if each.lesson.id not in done), None)
