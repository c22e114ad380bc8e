"""Scores of a questionnaire over time, as a picture."""

import re
from datetime import date

import pytest

from unclench.pictures.scores import ScorePoint, scores

FIRST, SECOND = date(2026, 1, 10), date(2026, 5, 28)


@pytest.fixture
def measure(base):
    return base.outcome_measures["roland_morris"]


def drawn(measure, *points: ScorePoint) -> str:
    return scores(measure, points, "Said.").svg


def heights(svg: str) -> list[float]:
    dots = re.search(r'uc-chart__dot" d="([^"]*)"', svg)[1]
    return [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)h0", dots)]


def test_scores_are_dots_that_nothing_joins(measure):
    svg = drawn(measure, ScorePoint(FIRST, 12), ScorePoint(SECOND, 5))

    assert len(heights(svg)) == 2
    assert "L" not in "".join(re.findall(r' d="([^"]*)"', svg))


def test_a_higher_score_stands_higher(measure):
    first, second = heights(drawn(measure, ScorePoint(FIRST, 5), ScorePoint(SECOND, 12)))

    assert second < first


def test_the_ends_of_the_scale_stand_beside_it(measure):
    svg = drawn(measure, ScorePoint(FIRST, 12))

    assert re.findall(r'uc-chart__end"[^>]*>(\d+)<', svg) == ["0", "24"]


def test_a_score_beyond_its_scale_stays_inside_the_picture(measure):
    low, high = heights(drawn(measure, ScorePoint(FIRST, -1e300), ScorePoint(SECOND, 1e300)))

    assert (low, high) == (124, 14)


def test_the_numbers_stand_in_a_table_the_newest_first(measure):
    points = [ScorePoint(FIRST, 12, "24 of 24 answers"), ScorePoint(SECOND, 5)]

    table = scores(measure, points, "Said.").table

    assert table.heads == ("Day", "Score", "Rests on")
    assert table.rows[0] == ("28 May 2026", "5", "")


def test_what_nothing_is_told_of_has_no_column(measure):
    assert scores(measure, [ScorePoint(FIRST, 12)], "Said.").table.heads == ("Day", "Score")
