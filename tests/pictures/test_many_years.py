"""However long somebody keeps a diary, a picture stays small and true."""

from functools import cache

import pytest
from brotli import compress
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures.drawn import PAINS, TODAY, ago, diary
from unclench.pictures.bins import MOST_BINS, Range, Step, step_for, window_of
from unclench.pictures.course import course
from unclench.pictures.heat import PAIN, calendar
from unclench.pictures.invented import ten_years
from unclench.pictures.series import Series

some_years = st.lists(PAINS, min_size=100, max_size=1500)
ranges = st.sampled_from(list(Range))


@cache
def years(many: int) -> Series:
    return ten_years(365 * many)


@pytest.mark.parametrize("many", [1, 2, 10, 14, 35, 60])
@pytest.mark.parametrize("shown", list(Range))
def test_the_number_of_points_is_bounded(many, shown):
    assert len(window_of(years(many), shown, TODAY).bins) <= MOST_BINS


@pytest.mark.parametrize("many", [1, 10, 60])
@pytest.mark.parametrize("shown", list(Range))
def test_a_course_stays_under_forty_kilobytes(noticeable, many, shown):
    svg = course(years(many), TODAY, noticeable, shown).svg.encode()

    assert len(svg) < 40_000
    assert len(compress(svg)) < 8_000


def test_a_year_of_days_stays_under_forty_kilobytes():
    full = diary(*[n * 7 % 11 for n in range(3650)])

    svg = calendar(full, TODAY, PAIN).svg.encode()

    assert len(svg) < 40_000
    assert len(compress(svg)) < 8_000


@given(some_years, ranges)
@settings(max_examples=40, deadline=None)
def test_no_entry_is_lost_or_counted_twice_when_days_are_put_together(pains, shown):
    series = diary(*pains)

    window = window_of(series, shown, TODAY)
    counted = sum(len(one.pains) for one in window.bins)

    assert counted == len(series.between(window.first, TODAY))


@given(some_years)
@settings(max_examples=40, deadline=None)
def test_an_average_lies_between_the_least_and_the_most_of_its_days(pains):
    window = window_of(diary(*pains), Range.ALL, TODAY)

    told = [one for one in window.bins if one.pains]

    assert all(min(one.pains) <= one.pain <= max(one.pains) for one in told)


@given(some_years)
@settings(max_examples=40, deadline=None)
def test_a_longer_step_says_how_many_days_it_stands_for(noticeable, pains):
    picture = course(diary(*pains), TODAY, noticeable, Range.ALL)

    days = [int(row[3] or 0) for row in picture.table.rows]

    assert picture.table.heads[3:4] in ((), ("Days",))
    assert sum(days) == sum(pain is not None for pain in pains)


def test_a_week_holds_the_average_of_its_days_to_a_tenth(noticeable):
    series = diary(*[4] * 350, 2, 3, 3, 3, 3, 3, 3, 7)

    rows = course(series, TODAY, noticeable, Range.YEAR).table.rows

    assert rows[:2] == (
        ("30 Mar 2026", "7", "7", "1"),
        ("23 Mar 2026", "2.9", "2 to 3", "7"),
    )


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (28, Step.DAY),
        (84, Step.DAY),
        (365, Step.WEEK),
        (3650, Step.MONTH),
        (365 * 25, Step.QUARTER),
        (365 * 60, Step.YEAR),
    ],
)
def test_longer_courses_are_drawn_in_longer_steps(days, step):
    assert step_for(days) is step


def test_a_week_that_has_only_begun_is_as_wide_as_the_others():
    widths = {(one.end - one.start).days for one in window_of(years(1), Range.YEAR, TODAY).bins}

    assert widths == {6}


def test_a_young_diary_is_shown_over_two_weeks():
    assert window_of(diary(8, 7), Range.YEAR, TODAY).first == ago(13)
