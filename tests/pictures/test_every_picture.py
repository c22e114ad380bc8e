"""What holds for every picture, whoever is drawn."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.pictures.drawn import SVG, TODAY, ago, diary
from tests.shipped import BASE
from unclench.pictures import invented
from unclench.pictures.bins import Range
from unclench.pictures.bodies import bodies
from unclench.pictures.course import course
from unclench.pictures.deeds import deeds
from unclench.pictures.estimate import estimate
from unclench.pictures.fortnight import fortnight
from unclench.pictures.heat import FUNCTION, calendar
from unclench.pictures.links import links
from unclench.pictures.picture import Picture
from unclench.pictures.series import BodyDay, Category, Day, Done, Mark, MarkKind, Series
from unclench.web.components.catalogue import COMPONENTS

NOTICEABLE = BASE.noticeable_change
STYLE = (COMPONENTS / "chart" / "chart.css").read_text(encoding="utf-8")
PLAIN_WORDS = {"uc-chart__date", "uc-chart__end-words", "uc-chart__number"}
"""Words that look as every word of a drawing does."""
HOSTILE = "<script>\"&'"


def pictures_of(name: str) -> list[Picture]:
    series = invented.COURSES[name]()
    return [
        *(course(series, TODAY, NOTICEABLE, shown) for shown in Range),
        calendar(series, TODAY),
        calendar(series, TODAY, FUNCTION),
        fortnight(series, TODAY),
    ]


ALL = [
    *(picture for name in invented.COURSES for picture in pictures_of(name)),
    bodies(invented.marked_bodies(), invented.PLACES),
    deeds(invented.what_was_done(), invented.CATEGORIES, TODAY),
    *(estimate(each) for each in invented.ESTIMATES.values()),
    links(invented.what_goes_with()),
]


def hostile() -> list[Picture]:
    marks = (Mark(ago(1), MarkKind.FLARE, HOSTILE),)
    return [
        course(replace(diary(4, 4, 4), marks=marks), TODAY, NOTICEABLE),
        bodies([BodyDay(TODAY, frozenset({"neck"}))], {"neck": HOSTILE}),
        deeds([Done(TODAY, "x")], [Category("x", HOSTILE)], TODAY),
        estimate(replace(invented.ESTIMATES["helps"], name=HOSTILE)),
    ]


@pytest.mark.parametrize("picture", ALL, ids=lambda picture: picture.title)
def test_a_drawing_is_valid_and_says_what_it_is(picture: Picture):
    roots = [ElementTree.fromstring(svg) for svg in picture.drawings]

    assert all(root.get("role") == "img" for root in roots)
    names = [root.findtext(f"{SVG}title") or "" for root in roots]
    assert all(". " in name for name in names)


@pytest.mark.parametrize("picture", ALL, ids=lambda picture: picture.title)
def test_the_letters_of_a_drawing_are_not_read_one_by_one(picture: Picture):
    roots = [ElementTree.fromstring(svg) for svg in picture.drawings]

    drawn = [part for root in roots for part in root if part.tag != f"{SVG}title"]

    assert all(part.get("aria-hidden") == "true" for part in drawn)


@pytest.mark.parametrize("picture", ALL, ids=lambda picture: picture.title)
def test_a_drawing_carries_no_style_colour_or_script(picture: Picture):
    drawn = picture.svg + "".join(key.svg for key in picture.keys)

    assert not re.search(r"style|fill=|stroke=|#[0-9a-f]{3}|script|\son\w+=", drawn, re.IGNORECASE)


@pytest.mark.parametrize("picture", ALL, ids=lambda picture: picture.title)
def test_every_look_has_a_style(picture: Picture):
    looks = set(re.findall(r'class="(uc-chart__[\w-]+)"', picture.svg))

    assert {look for look in looks if f".{look}" not in STYLE} - PLAIN_WORDS == set()


@pytest.mark.parametrize("picture", ALL, ids=lambda picture: picture.title)
def test_a_sentence_claims_no_reason(picture: Picture):
    reasons = r"because|due to|thanks to|helped|caused|led to|works|therefore"

    assert picture.sentence.endswith(".")
    assert not re.search(reasons, picture.sentence)


@pytest.mark.parametrize("picture", ALL, ids=lambda picture: picture.title)
def test_every_row_of_a_table_has_a_cell_for_each_head(picture: Picture):
    widths = {len(row) for row in picture.table.rows}

    assert widths <= {len(picture.table.heads)}


@pytest.mark.parametrize("picture", hostile(), ids=lambda picture: picture.kind)
def test_what_somebody_wrote_is_never_read_as_markup(picture: Picture):
    ElementTree.fromstring(picture.svg)

    assert "<script" not in picture.svg


@pytest.mark.parametrize("wrong", [{"pain": 11}, {"pain": -1}, {"function": 2}, {"sleep": 10.5}])
def test_a_number_outside_of_its_scale_is_refused(wrong):
    with pytest.raises(ValueError, match="None for not told"):
        Day(TODAY, **wrong)


@pytest.mark.parametrize("size", re.findall(r"font-size: ([\d.]+)px", STYLE))
def test_no_word_is_smaller_than_twelve_pixels_on_a_phone(size: str):
    on_a_phone = STYLE.split("@media (min-width: 40rem)")[0]

    assert float(size) >= 12 or f"font-size: {size}px" not in on_a_phone


def test_an_empty_course_is_an_empty_value():
    assert Series().first_day is None
