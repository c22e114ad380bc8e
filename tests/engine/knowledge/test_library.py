"""What people ask and what is often said about backs has an answer in the library."""

import pytest

from tests.shipped import BASE
from unclench.engine.values.library import Verdict

# What general pages about back spasm answer, and what most people ask first.
ASKED_FIRST = [
    "ask_causes",
    "ask_symptoms",
    "ask_diagnosis",
    "ask_relief",
    "ask_prevent",
    "ask_doctor",
    "ask_how_long",
    "ask_stress",
    "ask_rest_or_move",
]
# Advice that is still given and that guidelines contradict.
CONTRADICTED = [
    "said_rest",
    "said_posture",
    "said_scan",
    "said_straight_back_lifting",
    "said_regular_adjustment",
    "said_dehydration",
    "said_bed",
    "said_cure",
]
HABITS = [
    "sitting",
    "standing",
    "desk",
    "lifting",
    "carrying",
    "handling_people",
    "driving",
    "sleeping",
    "stress_and_breathing",
    "getting_active",
    "staying_strong",
    "work",
    "return_to_work",
    "weight",
    "smoking",
]


def test_at_least_forty_five_questions_are_answered():
    assert len(BASE.questions) >= 45


@pytest.mark.parametrize("name", ASKED_FIRST)
def test_what_people_ask_first_is_answered(name):
    assert BASE.questions[name].answer


@pytest.mark.parametrize("name", CONTRADICTED)
def test_advice_that_guidelines_contradict_is_met_as_a_claim(name):
    claim = BASE.claims[name]

    assert claim.verdict in (Verdict.NOT_SUPPORTED, Verdict.PARTLY)
    assert claim.evidence
    assert claim.kinder


@pytest.mark.parametrize("name", HABITS)
def test_a_habit_says_what_is_known_and_what_to_try(name):
    habit = BASE.habits[name]

    assert habit.what_is_known
    assert habit.try_this
    assert habit.leave_out


def test_what_rests_on_general_knowledge_is_called_unverified():
    unsure = {"general_knowledge", "engineering_proposal"}
    records = [*BASE.habits.values(), *BASE.questions.values(), *BASE.claims.values()]

    surer = [r.id for r in records if unsure & set(r.source) and r.certainty != "unverified"]

    assert surer == []
