"""How to lie at night: nothing is left out but by a caution, and what fits comes first."""

import pytest

from unclench.engine.assessment.assess import sleep_choices, sleep_findings
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.findings import NOT_SURE, Findings


def ticked(base: KnowledgeBase, *rows: str, not_sure: tuple[str, ...] = ()) -> Findings:
    """Every row left alone but those."""
    answers = {row.id: False for row in base.sleep.rows}
    told = {**answers, **dict.fromkeys(rows, True), **dict.fromkeys(not_sure, NOT_SURE)}
    return sleep_findings(base, told)


def left_out(base: KnowledgeBase, findings: Findings) -> set[str]:
    return {c.position.id for c in sleep_choices(base, findings) if c.because}


def first(base: KnowledgeBase, findings: Findings) -> str:
    return sleep_choices(base, findings)[0].position.id


def test_every_position_is_allowed_to_somebody_without_a_caution(base):
    assert left_out(base, ticked(base)) == set()


@pytest.mark.parametrize("hurts", ["bending", "arching", "leg", "hip", "new_hip", "pelvis"])
def test_pain_alone_leaves_no_position_out(base, hurts):
    assert left_out(base, ticked(base, hurts)) == set()


@pytest.mark.parametrize(
    ("row", "gone"),
    [
        ("pregnant", {"front"}),
        ("pregnant_16", {"front", "back"}),
        ("birth", {"front"}),
        ("flat", {"front", "back"}),
        ("operation", {"front", "back"}),
        ("fracture", {"front", "back"}),
        ("cancer", {"front"}),
    ],
)
def test_a_caution_leaves_out_what_it_names(base, row, gone):
    assert left_out(base, ticked(base, row)) == gone


@pytest.mark.parametrize("row", ["pregnant_16", "flat", "operation", "fracture", "cancer"])
def test_not_sure_about_a_caution_leaves_out_the_same(base, row):
    unsure = left_out(base, ticked(base, not_sure=(row,)))

    assert unsure == left_out(base, ticked(base, row))


def test_of_two_ticks_about_a_pregnancy_the_careful_one_counts(base):
    assert left_out(base, ticked(base, "pregnant", "pregnant_16")) == {"front", "back"}


@pytest.mark.parametrize(
    ("rows", "position"),
    [
        (("pregnant_16",), "side"),
        (("leg",), "side"),
        (("hip",), "back"),
        (("bending",), "front"),
        (("flat",), "half_sitting"),
        (("stenosis",), "half_sitting"),
    ],
)
def test_what_fits_comes_first(base, rows, position):
    assert first(base, ticked(base, *rows)) == position


def test_late_in_pregnancy_it_says_when_to_fall_asleep_on_the_side(base):
    choice = sleep_choices(base, ticked(base, "pregnant_16"))[0]

    assert any("28 weeks" in why for why in choice.suits)


def test_breathless_on_the_side_head_and_chest_are_raised(base):
    choices = sleep_choices(base, ticked(base, "flat"))
    side = next(c for c in choices if c.position.id == "side")

    assert "Raise head and chest on pillows." in side.care


def test_two_moves_that_hurt_are_both_heard(base):
    assert ticked(base, "bending", "arching")["worse_with"] == {"bending_forward", "arching_back"}


def test_nothing_known_leaves_out_what_any_caution_could_mean(base):
    assert left_out(base, Findings()) == {"front", "back"}


@pytest.mark.parametrize("position", ["side", "half_sitting"])
def test_two_positions_stay_for_everybody(base, position):
    everything = ticked(base, *(row.id for row in base.sleep.rows))

    assert position not in left_out(base, everything)
