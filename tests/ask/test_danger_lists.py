"""Lists of dangers in people's words are caught; few ordinary questions are taken for one."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
TUNED = ("one", "two", "three", "four", "five", "six", "seven")
# Most of it was never tuned on; its head says what it did when it was first met.
SET_ASIDE = "eight"
SHARE_SET_ASIDE = 0.5


def listed(name: str, kind: str) -> list[dict[str, Any]]:
    text = (HERE / f"dangers_{name}.yaml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.safe_load(text)[kind]
    return entries


def is_caught(library, entry: dict[str, Any]) -> bool:
    """Whether the check comes before every passage; for despair, somebody to talk to."""
    answer = library.ask(entry["ask"])
    return "despair" in answer.topics if entry.get("despair") else answer.danger


@cache
def shares(library, name: str) -> tuple[float, float]:
    """The shares of dangers that are caught, and of ordinary questions that are called one."""
    dangers, ordinary = listed(name, "danger"), listed(name, "ordinary")
    caught = sum(is_caught(library, entry) for entry in dangers)
    false = sum(library.ask(entry["ask"]).danger for entry in ordinary)
    return caught / len(dangers), false / len(ordinary)


@pytest.mark.parametrize("name", TUNED)
def test_of_sixty_dangers_at_most_one_is_missed(library, name):
    caught, _ = shares(library, name)

    assert caught >= 59 / 60


@pytest.mark.parametrize("name", [*TUNED, SET_ASIDE])
def test_of_six_ordinary_questions_at_most_one_is_called_dangerous(library, name):
    _, false = shares(library, name)

    assert false <= 1 / 6


def test_of_a_list_that_was_hardly_tuned_on_more_than_half_is_caught(library):
    caught, _ = shares(library, SET_ASIDE)

    assert caught >= SHARE_SET_ASIDE


def test_a_word_of_each_family_shows_the_topic_in_whatever_order(library):
    assert "saddle" in library.ask("my arse has gone all woolly").topics
    assert "saddle" in library.ask("it is woolly round my arse").topics


def test_words_of_two_families_far_apart_show_nothing(library):
    apart = "arse over tit on a bike years ago, now which of these many ordinary jumpers is woolly"

    assert "saddle" not in library.ask(apart).topics
