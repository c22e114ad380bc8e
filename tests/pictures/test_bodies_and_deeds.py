"""Where it was and what was done, as it was noted."""

from tests.pictures.drawn import TODAY, ago, paths_of, texts_of
from unclench.pictures.bodies import MOST_BODIES, bodies
from unclench.pictures.body_places import BACK, FRONT
from unclench.pictures.deeds import MOST_ROWS, deeds
from unclench.pictures.fortnight import fortnight
from unclench.pictures.series import BodyDay, Category, Day, Done, Series

NAMES = {"low_left": "the low back on the left", "neck": "the neck"}
WALK, HEAT = Category("walk", "Walks"), Category("heat", "Heat")


def marked(days_ago: int, *areas: str) -> BodyDay:
    return BodyDay(ago(days_ago), frozenset(areas))


def test_an_entry_that_repeats_the_one_before_is_not_drawn_again():
    entries = [marked(9, "neck"), marked(8, "neck"), marked(7, "low_left")]

    assert len(bodies(entries, NAMES).drawings) == 2


def test_only_the_last_bodies_are_drawn():
    entries = [marked(99 - n, ("neck", "low_left")[n % 2]) for n in range(99)]

    assert len(bodies(entries, NAMES).drawings) == MOST_BODIES


def test_every_place_that_can_be_marked_is_drawn():
    picture = bodies([marked(1, *BACK, *FRONT)], NAMES)

    assert paths_of(picture, "body-area").count("M") == len(BACK) + len(FRONT)


def test_a_place_that_is_no_longer_marked_is_drawn_hollow():
    picture = bodies([marked(9, "neck", "low_left"), marked(1, "neck")], NAMES)

    assert paths_of(picture, "body-gone").count("M") == 1


def test_the_places_are_said_in_words_with_what_is_new_and_gone():
    sentence = bodies([marked(9, "neck"), marked(1, "low_left")], NAMES).sentence

    assert sentence == (
        "On 29 March 2026 you marked 1 place: the low back on the left. Since 21 March 2026,"
        " new is the low back on the left; no longer marked is the neck."
    )


def test_no_place_is_said_where_nothing_was_marked():
    assert "you marked no place." in bodies([marked(1)], NAMES).sentence
    assert bodies([], NAMES).sentence == "No place has been marked yet."


def test_each_week_holds_how_often_something_was_done():
    done = [Done(ago(9), "walk"), Done(ago(7), "walk", times=2), Done(ago(0), "heat")]

    picture = deeds(done, [HEAT, WALK], TODAY)

    assert texts_of(picture, "deed-number") == ["1", "2", "1"]
    assert picture.sentence == "In these twelve weeks you noted walks 3 times and heat 1 time."


def test_the_table_adds_up_to_what_was_done():
    done = [Done(ago(n), "walk") for n in range(0, 70, 3)]

    rows = deeds(done, [WALK], TODAY).table.rows

    assert sum(int(row[1]) for row in rows) == len(done)


def test_what_is_longer_ago_is_left_out():
    assert deeds([Done(ago(90), "walk")], [WALK], TODAY).svg == ""


def test_many_kinds_of_things_are_put_together():
    done = [Done(ago(n % 5), f"kind {n}") for n in range(20)]

    picture = deeds(done, [], TODAY)

    assert len(texts_of(picture, "name")) == MOST_ROWS
    assert texts_of(picture, "name")[-1] == "Everything else"


def test_the_last_fortnight_says_how_many_days_have_an_entry():
    series = Series((Day(ago(20), 9), Day(ago(3), 2), Day(ago(1), 6)))

    picture = fortnight(series, TODAY)

    assert picture.sentence == (
        "2 days of the last 14 with an entry. Pain was between 2 and 6, and 6 on 29 March."
    )
    assert paths_of(picture, "no-entry").count("M") == 12
    assert paths_of(picture, "pain") == ""


def test_a_fortnight_without_an_entry_has_no_drawing():
    assert fortnight(Series(), TODAY).svg == ""
