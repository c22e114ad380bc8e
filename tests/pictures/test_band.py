"""Other people's course is drawn from measured numbers, or not at all."""

from dataclasses import replace

import pytest

from tests.pictures.drawn import TODAY, ago, diary, paths_of
from unclench.pictures.band import band_of, in_window
from unclench.pictures.bins import Range, window_of
from unclench.pictures.course import course, pain_y
from unclench.pictures.series import BandPoint

SOURCE = "Wallwork"


@pytest.fixture
def new_pain(base):
    return band_of(base.usual_course["new_pain"], ago(42), SOURCE)


def pictured(band, noticeable):
    series = replace(diary(*[5] * 43), band=band)
    return course(series, TODAY, noticeable, Range.TWELVE_WEEKS)


def test_the_line_begins_and_ends_where_it_was_measured(new_pain, noticeable):
    line = paths_of(pictured(new_pain, noticeable), "usual")

    heights = [float(point.split(" ")[1]) for point in line[1:].split("L")]

    assert heights == pytest.approx([pain_y(5.6), pain_y(2.6)], abs=0.1)


def test_without_a_range_there_is_a_line_and_no_band(new_pain, noticeable):
    picture = pictured(new_pain, noticeable)

    assert paths_of(picture, "usual-band") == ""
    assert "No range was found around it" in picture.notes[0]


def test_with_a_range_there_is_a_band(new_pain, noticeable):
    points = (BandPoint(0, 5, 4, 6), BandPoint(42, 3, 2, 4))

    picture = pictured(replace(new_pain, points=points), noticeable)

    assert paths_of(picture, "usual-band").endswith("Z")
    assert "No range" not in picture.notes[0]


def test_its_source_and_how_sure_it_is_stand_below(new_pain, noticeable):
    note = pictured(new_pain, noticeable).notes[0]

    assert "From Wallwork; fairly sure." in note
    assert "It cannot say how it will go for you." in note


def test_without_one_nothing_is_said_of_others(noticeable):
    picture = pictured(None, noticeable)

    assert paths_of(picture, "usual") == ""
    assert picture.notes == ()


def test_a_record_without_numbers_draws_nothing(base):
    assert band_of(base.usual_course["comes_back"], TODAY, SOURCE) is None


def test_nothing_is_drawn_beyond_the_last_week_that_was_measured(new_pain):
    old = replace(new_pain, begins=ago(1000))

    assert in_window(old, window_of(diary(*[5] * 43), Range.ALL, TODAY)) == []
