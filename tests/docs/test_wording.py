"""The words are held to the intended purpose."""

import re
from pathlib import Path

import pytest

from tests.docs.intended import (
    ROOT,
    allowed_phrases,
    breaches,
    texts_shown,
    words_against_the_purpose,
    words_to_avoid,
)

DOSES = re.compile(r"\d\s*(mg|mcg|µg|milligrams?|micrograms?|ml)\b", re.IGNORECASE)
PLACES = [
    "unclench/web/check/page.html",
    "unclench/web/check/views.py",
    "unclench/web/components/timer/timer.js",
    "unclench/commands/serve.py",
    "unclench/knowledge/faq/sitting.yaml",
    "unclench/knowledge/red_flags/fever.yaml",
    "README.md",
]


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """A place with the README and nothing else, in which a test may plant a text."""
    (tmp_path / "README.md").write_text("Unclench.", encoding="utf-8")
    return tmp_path


def test_no_text_promises_what_nobody_can_know():
    assert breaches(ROOT) == []


def test_no_text_holds_an_amount_of_medicine():
    found = [
        f"{path.relative_to(ROOT)}: {amount.group()}"
        for path in texts_shown(ROOT)
        for amount in DOSES.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize("word", words_to_avoid())
def test_a_claim_with_a_word_to_avoid_is_found(word):
    assert words_against_the_purpose(f"Unclench: {word.upper()} your back.") == [word.upper()]


def test_a_claim_is_found_across_the_end_of_a_line():
    assert words_against_the_purpose("It is clinically\n    proven.") == ["clinically\n    proven"]


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_claim_is_found_wherever_words_are_kept(empty_house, place):
    planted = empty_house / place
    planted.parent.mkdir(parents=True, exist_ok=True)

    planted.write_text("It detects the cause.", encoding="utf-8")

    assert breaches(empty_house) == [f"{place}: detects"]


@pytest.mark.parametrize("phrase", allowed_phrases())
def test_an_allowed_phrase_is_allowed_because_it_holds_a_word_to_avoid(phrase):
    holds = [word for word in words_to_avoid() if word.lower() in phrase.lower()]

    assert holds
    assert words_against_the_purpose(f"It says: {phrase}.") == []


def test_saying_what_it_does_not_do_excuses_no_claim_beside_it():
    text = "It does not diagnose. It cures."

    assert words_against_the_purpose(text) == ["cures"]


@pytest.mark.parametrize("place", ["README.md", "unclench/web/record/about.html"])
def test_the_site_says_what_it_is_not(place):
    text = " ".join((ROOT / place).read_text(encoding="utf-8").split())

    assert "has not been assessed or certified as a medical device anywhere" in text
    assert "no clinician checks your answers" in text
    assert "unsigned draft" in text.lower().replace("*", "")
