"""The picture of what one kind of help does."""

from dataclasses import replace

import pytest

from tests.pictures.drawn import elements, paths_of, texts_of
from unclench.pictures.estimate import MIDDLE, at, between, estimate, keys, percent, points
from unclench.pictures.invented import ESTIMATES
from unclench.pictures.svg import WIDTH

HELPS = ESTIMATES["helps"]


def test_less_pain_stands_to_the_right_of_no_change():
    assert at(-1) < at(0) == MIDDLE < at(1)


def test_both_ends_of_the_scale_are_named():
    words = texts_of(estimate(HELPS), "end-words")

    assert words == ["← more pain", "no change", "less pain →"]


def test_the_dot_stands_where_the_estimate_is_most_likely():
    dot = paths_of(estimate(HELPS), "most-likely")

    assert dot == f"M{at(HELPS.mean):.1f} 26h0"


@pytest.mark.parametrize("level", ["50", "80", "95"])
def test_each_interval_is_drawn_as_wide_as_it_is(level):
    low, high = getattr(HELPS, f"interval_{level}")

    assert paths_of(estimate(HELPS), f"interval-{level}") == f"M{at(low):.1f} 26H{at(high):.1f}"


def test_what_lies_far_out_ends_at_the_edge():
    drawn = estimate(replace(HELPS, interval_95=(-40.0, 40.0)))

    assert paths_of(drawn, "interval-95") == f"M8.0 26H{WIDTH - 8:.1f}"


def test_what_was_assumed_is_drawn_only_once_something_was_rated():
    assert paths_of(estimate(HELPS), "assumed")
    assert not paths_of(estimate(replace(HELPS, before=None)), "assumed")


def test_the_sentence_says_the_middle_and_both_ends():
    assert estimate(HELPS).sentence == (
        "Most likely 1.1 points less pain. Eight times in ten it is 0.6 to 1.7 points less pain."
    )


def test_the_name_of_the_drawing_says_the_estimate_and_its_range():
    (drawing,) = estimate(HELPS).drawings

    assert f"<title>{HELPS.name}. Most likely 1.1 points less pain. Eight times in ten" in drawing
    assert "0.6 to 1.7 points less pain.</title>" in drawing


def test_the_table_holds_every_number_of_the_drawing():
    table = dict(estimate(HELPS).table.rows)

    assert table["Five times in ten"] == "0.8 to 1.4 points less pain"
    assert table["How often you rated it"] == "17"
    assert table["How much is assumed"] == "30 in 100"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.02, "no change"), (1, "1 point less pain"), (-0.64, "0.6 points more pain")],
)
def test_points_are_said_with_their_direction(value, words):
    assert points(value) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ((-1.6, -0.4), "0.4 to 1.6 points more pain"),
        ((-0.4, 1.2), "0.4 points more pain to 1.2 points less pain"),
        ((0.0, 1.2), "no change to 1.2 points less pain"),
    ],
)
def test_an_interval_says_its_direction_once_where_it_has_one(interval, words):
    assert between(interval) == words


@pytest.mark.parametrize(("share", "words"), [(0.0, "1 in 100"), (1.0, "99 in 100")])
def test_no_chance_is_told_as_certain(share, words):
    assert percent(share) == words


def test_each_look_of_the_drawing_has_a_key():
    looks = {e.get("class") for e in elements(estimate(HELPS)) if e.tag.endswith("path")}
    explained = "".join(key.svg for key in keys())

    assert {look for look in looks if look not in explained} <= {"uc-chart__grid", "uc-chart__zero"}
