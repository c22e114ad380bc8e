"""Nobody's answer is lowered unnoticed."""

from pathlib import Path

import pytest

from tests.shipped import BASE
from unclench.engine.values.disposition import EMERGENCY, SAME_DAY, soon
from unclench.evaluation.ledger import lowered, raised, read_ledger, told_today
from unclench.evaluation.people import cases_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def today():
    base = BASE
    return told_today(base, cases_of(base))


def test_everybody_is_in_the_ledger(today):
    missing = set(today) - set(read_ledger())

    assert not missing, "run script/reference"


def test_whoever_is_told_less_than_before_is_named_in_the_changelog(today):
    fragments = [*ROOT.glob("changelog.d/*.md"), ROOT / "CHANGELOG.md"]
    said = " ".join(" ".join(f.read_text(encoding="utf-8") for f in fragments).split())

    unnamed = {name: how for name, how in lowered(read_ledger(), today).items() if name not in said}

    assert unnamed == {}


def test_the_ledger_never_lowers_an_answer_by_itself():
    kept, now = {"Ann": EMERGENCY, "Bo": soon(3)}, {"Ann": SAME_DAY, "Bo": SAME_DAY}

    assert raised(kept, now) == {"Ann": EMERGENCY, "Bo": SAME_DAY}


def test_a_lowered_answer_is_noticed():
    kept, now = {"Ann": EMERGENCY}, {"Ann": SAME_DAY, "New": soon(3)}

    assert lowered(kept, now) == {"Ann": "emergency -> same_day"}
