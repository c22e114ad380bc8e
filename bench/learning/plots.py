"""Draws the pictures of docs/learning.md from the results that the other benches left.

    PYTHONPATH=. python bench/learning/plots.py

One SVG for each picture, in colours for light and for dark, with every number in its description.
Nothing is measured here.
"""

import json
from collections.abc import Iterable
from html import escape
from math import log10, sqrt
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "docs" / "images"
STYLE = (
    ":root{--paper:#FAF6EF;--ink:#12332F;--soft:#5C736D;--line:#CFC6B6;--aim:#B4481F;--band:#E4DCCD;"
    "--one:#1F6F63;--two:#7A4E9C}@media (prefers-color-scheme:dark){:root{--paper:#0C1A19;"
    "--ink:#E9F1EC;--soft:#A5BAB3;--line:#2F4743;--aim:#F0996B;--band:#1C3330;--one:#7CC5B4;"
    "--two:#C7A6E6}}text{fill:var(--ink)}.soft{fill:var(--soft)}.line{stroke:var(--line)}"
    ".aim{stroke:var(--aim);stroke-dasharray:4 3}.aim-text{fill:var(--aim)}.band{fill:var(--band)}"
    ".one{fill:var(--one)}.two{fill:var(--two)}.whisker{stroke:var(--ink);stroke-width:1.5}"
)
WIDTH, LEFT, ROW = 720, 250, 26


class Row(NamedTuple):
    """One line of a picture: what it is of, and its marks (value, low, high, class)."""

    name: str
    marks: list[tuple[float, float, float, str]]
    told: str


def results(name: str) -> dict:
    return json.loads((HERE / "results" / f"{name}.json").read_text())


def svg(height: float, title: str, told: Iterable[str], body: Iterable[str]) -> str:
    words = escape("; ".join(told))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{escape(title)}</title>'
        f"<desc>{words}</desc><style>{STYLE}</style>"
        f'<rect width="100%" height="100%" fill="var(--paper)"/>' + "".join(body) + "</svg>\n"
    )


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(words)}</text>"


def rule(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


class Axis(NamedTuple):
    """From a number to a place across; `log`: by its logarithm."""

    low: float
    high: float
    left: float = LEFT
    right: float = WIDTH - 30
    log: bool = False

    def at(self, value: float) -> float:
        turn = log10 if self.log else float
        low, high = turn(self.low), turn(self.high)
        share = (turn(max(value, self.low)) - low) / (high - low)
        return self.left + min(share, 1.0) * (self.right - self.left)


def marks(rows: list[Row], axis: Axis, top: float, named: bool = True) -> list[str]:
    """A dot for each value, with a whisker as long as chance may move it."""
    out = []
    for number, row in enumerate(rows):
        y = top + number * ROW
        if named:
            out.append(text(LEFT - 12, y + 4, row.name, anchor="end"))
        for place, (value, low, high, kind) in enumerate(row.marks):
            level = y + 7 * (place - (len(row.marks) - 1) / 2)
            out.append(rule(axis.at(low), level, axis.at(high), level, "whisker"))
            out.append(f'<circle cx="{axis.at(value):.1f}" cy="{level:.1f}" r="4" class="{kind}"/>')
    return out


def scale(axis: Axis, ticks: Iterable[float], top: float, bottom: float, unit: str) -> list[str]:
    out = []
    for tick in ticks:
        out.append(rule(axis.at(tick), top, axis.at(tick), bottom, "line"))
        out.append(text(axis.at(tick), bottom + 16, f"{tick:g}{unit}", "soft", "middle"))
    return out


def share_of(count: float, runs: int) -> tuple[float, float, float]:
    """A share in percent and its 95 % limits (Wilson)."""
    z, share = 1.96, count
    middle = (share + z * z / (2 * runs)) / (1 + z * z / runs)
    half = z * sqrt(share * (1 - share) / runs + z * z / (4 * runs**2)) / (1 + z * z / runs)
    return 100 * share, 100 * (middle - half), 100 * (middle + half)


def coverage() -> str:
    """How often the 50, 80 and 95 % intervals of a fair test hold the truth."""
    found, runs = results("trials")["coverage"]["found"], results("trials")["coverage"]["runs"]
    runs = 1000 if runs == "default" else runs
    title = f"How often an interval of a fair test holds the truth, {runs} invented trials each"
    told = [
        f"{name}: 50 % {v['50']:.1%}, 80 % {v['80']:.1%}, 95 % {v['95']:.1%}"
        for name, v in found.items()
    ]
    body, bottom = [text(16, 24, title)], 70 + ROW * len(found) - 10
    for place, level in enumerate((50, 80, 95)):
        axis = Axis(
            level - 15,
            level + 15 if level < 95 else 100,
            LEFT + 155 * place,
            LEFT + 155 * place + 130,
        )
        rows = [
            Row(name, [(*share_of(v[str(level)], runs), "one")], "") for name, v in found.items()
        ]
        ticks = (level - 10, level, min(level + 10, 100))
        body += [text(axis.at(level), 46, f"{level} %", "aim-text", "middle")]
        body += [
            *scale(axis, ticks, 54, bottom, ""),
            rule(axis.at(level), 54, axis.at(level), bottom, "aim"),
        ]
        body += marks(rows, axis, 68, named=place == 0)
    return svg(bottom + 26, title, told, body)


def ranks() -> str:
    """Where the truth lies in its posterior: twenty equal parts that should hold alike."""
    trial, relief = results("trials")["sbc"]["found"], results("relief").get("calibration", {})
    found = {f"trial: {name}": v for name, v in trial.items()}
    found |= {f"relief: {name}": v for name, v in relief.items()}
    title = "Where the truth lies in what is known of it, from lowest to highest"
    told, body = [], [text(16, 24, title)]
    body.append(text(16, 42, "level is right; the band holds 99 of 100 bars when it is", "soft"))
    for number, (name, v) in enumerate(found.items()):
        x, y = 16 + 235 * (number % 3), 62 + 118 * (number // 3)
        told.append(f"{name}: {sum(v['ranks'])} runs, Kolmogorov-Smirnov p {v['ks_p']:g}")
        body += [*_bars(v["ranks"], x, y), text(x, y + 100, f"{name}, p {v['ks_p']:g}", "soft")]
    return svg(70 + 118 * -(-len(found) // 3), title, told, body)


def _bars(counts: list[int], x: float, y: float) -> list[str]:
    level = sum(counts) / len(counts)
    spread, tall = 2.58 * sqrt(level * (1 - 1 / len(counts))), 50 / level
    band = f'<rect x="{x}" y="{y + 80 - tall * (level + spread):.1f}" width="200" class="band" '
    out = [band + f'height="{2 * tall * spread:.1f}"/>']
    for place, count in enumerate(counts):
        high = min(tall * count, 80)
        out.append(
            f'<rect x="{x + 10 * place + 1}" y="{y + 80 - high:.1f}" width="8" height="{high:.1f}" '
            f'class="one" fill-opacity=".75"/>'
        )
    return out


def speed() -> str:
    """Milliseconds of one core, median and slowest of twenty, with what was aimed at."""
    rows, told, aims = [], [], []
    trial = results("trials")["speed"]["found"]
    relief, triggers = results("relief")["speed"], results("triggers")["milliseconds"]
    timed = [
        (f"fair test, {name}", v, 5.0 if "8 weeks" in name and "floor" not in name else 60.0)
        for name, v in trial.items()
    ]
    timed += [(name, v, 2.0 if "suggestion" in name else 20.0) for name, v in relief.items()]
    timed += [
        (f"triggers, {name}", {"median_ms": v, "p95_ms": v}, 100.0) for name, v in triggers.items()
    ]
    for name, v, aim in timed:
        told.append(
            f"{name}: {v['median_ms']:.1f} ms, 95 % under {v['p95_ms']:.1f} ms, aim {aim:g} ms"
        )
        rows.append(Row(name, [(v["median_ms"], v["median_ms"], v["p95_ms"], "one")], ""))
        aims.append(aim)
    title = "How long an answer takes: dot median, line to the slowest of twenty, aim dashed"
    axis, bottom = Axis(0.1, 200, log=True), 50 + ROW * len(rows)
    body = [text(16, 24, title), *scale(axis, (0.1, 1, 10, 100), 36, bottom, " ms")]
    body += [
        rule(axis.at(aim), 41 + ROW * n, axis.at(aim), 63 + ROW * n, "aim")
        for n, aim in enumerate(aims)
    ]
    return svg(bottom + 28, title, told, body + marks(rows, axis, 52))


def false_claims() -> str:
    """How often something is said to help, or to be linked, when nothing is."""
    rows, told = [], []
    for part in ("null", "power"):
        for name, v in results("trials")[part]["found"].items():
            if part == "null" or name.startswith("0"):
                ways = [v["against a reference"]["helps_you"], v["among equals"]["helps_you"]]
                _add(
                    rows,
                    told,
                    f"fair test: {name.replace('0 point', 'nothing works')}",
                    ways,
                    v["runs"],
                )
    for name, v in results("relief")["nothing_works"].items():
        _add(rows, told, f"relief: {name}", [v["helps_not"]], int(v["people"]))
    triggers = results("triggers")
    for name, v in triggers["false"].items():
        people = triggers["people"] * len(v)
        _add(rows, told, f"triggers: {name}", [sum(v.values()) / people], people)
    title = "Said to help (or to be linked) when nothing is, in percent: aim 2 and 1"
    axis, bottom = Axis(0, 10), 68 + ROW * len(rows)
    body = [
        text(16, 24, title),
        text(16, 42, "green: against a reference, or the only way; violet: among equals", "soft"),
    ]
    body += [
        *scale(axis, (0, 1, 2, 4, 6, 8, 10), 54, bottom, ""),
        rule(axis.at(2), 54, axis.at(2), bottom, "aim"),
    ]
    return svg(bottom + 28, title, told, body + marks(rows, axis, 70))


def _add(rows: list[Row], told: list[str], name: str, shares: list[float], runs: int) -> None:
    kinds = ("one", "two")
    rows.append(Row(name, [(*share_of(s, runs), kinds[k]) for k, s in enumerate(shares)], ""))
    told.append(f"{name}: " + " and ".join(f"{s:.1%}" for s in shares) + f" of {runs}")


def regret() -> str:
    """Points of relief lost over sixty sessions to not knowing the best option."""
    rows, told = [], []
    found = results("relief")["policies"]
    for name, v in sorted(found.items(), key=lambda pair: pair[1]["regret"]):
        low, high = v["regret"] - 1.96 * v["regret_se"], v["regret"] + 1.96 * v["regret_se"]
        rows.append(Row(name, [(v["regret"], low, high, "one" if "ours" in name else "two")], ""))
        told.append(f"{name}: {v['regret']:.1f} points, near best named for {v['named']:.0%}")
    title = "Points of relief lost in 60 sessions, 300 invented people for each way of choosing"
    axis, bottom = Axis(0, 70), 68 + ROW * len(rows)
    body = [
        text(16, 24, title),
        text(16, 42, "green: what Unclench does; violet: other ways", "soft"),
    ]
    body += scale(axis, (0, 10, 20, 30, 40, 50, 60, 70), 54, bottom, "")
    return svg(bottom + 28, title, told, body + marks(rows, axis, 70))


PICTURES = {
    "learning-coverage": coverage,
    "learning-ranks": ranks,
    "learning-speed": speed,
    "learning-false-claims": false_claims,
    "learning-regret": regret,
}


def main() -> None:
    for name, picture in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(picture())


if __name__ == "__main__":
    main()
