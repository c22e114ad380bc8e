"""What is said about the program is measured somewhere, and says where it ends."""

import re
from pathlib import Path

import pytest

from tests.docs.intended import words_against_the_purpose
from tests.docs.named import named_tests

CLAIMS = (Path(__file__).parents[2] / "docs/claims.md").read_text(encoding="utf-8")
SHOWN, NOT_SHOWN = CLAIMS.split("## Not shown")
EACH = re.split(r"^(?=\*\*K\d+\.)", SHOWN, flags=re.MULTILINE)[1:]


def _number(claim):
    return re.match(r"\*\*(K\d+)", claim).group(1)


def test_the_claims_are_numbered_without_a_gap():
    assert [_number(claim) for claim in EACH] == [f"K{n:02}" for n in range(1, len(EACH) + 1)]


@pytest.mark.parametrize("claim", EACH, ids=_number)
def test_a_claim_says_how_it_is_shown_by_which_test_and_what_it_leaves_open(claim):
    assert re.search(r"^Shown by: .+^Test: `tests/.+^Limits: ", claim, re.DOTALL | re.MULTILINE)


def test_the_claims_name_tests():
    assert len(named_tests("docs/claims.md")) >= len(EACH)


@pytest.mark.parametrize(
    "gap", ["No clinician has signed it", "No trial", "No study with users", "No certification"]
)
def test_what_has_not_been_shown_is_said(gap):
    assert f"**{gap}" in NOT_SHOWN


def test_the_claims_keep_to_the_intended_purpose():
    assert words_against_the_purpose(CLAIMS) == []
