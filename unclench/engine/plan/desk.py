"""What to change at a desk, the most telling first."""

from collections.abc import Mapping
from dataclasses import dataclass

from unclench.engine.values.desk import DRAWN, Desk, DeskPart


@dataclass(frozen=True)
class DeskChange:
    """One thing to change, with the number that it has in the drawing."""

    number: int
    part: DeskPart
    advice: str


def desk_changes(desk: Desk, answers: Mapping[DeskPart, str]) -> tuple[DeskChange, ...]:
    """What to change, in the order of the questions. What was not answered is left as it is."""
    chosen = [(q.part, q.option(answers.get(q.part, ""))) for q in desk.questions]
    covered = {part for _, option in chosen if option for part in option.covers}
    found = [
        (part, option.advice)
        for part, option in chosen
        if option and option.advice and part not in covered
    ]
    return tuple(DeskChange(n, part, advice) for n, (part, advice) in enumerate(found, 1))


def after_changes(desk: Desk, answers: Mapping[DeskPart, str]) -> Mapping[DeskPart, str]:
    """The same place once every change is made."""
    after = dict(answers)
    for question in desk.questions:
        option = question.option(answers.get(question.part, ""))
        if option and option.advice:
            after[question.part] = option.becomes or DRAWN[question.part][0]
            after |= {part: DRAWN[part][0] for part in option.covers}
    return after
