"""A year with a plan for many invented people: writes the picture and the numbers of it.

script/plan_year [PEOPLE]
"""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from unclench.engine.knowledge.load import load
from unclench.engine.values.plan import Load
from unclench.evaluation.plan_year import WEEKS, Year, invented, live, pain_in

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/reference/plan-year.md"
PICTURE = ROOT / "docs/images/plan-year.svg"
BASE = load()
ORDER = (Load.CALM, Load.REST, Load.EASY, Load.LIGHT, Load.FULL)
COLOURS = ("#8c2f1b", "#d9653b", "#efb48f", "#8fb7a8", "#1f6f60")
WIDE, HIGH, LEFT = 640.0, 160.0, 60.0


@dataclass(frozen=True)
class Kept:
    """What is kept of one year."""

    number: int
    course: str
    loads: tuple[str, ...]
    minutes: tuple[float, ...]
    pain: tuple[float, ...]
    flare_weeks: frozenset[int]
    stepped_down: frozenset[int]
    faults: tuple[str, ...]


def kept(number: int) -> Kept:
    """The year of one person."""
    year = live(BASE, invented(BASE, number))
    return Kept(
        number,
        year.life.course,
        tuple(str(plan.load) for plan in year.plans),
        tuple(plan.minutes for plan in year.plans),
        tuple(pain_in(year.life, week) for week in range(len(year.plans))),
        frozenset(year.flare_weeks),
        _stepped_down(year),
        tuple(year.faults),
    )


def _stepped_down(year: Year) -> frozenset[int]:
    """The weeks whose plan is that of a flare-up."""
    return frozenset(week for week, plan in enumerate(year.plans) if plan.flare is not None)


def picture(years: list[Kept]) -> str:
    """The share of people at each load, week by week, and three of them."""
    rows = [_bands(years), *(_one(year, n) for n, year in enumerate(_three(years)))]
    high = HIGH + 60 + 3 * 130
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE + LEFT + 30:g} {high:g}" '
        f'font-family="sans-serif" font-size="13" role="img">'
        f"<title>A year with a plan for {len(years)} invented people</title>"
        f'<rect width="100%" height="100%" fill="#faf6f0"/>{"".join(rows)}</svg>\n'
    )


def _bands(years: list[Kept]) -> str:
    drawn, below = [], [0.0] * WEEKS
    for load_, colour in zip(ORDER, COLOURS, strict=True):
        share = [sum(y.loads[w] == load_ for y in years) / len(years) for w in range(WEEKS)]
        above = [b + s for b, s in zip(below, share, strict=True)]
        drawn.append(f'<path d="{_band(below, above)}" fill="{colour}"/>')
        below = above
    names = "".join(
        f'<rect x="{LEFT + 90 * n:g}" y="8" width="12" height="12" fill="{c}"/>'
        f'<text x="{LEFT + 90 * n + 18:g}" y="19">{load_}</text>'
        for n, (load_, c) in enumerate(zip(ORDER, COLOURS, strict=True))
    )
    return names + "".join(drawn) + _weeks(HIGH + 30)


def _band(below: list[float], above: list[float]) -> str:
    top = [(_x(w), 30 + HIGH * (1 - v)) for w, v in enumerate(above)]
    low = [(_x(w), 30 + HIGH * (1 - v)) for w, v in enumerate(below)]
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in [*top, *reversed(low)]) + "Z"


def _x(week: float) -> float:
    return LEFT + WIDE * week / (WEEKS - 1)


def _weeks(y: float) -> str:
    marks = "".join(
        f'<text x="{_x(w):g}" y="{y + 16:g}" text-anchor="middle">{w}</text>'
        for w in range(0, WEEKS, 13)
    )
    return marks + f'<text x="4" y="{y + 16:g}">week</text>'


def _three(years: list[Kept]) -> list[Kept]:
    """One person for each way in which pain goes on, with some flare-ups."""
    courses = ("eases", "stays", "comes_and_goes")
    some = [y for y in years if len(y.flare_weeks) in (2, 3, 4)]
    return [next(y for y in some if y.course == course) for course in courses]


def _one(year: Kept, place: int) -> str:
    top = HIGH + 70 + 130 * place
    bars = "".join(
        f'<rect x="{_x(w) - 5:g}" y="{top + 22:g}" width="10" height="80" fill="#f3d3bf"/>'
        for w in sorted(year.stepped_down)
    )
    pain = " ".join(f"{_x(w):.1f},{top + 102 - 8 * p:.1f}" for w, p in enumerate(year.pain))
    steps = " ".join(f"{_x(w):.1f},{top + 102 - 4 * m:.1f}" for w, m in enumerate(year.minutes))
    title = year.course.replace("_", " ")
    return (
        f'<text x="{LEFT:g}" y="{top + 14:g}">Pain {title}. Dark: pain, 0 to 10. '
        f"Green: minutes. Shaded: stepped down</text>{bars}"
        f'<polyline points="{pain}" fill="none" stroke="#12332f" stroke-width="2"/>'
        f'<polyline points="{steps}" fill="none" stroke="#1f6f60" stroke-width="2" '
        f'stroke-dasharray="4 3"/>'
    )


def page(years: list[Kept]) -> str:
    """The numbers in words."""
    loads = Counter(load_ for year in years for load_ in year.loads)
    total = sum(loads.values())
    shares = ", ".join(f"{name} {100 * loads[name] / total:.0f} %" for name in ORDER)
    flares = sum(len(year.stepped_down) for year in years)
    faults = [fault for year in years for fault in year.faults]
    told = "\n".join(f"- {fault}" for fault in faults[:20]) or "- none"
    return f"""# A year with a plan

Made by `script/plan_year`; do not edit. {len(years)} invented people live for {WEEKS} weeks with
their plans: pain that eases, stays, or comes and goes; flare-ups, of which half are marked and half
only show in the ratings; weeks away; between 2 and 20 minutes a day. It tries the rules, not
whether they help anybody.

![The share of people at each load, week by week, and three of them](../images/plan-year.svg)

- Plans made: {total}. Loads: {shares}.
- Weeks in which a plan had stepped down for a flare-up: {flares}.
- Longest session: {max(m for y in years for m in y.minutes):g} minutes.
- A plan that was empty, longer than the time there is, that stepped up in a flare-up, or that did
  not step down in one: {len(faults)}.

{told}
"""


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with ProcessPoolExecutor() as pool:
        years = list(pool.map(kept, range(wanted), chunksize=10))
    PICTURE.write_text(picture(years), encoding="utf-8")
    PAGE.write_text(page(years), encoding="utf-8")
    print(page(years))


if __name__ == "__main__":
    main()
