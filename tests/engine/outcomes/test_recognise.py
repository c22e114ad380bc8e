"""Which questionnaire a file holds, by the addresses and codes in it."""

from dataclasses import replace

from tests.engine.outcomes.filled import answers, filled
from unclench.engine.outcomes.recognise import imported_measures, recognise
from unclench.engine.values.scoring import KnownBy

URL = "https://clinic.example/Questionnaire/odi"
QUESTIONS_OF_PEG = ("75893-8", "91145-3", "91146-1")


def known_at(base, name: str, **names):
    """The measures, one of them known by these names."""
    measure = replace(base.outcome_measures[name], known_by=KnownBy(**names))
    return {**base.outcome_measures, name: measure}


def test_the_code_of_its_score_tells_start_back(base):
    assert recognise(base.outcome_measures, filled(codes=("91351-7",))) == "start_back"


def test_the_codes_of_all_its_questions_tell_peg(base):
    assert recognise(base.outcome_measures, filled(codes=QUESTIONS_OF_PEG)) == "peg"


def test_one_question_that_other_questionnaires_have_as_well_tells_nothing(base):
    assert recognise(base.outcome_measures, filled(codes=QUESTIONS_OF_PEG[:1])) is None


def test_an_address_that_a_record_names_tells_the_measure(base):
    measures = known_at(base, "oswestry", urls=(URL,))

    assert recognise(measures, filled(urls=(URL,))) == "oswestry"


def test_a_file_that_fits_two_measures_is_asked_about(base):
    assert recognise(base.outcome_measures, filled(codes=("91351-7", "91147-9"))) is None


def test_the_number_of_questions_tells_nothing(base):
    assert recognise(base.outcome_measures, filled(*answers([1] * 24))) is None


def test_only_measures_that_are_filled_in_elsewhere_are_offered(base):
    assert "pain_now" not in imported_measures(base.outcome_measures)
    assert len(imported_measures(base.outcome_measures)) >= 8
