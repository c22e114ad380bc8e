"""What is offered in the place of something left out suits the person it was left out for."""

import pytest

from tests.people import a_person
from unclench.engine.assessment.assess import Standing, offer
from unclench.engine.values.condition import evaluate

PREGNANT = {"sex": "female", "pregnancy": "pregnant"}
BIRTH = {"sex": "female", "pregnancy": "after_birth"}
CAESAREAN = {**BIRTH, "with_": ["after_caesarean", "birth_check_done"]}
MEETS = {
    "pregnant_from_week_16": {**PREGNANT, "weeks_pregnant": 16},
    "pregnant": {**PREGNANT, "weeks_pregnant": 8},
    "pregnant_on_front": {**PREGNANT, "weeks_pregnant": 8},
    "belly_wall": {"with_": ["belly_doming"]},
    "birth_under_6_weeks": {**BIRTH, "birth_weeks_ago": 4},
    "birth_under_2_weeks": {**BIRTH, "birth_weeks_ago": 1},
    "caesarean_under_2_weeks": {**CAESAREAN, "birth_weeks_ago": 1},
    "caesarean_under_10_weeks": {**CAESAREAN, "birth_weeks_ago": 9},
    "before_birth_check": {**BIRTH, "birth_weeks_ago": 9},
    "after_birth_doming_or_leaking": {
        **BIRTH, "birth_weeks_ago": 20, "with_": ["birth_check_done", "belly_doming"],
    },
    "birth_under_12_weeks": {**BIRTH, "birth_weeks_ago": 11, "with_": ["birth_check_done"]},
    "caesarean_under_12_weeks": {**CAESAREAN, "birth_weeks_ago": 11},
    "caesarean": {**CAESAREAN, "birth_weeks_ago": 20},
    "cannot_lie_flat": {"with_": ["cannot_lie_flat"]},
    "pelvic_girdle_pain": {**PREGNANT, "weeks_pregnant": 30, "with_": ["pelvic_girdle_pain"]},
    "weak_bones": {"with_": ["weak_bones"]},
    "recent_spine_fracture": {"with_": ["recent_spine_fracture"]},
    "dizzy_or_faint": {"with_": ["faints_or_low_pressure"]},
    "head_low_or_strain": {"with_": ["eye_or_pressure_problem"]},
    "narrow_canal": {"with_": ["stenosis_pattern"]},
    "slipped_vertebra": {"with_": ["slipped_vertebra"]},
    "hip_replacement": {"with_": ["hip_replacement"]},
    "recent_operation": {"with_": ["recent_operation"]},
    "bruises_or_bleeds": {"with_": ["blood_thinner"]},
    "calf_or_clot": {"with_": ["swollen_calf"]},
    "unsteady_or_falls": {"with_": ["unsteady_or_falls"]},
    "wheelchair": {"with_": ["uses_wheelchair"]},
    "wheelchair_floor": {"with_": ["uses_wheelchair"]},
    "feet": {"with_": ["numb_feet"]},
    "spreading_down_the_leg": {"with_": ["leg_pain_spreading_down"]},
    "cancer": {"with_": ["cancer_now_or_in_bones"]},
    "recent_injury": {"with_": ["recent_injury"]},
    "unsteady_floor": {"with_": ["unsteady_or_falls"]},
    "sore_foot": {"with_": ["diabetes", "foot_sore"]},
}  # fmt: skip


def test_every_shared_caution_has_somebody_who_meets_it(base):
    assert set(MEETS) == set(base.shared_cautions)


@pytest.mark.parametrize("name", MEETS)
def test_what_takes_the_place_is_offered_to_somebody_with_that_caution(base, name):
    caution, person = base.shared_cautions[name], a_person(base, **MEETS[name])

    records = base.interventions.values()
    entries = [(c, r.id) for r in records for c in r.contraindications if c.why == caution.why]
    kept_back = {
        (left_out, entry.instead)
        for entry, left_out in entries
        if offer(base, base.interventions[entry.instead], person).standing is not Standing.OFFERED
    }

    assert evaluate(caution.when, person) is True
    assert kept_back == set()
