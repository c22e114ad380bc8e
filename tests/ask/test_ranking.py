"""The right page comes first, or there is no answer."""

import pytest

from tests.ask.measure import (
    FILES,
    SET_ASIDE,
    TUNED,
    Measured,
    measure,
    questions,
    without_an_answer,
)


@pytest.fixture(scope="module")
def tuned(library) -> Measured:
    """What came of all questions that were tuned on, asked once."""
    return measure(library, *TUNED)


def test_of_ten_questions_eight_have_the_right_page_first(tuned):
    assert tuned.asked >= 70
    assert tuned.first / tuned.asked >= 0.80


def test_of_twenty_questions_nineteen_have_the_right_page_among_three(tuned):
    assert tuned.in_three / tuned.asked >= 0.95


@pytest.mark.parametrize("question", without_an_answer())
def test_what_the_library_does_not_know_has_no_answer(library, question):
    assert library.ask(question).passages == ()


def test_of_ten_questions_that_nothing_was_tuned_on_seven_have_the_right_page_first(library):
    measured = measure(library, SET_ASIDE)

    assert measured.asked >= 50
    assert measured.first / measured.asked >= 0.7


def test_no_question_is_asked_twice():
    asked = [q["ask"] for file in FILES for q in questions(file)]

    assert len(set(asked)) == len(asked)
