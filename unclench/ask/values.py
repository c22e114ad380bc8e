"""Answers and records as plain values, for other programs."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args

from unclench.ask.answer import Answer, Passage
from unclench.ask.pages import Page
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import Condition
from unclench.engine.values.expression import expression

_CONDITIONS = get_args(Condition)


def answer_as_values(base: KnowledgeBase, answer: Answer) -> dict[str, Any]:
    """`danger` first: when it is true, the safety check comes before the answers."""
    answers = [_passage_values(base, passage) for passage in answer.passages]
    return {"danger": answer.danger, "topics": sorted(answer.topics), "answers": answers}


def _passage_values(base: KnowledgeBase, passage: Passage) -> dict[str, Any]:
    page = passage.page
    return {
        "id": page.id,
        "kind": page.kind,
        "title": page.title,
        "passage": passage.text,
        "certainty": str(page.certainty),
        "sources": sources_of(base, page),
    }


def sources_of(base: KnowledgeBase, page: Page) -> list[dict[str, str]]:
    """Every source that a page rests on: its key, title, link and year."""
    return [_values(base.sources[key]) for key in page.source]


def page_as_values(base: KnowledgeBase, page: Page) -> dict[str, Any]:
    """The whole record, its kind, and its sources with their titles."""
    return {"kind": page.kind, **_values(page.of), "sources": sources_of(base, page)}


def _values(value: Any) -> Any:
    if isinstance(value, _CONDITIONS):
        return expression(value)
    if is_dataclass(value):
        return {field.name: _values(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_values(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _values(each) for key, each in value.items()}
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
