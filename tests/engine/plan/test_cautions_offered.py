"""Who is offered what: one clinical sentence a test."""

import pytest

from tests.people import a_person
from unclench.engine.assessment.assess import Standing, fill, offer, session_cautions

PACKS = {"heat_pack", "cold_pack"}
ON_WHEELS = {"wheeling_bouts", "pressure_relief_lean"}
ON_THE_FEET = {
    "short_walk", "low_impact_aerobics", "sit_to_stand", "squat", "split_squat", "hip_hinge",
    "lift_practice", "suitcase_carry", "standing_back_bend", "side_glide", "worktop_bird_dog",
    "standing_hip_flexor_stretch",
}  # fmt: skip
ON_THE_FLOOR = {
    "cat_camel", "childs_pose", "downward_dog", "hip_flexor_stretch", "bird_dog", "plank_knees",
    "plank", "side_plank_knees", "side_plank", "foam_roller",
}  # fmt: skip
CALM = {"side_lying", "half_sitting", "slow_breathing"}
QUIET = CALM | {
    "diaphragmatic_breathing",
    "muscle_relaxation",
    "body_scan",
    "relaxed_lying",
    "imagery",
}
THE_FIVE = CALM | {"imagery", "short_walk"}
FLAT_ON_THE_BACK = {
    "static_back", "hook_lying", "pelvic_tilt", "single_knee_to_chest", "double_knee_to_chest",
    "knees_side_to_side", "hamstring_stretch", "figure_four", "gentle_brace", "curl_up", "dead_bug",
    "bridge", "single_leg_bridge", "toe_taps", "pelvic_curl", "foam_roller",
}  # fmt: skip
ARCHING = {"prone_on_elbows", "press_up", "standing_back_bend", "back_extension"}
BIRTH_WEEK_1 = QUIET | {
    "static_back",
    "hook_lying",
    "pelvic_tilt",
    "seated_pelvic_tilt",
    "buttock_squeeze",
    "pelvic_floor_squeeze",
    "short_walk",
}
BIRTH_WEEK_4 = BIRTH_WEEK_1 | {
    "gentle_brace",
    "cat_camel",
    "open_book",
    "hip_hinge",
    "sit_to_stand",
}
CAESAREAN_WEEK_1 = QUIET | {"pelvic_tilt", "pelvic_floor_squeeze", "short_walk"}
CAESAREAN_WEEK_4 = CAESAREAN_WEEK_1 | {"seated_pelvic_tilt", "buttock_squeeze", "gentle_brace"}
FIRST_STRENGTH = {"bird_dog", "bridge", "clamshell", "squat"}
LOADS = {"lift_practice", "suitcase_carry", "dead_bug", "side_plank_knees", "plank_knees"}
HARDEST = {"curl_up", "side_plank", "plank", "low_impact_aerobics"}


def moves(base, person):
    """What is offered to this person, warmth and cold apart."""
    found = {
        name
        for name, record in base.interventions.items()
        if offer(base, record, person).standing is Standing.OFFERED
    }
    return found - PACKS


def a_mother(base, weeks, **more):
    """Somebody who gave birth some weeks ago, without a caesarean unless it is named."""
    return a_person(base, sex="female", pregnancy="after_birth", birth_weeks_ago=weeks, **more)


def pregnant(base, weeks, **more):
    return a_person(base, sex="female", pregnancy="pregnant", weeks_pregnant=weeks, **more)


def care(base, name, person):
    return " ".join(offer(base, base.interventions[name], person).care)


def test_somebody_without_any_caution_is_offered_everything_that_needs_no_wheels(base):
    assert moves(base, a_person(base)) == set(base.interventions) - PACKS - ON_WHEELS


def test_at_twenty_weeks_of_pregnancy_nothing_flat_on_the_back_is_offered(base):
    assert not FLAT_ON_THE_BACK & moves(base, pregnant(base, 20))


def test_not_sure_of_the_week_of_pregnancy_nothing_flat_on_the_back_is_offered(base):
    assert not FLAT_ON_THE_BACK & moves(base, pregnant(base, "not_sure"))


def test_at_twenty_weeks_of_pregnancy_lying_down_to_relax_is_never_flat(base):
    assert "not flat on the back" in care(base, "relaxed_lying", pregnant(base, 20))


def test_in_early_pregnancy_nothing_on_the_front_is_offered(base):
    front = {"prone_over_pillow", "prone_on_elbows", "press_up", "back_extension"}

    assert not front & moves(base, pregnant(base, 8))


def test_in_pregnancy_the_short_list_is_offered_and_nothing_else(base):
    assert moves(base, pregnant(base, 8)) == set(base.exits["pregnant"].offer) - PACKS


def test_a_belly_that_domes_is_not_asked_to_curl_or_hold(base):
    person = a_person(base, with_=["belly_doming"])

    assert not {"curl_up", "plank", "toe_taps", "lean_back_hold"} & moves(base, person)
    assert "ridge" in care(base, "dead_bug", person)


@pytest.mark.parametrize("caution", ["recent_spine_fracture", "recent_operation"])
def test_a_recent_fracture_or_operation_leaves_only_the_named_five(base, caution):
    assert moves(base, a_person(base, with_=[caution])) == THE_FIVE


@pytest.mark.parametrize("caution", ["recent_spine_fracture", "recent_operation"])
def test_not_sure_of_a_fracture_or_an_operation_leaves_only_the_named_five(base, caution):
    assert moves(base, a_person(base, not_sure=[caution])) == THE_FIVE


def test_in_the_first_two_weeks_after_a_birth_only_the_first_list_is_offered(base):
    assert moves(base, a_mother(base, 1)) == BIRTH_WEEK_1


def test_from_the_second_week_after_a_birth_small_moves_come_in(base):
    assert moves(base, a_mother(base, 4)) == BIRTH_WEEK_4


def test_in_the_first_two_weeks_after_a_caesarean_the_list_is_shorter(base):
    assert moves(base, a_mother(base, 1, with_=["after_caesarean"])) == CAESAREAN_WEEK_1


def test_a_month_after_a_caesarean_the_list_is_shorter(base):
    assert moves(base, a_mother(base, 4, with_=["after_caesarean"])) == CAESAREAN_WEEK_4


@pytest.mark.parametrize("weeks", [1, 4, 7, 11, 20])
def test_not_sure_of_a_caesarean_counts_as_one(base, weeks):
    sure = a_mother(base, weeks, with_=["after_caesarean", "birth_check_done"])
    unsure = a_mother(base, weeks, with_=["birth_check_done"], not_sure=["after_caesarean"])

    assert moves(base, unsure) == moves(base, sure)


@pytest.mark.parametrize("with_", [[], ["after_caesarean"]])
def test_not_sure_of_the_weeks_since_a_birth_counts_as_the_first_days(base, with_):
    unsure = a_mother(base, "not_sure", with_=with_)

    assert moves(base, unsure) == moves(base, a_mother(base, 0, with_=with_))


def test_until_the_check_after_a_birth_no_strength_is_offered(base):
    assert moves(base, a_mother(base, 9)) == BIRTH_WEEK_4


def test_not_sure_of_the_check_after_a_birth_counts_as_not_yet(base):
    assert moves(base, a_mother(base, 9, not_sure=["birth_check_done"])) == BIRTH_WEEK_4


def test_after_the_check_strength_and_loads_come_in(base):
    person = a_mother(base, 7, with_=["birth_check_done"])

    assert moves(base, person) == BIRTH_WEEK_4 | FIRST_STRENGTH | LOADS


@pytest.mark.parametrize("sign", ["belly_doming", "leaking_or_heaviness"])
def test_doming_or_leaking_after_a_birth_holds_loads_back(base, sign):
    person = a_mother(base, 20, with_=["birth_check_done", sign])

    assert moves(base, person) == BIRTH_WEEK_4 | FIRST_STRENGTH


def test_the_hardest_moves_come_from_the_twelfth_week_after_a_birth(base):
    person = a_mother(base, 12, with_=["birth_check_done"])

    assert moves(base, person) == BIRTH_WEEK_4 | FIRST_STRENGTH | LOADS | HARDEST


def test_nine_weeks_after_a_caesarean_the_early_list_still_holds(base):
    person = a_mother(base, 9, with_=["after_caesarean", "birth_check_done"])

    assert moves(base, person) == CAESAREAN_WEEK_4


def test_from_the_tenth_week_after_a_caesarean_first_strength_comes_in(base):
    person = a_mother(base, 10, with_=["after_caesarean", "birth_check_done"])

    assert moves(base, person) == BIRTH_WEEK_4 | FIRST_STRENGTH


def test_loads_come_a_step_later_after_a_caesarean_and_the_hardest_moves_not_yet(base):
    person = a_mother(base, 12, with_=["after_caesarean", "birth_check_done"])

    assert moves(base, person) == BIRTH_WEEK_4 | FIRST_STRENGTH | LOADS


def test_a_caesarean_is_asked_about_after_a_birth(base):
    person = a_mother(base, 4, not_asked=["after_caesarean"])

    assert "after_caesarean" in session_cautions(base, ["cat_camel"], person)


def test_nobody_is_asked_about_a_caesarean_without_a_birth(base):
    person = a_person(base, not_asked=["after_caesarean"])

    assert "after_caesarean" not in session_cautions(base, base.interventions, person)


def test_a_move_waits_while_a_caesarean_was_not_asked_about(base):
    person = a_mother(base, 4, not_asked=["after_caesarean"])

    assert offer(base, base.interventions["cat_camel"], person).standing is Standing.ASK_FIRST


def test_somebody_who_cannot_lie_flat_is_offered_nothing_flat_or_on_the_front(base):
    person = a_person(base, with_=["cannot_lie_flat"])

    assert not (FLAT_ON_THE_BACK | ARCHING - {"standing_back_bend"}) & moves(base, person)


def test_sore_pelvic_joints_are_spared_one_leg_and_straddling(base):
    person = pregnant(base, 30, with_=["pelvic_girdle_pain"])

    one_sided = {
        "split_squat", "single_leg_bridge", "clamshell", "side_plank", "figure_four",
        "standing_hip_flexor_stretch", "knee_press_out",
    }  # fmt: skip
    assert not one_sided & moves(base, person)
    assert "weight even" in care(base, "short_walk", person)


@pytest.mark.parametrize("caution", ["weak_bones", "old_spine_fracture"])
def test_thin_bones_are_not_bent_far_forward_or_pressed_on(base, caution):
    bent = {
        "single_knee_to_chest", "double_knee_to_chest", "seated_knee_lift", "seated_bend",
        "curl_up", "pelvic_curl",
    }  # fmt: skip
    pressed = {"ball_massage", "foam_roller"}

    assert not (bent | pressed) & moves(base, a_person(base, with_=[caution]))


@pytest.mark.parametrize("caution", ["dizzy_on_moving", "faints_or_low_pressure"])
def test_a_dizzy_person_does_not_hang_the_head_low(base, caution):
    person = a_person(base, with_=[caution])

    assert not {"seated_bend", "downward_dog"} & moves(base, person)
    assert "Move slowly" in care(base, "sit_to_stand", person)


@pytest.mark.parametrize("caution", ["eye_or_pressure_problem", "chest_or_lung_limits"])
def test_with_eye_pressure_heart_or_lung_trouble_the_head_stays_up(base, caution):
    person = a_person(base, with_=[caution])

    assert "downward_dog" not in moves(base, person)
    assert "never hold your breath" in care(base, "plank", person)


@pytest.mark.parametrize("caution", ["stenosis_pattern", "slipped_vertebra"])
def test_a_narrow_canal_or_a_slipped_bone_is_not_arched(base, caution):
    assert not ARCHING & moves(base, a_person(base, with_=[caution]))


def test_a_replaced_hip_is_not_bent_or_turned_far(base):
    person = a_person(base, with_=["hip_replacement"])

    assert not {"double_knee_to_chest", "figure_four", "seated_figure_four"} & moves(base, person)
    assert "hip team" in care(base, "sit_to_stand", person)


@pytest.mark.parametrize("caution", ["blood_thinner", "bruises_easily"])
def test_who_bleeds_or_bruises_easily_is_pressed_softly_and_not_rolled(base, caution):
    person = a_person(base, with_=[caution])

    assert "foam_roller" not in moves(base, person)
    assert "Press softly" in care(base, "ball_massage", person)


@pytest.mark.parametrize("caution", ["swollen_calf", "recent_clot"])
def test_a_leg_that_may_hold_a_clot_is_not_rolled(base, caution):
    assert "foam_roller" not in moves(base, a_person(base, with_=[caution]))


def test_an_unsteady_person_holds_on_and_does_no_split_squat(base):
    person = a_person(base, with_=["unsteady_or_falls"])

    assert "split_squat" not in moves(base, person)
    assert "fixed support" in care(base, "squat", person)


def test_who_uses_a_wheelchair_is_asked_neither_to_stand_nor_to_go_to_the_floor(base):
    person = a_person(base, with_=["uses_wheelchair"])

    assert not (ON_THE_FEET | ON_THE_FLOOR) & moves(base, person)


def test_who_uses_a_wheelchair_is_offered_minutes_on_wheels_in_the_place_of_a_walk(base):
    person = a_person(base, with_=["uses_wheelchair"])

    walk = offer(base, base.interventions["short_walk"], person)

    assert walk.because[0].instead == "wheeling_bouts"
    assert {"wheeling_bouts", "seated_march"} <= moves(base, person)


def test_a_safe_way_down_and_up_brings_back_what_is_done_on_the_floor(base):
    person = a_person(base, with_=["uses_wheelchair", "safe_way_to_floor"])

    assert moves(base, person) >= ON_THE_FLOOR


def test_not_sure_of_a_safe_way_to_the_floor_counts_as_none(base):
    person = a_person(base, with_=["uses_wheelchair"], not_sure=["safe_way_to_floor"])

    assert not ON_THE_FLOOR & moves(base, person)


def test_without_a_safe_way_to_the_floor_moves_lying_down_are_done_on_the_bed(base):
    person = a_person(base, with_=["uses_wheelchair"])

    assert "On your bed" in care(base, "pelvic_tilt", person)


def test_who_is_not_sure_of_a_wheelchair_is_given_neither_wheels_nor_standing(base):
    person = a_person(base, not_sure=["uses_wheelchair"])

    assert not (ON_WHEELS | ON_THE_FEET) & moves(base, person)


@pytest.mark.parametrize("caution", ["diabetes", "numb_feet"])
def test_with_diabetes_or_numb_feet_the_feet_are_looked_at(base, caution):
    assert "both feet" in care(base, "tai_chi_shift", a_person(base, with_=[caution]))


def test_pain_that_runs_further_down_the_leg_takes_long_leg_stretches_away(base):
    person = a_person(base, with_=["leg_pain_spreading_down"])

    assert not {"hamstring_stretch", "downward_dog"} & moves(base, person)


def test_with_cancer_the_gentle_list_is_offered_and_nothing_else(base):
    gentle = {"supported_lean", "pelvic_tilt", "seated_pelvic_tilt", "gentle_brace", "sit_to_stand"}
    squeezes = {"buttock_squeeze", "pelvic_floor_squeeze"}
    rest = {"static_back", "hook_lying", "short_walk", "seated_march"}

    found = moves(base, a_person(base, with_=["cancer_now_or_in_bones"]))

    assert found == QUIET | gentle | squeezes | rest


def test_in_the_two_weeks_after_an_injury_only_the_gentlest_list_is_offered(base):
    rest = {"static_back", "hook_lying", "supported_lean", "pelvic_tilt", "seated_pelvic_tilt"}
    calm = CALM | {"diaphragmatic_breathing", "body_scan", "imagery", "short_walk"}

    assert moves(base, a_person(base, with_=["recent_injury"])) == calm | rest


@pytest.mark.parametrize(
    "person",
    [
        {},
        {"with_": ["cannot_lie_flat"]},
        {"with_": ["recent_injury"]},
        {"with_": ["cancer_now_or_in_bones"]},
        {"with_": ["recent_spine_fracture"]},
        {"with_": ["recent_operation"]},
        {"sex": "female", "pregnancy": "pregnant", "weeks_pregnant": 20},
        {"sex": "female", "pregnancy": "after_birth", "birth_weeks_ago": 1},
        {"sex": "female", "pregnancy": "after_birth", "with_": ["after_caesarean"]},
    ],
)
def test_everybody_has_something_to_rest_with_and_a_walk(base, person):
    plan = base.sessions["first_relief"]

    rest = fill(base, plan, a_person(base, **person), calm=True)
    moves = fill(base, plan, a_person(base, **person), calm=False)

    assert rest == ("slow_breathing", "side_lying")
    assert "short_walk" in moves


def test_every_answer_that_leaves_a_move_out_is_named(base):
    person = a_person(base, with_=["recent_operation", "cannot_lie_flat"])

    reasons = offer(base, base.interventions["pelvic_tilt"], person).reasons

    named = {atom.finding for reason in reasons for atom in reason.answers}
    assert named == {"recent_operation", "cannot_lie_flat"}


def test_somebody_off_the_short_list_is_told_which_answer_put_them_on_it(base):
    (reason,) = offer(base, base.interventions["plank"], pregnant(base, 8)).reasons

    assert {atom.finding for atom in reason.answers} == {"pregnancy"}
    assert "short list" in reason.why


@pytest.mark.parametrize("weeks", [1, 4, 7, 11])
def test_a_caesarean_and_an_operation_together_leave_the_shorter_list(base, weeks):
    both = a_mother(base, weeks, with_=["after_caesarean", "recent_operation", "birth_check_done"])
    caesarean = a_mother(base, weeks, with_=["after_caesarean", "birth_check_done"])

    assert moves(base, both) == THE_FIVE & moves(base, caesarean)


def test_a_question_about_an_operation_says_that_a_caesarean_is_asked_by_itself(base):
    assert "Not a caesarean" in base.findings["recent_operation"].hint


@pytest.mark.parametrize(("weeks", "standing"), [(4, "left_out"), (12, "offered")])
def test_no_warmth_near_the_wound_of_a_fresh_caesarean(base, weeks, standing):
    person = a_mother(base, weeks, with_=["after_caesarean", "birth_check_done"])

    assert offer(base, base.interventions["heat_pack"], person).standing == standing


def test_pain_down_the_leg_takes_the_stretch_away_and_gives_the_slider(base):
    stretch = base.interventions["hamstring_stretch"]

    found = offer(base, stretch, a_person(base, with_=["leg_pain"]))

    assert found.standing is Standing.LEFT_OUT
    assert "leg_slider" in {caution.instead for caution in found.because}


def test_weak_bones_that_are_not_ruled_out_take_the_full_fold_away(base):
    fold = base.interventions["childs_pose"]

    for found in ("weak_bones", "old_spine_fracture"):
        assert offer(base, fold, a_person(base, not_sure=[found])).standing is Standing.LEFT_OUT
