"""What else to find out: offered in the order of what it would tell."""

from tests.people import a_person
from unclench.engine.assessment.understand import second_looks, understand
from unclench.engine.causes.ask_next import bits_by_finding, next_steps
from unclench.engine.values.findings import NOT_SURE, Findings

UNASKED = ("pain_travels", "pain_areas", "worse_with", "better_with", "set_off_by", "locked")


def names(steps) -> list[str]:
    return [step.page.id if step.page else step.self_test.id for step in steps]


def test_the_most_telling_question_stands_first(base):
    steps = next_steps(base, a_person(base, not_asked=UNASKED))

    assert [step.bits for step in steps] == sorted((s.bits for s in steps), reverse=True)
    assert all(step.bits > 0 for step in steps)


def test_with_pain_in_the_leg_the_leg_is_asked_about_before_the_morning(base):
    person = a_person(
        base,
        with_=["leg_pain"],
        not_asked=[*UNASKED, "leg_worse_than_back", "cough_to_leg", "stiff_minutes"],
    )

    order = names(next_steps(base, person))

    assert order.index("travels") < order.index("stiff")


def test_what_was_answered_is_not_offered_again_not_even_when_not_sure(base):
    told = bits_by_finding(base, Findings({"locked": NOT_SURE, "pain_travels": "stays"}))

    assert not {"locked", "pain_travels"} & set(told)


def test_a_self_test_is_left_out_for_somebody_it_is_not_made_for(base):
    hurt = a_person(base, with_=["recent_injury"])

    assert not [step for step in next_steps(base, hurt) if step.self_test]


def test_both_legs_on_the_body_map_lead_back_to_the_leg_questions(base):
    marked = Findings({"pain_areas": frozenset({"calf_left", "foot_right"})})

    assert [look.page for look in second_looks(base, marked)] == ["legs"]


def test_a_leg_that_cannot_hold_the_toes_up_leads_back_to_the_leg_questions(base):
    assert second_looks(base, Findings({"heel_walk_test": "one_cannot"}))[0].page == "legs"
    assert not second_looks(base, Findings({"heel_walk_test": "both_can"}))


def test_the_answer_of_the_check_stands_beside_the_causes(base):
    person = a_person(base, with_=["saddle_numbness"])

    understanding = understand(base, person)

    assert str(understanding.triage.disposition) == "emergency"
    assert understanding.causes
