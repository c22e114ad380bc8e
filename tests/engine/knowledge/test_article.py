"""Whoever comes from a popular article on back spasms finds each piece of it met in the library."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.shipped import BASE
from unclench.ask.pages import Page, pages_of
from unclench.engine.values.library import Verdict

PAGES = pages_of(BASE)
PIECES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("article.yaml").read_text(encoding="utf-8")
)["pieces"]
VERDICTS = ("supported", "partly", "not_supported", "too_vague")
CORRECTED = [piece for piece in PIECES if piece["verdict"] in ("partly", "not_supported")]
MET_BY_A_CLAIM = [piece for piece in CORRECTED if piece["met_by"] in BASE.claims]


def _named(piece: dict[str, Any]) -> str:
    return f"{piece['row']}: {piece['said']}"


def _said_by(page: Page) -> str:
    return " ".join((page.summary, *page.lines, *page.more)).lower()


each = pytest.mark.parametrize("piece", PIECES, ids=_named)
each_word = pytest.mark.parametrize(
    ("piece", "words"),
    [
        pytest.param(piece, words, id=f"{piece['row']}: {words}")
        for piece in PIECES
        for words in piece["holds"]
    ],
)


def test_no_piece_of_the_article_is_left_out():
    assert sorted(piece["row"] for piece in PIECES) == list(range(1, 47))


def test_every_piece_has_a_verdict_and_says_what_must_be_told():
    assert {piece["verdict"] for piece in PIECES} == set(VERDICTS)
    assert all(piece["holds"] for piece in PIECES)


@each
def test_a_piece_is_met_by_a_record_with_a_source(piece):
    page = PAGES[piece["met_by"]]

    assert page.summary
    assert page.source
    assert set(page.source) <= set(BASE.sources)


@each
def test_the_record_names_the_row_of_the_facts_that_it_rests_on(piece):
    assert str(piece["row"]) in PAGES[piece["met_by"]].of.facts


@each_word
def test_the_record_says_what_is_known(piece, words):
    assert words.lower() in _said_by(PAGES[piece["met_by"]])


@pytest.mark.parametrize("piece", CORRECTED, ids=_named)
def test_what_is_wrong_or_half_right_is_met_by_a_claim_or_a_question(piece):
    assert PAGES[piece["met_by"]].kind in ("claim", "question")


@pytest.mark.parametrize("piece", MET_BY_A_CLAIM, ids=_named)
def test_no_claim_that_guidelines_correct_is_called_supported(piece):
    claim = BASE.claims[piece["met_by"]]

    assert claim.verdict in (Verdict.NOT_SUPPORTED, Verdict.PARTLY)
    assert claim.evidence
    assert claim.kinder
