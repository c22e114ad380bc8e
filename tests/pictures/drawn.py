"""What stands in a picture, read back from its drawing."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import strategies as st

from unclench.pictures.course import LEFT, RIGHT, pain_y
from unclench.pictures.picture import Picture
from unclench.pictures.series import Day, Series

TODAY = date(2026, 3, 30)
SVG = "{http://www.w3.org/2000/svg}"
PAINS = st.integers(0, 10) | st.none()
Spot = tuple[float, float]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def diary(*pains: float | None, until: date = TODAY) -> Series:
    """One number a day, the last of them on `until`; None is a day without an entry."""
    days = [until - timedelta(days=n) for n in reversed(range(len(pains)))]
    told = zip(days, pains, strict=True)
    return Series(tuple(Day(day, pain) for day, pain in told if pain is not None))


def elements(picture: Picture) -> list[ElementTree.Element]:
    return [element for svg in picture.drawings for element in ElementTree.fromstring(svg).iter()]


def paths_of(picture: Picture, look: str) -> str:
    found = [e.get("d", "") for e in elements(picture) if e.get("class") == f"uc-chart__{look}"]
    return "".join(found)


def texts_of(picture: Picture, look: str = "") -> list[str]:
    texts = [e for e in elements(picture) if e.tag == f"{SVG}text"]
    return [e.text or "" for e in texts if not look or e.get("class") == f"uc-chart__{look}"]


def dots_of(picture: Picture, look: str = "dot") -> list[Spot]:
    pairs = re.findall(r"M([\d.]+) ([\d.]+)h0", paths_of(picture, look))
    return [(float(x), float(y)) for x, y in pairs]


def runs_of(picture: Picture) -> list[list[Spot]]:
    """The lines of pain, each as its points."""
    runs = paths_of(picture, "pain").split("M")[1:]
    return [[_spot(point) for point in run.split("L")] for run in runs]


def _spot(point: str) -> Spot:
    x, y = point.split(" ")
    return float(x), float(y)


def entry_at(spot: Spot, days: int) -> tuple[date, float]:
    """The day and the pain that a point of a course of so many days stands for."""
    x, y = spot
    passed = round((x - LEFT) / (RIGHT - LEFT) * days - 0.5)
    return ago(days - 1 - passed), round((pain_y(0) - y) / (pain_y(0) - pain_y(1)), 1)
