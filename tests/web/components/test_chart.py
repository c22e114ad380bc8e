"""The chart on a page: its words are text, and its shades can be read through."""

import re

import pytest
from django.template.loader import render_to_string

from tests.web.components.test_styles import TEXT, colour, contrast, themes
from unclench.pictures.picture import Key, Picture, Table
from unclench.web.charts import chart
from unclench.web.components.catalogue import COMPONENTS, component

STYLE = (COMPONENTS / "chart" / "chart.css").read_text(encoding="utf-8")
SHADES = re.findall(r"\.uc-chart__level-\d[^{}]*\{\n  opacity: ([\d.]+);", STYLE)
HOSTILE = "<i>a"


def shown(picture: Picture) -> str:
    return render_to_string("components/chart/chart.html", {"picture": chart(picture)})


def mixed(front: str, back: str, share: float) -> str:
    pairs = [(int(front[at : at + 2], 16), int(back[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * f + (1 - share) * b):02x}" for f, b in pairs)


def test_every_word_around_a_drawing_is_text():
    table = Table((HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),))
    keys = (Key("<svg></svg>", HOSTILE),)

    page = shown(Picture("course", HOSTILE, ("<svg></svg>",), HOSTILE, table, keys, (HOSTILE,)))

    assert HOSTILE not in page
    assert page.count("&lt;i&gt;a") == 9


def test_a_picture_without_a_drawing_is_its_sentence():
    page = shown(Picture("course", "Your pain", (), "No entry yet.", Table(("Day",), ())))

    assert "No entry yet." in page
    assert "<svg" not in page
    assert "<details" not in page


def test_the_gallery_shows_five_days_forty_and_ten_years():
    names = [example.name for example in component("chart").rendered()]

    assert {"Five days", "Forty days with gaps and two flare-ups", "Ten years, all of them"} <= set(
        names
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("shade", SHADES)
def test_a_number_can_be_read_on_its_shade(theme: str, shade: str):
    accent, paper, ink = (colour(themes()[theme], role) for role in ("accent", "paper", "ink"))

    ground = mixed(accent, paper, float(shade))

    assert contrast(ink, ground) >= TEXT


def test_four_shades_lie_between_the_best_and_the_worst():
    assert sorted(SHADES) == SHADES
    assert len(SHADES) == 4


TABLE = re.compile(r"<table(?! [^>]*aria-label)[^>]*>(?!<caption)")
TEMPLATES = [
    file
    for file in sorted(COMPONENTS.parent.glob("**/*.html"))
    if "<table" in file.read_text(encoding="utf-8") and "allauth" not in file.parts
]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_every_table_has_a_name(template):
    assert not TABLE.search(template.read_text(encoding="utf-8"))


def test_the_table_of_a_picture_has_its_title_as_caption():
    table = Table(("Day", "Pain"), (("Monday", "4"),))

    page = shown(Picture("course", "Your pain", (), "Steady.", table))

    assert '<caption class="uc-hidden">Your pain</caption>' in page
