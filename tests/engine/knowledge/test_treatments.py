"""What treatments may say of themselves: by phase, drawn from a source, and never as a nudge."""

import pytest

from tests.engine.knowledge.broken import broken
from tests.shipped import BASE
from unclench.engine.values.intervention import Phase
from unclench.engine.values.library import Points, Standing, Treatment
from unclench.engine.values.record import Certainty

TREATMENTS = list(BASE.treatments.values())
ASKED_FOR = """
    heat cold contrast education staying_active bed_rest stretching exercise walking
    aerobic_exercise core_exercise pilates mckenzie yoga tai_chi strength_training
    breathing_exercises progressive_relaxation mindfulness cbt cognitive_functional_therapy
    pain_reprocessing massage self_massage spinal_manipulation acupuncture tens physiotherapy
    rehabilitation_programme anti_inflammatory_tablets skin_gels capsaicin_cream
    paracetamol_tablets muscle_relaxant_tablets opioid_tablets nerve_and_mood_tablets
    benzodiazepines_and_steroids belt_or_brace insoles traction therapeutic_ultrasound mattress
    ergonomic_furniture injections surgery
"""
OPIOIDS = "treatments/opioid_tablets.yaml"
each = pytest.mark.parametrize("treatment", TREATMENTS, ids=lambda treatment: treatment.id)


@pytest.mark.parametrize("name", ASKED_FOR.split())
def test_what_people_try_for_a_back_has_a_page(name: str) -> None:
    assert name in BASE.treatments


@each
def test_a_treatment_names_all_four_phases_in_their_order(treatment: Treatment) -> None:
    assert [row.phase for row in treatment.phases] == list(Phase)


@each
def test_a_treatment_says_what_people_call_it_and_what_would_change_the_page(
    treatment: Treatment,
) -> None:
    assert treatment.also_called
    assert treatment.would_change
    assert treatment.facts


@each
def test_a_treatment_says_what_was_measured_with_the_figure_as_published(
    treatment: Treatment,
) -> None:
    assert treatment.effects
    assert [e.text for e in treatment.effects if not e.figures or not e.source] == []


@each
def test_a_number_from_memory_is_told_as_such(treatment: Treatment) -> None:
    remembered = [e for e in treatment.effects if "from memory" in e.figures]

    assert [e.text for e in remembered if e.certainty is not Certainty.UNVERIFIED] == []


@each
def test_what_is_advised_against_says_what_to_do_instead(treatment: Treatment) -> None:
    against = [r for r in treatment.phases if r.standing is Standing.ADVISED_AGAINST]

    assert treatment.instead or not against


@each
def test_what_is_advised_against_is_called_a_first_choice_nowhere(treatment: Treatment) -> None:
    standings = {row.standing for row in treatment.phases}

    assert not {Standing.ADVISED_AGAINST, Standing.FIRST_CHOICE} <= standings


@pytest.mark.parametrize("name", ["opioid_tablets", "muscle_relaxant_tablets"])
def test_opioids_and_muscle_relaxants_are_explained_and_never_suggested(name: str) -> None:
    treatment = BASE.treatments[name]

    assert treatment.never_suggested
    assert treatment.how_to == ()


def test_the_page_of_a_medicine_that_is_never_suggested_may_not_suggest_it(knowledge_copy) -> None:
    said = broken(knowledge_copy, OPIOIDS, "never_suggested: true\n", "")

    assert "one of these is never suggested; then neither is this treatment" in said


def test_what_is_never_suggested_may_be_no_first_choice(knowledge_copy) -> None:
    said = broken(
        knowledge_copy,
        OPIOIDS,
        "subacute, standing: advised_against",
        "subacute, standing: first_choice",
    )

    assert "what is never suggested is no first choice in any phase" in said


def test_what_is_never_suggested_may_have_no_how_to(knowledge_copy) -> None:
    said = broken(knowledge_copy, OPIOIDS, "instead:\n", "how_to: [Swallow it.]\ninstead:\n")

    assert "what is never suggested has no how-to" in said


def test_advice_against_something_does_not_load_without_an_alternative(knowledge_copy) -> None:
    said = broken(knowledge_copy, "treatments/insoles.yaml", "instead:\n", "how_to:\n")

    assert "where it is advised against, `instead` says what to do" in said


def test_an_unverified_number_may_not_be_drawn(knowledge_copy) -> None:
    said = broken(
        knowledge_copy, "treatments/cbt.yaml", "certainty: moderate", "certainty: unverified"
    )

    assert "an unverified number is told in words only; leave out its `points`" in said


def test_an_interval_that_leaves_out_its_own_middle_is_refused() -> None:
    with pytest.raises(ValueError, match="rise in this order"):
        Points(less=5, low=6, high=9, against="nothing")


def test_a_cause_leads_to_no_treatment_before_somebody_has_looked() -> None:
    be_seen_first = [BASE.causes[name] for name in ("referred_pain", "vertebral_fracture")]

    assert [cause.related for cause in be_seen_first] == [(), ()]


def test_an_ordinary_spasm_leads_to_what_is_a_first_choice_in_its_first_weeks() -> None:
    first = [
        name
        for name in BASE.causes["muscle_spasm"].related
        if BASE.treatments[name].standing_in(Phase.ACUTE).standing is Standing.FIRST_CHOICE
    ]

    assert {"staying_active", "heat", "walking"} <= set(first)
