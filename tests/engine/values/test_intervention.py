"""How much is right, what needs a person's say, and what is never offered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.library import RECORDS, dosage_of
from unclench.engine.values.condition import findings_read
from unclench.engine.values.intervention import Dosage, Guardrail, Verdict

TEN = Guardrail(absolute=(1, 20), recommended=(5, 12), start=8)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (0, Verdict.NEVER),
        (1, Verdict.NEEDS_CONFIRMATION),
        (5, Verdict.RECOMMENDED),
        (12, Verdict.RECOMMENDED),
        (13, Verdict.NEEDS_CONFIRMATION),
        (21, Verdict.NEVER),
    ],
)
def test_a_guardrail_tells_fine_from_ask_first_from_never(value: float, verdict: Verdict) -> None:
    assert TEN.classify(value) is verdict


@given(st.floats(allow_nan=False))
def test_a_value_kept_inside_is_never_one_that_is_never(value: float) -> None:
    assert TEN.classify(TEN.kept_inside(value)) is not Verdict.NEVER


def test_a_start_outside_what_is_recommended_is_refused() -> None:
    with pytest.raises(ValueError, match="start 30 must lie inside recommended"):
        Guardrail(absolute=(1, 40), recommended=(5, 12), start=30)


def test_recommended_bounds_outside_the_absolute_ones_are_refused() -> None:
    with pytest.raises(ValueError, match="inside absolute"):
        Guardrail(absolute=(6, 20), recommended=(5, 12), start=8)


def test_a_dosage_lists_only_what_applies() -> None:
    assert Dosage(repetitions=TEN).guardrails() == {"repetitions": TEN}


@pytest.mark.parametrize("name", RECORDS)
def test_every_starting_dosage_is_a_recommended_one(name: str) -> None:
    guardrails = dosage_of(name).guardrails().values()

    assert guardrails
    assert {guardrail.classify(guardrail.start) for guardrail in guardrails} == {
        Verdict.RECOMMENDED
    }


def test_rounds_that_differ_are_named_one_by_one() -> None:
    with pytest.raises(ValueError, match="2 parts and starts with 6 rounds"):
        replace(RECORDS["cat_camel"], parts=("Your hands.", "Your arms."))


@pytest.mark.parametrize("name", RECORDS)
def test_whatever_is_offered_instead_exists(name: str) -> None:
    offered = {entry.instead for entry in RECORDS[name].contraindications}

    assert offered <= RECORDS.keys()
    assert name not in offered


def test_nothing_speaks_against_what_is_calm_for_everyone() -> None:
    calm = {name for name, record in RECORDS.items() if record.calm_for_everyone}

    assert calm == {"side_lying", "half_sitting", "slow_breathing", "imagery"}
    assert all(RECORDS[name].contraindications == () for name in calm)


@pytest.mark.parametrize("name", [n for n, r in RECORDS.items() if r.dosage.hold_s])
def test_the_figure_holds_for_as_long_as_a_hold_begins_with(name: str) -> None:
    hold = dosage_of(name).hold_s

    assert hold
    assert hold.start in {frame.hold_s for frame in RECORDS[name].movement.frames}


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_says_when_to_stop(name: str) -> None:
    stop_rules = " ".join(RECORDS[name].stop_rules)

    assert "numb between the legs" in stop_rules
    assert "bladder or bowel" in stop_rules


MOVES = [n for n, r in RECORDS.items() if not r.calm_for_everyone and n != "imagery"]


@pytest.mark.parametrize("name", MOVES)
def test_a_recent_operation_changes_or_rules_out_everything_else(name: str) -> None:
    record = RECORDS[name]
    entries = [*record.contraindications, *record.precautions]

    assert any("recent_operation" in findings_read(entry.when) for entry in entries)
