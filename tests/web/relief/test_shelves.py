"""The page of everything: sixty things and more, and still easy to look through."""

import re

from unclench.web.relief.shelves import ABOUT, LONG_SHELF, shelves

CALM_FIRST = [
    "Positions that ease",
    "Slow breathing",
    "Letting go",
    "Warmth and cold",
    "Self-massage",
    "Gentle movement",
    "Keeping active",
    "Strength",
]


def cards(shelf):
    return [card for part in shelf["parts"] for card in part["cards"]]


def shelf_called(title):
    return next(shelf for shelf in shelves() if shelf["title"] == title)


def test_what_calms_stands_before_what_asks_for_effort():
    assert [shelf["title"] for shelf in shelves()] == CALM_FIRST


def test_every_shelf_says_what_it_is_for():
    assert set(ABOUT) == set(CALM_FIRST)


def test_nothing_stands_on_two_shelves(base):
    ids = [card["id"] for shelf in shelves() for card in cards(shelf)]

    assert sorted(ids) == sorted(base.interventions)


def test_a_shelf_says_how_much_is_on_it():
    assert all(shelf["count"] == len(cards(shelf)) for shelf in shelves())


def test_what_is_calm_for_everyone_stands_first():
    ids = [card["id"] for card in cards(shelf_called("Positions that ease"))]

    assert set(ids[:2]) == {"half_sitting", "side_lying"}


def test_a_long_shelf_is_sorted_by_where_it_is_done():
    titles = [part["title"] for part in shelf_called("Gentle movement")["parts"]]

    assert titles == ["On the floor or in bed", "On a chair", "Standing"]


def test_a_short_shelf_has_no_headings_inside():
    short = [shelf for shelf in shelves() if shelf["count"] <= LONG_SHELF]

    assert {part["title"] for shelf in short for part in shelf["parts"]} == {""}


def test_only_the_first_shelf_stands_open(person):
    page = person.opens("/relief/all/").content.decode()

    open_or_not = re.findall(r'<details class="uc-shelf"( open)?>', page)
    assert open_or_not == [" open", *[""] * 7]
