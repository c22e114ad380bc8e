"""What people read can be read by a tired child of eleven.

The aim is the reading age of 9 to 11, which is grades 4 to 6 (`reading.py` says how it is counted);
hard medical text may go to that of 14, which is grade 9. The bounds by kind:

- 6 for what is read to act on or to look up: advice, its safety net, exits, causes, self-tests,
  capacity tests, lessons, what the diary asks, moves, habits, questions and claims. There is room
  for short sentences there.
- 7 for painkillers: what they do, and what trials found.
- 8 for treatments, which name methods and trials, and for why a red flag counts: one sentence of
  ten words, in which "infection" or "pregnancy" alone is worth two grades.
- 9 for questions that list illnesses and medicines by their names, and for the one line of a rule
  about a medicine. People who take a tablet know its name; a softer word would be a wrong one.

A bound for the hardest text says nothing of the others, so half of each kind has to stay below 5.
"""

import pytest

from tests.docs.reading import grade, readings, sentences_of, syllables, words_of
from tests.shipped import BASE

BOUNDS = {
    "advice": 6,
    "safety_net": 6,
    "trackers": 6,
    "outcome_measures": 6,
    "exits": 6,
    "causes": 6,
    "self_tests": 6,
    "capacity_tests": 6,
    "desk": 6,
    "sleep": 6,
    "interventions": 6,
    "habits": 6,
    "lessons": 6,
    "questions": 6,
    "claims": 6,
    "medicines": 7,
    "red_flags": 8,
    "treatments": 8,
    "findings": 9,
    "medicine_rules": 9,
}
LONGEST_SENTENCE = 27
READINGS = readings(BASE)


def test_every_kind_of_text_has_a_bound():
    assert {reading.kind for reading in READINGS} == set(BOUNDS)


@pytest.mark.parametrize("kind", BOUNDS)
def test_no_text_is_harder_than_its_kind_allows(kind):
    hard = {
        reading.id: round(reading.grade, 1)
        for reading in READINGS
        if reading.kind == kind and reading.grade > BOUNDS[kind]
    }

    assert hard == {}


@pytest.mark.parametrize("kind", BOUNDS)
def test_half_of_every_kind_is_easy(kind):
    grades = sorted(reading.grade for reading in READINGS if reading.kind == kind)

    assert grades[len(grades) // 2] < 5


def test_no_sentence_is_too_long_to_hold_in_mind():
    long = {r.id: r.sentence for r in READINGS if r.longest > LONGEST_SENTENCE}

    assert long == {}


def test_a_hard_text_is_found_to_be_hard():
    hard = (
        "Individuals presenting with non-specific lumbar symptomatology should undergo "
        "comprehensive neurological evaluation prior to commencing rehabilitation.",
    )

    assert grade(hard) > 16


def test_an_easy_text_is_found_to_be_easy():
    assert grade(("Lie on your side.", "Breathe out as you push.")) < 2


def test_a_line_and_a_colon_let_the_reader_rest():
    assert list(sentences_of(("Stop: it hurts", "0.65 of 1"))) == ["Stop", "it hurts", "0.65 of 1"]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("back", 1),
        ("move", 1),
        ("muscles", 2),
        ("moved", 1),
        ("rested", 2),
        ("lying", 2),
        ("spasm", 2),
        ("medium-firm", 3),
        ("exercise", 3),
        ("1.13", 1),
        ("Ibuprofen", 2),
    ],
)
def test_the_syllables_of_a_word_are_counted(word, count):
    assert syllables(word) == count


def test_a_decimal_is_one_word():
    assert words_of("It fell to 0.65 (from 0.50 to 0.86).") == [
        "It",
        "fell",
        "to",
        "0.65",
        "from",
        "0.50",
        "to",
        "0.86",
    ]
