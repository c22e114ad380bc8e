"""The three shares of a lift that its side view cannot show: the turn, how often, and the grip.

Each is a square of 120 by 120 places, the point 0, 0 at its top left. What takes most is in the
accent colour. A page says each in words beside it, so the drawings are hidden from listeners.
"""

from collections.abc import Sequence
from math import ceil

from unclench.figures.geometry import Point, left_of, unit
from unclench.figures.shapes import Look, Shape, blob, chain, curve, line, oval, polygon, ring
from unclench.figures.svg import path

SIZE = 120
MIDDLE = (60.0, 66.0)
FOLLOWS = 0.6
"""How far the shoulders turn for a turn of the hands."""
MOST_DOTS = 15
SMOOTH = 12.0
"""Degrees between the points of an arc."""


def twist_svg(angle_deg: float, *, first: bool) -> str:
    """Seen from above: the feet straight ahead, the hands and the load turned."""
    ahead, turned = unit(0.0), unit(angle_deg)
    middle, load = _at(*MIDDLE), _from_middle(turned, 44)
    look = Look.MOVING if first else Look.LINE
    shoulders = unit(angle_deg * FOLLOWS)
    ends = [middle + left_of(shoulders).times(side * 0.19) for side in (1, -1)]
    shapes = (
        *(oval(Look.FAR, middle + Point(x, 0.12), ahead, (0.062, 0.150)) for x in (-0.12, 0.12)),
        line(Look.GROUND, (_from_middle(ahead, 20), _from_middle(ahead, 62)), 0.014),
        *_turn(angle_deg, first),
        _square(load, turned, 0.135),
        *(chain(look, (end, load.towards(end, 0.18)), (0.052, 0.038)) for end in ends),
        oval(Look.LINE, middle, shoulders, (0.265, 0.115)),
        ring(Look.GAP, middle, (0.128, 0.128), 0.022),
        oval(Look.LINE, middle, shoulders, (0.112, 0.128)),
    )
    return _tile(shapes)


def _turn(angle_deg: float, first: bool) -> tuple[Shape, ...]:
    """The angle as an arc from straight ahead."""
    if angle_deg < 1:
        return ()
    steps = max(ceil(angle_deg / SMOOTH), 2)
    arc = [_from_middle(unit(angle_deg * step / steps), 54) for step in range(steps + 1)]
    look = Look.ARROW if first else Look.PROP_LINE
    return (curve(look, arc, 0.030 if first else 0.018),)


def _square(middle: Point, along: Point, half: float) -> Shape:
    aside = left_of(along)
    corners = ((1, 1), (1, -1), (-1, -1), (-1, 1))
    return polygon(
        Look.TOOL, [middle + along.times(a * half) + aside.times(b * half) for a, b in corners]
    )


def often_svg(per_min: float, *, first: bool) -> str:
    """A ring that stands for a minute, or for the time from one lift to the next if that is
    longer, with a dot for every lift."""
    count = min(max(round(per_min), 1), MOST_DOTS)
    look = Look.MOVING if first else Look.LINE
    dots = [_from_middle(unit(360 * step / count), 42) for step in range(count)]
    shapes = (
        ring(Look.PROP_LINE, _at(*MIDDLE), (0.42, 0.42), 0.020),
        *(oval(look, dot, unit(0.0), (0.072, 0.072)) for dot in dots),
    )
    minutes = 1 if per_min >= 1 else round(1 / max(per_min, 1 / 99))
    return _tile(shapes, _words(str(minutes), "min"))


def _words(number: str, unit_name: str) -> str:
    lines = (("big", 640, number), ("unit", 800, unit_name))
    return "".join(
        f'<text class="uc-lift-picture__{name}" x="600" y="{y}" text-anchor="middle">{word}</text>'
        for name, y, word in lines
    )


def grip_svg(grip: str, *, first: bool) -> str:
    """A hand through a handle, under an edge, or flat against something that gives way."""
    look = Look.MOVING if first else Look.LINE
    drawn = {"good": _handle, "fair": _under_edge, "poor": _flat}
    return _tile(drawn[grip](look))


def _handle(look: Look) -> tuple[Shape, ...]:
    return (
        _outline(Look.TOOL, (20, 62), (100, 62), (100, 112), (20, 112)),
        curve(Look.TOOL_LINE, [_at(x, y) for x, y in _LOOP], 0.06),
        chain(look, (_at(84, 10), _at(64, 34)), (0.085, 0.062)),
        oval(look, _at(60, 41), unit(90), (0.085, 0.125)),
    )


_LOOP = ((36, 62), (40, 44), (60, 40), (80, 44), (84, 62))


def _under_edge(look: Look) -> tuple[Shape, ...]:
    return (
        _outline(Look.TOOL, (44, 32), (112, 32), (112, 98), (44, 98)),
        chain(look, (_at(13, 12), _at(31, 62), _at(38, 96)), (0.085, 0.064, 0.056)),
        chain(look, (_at(38, 98), _at(50, 107), _at(78, 107)), (0.050, 0.048, 0.040)),
    )


def _flat(look: Look) -> tuple[Shape, ...]:
    sack = ((50, 36), (66, 26), (92, 34), (112, 74), (108, 110), (72, 114), (42, 108), (36, 76))
    return (
        blob(Look.TOOL, [_at(x, y) for x, y in sack]),
        chain(look, (_at(12, 14), _at(24, 52)), (0.085, 0.062)),
        chain(look, (_at(24, 52), _at(40, 78), _at(50, 94)), (0.060, 0.048, 0.036)),
    )


def _outline(look: Look, *corners: tuple[float, float]) -> Shape:
    return polygon(look, [_at(x, y) for x, y in corners])


def _at(x: float, y: float) -> Point:
    """A place of the square; up is less."""
    return Point(x / 100, -y / 100)


def _from_middle(direction: Point, length: float) -> Point:
    return _at(*MIDDLE) + direction.times(length / 100)


def _tile(shapes: Sequence[Shape], more: str = "") -> str:
    drawn = "".join(map(path, shapes))
    return (
        f'<svg class="uc-figure__drawing" viewBox="0 0 {SIZE * 10} {SIZE * 10}" aria-hidden="true"'
        f' focusable="false" stroke-linecap="round" stroke-linejoin="round">{drawn}{more}</svg>'
    )
