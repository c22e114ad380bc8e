"""The days below a picture can be read, however many it shows."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures.drawn import TODAY, ago
from unclench.pictures.axis import Axis, names
from unclench.pictures.svg import WIDTH

LETTER = 7.6
"""How wide a letter of 14 pixels is, generously."""
STARTS = {"middle": 0.5, "end": 1.0, "": 0.0}
lengths = st.integers(14, 40_000)
last_days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def axis_of(days: int, last: date = TODAY) -> Axis:
    return Axis(30, 338, last - timedelta(days=days - 1), days)


def named(axis: Axis) -> list[tuple[float, float, str]]:
    """Where each name begins and ends, from left to right."""
    found = re.findall(r'x="([\d.]+)" y="9"(?: text-anchor="(\w+)")?>([^<]+)<', names(axis, 9))
    spots = [(float(x) - STARTS[anchor] * LETTER * len(w), w) for x, anchor, w in found]
    return sorted((left, left + LETTER * len(words), words) for left, words in spots)


@given(lengths, last_days)
@settings(deadline=None, max_examples=300)
def test_the_names_lie_inside_of_the_picture(days, last):
    spots = named(axis_of(days, last))

    assert spots
    assert spots[0][0] >= 0
    assert spots[-1][1] <= WIDTH + 1


@given(lengths, last_days)
@settings(deadline=None, max_examples=300)
def test_no_name_lies_on_another(days, last):
    spots = named(axis_of(days, last))

    assert all(one[1] <= other[0] + 1 for one, other in pairwise(spots))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (14, ["18 Mar", "21 Mar", "24 Mar", "27 Mar", "30 Mar"]),
        (84, ["26 Jan", "16 Feb", "9 Mar", "30 Mar"]),
        (365, ["May", "Jul", "Sep", "Nov", "2026", "Mar"]),
        (3650, ["2018", "2020", "2022", "2024"]),
    ],
)
def test_days_are_named_in_the_words_that_fit_their_number(days, words):
    assert [name for _, _, name in named(axis_of(days))] == words


def test_a_day_stands_in_the_middle_of_its_share_of_the_width():
    axis = Axis(0, 100, ago(9), 10)

    assert (axis.at(ago(9)), axis.at(TODAY), axis.at(ago(9), 10)) == (5, 95, 50)
