"""Builders of invented people: everything denied, but for what matters to the test."""

from collections.abc import Iterable, Mapping

from unclench.engine.knowledge.answers import read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.evaluation.people import usual_person


def denied(base: KnowledgeBase) -> dict[str, Answer]:
    """A forty-year-old man with an ordinary back pain of a day, who denies every danger."""
    return dict(usual_person(base))


def a_person(
    base: KnowledgeBase,
    *,
    with_: Iterable[str] = (),
    not_sure: Iterable[str] = (),
    not_asked: Iterable[str] = (),
    **answers: object,
) -> Findings:
    """Somebody who denies everything but what is named."""
    given: Mapping[str, Answer] = {k: read_answer(base, k, v) for k, v in answers.items()}
    yes = dict.fromkeys(with_, True)
    unsure = dict.fromkeys(not_sure, NOT_SURE)
    return Findings({**denied(base), **yes, **unsure, **given}).without(*not_asked)
