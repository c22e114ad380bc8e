"""A lesson is short, says how sure it is on every card, and ends in something to do."""

import pytest

from tests.docs.reading import sentences_of, words_of
from tests.engine.knowledge.broken import broken
from tests.shipped import BASE

LESSONS = BASE.lessons.values()
READ_A_MINUTE = 130  # Words: slow, for somebody in pain.
SUBJECTS = {
    "lifting", "sitting", "driving", "standing", "sleep", "calm", "walking", "weight", "smoking",
    "work", "back_to_work",
}  # fmt: skip
FILE = "lessons/lifting.yaml"


def words_on_the_cards(lesson) -> int:
    lines = tuple(line for card in lesson.cards for line in (card.title, *card.text))
    return sum(len(words_of(sentence)) for sentence in sentences_of(lines))


def test_there_is_a_lesson_for_every_part_of_the_day():
    assert set(BASE.lessons) == SUBJECTS


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_reading_and_doing_fit_into_the_minutes_that_are_promised(lesson):
    reading = words_on_the_cards(lesson) / READ_A_MINUTE

    assert reading + lesson.practice.minutes <= lesson.minutes <= 5


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_lesson_does_not_say_again_what_its_habit_page_says(lesson):
    habit = BASE.habits[lesson.habit]
    on_the_page = {*habit.what_is_known, *habit.try_this, *habit.leave_out, habit.summary}

    assert {line for card in lesson.cards for line in card.text} & on_the_page == set()


def test_what_rests_on_no_source_is_said_to_be_unverified():
    cards = [card for lesson in LESSONS for card in lesson.cards]

    unsourced = [c.certainty for c in cards if {"general_knowledge"}.issuperset(c.source)]

    assert set(unsourced) == {"unverified"}


def test_a_card_that_leans_on_general_knowledge_claims_no_certainty():
    cards = [card for lesson in LESSONS for card in lesson.cards]

    leaning = [c.certainty for c in cards if "general_knowledge" in c.source]

    assert set(leaning) == {"unverified"}


def test_a_lesson_of_six_minutes_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, FILE, "minutes: 4", "minutes: 6")

    assert "a lesson takes 5 minutes at most" in said


def test_a_lesson_with_two_cards_does_not_load(knowledge_copy):
    path = knowledge_copy / "lessons/smoking.yaml"
    whole = path.read_text(encoding="utf-8")
    last_card = whole[whole.index("  - title: No blame") : whole.index("practice:")]

    said = broken(knowledge_copy, "lessons/smoking.yaml", last_card, "")

    assert "a lesson has 3 to 6 cards, not 2" in said


def test_a_picture_that_is_not_there_is_named_with_a_suggestion(knowledge_copy):
    said = broken(knowledge_copy, FILE, "figure: lift_practice", "figure: lift_practise")

    assert "no intervention is called `lift_practise`. Did you mean `lift_practice`?" in said


def test_a_card_without_a_source_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, FILE, "source: [tx_s34]", "source: []")

    assert "the card `Lessons in technique kept nobody well` needs at least one source" in said


def test_a_habit_that_does_not_exist_is_named(knowledge_copy):
    said = broken(knowledge_copy, FILE, "habit: lifting", "habit: liftng")

    assert "no habit is called `liftng`. Did you mean `lifting`?" in said
