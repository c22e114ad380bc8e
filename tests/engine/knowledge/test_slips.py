"""A slip of the finger in a number, a date, a link or a condition does not load."""

import pytest

from tests.engine.knowledge.broken import broken

SQUAT = "interventions/squat.yaml"
FLAG = "red_flags/main_artery.yaml"
SLIPS = [
    (SQUAT, "absolute: [1, 12]", "absolute: [1, 5000]",
     "`repetitions` goes from 1 to 5000; expected 1 to 100 at most"),
    (SQUAT, "start: 2}", "start: .nan}", "`start` expects a number, found `nan`"),
    (SQUAT, "knee: 2,", "knee: 2, low_back: 300,",
     "frame 0: `low_back: 300` lies outside of -90 to 90"),
    (SQUAT, "move_s: 3", "move_s: 0", "frame 1: `move_s: 0` lies outside of 0.1 to 60"),
    (SQUAT, "still: 1", "still: 9", "`still: 9` names no frame; they are counted from 0 to 1"),
    (SQUAT, "loop: 8", "loop: 8\n  planted_in: -1", "`planted_in: -1` names no frame"),
    (SQUAT, "loop: 8", "loop: -8", "`loop: -8` is not 0"),
    (FLAG, "age >= 60 and colic", "age >= 600 and colic", "`age >= 600` is never so: `age` goes"),
    (FLAG, "age >= 60 and colic", "age <= 900 and colic", "`age <= 900` is always so: `age`"),
    (FLAG, "when: age >= 60 and", "when: yes}\n  - {to: emergency, when: age >= 60 and",
     f"{FLAG}, line 6: `true` as a condition asks nothing; say for whom it is"),
    (SQUAT, "reviewed_by: null", "reviewed_by: A. Physio", "`reviewed_by` and `reviewed_on` go"),
    (SQUAT, "reviewed_by: null\nreviewed_on: null", "reviewed_by: A\nreviewed_on: 2030-01-01",
     "the next review, 2027-11-23, is not after the last one"),
    ("learning/effects.yaml", "immediate: {mean: 1.2, sd: 0.9}", "immediate: {mean: 1.2, sd: 0.09}",
     "`sd: 0.09` lies outside of 0.2 to 3 points"),
    ("sources.yaml", "https://doi.org/10.1177/102490791101800309", "javascript:alert(1)",
     "`case_psoas`: the link `javascript:alert(1)` begins with neither https:// nor http://"),
    ("sources.yaml", "2019.04.010\"\n  seen: page", "2019.04.010\"\n  seen: memory",
     "`low` needs a source; without one it is `unverified`"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "slip", "said"), SLIPS, ids=[s[3][:40] for s in SLIPS])
def test_a_slip_does_not_load(knowledge_copy, file, right, slip, said):
    assert said in broken(knowledge_copy, file, right, slip)


def test_a_treatment_that_says_nothing_of_its_effects_does_not_load(knowledge_copy):
    heat = (knowledge_copy / "treatments/heat.yaml").read_text(encoding="utf-8")
    effects = heat[heat.index("effects:") : heat.index("how_to:")]

    said = broken(knowledge_copy, "treatments/heat.yaml", effects, "effects: []\n")

    assert "say what trials measured, or that none was found" in said


def test_a_movement_without_a_pose_does_not_load(knowledge_copy):
    text = (knowledge_copy / SQUAT).read_text(encoding="utf-8")
    poses = text[text.index("  frames:") : text.index("facts:")]

    said = broken(knowledge_copy, SQUAT, poses, "  frames: []\n")

    assert "`frames` is empty; a figure needs at least one" in said
