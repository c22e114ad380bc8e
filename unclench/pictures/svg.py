"""Small pieces of SVG. Looks are classes of the page's style sheet; nothing carries a style."""

from collections.abc import Iterable, Sequence
from html import escape

Point = tuple[float, float]
WIDTH = 346
"""A drawing fills a phone of 390 pixels between its margins, so that one unit is one pixel."""
SWATCH = (28, 18)


def root(size: tuple[float, float], title: str, words: str, body: str) -> str:
    """The element around a drawing. A screen reader says `title` and `words`, both as its name:
    not every one says a description. The letters inside tell nothing without their places."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="uc-chart__drawing" role="img"'
        f' viewBox="0 0 {number(size[0])} {number(size[1])}">'
        f'<title>{escape(title)}. {escape(words)}</title><g aria-hidden="true">{body}</g></svg>'
    )


def swatch(body: str) -> str:
    """A sample for a key; its words stand beside it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="uc-chart__swatch" aria-hidden="true"'
        f' focusable="false" viewBox="0 0 {SWATCH[0]} {SWATCH[1]}">{body}</svg>'
    )


def number(value: float) -> str:
    """A coordinate, to a tenth of a unit."""
    return f"{round(value, 1):g}"


def text(look: str, at: Point, words: str, anchor: str = "") -> str:
    """Words with their baseline at a point; `anchor` is "middle" or "end"."""
    where = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text class="uc-chart__{look}" x="{number(at[0])}" y="{number(at[1])}"{where}>'
        f"{escape(words)}</text>"
    )


def path(look: str, d: str) -> str:
    """A path, or nothing where there is nothing to draw."""
    return f'<path class="uc-chart__{look}" d="{d}"/>' if d else ""


def dots(look: str, points: Iterable[Point]) -> str:
    """Round dots as one path of strokes without length; the style gives their size."""
    return path(look, "".join(f"M{number(x)} {number(y)}h0" for x, y in points))


def lines(look: str, runs: Iterable[Sequence[Point]]) -> str:
    """Lines that each join the points of one run; a run of one draws nothing."""
    return path(look, "".join(_joined(run) for run in runs if len(run) > 1))


def _joined(run: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in run)


def area(upper: Sequence[Point], lower: Sequence[Point]) -> str:
    """The outline between two lines, for a path."""
    return _joined([*upper, *reversed(lower)]) + "Z"


def bar(look: str, at: Point, size: Point, corner: float = 0) -> str:
    """A rectangle from its upper left corner."""
    round_ = f' rx="{number(corner)}"' if corner else ""
    return (
        f'<rect class="uc-chart__{look}" x="{number(at[0])}" y="{number(at[1])}"'
        f' width="{number(size[0])}" height="{number(size[1])}"{round_}/>'
    )


def circle(look: str, at: Point, radius: float) -> str:
    """A circle around a point."""
    where = f'cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}"'
    return f'<circle class="uc-chart__{look}" {where}/>'
