"""Answers from outside are read strictly, and refused in words that help."""

import pytest

from unclench.engine.knowledge.answers import AnswersError, read_findings, write_findings
from unclench.engine.values.findings import NOT_SURE


def test_an_unknown_id_is_named_with_a_suggestion(base):
    with pytest.raises(AnswersError, match=r"no finding has that id\. Did you mean `fever`\?"):
        read_findings(base, {"fevr": True})


def test_a_value_out_of_range_says_what_was_expected(base):
    with pytest.raises(AnswersError, match=r"age: `300` is not a number from 0 to 120"):
        read_findings(base, {"age": 300})


def test_a_word_for_a_yes_or_no_is_refused(base):
    with pytest.raises(AnswersError, match="fever: `perhaps` is not yes, no or not_sure"):
        read_findings(base, {"fever": "perhaps"})


def test_all_problems_are_named_at_once(base):
    with pytest.raises(AnswersError) as caught:
        read_findings(base, {"fevr": True, "age": -1, "course": "odd"})

    assert len(caught.value.problems) == 3


def test_a_list_is_not_a_mapping_of_answers(base):
    with pytest.raises(AnswersError, match="is not a mapping of finding to value"):
        read_findings(base, ["fever"])


def test_not_sure_is_an_answer_of_every_type(base):
    read = read_findings(base, {"fever": "not_sure", "age": "not_sure", "course": "not sure"})

    assert set(read.values()) == {NOT_SURE}


def test_a_duration_may_be_a_span_in_words(base):
    assert read_findings(base, {"pain_days": "3 weeks"})["pain_days"] == 21


def test_answers_that_were_written_read_back_the_same(base):
    answers = {"fever": True, "age": 40.0, "course": "worse", "rash": NOT_SURE}

    findings = read_findings(base, {**answers, "rash": "not_sure"})

    assert read_findings(base, write_findings(findings)) == findings


@pytest.mark.parametrize("value", [True, [], {}, None, "nan", float("inf")])
def test_an_age_that_is_not_a_number_is_refused(base, value):
    with pytest.raises(AnswersError):
        read_findings(base, {"age": value})
