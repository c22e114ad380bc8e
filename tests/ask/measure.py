"""How often the right page comes first, counted over the questions that the library can answer."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from unclench.ask.answer import Library

HERE = Path(__file__).parent
TUNED = (
    "questions.yaml",
    "more_questions.yaml",
    "held_out.yaml",
    "held_out_three.yaml",
    "held_out_four.yaml",
    "own_words.yaml",
    "more_own_words.yaml",
)
SET_ASIDE = "held_out_two.yaml"


@dataclass(frozen=True)
class Measured:
    """Counts: questions whose right page exists, those with it first, those among three."""

    asked: int
    first: int
    in_three: int


FILES = (*TUNED, SET_ASIDE)


def questions(file: str = "questions.yaml") -> list[dict[str, Any]]:
    text = (HERE / file).read_text(encoding="utf-8")
    listed: list[dict[str, Any]] = yaml.safe_load(text)["questions"]
    return listed


def measure(library: Library, *files: str) -> Measured:
    asked = [q for file in files for q in questions(file)]
    counted = [q for q in asked if set(q.get("right", [])) & set(library.pages)]
    places = [_place(library, q["ask"], q["right"]) for q in counted]
    return Measured(len(places), places.count(1), sum(place in (1, 2, 3) for place in places))


def _place(library: Library, text: str, right: list[str]) -> int:
    """Where the first right page stands, from 1; 0 if nowhere."""
    shown = [passage.page.id for passage in library.ask(text).passages]
    return next((n for n, name in enumerate(shown, 1) if name in right), 0)


def without_an_answer() -> list[str]:
    """The questions that the library has nothing for."""
    return [q["ask"] for file in TUNED for q in questions(file) if q.get("right") == []]


def with_danger() -> list[str]:
    """The questions in which words of danger stand."""
    return [q["ask"] for file in FILES for q in questions(file) if q.get("danger")]
