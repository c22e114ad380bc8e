"""The sheet of all figures, as it lies in the documents."""

from pathlib import Path
from xml.dom import minidom

import pytest

from tests.figures.library import RECORDS, movement_of
from unclench.figures.sheet import Entry, sheet_svg

DOCS = Path(__file__).parents[2] / "docs"
SHEET = (DOCS / "images" / "figures.svg").read_text(encoding="utf-8")
PAGE = (DOCS / "reference" / "figures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RECORDS)
def test_the_sheet_shows_every_intervention(name: str) -> None:
    assert f'id="figure-{name}"' in SHEET
    assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize("name", RECORDS)
def test_the_sheet_shows_every_step(name: str) -> None:
    drawn = SHEET.split(f'id="figure-{name}"')[1].split("</g>")[0]

    assert drawn.count("<svg") == len(movement_of(name).frames)


def test_the_sheet_stays_light() -> None:
    assert len(SHEET.encode()) < 1_500_000


def test_the_page_shows_the_sheet() -> None:
    assert "(../images/figures.svg)" in PAGE


def test_a_sheet_is_a_drawing_that_needs_nothing_else() -> None:
    entries = [Entry("cat_camel", "Cat & camel", movement_of("cat_camel"))]

    svg = sheet_svg(entries, title="All figures")

    minidom.parseString(svg)
    assert "Cat &amp; camel" in svg
    assert "url(" not in svg


def test_two_figures_never_lie_on_one_another() -> None:
    entries = [Entry(name, name, movement_of(name)) for name in ("cat_camel", "dead_bug")]

    svg = sheet_svg(entries, title="Two")

    assert svg.count('<svg x="0" y="26"') == 1
    assert svg.count('<svg x="400" y="26"') == 1
