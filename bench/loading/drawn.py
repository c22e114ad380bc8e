"""Pictures of the results, in colours that can be read on light and on dark."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

from unclench.pictures.svg import number

TEXT, RULE = "#767676", "#8a8a8a"
COLOURS = ("#1f8a8a", "#c8743a", "#8a6fc0", "#7f8f2a", "#b8568c", "#4f83cc")
WIDTH, LEFT, BAR, GAP = 640, 190, 14, 10


def bars(title: str, values: Mapping[str, float], most: float, unit: str) -> str:
    """One bar a name, with a line at what was aimed for."""
    longest = max([*values.values(), most]) * 1.12
    scale = (WIDTH - LEFT - 60) / longest
    height = 40 + len(values) * (BAR + GAP)
    parts = [_words(8, 16, title, "start", size=14)]
    for row, (name, value) in enumerate(values.items()):
        top, long = 30 + row * (BAR + GAP), value * scale
        colour = COLOURS[0] if value <= most else COLOURS[1]
        parts.append(_words(LEFT - 8, top + 11, name, "end"))
        parts.append(
            f'<rect x="{LEFT}" y="{top}" width="{number(long)}" height="{BAR}" fill="{colour}"/>'
        )
        parts.append(_words(LEFT + long + 6, top + 11, f"{value:.1f}{unit}", "start"))
    at = LEFT + most * scale
    parts.append(_line(at, 24, at, height - 6, "4 3"))
    return _svg(height, title, parts)


def lines(title: str, at: Sequence[str], series: Mapping[str, Sequence[float]], unit: str) -> str:
    """One line a name over the same places; how high each ends stands beside it."""
    height, top, low = 300, 34, 262
    most = max(max(values) for values in series.values()) * 1.1
    right = WIDTH - 222
    xs = [50 + (right - 50) * n / max(1, len(at) - 1) for n in range(len(at))]
    parts = [_words(8, 16, title, "start", size=14), _line(50, low, right, low)]
    parts += [_words(x, low + 18, word, "middle") for x, word in zip(xs, at, strict=True)]
    parts += [_words(44, low - (low - top) * s + 4, f"{most * s:.0f}", "end") for s in (0, 0.5, 1)]
    ends = _apart([low - (low - top) * values[-1] / most for values in series.values()])
    for (name, values), colour, end in zip(series.items(), COLOURS, ends, strict=False):
        ys = [low - (low - top) * value / most for value in values]
        points = " ".join(f"{number(x)},{number(y)}" for x, y in zip(xs, ys, strict=True))
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        )
        said = f"{name}: {values[-1]:.1f}{unit}"
        parts.append(_words(right + 24, end + 4, said, "start", colour=colour))
    return _svg(height, title, parts)


def _apart(places: list[float], least: float = 16) -> list[float]:
    """The same places, moved so far apart that words there can be read."""
    order = sorted(range(len(places)), key=places.__getitem__)
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + least)
    return moved


def _words(x: float, y: float, text: str, anchor: str, **look: object) -> str:
    """Words at a place; `look`: `size` and `colour`."""
    size, colour = look.get("size", 12), look.get("colour", TEXT)
    where = f'x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" font-size="{size}"'
    return f'<text {where} fill="{colour}">{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, dashes: str = "") -> str:
    where = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {where} stroke="{RULE}" stroke-dasharray="{dashes}"/>'


def _svg(height: float, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {number(height)}" '
        f'role="img" font-family="sans-serif"><title>{escape(title)}</title>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )
