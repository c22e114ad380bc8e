"""What may be offered to whom."""

import pytest

from tests.people import a_person
from unclench.engine.assessment.assess import Standing, fill, offer, session_cautions
from unclench.engine.values.findings import Findings


def _standing(base, name, findings):
    return offer(base, base.interventions[name], findings).standing


def test_a_position_of_ease_and_slow_breathing_need_no_question_at_all(base):
    nothing_known = Findings()

    calm = fill(base, base.sessions["first_relief"], nothing_known, calm=True)

    assert calm == ("slow_breathing", "side_lying")


def test_a_move_waits_until_its_cautions_were_asked(base):
    assert _standing(base, "cat_camel", Findings()) is Standing.ASK_FIRST


def test_what_matters_only_after_a_yes_waits_for_it(base):
    nobody_asked = a_person(base, not_asked=base.cautions)
    first = session_cautions(base, base.interventions, nobody_asked)
    sits = nobody_asked.with_({name: name == "uses_wheelchair" for name in first})

    assert "uses_wheelchair" in first
    assert "safe_way_to_floor" not in first
    assert "safe_way_to_floor" in session_cautions(base, base.interventions, sits)


def test_a_no_to_everything_leaves_nothing_to_ask(base):
    nobody_asked = a_person(base, not_asked=base.cautions)
    first = session_cautions(base, base.interventions, nobody_asked)

    denied = nobody_asked.with_(dict.fromkeys(first, False))

    assert session_cautions(base, base.interventions, denied) == ()


def test_a_move_that_nothing_speaks_against_is_offered(base):
    assert _standing(base, "cat_camel", a_person(base)) is Standing.OFFERED


@pytest.mark.parametrize("caution", ["recent_operation", "recent_spine_fracture"])
def test_not_sure_about_a_caution_counts_as_yes(base, caution):
    person = a_person(base, not_sure=[caution])

    assert _standing(base, "cat_camel", person) is Standing.LEFT_OUT


def test_lying_flat_is_left_out_for_somebody_who_gets_breathless(base):
    person = a_person(base, with_=["cannot_lie_flat"])

    moves = fill(base, base.sessions["first_relief"], person, calm=False)

    assert "pelvic_tilt" not in moves
    assert "seated_pelvic_tilt" in moves


def test_lying_flat_is_left_out_from_sixteen_weeks_of_pregnancy(base):
    person = a_person(base, sex="female", pregnancy="pregnant", weeks_pregnant=20)

    moves = fill(base, base.sessions["first_relief"], person, calm=False)

    assert not {"pelvic_tilt", "knees_side_to_side", "static_back"} & set(moves)


def test_in_pregnancy_nothing_outside_the_short_list_is_offered(base):
    person = a_person(base, sex="female", pregnancy="pregnant", weeks_pregnant=8)

    offered = [n for n in base.interventions if _standing(base, n, person) is Standing.OFFERED]

    assert set(offered) <= set(base.exits["pregnant"].offer)


def test_with_cancer_only_the_gentlest_moves_are_offered(base):
    person = a_person(base, with_=["cancer_now_or_in_bones"])

    assert _standing(base, "cat_camel", person) is Standing.LEFT_OUT
    assert _standing(base, "pelvic_tilt", person) is Standing.OFFERED


def test_weak_bones_leave_bending_knees_to_chest_out(base):
    person = a_person(base, with_=["weak_bones"])

    assert _standing(base, "single_knee_to_chest", person) is Standing.LEFT_OUT


def test_a_week_after_a_birth_only_the_short_list_is_offered(base):
    person = a_person(base, sex="female", pregnancy="after_birth", birth_weeks_ago=1)

    offered = [n for n in base.interventions if _standing(base, n, person) is Standing.OFFERED]

    assert set(offered) <= set(base.exits["after_birth"].offer)
    assert "cat_camel" not in offered


def test_a_child_is_offered_nothing(base):
    person = a_person(base, age=12)

    assert {_standing(base, n, person) for n in base.interventions} == {Standing.LEFT_OUT}


def test_heat_is_left_out_on_numb_skin(base):
    person = a_person(base, with_=["heat_numb_skin"])

    assert _standing(base, "heat_pack", person) is Standing.LEFT_OUT


def test_heat_is_allowed_in_diabetes_with_care_when_the_skin_is_sound(base):
    person = a_person(base, with_=["diabetes"])

    warm = offer(base, base.interventions["heat_pack"], person)

    assert warm.standing is Standing.OFFERED
    assert any("Look at the skin" in advice for advice in warm.care)


def test_only_cautions_that_the_session_reads_are_asked(base):
    asked = session_cautions(base, ["pelvic_tilt"], a_person(base, not_asked=base.cautions))

    assert "cannot_lie_flat" in asked
    assert "heat_numb_skin" not in asked


@pytest.mark.parametrize("name", ["side_lying", "half_sitting", "slow_breathing", "imagery"])
def test_what_is_calm_for_everyone_has_no_contraindication(base, name):
    assert base.interventions[name].contraindications == ()


def test_where_an_intervention_is_left_out_its_replacement_exists(base):
    replacements = {
        c.instead for i in base.interventions.values() for c in i.contraindications if c.instead
    }

    assert replacements <= set(base.interventions)
