"""How long a person's pictures take with 30 days of entries and with 3,650, side by side.

    PYTHONPATH=. .venv/bin/python bench/pictures.py [TIMES]

Both are drawn by turns in one run, so that a busy machine slows them alike. A ratio of 1.5 is the
bound for the pages of every day; a year and everything read more days, and cost more.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from brotli import compress

from unclench.engine.knowledge.load import load
from unclench.pictures.bins import Range
from unclench.pictures.change import change
from unclench.pictures.course import course
from unclench.pictures.fortnight import fortnight
from unclench.pictures.heat import calendar
from unclench.pictures.invented import TODAY, ten_years
from unclench.pictures.picture import Picture
from unclench.pictures.series import Series

NOTICEABLE = load().noticeable_change
FEW, MANY = ten_years(30), ten_years(3650)


def page_of_a_day(series: Series) -> list[Picture]:
    change(series, TODAY, NOTICEABLE)
    return [fortnight(series, TODAY)]


def overview(series: Series) -> list[Picture]:
    change(series, TODAY, NOTICEABLE)
    return [course(series, TODAY, NOTICEABLE), fortnight(series, TODAY)]


def of_range(shown: Range) -> Callable[[Series], list[Picture]]:
    return lambda series: [course(series, TODAY, NOTICEABLE, shown)]


DRAWN: dict[str, Callable[[Series], list[Picture]]] = {
    "page of a day": page_of_a_day,
    "overview": overview,
    **{f"course, {shown.value}": of_range(shown) for shown in Range},
    "calendar of a year": lambda series: [calendar(series, TODAY)],
}


@dataclass(frozen=True)
class Timed:
    """Seconds for few and for many days, and the bytes of the drawing of many."""

    few: float
    many: float
    plain: int
    packed: int


def timed(draw: Callable[[Series], list[Picture]], times: int) -> Timed:
    few, many = [], []
    for _ in range(times):
        for series, spent in ((FEW, few), (MANY, many)):
            began = perf_counter()
            draw(series)
            spent.append(perf_counter() - began)
    svg = max((picture.svg.encode() for picture in draw(MANY)), key=len)
    return Timed(median(few), median(many), len(svg), len(compress(svg)))


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print(f"{'':24} {'30 days':>9} {'3,650':>9} {'ratio':>6} {'bytes':>7} {'packed':>7}")
    for name, draw in DRAWN.items():
        one = timed(draw, times)
        print(
            f"{name:24} {one.few * 1000:6.2f} ms {one.many * 1000:6.2f} ms"
            f" {one.many / one.few:6.2f} {one.plain:7} {one.packed:7}"
        )


if __name__ == "__main__":
    main()
