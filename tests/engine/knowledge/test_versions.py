"""Where a thing cannot be done as written, the one that takes its place can be done there."""

import pytest

from tests.engine.knowledge.broken import broken
from tests.shipped import BASE
from unclench.engine.values.intervention import Place

RECORDS = BASE.interventions
SQUAT = "interventions/squat.yaml"
SITTING = "intervention: sit_to_stand"
VERSIONS = [f"V{number:02}" for number in range(1, 21)]


@pytest.mark.parametrize("row", VERSIONS)
def test_every_chair_bed_and_standing_version_is_a_record_of_its_own(row):
    first = [name for name, record in RECORDS.items() if record.facts[0] == row]

    assert len(first) == 1


def test_what_is_done_on_a_chair_is_named_or_said_to_be_nothing(knowledge_copy):
    said = broken(knowledge_copy, "interventions/side_glide.yaml", "no_form: [chair]\n", "")

    assert "name what is done at `chair`, or put it under `no_form`" in said


def test_a_version_can_be_done_where_it_is_offered(knowledge_copy):
    said = broken(
        knowledge_copy, SQUAT, "chair, intervention: sit_to_stand", "chair, intervention: bridge"
    )

    assert "`bridge` cannot be done at `chair`" in said


def test_an_unknown_version_is_named_with_a_suggestion(knowledge_copy):
    said = broken(
        knowledge_copy,
        SQUAT,
        "chair, intervention: sit_to_stand",
        "chair, intervention: sit_to_stnd",
    )

    assert "no intervention is called `sit_to_stnd`. Did you mean `sit_to_stand`?" in said


def test_what_can_be_done_as_written_names_no_version_for_that_place(knowledge_copy):
    said = broken(knowledge_copy, SQUAT, "{place: chair,", "{place: standing,")

    assert "`squat` itself can be done at `standing`; leave its version out" in said


def test_a_place_without_a_good_form_has_no_version(knowledge_copy):
    said = broken(knowledge_copy, SQUAT, "movement:", "no_form: [chair]\nmovement:")

    assert "`chair` stands under `where` or `versions` too; keep one" in said


def test_a_relief_that_needs_no_floor_exists_in_every_other_place():
    rest = [r for r in RECORDS.values() if r.kind == "position_of_ease"]

    assert {place for r in rest for place in r.where} >= {Place.BED, Place.CHAIR, Place.STANDING}
