"""Something is denied, and another answer shows it."""

from tests.people import a_person
from unclench.engine.assessment.assess import contradiction_to_ask, contradictions_in, triage
from unclench.engine.values.disposition import Disposition


def test_a_leg_that_became_weaker_counts_as_weak_though_weakness_was_denied(base):
    someone = a_person(base, with_=["weakness_worsening"])

    assert triage(base, someone).disposition is Disposition.EMERGENCY


def test_the_reason_is_what_was_told_and_not_what_was_denied(base):
    someone = a_person(base, with_=["weakness_worsening"])

    because = {atom.finding for fired in triage(base, someone).raising for atom in fired.because}

    assert because == {"weakness_worsening"}


def test_pain_called_known_and_different_counts_as_not_known(base):
    artery = {"age": 66, "onset": "sudden_unprovoked", "pain_nprs": 8}
    known = a_person(base, with_=["vascular_risk", "had_this_before"], **artery)

    different = known.with_({"different_pain": True})

    assert triage(base, known).disposition is Disposition.SOON
    assert triage(base, different).disposition is Disposition.EMERGENCY


def test_what_was_not_asked_contradicts_nothing(base):
    someone = a_person(base, with_=["weakness_worsening"], not_asked=["leg_weakness"])

    assert contradictions_in(base, someone) == ()


def test_what_an_answer_shows_counts_though_the_person_was_not_sure(base):
    someone = a_person(base, with_=["weakness_worsening"], not_sure=["leg_weakness"])

    assert triage(base, someone).disposition is Disposition.EMERGENCY
    assert contradictions_in(base, someone) == ()


def test_what_an_answer_shows_counts_though_the_other_was_never_asked(base):
    someone = a_person(base, with_=["accident_recent"], not_asked=["serious_accident"])

    assert triage(base, someone).disposition is Disposition.EMERGENCY


def test_a_number_that_is_still_to_be_asked_is_not_guessed_from_unbearable_pain(base):
    artery = {"age": 66, "onset": "sudden_unprovoked"}
    someone = a_person(base, with_=["unbearable", "vascular_risk"], **artery).without("pain_nprs")

    result = triage(base, someone)

    assert result.disposition is Disposition.SAME_DAY
    assert "pain_nprs" in result.to_ask()


def test_what_could_still_show_a_not_sure_is_asked(base):
    someone = a_person(base, not_sure=["gallbladder"], not_asked=["gallbladder_long"])

    result = triage(base, someone)

    assert result.to_ask() == {"gallbladder_long"}
    assert not result.complete


def test_each_contradiction_is_asked_about_once(base):
    someone = a_person(base, with_=["cancer_now_or_in_bones"])

    assert contradiction_to_ask(base, someone, ()).id == "cancer"
    assert contradiction_to_ask(base, someone, ("cancer",)) is None


def test_an_emergency_is_not_held_up_by_a_contradiction(base):
    someone = a_person(base, with_=["cancer_now_or_in_bones", "saddle_numbness"])

    assert contradiction_to_ask(base, someone, ()) is None
