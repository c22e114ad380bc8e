"""A picture as a file of its own, for programs that have no style sheet of ours."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.pictures.drawn import SVG, TODAY, ago, diary
from tests.pictures.test_every_picture import HOSTILE, NOTICEABLE, PLAIN_WORDS
from unclench.pictures import invented
from unclench.pictures.alone import STYLE, alone
from unclench.pictures.bins import Range
from unclench.pictures.course import course
from unclench.pictures.picture import Picture
from unclench.pictures.series import Mark, MarkKind, Series
from unclench.pictures.svg import WIDTH
from unclench.web.components.catalogue import COMPONENTS

COURSES = {
    f"{name}, {shown.value}": course(made(), TODAY, NOTICEABLE, shown)
    for name, made in invented.COURSES.items()
    for shown in Range
}
DRAWN = {name: picture for name, picture in COURSES.items() if picture.drawings}
TOKENS = (COMPONENTS.parent / "static/css/tokens.css").read_text(encoding="utf-8")


def words_in(drawing: str) -> str:
    texts = ElementTree.fromstring(drawing).iter(f"{SVG}text")
    return " ".join("".join(each.itertext()) for each in texts)


@pytest.mark.parametrize("picture", DRAWN.values(), ids=DRAWN)
def test_a_strict_reader_reads_it_and_it_says_what_it_is(picture: Picture):
    root = ElementTree.fromstring(alone(picture))

    assert root.findtext(f"{SVG}title") == picture.title
    assert root.findtext(f"{SVG}desc") == picture.sentence


@pytest.mark.parametrize("picture", DRAWN.values(), ids=DRAWN)
def test_every_look_in_it_has_its_colours_with_it(picture: Picture):
    looks = set(re.findall(r'class="(uc-chart__[\w-]+)"', alone(picture)))

    known = set(re.findall(r"\.(uc-chart__[\w-]+)", STYLE))
    assert looks - known - PLAIN_WORDS <= {"uc-chart__drawing", "uc-chart__swatch"}


@pytest.mark.parametrize("picture", DRAWN.values(), ids=DRAWN)
def test_its_keys_and_notes_are_in_it(picture: Picture):
    told = words_in(alone(picture))

    assert all(key.words in told for key in picture.keys)
    assert all(note in told for note in picture.notes)


@pytest.mark.parametrize("picture", DRAWN.values(), ids=DRAWN)
def test_it_names_no_other_place_and_runs_nothing(picture: Picture):
    told = alone(picture).replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r"https?:|url\(|@import|href|script|\son\w+=", told)


def test_keys_that_do_not_fit_beside_one_another_stand_below():
    picture = DRAWN["forty_days, twelve_weeks"]

    placed = re.findall(r'<svg x="(\S+)" y="(\S+)"[^>]*class="uc-chart__swatch"', alone(picture))

    assert len(placed) == len(set(placed)) == len(picture.keys)
    assert all(float(x) < WIDTH - 100 for x, _ in placed)


def test_its_colours_are_those_of_the_pages():
    colours = set(re.findall(r"#[0-9a-f]{6}", STYLE))

    assert colours <= set(re.findall(r"#[0-9a-f]{6}", TOKENS))


def test_own_words_in_it_cannot_become_markup():
    marks = (Mark(ago(1), MarkKind.FLARE, HOSTILE),)
    picture = course(replace(diary(4, 4, 4), marks=marks), TODAY, NOTICEABLE)

    assert HOSTILE in words_in(alone(picture))
    assert "<script" not in alone(picture)


def test_nothing_is_drawn_where_nothing_was_written_down():
    assert alone(course(Series(), TODAY, NOTICEABLE)) == ""
