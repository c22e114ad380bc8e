"""The words agree with the numbers, and claim no reason."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures.drawn import TODAY, ago, diary
from tests.shipped import BASE
from unclench.pictures.change import Direction, change, course_sentence

NOTICEABLE = BASE.noticeable_change
LEAST = NOTICEABLE.low / 10
FORTNIGHT = st.lists(st.integers(0, 10) | st.none(), min_size=14, max_size=14)
REASONS = r"because|due to|thanks|help|cause|led to|works|since you|therefore|so that"
WORDS = {
    Direction.BETTER: "Your pain is better than it was.",
    Direction.SAME: "Your pain is about the same.",
    Direction.WORSE: "Your pain is worse than it was.",
    Direction.UNKNOWN: "We can't tell yet: ",
}


def told(pains: list[int | None]) -> int:
    return sum(pain is not None for pain in pains)


def compared(before: list[int | None], after: list[int | None]):
    return change(diary(*before, *after), TODAY, NOTICEABLE)


def fall(found) -> float:
    """How much lower it is now, in tenths, as it is shown."""
    return round(found.before - found.after, 1)


@given(FORTNIGHT, FORTNIGHT)
@settings(deadline=None)
def test_the_words_agree_with_the_sign_of_the_change(before, after):
    found = compared(before, after)

    said = {word for word in WORDS.values() if found.sentence.startswith(word)}

    assert said == {WORDS[found.direction]}
    assert found.direction is not Direction.BETTER or fall(found) >= LEAST
    assert found.direction is not Direction.WORSE or fall(found) <= -LEAST


@given(FORTNIGHT, FORTNIGHT)
@settings(deadline=None)
def test_about_the_same_is_said_of_less_than_people_notice(before, after):
    found = compared(before, after)

    same = found.direction is Direction.SAME

    assert not same or round(abs(found.after - found.before), 1) < LEAST


@given(FORTNIGHT, FORTNIGHT)
@settings(deadline=None)
def test_too_few_days_in_either_fortnight_cannot_tell(before, after):
    unknown = compared(before, after).direction is Direction.UNKNOWN

    assert unknown == (min(told(before), told(after)) < 5)


@given(FORTNIGHT, FORTNIGHT)
@settings(deadline=None)
def test_the_other_way_round_says_the_opposite(before, after):
    opposite = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}

    forth, back = compared(before, after), compared(after, before)

    assert opposite.get(forth.direction, forth.direction) is back.direction


@given(FORTNIGHT, FORTNIGHT)
@settings(deadline=None)
def test_both_numbers_stand_in_the_sentence(before, after):
    found = compared(before, after)

    numbers = re.findall(r"\d+\.?\d*", found.sentence)

    assert found.direction is Direction.UNKNOWN or numbers == [
        f"{found.after:g}",
        f"{found.before:g}",
    ]


@given(st.lists(st.integers(0, 10) | st.none(), max_size=90))
@settings(deadline=None)
def test_down_is_said_of_a_fall_and_up_of_a_rise(pains):
    sentence = course_sentence(diary(*pains).days, TODAY, NOTICEABLE)[1]

    road = re.match(r"(Down|Up) from ([\d.]+) on .*?\) to ([\d.]+) \(", sentence)
    rise = float(road[3]) - float(road[2]) if road else 0

    assert bool(road) == sentence.startswith(("Down", "Up"))
    assert not road or abs(rise) >= LEAST - 1e-9
    assert not road or (road[1] == "Up") == (rise > 0)


@given(st.lists(st.integers(0, 10) | st.none(), max_size=90))
@settings(deadline=None)
def test_a_course_says_a_direction_only_with_enough_days_and_no_reason(pains):
    direction, sentence = course_sentence(diary(*pains).days, TODAY, NOTICEABLE)

    assert (direction is Direction.UNKNOWN) == (told(pains) < 7)
    assert not re.search(REASONS, sentence)


def test_a_course_that_falls_is_said_to_go_down():
    falling = diary(8, 8, 8, 6, 5, 5, 3, 3, 3)

    direction, sentence = course_sentence(falling.days, TODAY, NOTICEABLE)

    assert direction is Direction.BETTER
    assert sentence == "Down from 8 on average (22 to 24 March) to 3 (28 to 30 March)."


def test_a_course_that_rises_is_said_to_go_up():
    direction, sentence = course_sentence(diary(2, 2, 2, 4, 6, 6, 6).days, TODAY, NOTICEABLE)

    assert direction is Direction.WORSE
    assert sentence.startswith("Up from 2 on average (24 to 25 March) to 6 (")


@pytest.mark.parametrize(("days", "said"), [(0, "No entry"), (1, "1 day with"), (6, "6 days with")])
def test_few_days_are_too_few_to_see_a_direction(days, said):
    sentence = course_sentence(diary(*[5] * days).days, TODAY, NOTICEABLE)[1]

    assert sentence.startswith(said)


def test_only_the_last_four_weeks_are_compared():
    recent = diary(*[4] * 28)

    longer = diary(*[9] * 100, *[4] * 28)

    assert change(longer, TODAY, NOTICEABLE) == change(recent, TODAY, NOTICEABLE)
    assert ago(27) == recent.days[0].day
