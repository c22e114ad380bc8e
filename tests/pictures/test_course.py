"""The course shows what was told, on the day on which it was told, and nothing else."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pictures.drawn import (
    PAINS,
    TODAY,
    ago,
    diary,
    dots_of,
    entry_at,
    paths_of,
    runs_of,
    texts_of,
)
from unclench.pictures.bins import DAYS_BACK, Range
from unclench.pictures.course import course
from unclench.pictures.series import Day, Mark, MarkKind, Series, Span

quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
four_weeks_of_pain = st.lists(PAINS, min_size=28, max_size=28)


@given(four_weeks_of_pain)
@quick
def test_every_entry_is_a_dot_on_its_day_and_there_is_no_other_dot(noticeable, pains):
    series = diary(0, *pains)

    picture = course(series, TODAY, noticeable)
    drawn = {entry_at(spot, 28) for spot in dots_of(picture)}

    assert drawn == {(day.day, day.pain) for day in series.days if day.day > ago(28)}


@given(four_weeks_of_pain)
@quick
def test_a_line_joins_only_days_that_follow_one_another(noticeable, pains):
    picture = course(diary(0, *pains), TODAY, noticeable)

    days = [[entry_at(spot, 28)[0] for spot in run] for run in runs_of(picture)]
    steps = {later - day for run in days for day, later in pairwise(run)}

    assert steps <= {timedelta(days=1)}


@given(four_weeks_of_pain)
@quick
def test_the_table_holds_the_numbers_of_the_drawing(noticeable, pains):
    picture = course(diary(0, *pains), TODAY, noticeable)

    told = [float(row[1]) for row in picture.table.rows]
    drawn = [entry_at(spot, 28)[1] for spot in dots_of(picture)]

    assert told[::-1] == drawn


def test_a_day_without_an_entry_is_no_zero(noticeable):
    picture = course(diary(3, None, 3, 0, *[4] * 24), TODAY, noticeable)

    at_zero = [entry for spot in dots_of(picture) if (entry := entry_at(spot, 28))[1] == 0]

    assert at_zero == [(ago(24), 0)]


def test_a_gap_breaks_the_line_in_two(noticeable):
    picture = course(diary(*[5] * 10, None, None, *[3] * 16), TODAY, noticeable)

    assert [len(run) for run in runs_of(picture)] == [10, 16]


def test_a_week_without_an_entry_breaks_the_line_of_a_year(noticeable):
    series = diary(*[5] * 200, *[None] * 21, *[3] * 144)

    picture = course(series, TODAY, noticeable, Range.YEAR)

    assert len(runs_of(picture)) == 2


def test_a_day_told_without_pain_has_no_dot(noticeable):
    picture = course(Series((Day(ago(2), function=1.0), Day(ago(1), 4.0))), TODAY, noticeable)

    assert len(dots_of(picture)) == 1


def test_nothing_could_be_done_is_drawn_and_not_told_is_not(noticeable):
    series = Series((Day(ago(2), 4, function=0.0), Day(ago(1), 4)))

    picture = course(series, TODAY, noticeable)

    assert paths_of(picture, "function-none").count("M") == 1
    assert paths_of(picture, "function") == ""


def test_a_flare_up_stands_on_its_day_with_its_words(noticeable):
    marks = (Mark(ago(3), MarkKind.FLARE, "moved house"),)

    picture = course(replace(diary(2, 2, 7, 3, 3, 3), marks=marks), TODAY, noticeable)

    assert [entry_at(spot, 14) for spot in dots_of(picture, "flare")] == [(ago(3), 7)]
    assert texts_of(picture, "flare-words") == ["moved house"]
    assert "1 flare-up." in picture.sentence


def test_a_flare_up_without_a_number_stands_above_the_numbers(noticeable):
    marks = (Mark(ago(3), MarkKind.FLARE),)

    picture = course(replace(diary(2, None, 3, 3, 3), marks=marks), TODAY, noticeable)

    assert entry_at(dots_of(picture, "flare")[0], 14)[1] > 10


def test_sessions_and_plan_changes_are_marked_on_their_days(noticeable):
    marks = (Mark(ago(5), MarkKind.PLAN_CHANGE), Mark(ago(2), MarkKind.SESSION))

    picture = course(replace(diary(2, 3, 3, 3, 3, 3), marks=marks), TODAY, noticeable)

    assert paths_of(picture, "plan").count("M") == 1
    assert entry_at(dots_of(picture, "session")[0], 14)[0] == ago(2)


@pytest.mark.parametrize(("start", "end", "shaded"), [(60, None, 1), (60, 30, 0), (10, 3, 1)])
def test_a_bout_is_shaded_where_it_meets_the_days_shown(noticeable, start, end, shaded):
    span = Span(ago(start), ago(end) if end is not None else None)
    series = replace(diary(*[4] * 28), spans=(span,))

    picture = course(series, TODAY, noticeable)

    assert paths_of(picture, "episode").count("M") == shaded


@pytest.mark.parametrize("shown", list(DAYS_BACK))
def test_what_lies_further_back_changes_nothing(noticeable, shown):
    young = diary(*[4] * 400)

    old = diary(*[9] * 300, *[4] * 400)

    assert course(old, TODAY, noticeable, shown) == course(young, TODAY, noticeable, shown)


def test_what_is_not_in_the_picture_has_no_key(noticeable):
    words = [key.words for key in course(diary(4, 4, 4), TODAY, noticeable).keys]

    assert words == ["your pain; a gap where there is no entry"]


def test_a_course_without_an_entry_has_words_and_no_drawing(noticeable):
    picture = course(Series(), TODAY, noticeable)

    assert (picture.sentence, picture.svg, picture.table.rows) == ("No entry yet.", "", ())


def test_a_week_of_one_pain_says_it_once(noticeable):
    picture = course(diary(*[0] * 200), TODAY, noticeable, shown=Range.YEAR)

    assert {row[2] for row in picture.table.rows} == {"0"}
