"""Where a thing cannot be done as written, the one that takes its place can be done there."""

import pytest

from tests.shipped import BASE
from unclench.engine.values.intervention import Place

RECORDS = BASE.interventions
NO_GOOD_CHAIR = {"side_glide"}
"""What has no good form on a chair. Row 1.9 of the fact base."""
NO_GOOD_STANDING = {
    "hook_lying", "side_lying", "relaxed_lying", "half_sitting", "double_knee_to_chest",
    "figure_four", "seated_figure_four", "leg_slider", "knee_press_out", "muscle_relaxation",
    "heat_pack", "cold_pack", "wheeling_bouts", "pressure_relief_lean",
}  # fmt: skip
VERSIONS = [f"V{number:02}" for number in range(1, 21)]


def without(place):
    """What has neither its own form nor another one at this place."""
    return {
        name
        for name, record in RECORDS.items()
        if place not in record.where and place not in {v.place for v in record.versions}
    }


@pytest.mark.parametrize("row", VERSIONS)
def test_every_chair_bed_and_standing_version_is_a_record_of_its_own(row):
    first = [name for name, record in RECORDS.items() if record.facts[0] == row]

    assert len(first) == 1


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.id)
def test_a_version_can_be_done_where_it_is_offered(record):
    misplaced = [v for v in record.versions if v.place not in RECORDS[v.intervention].where]

    assert misplaced == []


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.id)
def test_what_can_be_done_as_written_names_no_version_for_that_place(record):
    assert {v.place for v in record.versions}.isdisjoint(record.where)


def test_all_but_what_has_no_good_form_there_can_be_done_on_a_chair():
    assert without(Place.CHAIR) == NO_GOOD_CHAIR


def test_all_but_what_has_no_good_form_there_can_be_done_standing():
    assert without(Place.STANDING) == NO_GOOD_STANDING


def test_a_relief_that_needs_no_floor_exists_in_every_other_place():
    rest = [r for r in RECORDS.values() if r.kind == "position_of_ease"]

    assert {place for r in rest for place in r.where} >= {Place.BED, Place.CHAIR, Place.STANDING}
