"""Shapes to draw: a path whose commands stay while its numbers move, and how it looks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from unclench.figures.geometry import Point, left_of, unit

SCALE = 1000
"""Units of the drawing for one stature."""


class Look(StrEnum):
    """The last part of the class that colours a shape; `moving-far` is a far limb that moves. The
    two gaps have the colour of what lies behind: the page, or a mat."""

    LINE = "line"
    FAR = "far"
    MOVING = "moving"
    MOVING_FAR = "moving-far"
    PROP = "prop"
    PROP_LINE = "prop-line"
    GROUND = "ground"
    MAT = "mat"
    GAP = "gap"
    MAT_GAP = "mat-gap"
    WARM = "warm"
    COOL = "cool"
    MARK = "mark"
    TOOL = "tool"
    TOOL_LINE = "tool-line"
    ARROW = "arrow"


GAPS = frozenset({Look.GAP, Look.MAT_GAP})


@dataclass(frozen=True)
class Shape:
    """A path: `commands` with one `#` for each of `numbers`, x to the right and y down.
    `width`: of the stroke, for the looks that have one."""

    look: Look
    commands: str
    numbers: tuple[int, ...]
    width: int = 0

    def d(self) -> str:
        """The path data."""
        pieces = self.commands.split("#")
        filled = (piece + str(n) for piece, n in zip(pieces, self.numbers, strict=False))
        return "".join(filled) + pieces[-1]


def _numbers(points: Sequence[Point]) -> tuple[int, ...]:
    return tuple(
        value for point in points for value in (round(point.x * SCALE), round(-point.y * SCALE))
    )


def blob(look: Look, points: Sequence[Point]) -> Shape:
    """A closed smooth outline through `points`."""
    count = len(points)
    path = [points[0]]
    for i in range(count):
        before, here = points[i - 1], points[i]
        after, beyond = points[(i + 1) % count], points[(i + 2) % count]
        path += [here + (after - before).times(1 / 6), after - (beyond - here).times(1 / 6), after]
    return Shape(look, "M# #" + "C# # # # # #" * count + "Z", _numbers(path))


def polygon(look: Look, points: Sequence[Point]) -> Shape:
    """A closed outline with straight sides; corners are rounded by its stroke."""
    return Shape(look, "M# #" + "L# #" * (len(points) - 1) + "Z", _numbers(points), 14)


def line(look: Look, points: Sequence[Point], width: float) -> Shape:
    """An open line, `width` in statures."""
    commands = "M# #" + "L# #" * (len(points) - 1)
    return Shape(look, commands, _numbers(points), round(width * SCALE))


def chain(look: Look, joints: Sequence[Point], radii: Sequence[float]) -> Shape:
    """A limb: tapering bones, round at every joint. `radii`: half the width at each joint."""
    commands, points = "", []
    bones = zip(joints, joints[1:], radii, radii[1:], strict=False)
    for start, end, wide, narrow in bones:
        side = left_of(end - start)
        points += [start + side.times(wide), end + side.times(narrow)]
        points += [end - side.times(narrow), start - side.times(wide)]
        commands += "M# #L# #" + _arc(narrow) + "L# #" + _arc(wide) + "Z"
        points.append(start + side.times(wide))
    return Shape(look, commands, _numbers(points))


def _arc(radius: float) -> str:
    size = round(radius * SCALE)
    return f"A{size} {size} 0 0 1 # #"


def oval(look: Look, centre: Point, along: Point, radii: tuple[float, float]) -> Shape:
    """An oval: `radii` are half its width, and half its length in the direction `along`."""
    upright = along.times(1 / (along.length() or 1.0))
    aside = left_of(along)
    turns = [unit(step * 45.0) for step in range(8)]
    outline = [aside.times(-t.x * radii[0]) + upright.times(t.y * radii[1]) for t in turns]
    return blob(look, [centre + point for point in outline])


def ring(look: Look, centre: Point, radii: tuple[float, float], width: float) -> Shape:
    """The outline of an upright oval as a line of `width` statures."""
    return _as_line(oval(look, centre, Point(0.0, 1.0), radii), width)


def outline(look: Look, points: Sequence[Point], width: float) -> Shape:
    """A closed smooth line through `points`, `width` in statures."""
    return _as_line(blob(look, points), width)


def _as_line(shape: Shape, width: float) -> Shape:
    return replace(shape, width=round(width * SCALE))


def curve(look: Look, points: Sequence[Point], width: float) -> Shape:
    """An open smooth line through `points`, `width` in statures."""
    path = [points[0]]
    for start, end, before, after in zip(
        points, points[1:], (points[0], *points), (*points[2:], points[-1]), strict=False
    ):
        path += [start + (end - before).times(1 / 6), end - (after - start).times(1 / 6), end]
    commands = "M# #" + "C# # # # # #" * (len(points) - 1)
    return Shape(look, commands, _numbers(path), round(width * SCALE))
