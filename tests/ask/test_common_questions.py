"""What popular pages on back spasms ask at their end is answered here, and at once."""

import pytest

from tests.ask.measure import measure, questions

FILE = "common_questions.yaml"
COMMON = questions(FILE)
each = pytest.mark.parametrize("question", COMMON, ids=lambda question: question["ask"])
each_word = pytest.mark.parametrize(
    ("name", "words"),
    sorted({(q["right"][0], words) for q in COMMON for words in q["says"]}),
)


@each
def test_the_question_that_answers_it_is_among_the_first_three(library, question):
    shown = [passage.page.id for passage in library.ask(question["ask"]).passages]

    assert question["right"][0] in shown[:3]


@each
def test_what_is_shown_is_a_question_with_an_answer_and_a_source(library, question):
    page = library.pages[question["right"][0]]

    assert page.kind == "question"
    assert page.of.answer
    assert page.source


@each_word
def test_the_short_answer_answers_it(library, name, words):
    assert words.lower() in library.pages[name].summary.lower()


def test_of_five_such_questions_four_have_the_right_page_first(library):
    measured = measure(library, FILE)

    assert measured.asked == len(COMMON)
    assert measured.first / measured.asked >= 0.8
