"""Builders of invented people: everything denied, but for what matters to the test."""

from collections.abc import Iterable, Mapping

from unclench.engine.knowledge.answers import read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import NOT_SURE, Answer, Findings

A_WELL_ADULT = {
    "age": 40.0,
    "sex": "male",
    "pregnancy": "no",
    "weeks_pregnant": NOT_SURE,
    "birth_weeks_ago": NOT_SURE,
    "pain_nprs": 6.0,
    "pain_days": 1.0,
    "course": "better",
    "onset": "gradual",
}


def denied(base: KnowledgeBase) -> dict[str, Answer]:
    """A forty-year-old man with an ordinary back pain of a day, who denies every danger."""
    no = {f.id: False for f in base.findings.values() if f.type is FindingType.YES_NO}
    return {**no, **A_WELL_ADULT}


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
