"""A year of days: each with its number, and a day without one is no zero."""

from dataclasses import replace
from datetime import date

import pytest

from tests.pictures.drawn import TODAY, ago, diary, elements, paths_of, texts_of
from unclench.pictures.heat import FUNCTION, PAIN, SLEEP, STRESS, Scale, calendar
from unclench.pictures.series import Day, Series


def numbers_in(picture) -> list[str]:
    groups = [e for e in elements(picture) if e.get("class", "").startswith("uc-chart__cells")]
    return [text.text for group in groups for text in group]


def test_every_day_told_holds_its_number():
    assert sorted(numbers_in(calendar(diary(0, 5, None, 10, 3), TODAY))) == ["0", "10", "3", "5"]


def test_a_day_without_an_entry_has_a_dot_and_no_cell():
    picture = calendar(diary(0, None, 4), TODAY)

    march = picture.drawings[-1]

    assert "uc-chart__no-entry" in march
    assert march.count("<text x=") == 2


def test_zero_looks_different_from_no_entry():
    picture = calendar(diary(0, None), TODAY)

    assert paths_of(picture, "level-0").count("M") == 1
    assert paths_of(picture, "no-entry").count("M") == 88


def test_a_day_to_come_is_empty():
    early = ago(20)

    picture = calendar(diary(4, until=early), early)

    assert picture.drawings[-1].count("h0") + 1 == early.day


def test_monday_comes_first():
    monday, sunday = ago(0), ago(1)

    weeks = calendar(Series((Day(sunday, 4), Day(monday, 7))), TODAY).table.rows

    assert weeks == (
        ("30 Mar 2026", "7", "-", "-", "-", "-", "-", "-"),
        ("23 Mar 2026", "-", "-", "-", "-", "-", "-", "4"),
    )


@pytest.mark.parametrize(
    ("day", "corner"),
    [
        (date(2026, 3, 1), "M142.4 46"),
        (date(2026, 3, 2), "M2 69.4"),
        (date(2026, 3, 30), "M2 163"),
        (date(2026, 2, 28), "M119 139.6"),
    ],
)
def test_a_cell_stands_in_the_row_of_its_week_and_the_column_of_its_weekday(day, corner):
    picture = calendar(Series((Day(day, 0),)), TODAY)

    assert paths_of(picture, "level-0").startswith(corner)


def test_the_table_holds_every_number_of_the_cells():
    picture = calendar(diary(*[n * 7 % 11 for n in range(300)]), TODAY)

    told = [cell for row in picture.table.rows for cell in row[1:] if cell != "-"]

    assert sorted(told) == sorted(numbers_in(picture))


def test_it_shows_twelve_months_and_names_each():
    picture = calendar(diary(*[4] * 3650), TODAY)

    assert len(picture.drawings) == 12
    assert texts_of(picture, "name")[0] == "April 2025"
    assert texts_of(picture, "name")[-1] == "March 2026"


def test_a_young_diary_shows_three_months():
    assert len(calendar(diary(4, 4), TODAY).drawings) == 3


@pytest.mark.parametrize("scale", [PAIN, STRESS, SLEEP])
def test_the_best_end_and_the_worst_have_looks_of_their_own(scale: Scale):
    levels = [scale.level(value) for value in range(11)]

    assert levels.count(scale.level(scale.best)) == 1
    assert (scale.level(scale.best), scale.level(scale.worst)) == (0, 5)


def test_something_else_that_is_tracked_can_be_shown():
    steps = Scale("walks", "Walks", best=5, worst=0)
    day = replace(Day(TODAY), others={"walks": 3.0})

    assert numbers_in(calendar(Series((day,)), TODAY, steps)) == ["3"]


def test_what_could_be_done_is_said_in_words():
    picture = calendar(Series((Day(ago(1), function=0.5), Day(TODAY, function=0))), TODAY, FUNCTION)

    assert numbers_in(picture) == ["½", "no"]
    assert "1 day at “with effort”, the best, and 1 day at “no”, the worst." in picture.sentence


def test_the_sentence_counts_the_days_as_they_are():
    sentence = calendar(diary(0, 0, 3, 8), TODAY).sentence

    assert sentence == (
        "4 of 364 days have an entry: 2 days at 0, the best, and 1 day at 8, the worst."
    )


def test_without_an_entry_there_are_words_and_no_drawing():
    picture = calendar(Series(), TODAY)

    assert (picture.sentence, picture.svg) == ("No entry in the last twelve months.", "")


def test_what_is_neither_good_nor_bad_is_not_called_so():
    steps = Scale("steps", "Steps", 0, 20, ends=("the fewest", "the most"), look="amount")
    known = Series((Day(ago(1), others={"steps": 3}), Day(TODAY, others={"steps": 9})))

    picture = calendar(known, TODAY, steps)

    assert "1 day at 3, the fewest, and 1 day at 9, the most." in picture.sentence
    assert "uc-chart__level" not in "".join(picture.drawings)


def test_a_value_beyond_the_scale_has_a_key_that_says_so():
    steps = Scale("steps", "Steps", 0, 20, goes_on=True)

    picture = calendar(Series((Day(TODAY, others={"steps": 31}),)), TODAY, steps)

    assert "17 or more" in [key.words for key in picture.keys]


def test_words_in_an_order_have_no_average():
    words = {10.0: "Good", 5.0: "So so", 0.0: "Bad"}
    sleep = Scale("sleep", "Sleep", best=10, worst=0, said=words)
    days = (Day(ago(1), others={"sleep": 10.0}), Day(TODAY, others={"sleep": 0.0}))

    picture = calendar(Series(days), TODAY, sleep)

    assert "2 days with an entry. Sleep Bad to Good." in picture.drawings[-1]
    assert "%" not in picture.drawings[-1]


def test_how_much_could_be_done_is_said_as_a_share():
    picture = calendar(Series((Day(ago(1), function=0.5), Day(TODAY, function=0))), TODAY, FUNCTION)

    assert "25% on average" in " ".join(picture.drawings)


def test_a_single_day_is_said_as_one():
    sentence = calendar(diary(5), TODAY).sentence

    assert sentence == "1 of 364 days has an entry, at 5."
