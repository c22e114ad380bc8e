"""Triage, rule by rule, where the fact base draws its lines."""

from datetime import date

import pytest

from tests.people import a_person
from unclench.engine.assessment.assess import next_page, triage
from unclench.engine.values.disposition import EMERGENCY, SAME_DAY, SELF_CARE, soon
from unclench.engine.values.findings import Findings

CAUDA_EQUINA = [
    "trouble_peeing",
    "leaking_pee",
    "bladder_feeling",
    "bowel_control",
    "saddle_numbness",
    "genital_numbness",
    "both_legs",
    "second_leg",
    "legs_give_way",
]


def test_an_ordinary_spasm_is_self_care(base):
    assert triage(base, a_person(base, onset="sudden_movement", pain_nprs=8)).urgency == SELF_CARE


@pytest.mark.parametrize("sign", CAUDA_EQUINA)
def test_one_sign_of_cauda_equina_is_enough(base, sign):
    assert triage(base, a_person(base, with_=[sign])).urgency == EMERGENCY


@pytest.mark.parametrize("sign", CAUDA_EQUINA)
def test_not_sure_about_one_sign_of_cauda_equina_is_same_day(base, sign):
    assert triage(base, a_person(base, not_sure=[sign])).urgency == SAME_DAY


def test_not_sure_about_two_signs_of_cauda_equina_is_an_emergency(base):
    person = a_person(base, not_sure=["trouble_peeing", "saddle_numbness"])

    assert triage(base, person).urgency == EMERGENCY


def test_a_sexual_change_alone_is_same_day(base):
    assert triage(base, a_person(base, with_=["sexual_change"])).urgency == SAME_DAY


def test_a_sexual_change_with_leg_pain_is_an_emergency(base):
    person = a_person(base, with_=["sexual_change", "leg_pain"])

    assert triage(base, person).urgency == EMERGENCY


def test_nothing_answered_is_never_self_care(base):
    result = triage(base, Findings())

    assert result.urgency == soon(14)
    assert not result.complete
    assert "saddle_numbness" in result.to_ask()


OLD_CHANGE = {
    "with_": ["old_pelvic_change", "old_change_over_3_months", "old_change_before_pain"],
}


def test_an_old_known_unchanged_leak_asks_for_nothing(base):
    person = a_person(base, with_=[*OLD_CHANGE["with_"], "old_change_known"])

    assert triage(base, person).urgency == SELF_CARE


def test_an_old_leak_that_nobody_knows_of_is_seen_within_two_weeks(base):
    assert triage(base, a_person(base, **OLD_CHANGE)).urgency == soon(14)


def test_a_leak_that_came_with_the_pain_is_same_day(base):
    person = a_person(base, with_=["old_pelvic_change", "old_change_known"])

    assert triage(base, person).urgency == SAME_DAY


def test_a_new_leak_on_top_of_an_old_one_is_an_emergency(base):
    person = a_person(base, with_=[*OLD_CHANGE["with_"], "old_change_known", "leaking_pee"])

    assert triage(base, person).urgency == EMERGENCY


STENOSIS = ["both_legs_long", "legs_over_3_months", "legs_only_upright", "legs_eased_sitting"]


def test_legs_that_ache_only_when_upright_for_months_are_seen_within_two_weeks(base):
    assert triage(base, a_person(base, with_=STENOSIS)).urgency == soon(14)


@pytest.mark.parametrize("term", STENOSIS[1:])
def test_one_term_missing_ends_the_narrow_canal_exception(base, term):
    person = a_person(base, with_=[name for name in STENOSIS if name != term])

    assert triage(base, person).urgency == SAME_DAY


@pytest.mark.parametrize("term", STENOSIS[1:])
def test_one_term_not_sure_ends_the_narrow_canal_exception(base, term):
    with_ = [name for name in STENOSIS if name != term]

    assert triage(base, a_person(base, with_=with_, not_sure=[term])).urgency >= soon(3)


def test_numb_feet_explained_long_ago_and_unchanged_are_seen_within_two_weeks(base):
    with_ = ["both_legs_long", "legs_over_3_months", "legs_explained", "diabetes"]

    assert triage(base, a_person(base, with_=with_)).urgency == soon(14)


def test_one_weak_leg_is_same_day_and_an_emergency_when_it_gets_weaker(base):
    weak = a_person(base, with_=["leg_weakness"])

    assert triage(base, weak).urgency == SAME_DAY
    assert triage(base, weak.with_({"weakness_worsening": True})).urgency == EMERGENCY


def test_fever_is_same_day_and_an_emergency_with_a_sign_of_sepsis(base):
    fever = a_person(base, with_=["fever"])

    assert triage(base, fever).urgency == SAME_DAY
    assert triage(base, fever.with_({"mottled_skin": True})).urgency == EMERGENCY


def test_new_pain_after_cancer_is_seen_within_three_days(base):
    assert triage(base, a_person(base, with_=["cancer_ever"])).urgency == soon(3)


def test_pain_that_rises_at_night_after_cancer_is_same_day(base):
    person = a_person(base, with_=["cancer_ever", "night_pain"])

    assert triage(base, person).urgency == SAME_DAY


def test_weakness_after_cancer_is_an_emergency(base):
    person = a_person(base, with_=["cancer_ever", "leg_numbness"])

    assert triage(base, person).urgency == EMERGENCY


def test_steroid_tablets_alone_change_nothing_and_are_recorded(base):
    result = triage(base, a_person(base, with_=["steroids_long"]))

    assert result.urgency == SELF_CARE
    assert "steroids_long" in result.recorded


def test_steroid_tablets_with_sudden_pain_are_seen_within_three_days(base):
    person = a_person(base, with_=["steroids_long"], onset="sudden_movement")

    assert triage(base, person).urgency == soon(3)


def test_a_sixty_year_old_smoker_with_sudden_severe_pain_out_of_nowhere_is_an_emergency(base):
    person = a_person(base, with_=["vascular_risk"], age=62, onset="sudden_unprovoked", pain_nprs=8)

    assert triage(base, person).urgency == EMERGENCY


def test_the_same_pain_from_lifting_that_eases_lying_down_is_seen_the_same_day(base):
    person = a_person(base, with_=["vascular_risk"], age=62, onset="sudden_movement", pain_nprs=8)

    assert triage(base, person).urgency == SAME_DAY


def test_a_man_of_sixty_two_with_sudden_severe_pain_from_lifting_is_asked_about_smoking(base):
    person = a_person(base, age=62, onset="sudden_movement", pain_nprs=8)

    page = next_page(base, person.without("vascular_risk", "had_this_before"))

    assert page.id == "vessels"


def test_a_woman_of_28_is_asked_whether_a_period_is_late_and_one_of_57_is_not(base):
    her = a_person(base, sex="female", age=28).without("late_period")

    assert next_page(base, her).id == "late_period"
    assert next_page(base, her.with_({"age": 57.0})) is None


def test_nobody_without_cancer_is_asked_about_pain_in_the_neck(base):
    person = a_person(base).without("neck_or_worse_lying")

    assert next_page(base, person) is None
    assert next_page(base, person.with_({"cancer_ever": True})).id == "after_cancer"


def test_pain_that_never_eases_takes_the_lifting_exception_away(base):
    person = a_person(
        base,
        with_=["vascular_risk", "constant_pain"],
        age=62,
        onset="sudden_movement",
        pain_nprs=8,
    )

    assert triage(base, person).urgency == EMERGENCY


def test_a_fall_on_blood_thinners_is_same_day(base):
    person = a_person(base, with_=["blood_thinner"], onset="fall")

    assert triage(base, person).urgency >= SAME_DAY


def test_a_child_under_six_is_seen_the_same_day(base):
    assert triage(base, a_person(base, age=5)).urgency == SAME_DAY


def test_a_teenager_without_signs_is_seen_within_two_weeks(base):
    assert triage(base, a_person(base, age=16)).urgency == soon(14)


def test_back_pain_in_pregnancy_is_never_plain_self_care(base):
    person = a_person(base, sex="female", pregnancy="pregnant", weeks_pregnant=24)

    assert triage(base, person).urgency == soon(14)


def test_bleeding_in_pregnancy_is_an_emergency(base):
    person = a_person(
        base, with_=["vaginal_bleeding"], sex="female", pregnancy="pregnant", weeks_pregnant=30
    )

    assert triage(base, person).urgency == EMERGENCY


def test_pain_that_grows_from_the_fourth_day_on_is_seen_within_three_days(base):
    assert triage(base, a_person(base, course="worse", pain_days=2)).urgency == SELF_CARE
    assert triage(base, a_person(base, course="worse", pain_days=4)).urgency == soon(3)


def test_no_progress_after_two_weeks_is_seen_within_two_weeks(base):
    assert triage(base, a_person(base, course="same", pain_days=14)).urgency == SELF_CARE
    assert triage(base, a_person(base, course="same", pain_days=15)).urgency == soon(14)


def test_a_pain_unlike_any_before_raises_its_partner_by_a_level(base):
    alone = a_person(base, with_=["upper_back"])

    assert triage(base, alone).urgency == soon(3)
    assert triage(base, alone.with_({"different_pain": True})).urgency == SAME_DAY


TODAY = date(2026, 11, 23)


def test_a_flag_checked_six_weeks_ago_no_longer_raises_the_level(base):
    person = a_person(base, age=66, pain_days=240, course="same", with_=["limiting"])
    seen = date(2026, 10, 12)
    marks = {"lasting_pain_over_60": seen, "slow_recovery": seen}

    result = triage(base, person, assessed=marks, today=TODAY)

    assert result.urgency == SELF_CARE
    assert [fired.settled for fired in result.fired] == [True, True]


def test_a_check_by_a_clinician_never_settles_cauda_equina(base):
    person = a_person(base, with_=["saddle_numbness"])

    result = triage(base, person, assessed={"saddle_numbness": TODAY}, today=TODAY)

    assert result.urgency == EMERGENCY


def test_a_six_week_mark_stands_no_longer_than_six_weeks(base):
    person = a_person(base, with_=["weight_loss"])

    result = triage(base, person, assessed={"weight_loss": date(2026, 10, 11)}, today=TODAY)

    assert result.urgency == soon(3)


def test_a_three_month_mark_that_ran_out_asks_for_an_ordinary_visit(base):
    person = a_person(base, with_=["upper_back"])

    result = triage(base, person, assessed={"upper_back": date(2026, 6, 1)}, today=TODAY)

    assert result.urgency == soon(14)


def test_a_mark_never_settles_an_answer_of_not_sure(base):
    person = a_person(base, not_sure=["upper_back"])

    result = triage(base, person, assessed={"upper_back": TODAY}, today=TODAY)

    assert result.urgency == soon(14)


def test_a_mark_never_settles_a_higher_form_of_the_flag(base):
    person = a_person(base, with_=["weak_bones", "unbearable"], onset="fall")

    result = triage(base, person, assessed={"small_fall_weak_bones": TODAY}, today=TODAY)

    assert result.urgency == SAME_DAY


def test_a_result_names_the_answers_that_led_to_it(base):
    (fired,) = triage(base, a_person(base, with_=["weight_loss"])).fired

    assert fired.flag == "weight_loss"
    assert [atom.finding for atom in fired.because] == ["weight_loss"]
