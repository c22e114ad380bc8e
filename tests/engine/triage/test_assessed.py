"""Which marks of a clinician's check still stand, and what ends them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.engine.triage.marks import SIX_WEEKS_AGO, TODAY, marked
from tests.people import a_person
from unclench.engine.assessment.assess import (
    flag_to_ask_about,
    standing_marks,
    triage,
    visits_to_offer,
)
from unclench.engine.values.disposition import EMERGENCY, SAME_DAY, SELF_CARE, soon
from unclench.engine.values.findings import NOT_SURE


def standing(base, marks, person, today=TODAY):
    fired = {f.flag for f in triage(base, person).fired}
    return standing_marks(base, marks, findings=person, fired_now=fired, today=today)


def urgency(base, marks, person, today=TODAY):
    dates = standing(base, marks, person, today).dates()
    return triage(base, person, assessed=dates, today=today).urgency


def the_man_of_66(base, **changes):
    told = {"pain_days": 240, "course": "same", "onset": "gradual", "pain_nprs": 5}
    return a_person(base, age=66, with_=["limiting"], **{**told, **changes})


def his_marks(base):
    return marked(base, the_man_of_66(base), "lasting_pain_over_60", "slow_recovery")


def the_woman_of_74(base, **changes):
    told = {"pain_days": 365, "course": "same", "onset": "gradual", "pain_nprs": 4}
    return a_person(base, age=74, sex="female", with_=["steroids_long"], **{**told, **changes})


def her_marks(base):
    flags = ("fracture_score", "steroids_long", "slow_recovery", "lasting_pain_over_60")
    return marked(base, the_woman_of_74(base), *flags, made_on=date(2026, 10, 24))


def test_a_man_of_66_examined_six_weeks_ago_and_unchanged_looks_after_himself(base):
    person = the_man_of_66(base)

    assert triage(base, person).urgency == soon(14)
    assert urgency(base, his_marks(base), person) == SELF_CARE


def test_the_same_man_with_a_fall_yesterday_is_seen_within_three_days(base):
    fell = the_man_of_66(base, onset="fall", pain_days=1)

    assert standing(base, his_marks(base), fell).standing == ()
    assert urgency(base, his_marks(base), fell) == soon(3)


def test_a_woman_of_74_on_prednisolone_examined_last_month_is_not_sent_to_soon(base):
    person = the_woman_of_74(base)

    assert triage(base, person).urgency == soon(3)
    assert urgency(base, her_marks(base), person) == SELF_CARE


def test_sudden_new_pain_ends_her_marks(base):
    fell = the_woman_of_74(base, onset="fall", pain_days=1)

    assert standing(base, her_marks(base), fell).standing == ()
    assert urgency(base, her_marks(base), fell) == SAME_DAY


def test_a_new_saddle_change_is_an_emergency_whatever_is_marked(base):
    numb = the_man_of_66(base).with_({"saddle_numbness": True})

    assert urgency(base, his_marks(base), numb) == EMERGENCY


CHRONIC_REST_PAIN = ["limiting", "constant_pain"]


def test_constant_pain_for_months_that_was_checked_is_not_sent_to_soon_for_ever(base):
    person = a_person(base, pain_days=200, course="same", with_=CHRONIC_REST_PAIN)
    marks = marked(base, person, "constant_or_night_pain", "slow_recovery")

    assert urgency(base, marks, person) == SELF_CARE


REOPENING = {
    "a new place or kind": ({"course": "changed"}, "new_flag new_place"),
    "leg pain": ({"leg_pain": True}, "new_place"),
    "further down the leg": ({"leg_pain_spreading_down": True}, "new_place"),
    "the second leg": ({"second_leg": True}, "new_flag"),
    "pain unlike any before": ({"different_pain": True}, "new_flag"),
    "pain up by two": ({"pain_nprs": 7.0}, "more_pain"),
    "pain of eight": ({"pain_nprs": 8.0}, "more_pain strong_pain"),
    "a fall": ({"onset": "fall"}, "new_flag sudden_event"),
    "a lift or cough": ({"onset": "sudden_movement"}, "new_flag sudden_event"),
    "an injury": ({"recent_injury": True}, "sudden_event"),
    "lost height": ({"shape_change": True}, "new_flag"),
    "fever": ({"fever": True}, "new_flag"),
    "feeling very ill": ({"very_ill": True}, "new_flag"),
    "night sweats": ({"night_sweats": True}, "new_flag ill"),
    "weight loss": ({"weight_loss": True}, "new_flag"),
    "a lump": ({"back_lump": True}, "new_flag"),
    "cancer": ({"cancer_ever": True}, "new_flag new_condition"),
    "weak bones": ({"weak_bones": True}, "new_condition"),
    "weak immunity": ({"weak_immunity": True}, "new_condition"),
    "a blood thinner": ({"blood_thinner": True}, "new_condition"),
    "steroid tablets": ({"steroids_long": True}, "new_condition new_flag"),
    "a procedure near the spine": ({"spine_procedure": True}, "new_flag near_the_spine"),
    "not sure about a danger sign": ({"saddle_numbness": NOT_SURE}, "danger_not_sure"),
    "a bout that began yesterday": ({"pain_days": 0.0}, "new_bout"),
}


@pytest.mark.parametrize(("change", "because"), REOPENING.values(), ids=REOPENING)
def test_a_change_ends_every_mark_of_the_episode(base, change, because):
    changed = the_man_of_66(base).with_(change)

    kept = standing(base, his_marks(base), changed)

    assert kept.standing == ()
    assert {ended.because for ended in kept.ended} <= set(because.split())


def test_a_pregnancy_that_was_not_there_ends_the_mark(base):
    person = a_person(base, sex="female", with_=["upper_back"], pain_days=60)
    pregnant = person.with_({"pregnancy": "pregnant", "weeks_pregnant": 10.0})

    assert standing(base, marked(base, person, "upper_back"), pregnant).standing == ()


def test_what_was_there_when_the_mark_was_made_does_not_end_it(base):
    had = dict.fromkeys(["leg_pain", "weak_bones", "blood_thinner"], True)
    person = the_man_of_66(base).with_(had)
    marks = marked(base, person, "lasting_pain_over_60")

    assert standing(base, marks, person).standing == tuple(marks)


def test_not_sure_that_becomes_a_yes_ends_the_mark(base):
    unsure = the_man_of_66(base).with_({"weak_bones": NOT_SURE})
    marks = marked(base, unsure, "lasting_pain_over_60")

    assert standing(base, marks, unsure).standing == tuple(marks)
    assert standing(base, marks, unsure.with_({"weak_bones": True})).standing == ()


def test_what_was_never_asked_counts_as_new_when_it_is_there(base):
    person = the_man_of_66(base).without("weak_bones")
    marks = marked(base, person, "lasting_pain_over_60")

    assert standing(base, marks, person.with_({"weak_bones": True})).standing == ()


def test_a_bout_that_simply_grew_older_ends_nothing(base):
    person = the_man_of_66(base, pain_days=43)
    marks = marked(base, person, "lasting_pain_over_60")

    assert standing(base, marks, person.with_({"pain_days": 91.0})).standing == tuple(marks)


def test_a_mark_for_six_weeks_ends_after_six_weeks(base):
    person = a_person(base, pain_days=60, with_=["weight_loss"])
    marks = marked(base, person, "weight_loss")

    (ended,) = standing(base, marks, person, TODAY + timedelta(days=1)).ended

    assert ended.because == "time_over"
    assert urgency(base, marks, person, TODAY + timedelta(days=1)) == soon(3)


def test_a_mark_for_three_months_that_ran_out_asks_for_an_ordinary_visit(base):
    person = a_person(base, pain_days=200, with_=["upper_back"])
    marks = marked(base, person, "upper_back")

    assert urgency(base, marks, person, SIX_WEEKS_AGO + timedelta(days=91)) == SELF_CARE
    assert urgency(base, marks, person, SIX_WEEKS_AGO + timedelta(days=92)) == soon(14)


def test_a_mark_from_the_future_does_not_stand(base):
    person = a_person(base, with_=["upper_back"])
    marks = marked(base, person, "upper_back", seen_on=TODAY + timedelta(days=1))

    assert standing(base, marks, person).standing == ()


def test_a_change_of_the_flags_rules_ends_its_mark_alone(base):
    first, second = his_marks(base)
    old = replace(first, rules="0" * 16)

    kept = standing(base, [old, second], the_man_of_66(base))

    assert kept.standing == (second,)
    assert [ended.because for ended in kept.ended] == ["rules_changed"]


def test_a_mark_for_a_flag_that_is_never_settled_does_not_stand(base):
    person = a_person(base, with_=["saddle_numbness"])

    assert standing(base, marked(base, person, "saddle_numbness"), person).standing == ()


def test_an_old_bladder_change_that_a_clinician_knows_of_needs_no_mark(base):
    old = ["old_pelvic_change", "old_change_over_3_months", "old_change_before_pain"]
    unknown = a_person(base, with_=old)

    assert triage(base, unknown).urgency == soon(14)
    assert triage(base, unknown.with_({"old_change_known": True})).urgency == SELF_CARE


def test_every_reason_is_said_in_words(base):
    changed = [the_man_of_66(base).with_(change) for change, _ in REOPENING.values()]

    ended = [end for person in changed for end in standing(base, his_marks(base), person).ended]

    assert all(end.said and not end.said.endswith(".") for end in ended)


def test_the_most_pressing_flag_is_asked_about_first(base):
    person = a_person(base, pain_days=20, course="same", with_=["upper_back"])
    result = triage(base, person)

    assert flag_to_ask_about(base, result, []).flag == "upper_back"
    assert flag_to_ask_about(base, result, ["upper_back"]) is None


def test_nobody_is_asked_about_a_flag_when_another_demands_as_much(base):
    person = a_person(base, pain_days=20, course="worse", with_=["upper_back"])

    assert flag_to_ask_about(base, triage(base, person), []) is None


def test_a_not_sure_cannot_be_marked(base):
    person = a_person(base, not_sure=["upper_back"])

    assert flag_to_ask_about(base, triage(base, person), []) is None


def test_a_visit_before_the_pain_began_is_not_offered(base):
    person = a_person(base, pain_days=4, with_=["upper_back"])

    assert [v.to_days for v in visits_to_offer(base, "upper_back", person)] == [14]


def test_a_flag_for_six_weeks_offers_no_visit_longer_ago(base):
    person = a_person(base, pain_days=200, with_=["weight_loss"])

    assert [v.to_days for v in visits_to_offer(base, "weight_loss", person)] == [14, 28, 42]
