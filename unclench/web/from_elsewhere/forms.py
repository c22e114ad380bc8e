"""Reads which column holds what, and the answers to what a file leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from unclench.bring_in.columns import FIELDS

CHOOSE = "Choose one of these."


@dataclass(frozen=True)
class Sent:
    """What was sent; only columns and answers that were offered. `errors` by the field's name."""

    mapping: Mapping[str, str]
    answers: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)


def read_answers(sent: QueryDict, asked: Mapping[str, Any], answered: Mapping[str, str]) -> Sent:
    """The mapping of all fields, and earlier answers with those that came now."""
    columns = asked.get("columns", ())
    told = {name: sent.get(f"map_{name}", "") for name in FIELDS} if columns else {}
    mapping = {name: column if column in columns else "" for name, column in told.items()}
    questions = [one for one in asked.get("questions", ()) if one["id"] != "columns"]
    answers = {one["id"]: _answer(sent, one) for one in questions}
    errors = {f"answer_{name}": CHOOSE for name, answer in answers.items() if not answer}
    return Sent(mapping, {**answered, **answers}, errors)


def _answer(sent: QueryDict, question: Mapping[str, Any]) -> str:
    told = sent.get(f"answer_{question['id']}", "")
    return told if told in {answer for answer, _ in question["options"]} else ""
