"""Checks the desk: every answer is one that the drawing knows."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.desk import DRAWN, Desk, DeskPart, DeskQuestion
from unclench.engine.values.record import Provenance

Note = tuple[str, str]


def desk_problems(base: KnowledgeBase, record: Provenance) -> Iterator[Note]:
    """What is wrong with the desk, by key; nothing for any other record."""
    if not isinstance(record, Desk):
        return
    parts = [question.part for question in record.questions]
    for part in DeskPart:
        if parts.count(part) != 1:
            yield "questions", f"`{part}` is asked {parts.count(part)} times; ask it once"
    if parts[:1] != [DeskPart.TIME]:
        yield "questions", "`time` comes first: it matters more than the chair"
    for question in record.questions:
        yield from _option_problems(question)


def _option_problems(question: DeskQuestion) -> Iterator[Note]:
    known = DRAWN[question.part]
    told = [option.id for option in question.options]
    for name in told:
        if name not in known:
            yield "questions", f"the drawing knows no `{name}`.{did_you_mean(name, known)}"
    for name in known:
        if name not in told:
            yield "questions", f"`{question.part}` has no answer `{name}`"
    for option in question.options:
        if option.becomes and option.becomes not in known:
            yield "questions", f"the drawing knows no `{option.becomes}`"
    first = question.option(known[0])
    if first and first.advice:
        yield "questions", f"`{first.id}` needs no change, so it has no advice"
