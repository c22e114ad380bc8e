"""Which words of a note make us ask."""

import pytest

from unclench.engine.assessment.assess import topics_in


@pytest.mark.parametrize(
    ("note", "topic"),
    [
        ("My left foot feels weak since this morning", "legs"),
        ("PINS AND NEEDLES down one side", "legs"),
        ("pins-and-needles", "legs"),
        ("It gave\nway on the stairs", "legs"),
        ("No leg pain today", "legs"),
        ("I can\u2019t walk far", "legs"),
        ("Cant pee properly", "bladder"),
        ("leaking a bit when I cough", "bladder"),
        ("constipated since Monday", "bowel"),
        ("numb between my legs", "saddle"),
        ("wiping feels odd", "saddle"),
        ("shivering all night", "fever"),
        ("I tripped over the dog", "injury"),
        ("some chest pain", "chest"),
        ("I can't go on like this", "despair"),
        ("sometimes I think of suicide", "despair"),
        ("They would be BETTER OFF WITHOUT ME", "despair"),
        ("I don\u2019t want to wake up", "despair"),
    ],
)
def test_a_mention_is_noticed(base, note, topic):
    assert topic in topics_in(base, note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Warmth helped, slept well",
        "The pain will die down in the end, it always does",
        "Could not fall asleep",
        "A weekend in a legendary chalet, on an elegant chair",
        "10/10 \U0001f600 ***",
    ],
)
def test_an_ordinary_note_asks_for_nothing(base, note):
    assert topics_in(base, note) == frozenset()


def test_a_note_may_speak_of_several_things(base):
    found = topics_in(base, "Fell in the bath, now my leg is numb and I have a fever")

    assert found == {"injury", "legs", "fever"}


def test_falling_asleep_does_not_hide_a_fall(base):
    assert "injury" in topics_in(base, "I fell, and later fell asleep")


def test_hurting_oneself_by_accident_is_not_taken_for_despair(base):
    assert topics_in(base, "I hurt myself lifting a box") == {"injury"}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("exercises for sciatica", "legs"),
        ("pillow between my legs", "saddle"),
        ("hit the gym", "injury"),
    ],
)
def test_a_note_makes_us_ask_where_a_question_to_the_library_does_not(base, text, topic):
    assert topic in topics_in(base, text)
    assert topic not in topics_in(base, text, asking=True)
