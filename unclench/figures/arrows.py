"""Arrows for stills: the way that a place of the body has come since the frame before."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from unclench.engine.values.keyframe import Keyframe, Landmark, Movement, Prop
from unclench.figures.geometry import Point, left_of, unit
from unclench.figures.shapes import Look, Shape, curve, line
from unclench.figures.timeline import moments

Places = Callable[[Movement, Keyframe], Mapping[Landmark, Point]]
OUTWARDS = 0.075
HEAD_OUTWARDS = 0.105
"""How far from the place itself, so that it does not lie on the body."""
SKIN = 0.035
"""How much nearer to a place that is itself on the outline."""
SHORTEST, LONG, LONGEST = 0.10, 0.17, 0.30
NEARLY_STRAIGHT = 1.2
"""A way up to so much longer than the straight line is drawn as an even bow."""
LEAST = 0.008
"""A way shorter than this, in statures, has no arrow."""
BARB = 0.030
WIDTH = 0.013
ARC, ARC_R = (30.0, 50.0, 70.0, 90.0, 110.0), 0.150
"""An arc before the pelvis, in degrees from the trunk, and its radius."""
ROUND = (0.21, 0.085)
"""An arc before the chest: half its width and depth."""
_TO_AND_FRO = {Prop.BREATH, Prop.BALL}
"""What goes with a movement whose first frame is as much of it as the others."""
_SURFACES = {Landmark.BACK, Landmark.BELLY, Landmark.NEAR_HIP}
_CLEAR_OF = {Landmark.NEAR_HIP: 0.19, Landmark.KNEES: 0.11}
"""How far ahead of a place an arrow is that would lie on other parts of the body."""
_WITHIN = {*_SURFACES, Landmark.HIPS, Landmark.KNEES, Landmark.NEAR_KNEE, Landmark.FAR_KNEE}
"""Places between other parts of the body: their arrow goes ahead of them, not along their way."""


def arrows(movement: Movement, index: int, places: Places) -> tuple[Shape, ...]:
    """The arrows of frame `index`. The first frame is where it begins, and has none,
    unless the movement goes to and fro like a breath."""
    if index == 0 and not _is_round(movement):
        return ()
    seen = [places(movement, moment) for moment in moments(movement, index)]
    ways = {name: [place[name] for place in seen] for name in movement.arrows}
    turning = _turn(movement, index, ways.pop(Landmark.PELVIS, None))
    centre = _middle(seen[-1])
    drawn = [
        _ahead(way, centre, name) if name in _WITHIN else _beside(way, centre, name)
        for name, way in ways.items()
        if _length(way) > LEAST
    ]
    drawn += turning
    return (*_round_chest(movement, index, seen[-1][Landmark.CHEST]), *_drawn(drawn))


def _drawn(ways: list[list[Point]]) -> tuple[Shape, ...]:
    return tuple(
        shape for points in ways for shape in (curve(Look.ARROW, points, WIDTH), _head(points))
    )


def _is_round(movement: Movement) -> bool:
    return not _TO_AND_FRO.isdisjoint(movement.props) or Landmark.PELVIS in movement.arrows


def _turn(movement: Movement, index: int, way: list[Point] | None) -> list[list[Point]]:
    """The pelvis tips over forwards as the low back arches, and backwards as it flattens."""
    if way is None:
        return []
    frame = movement.frames[index]
    arches = frame.low_back < movement.frames[index - 1].low_back
    steps = ARC if arches else ARC[::-1]
    return [[way[-1] + unit(frame.trunk + step).times(ARC_R) for step in steps]]


def _round_chest(movement: Movement, index: int, chest: Point) -> tuple[Shape, ...]:
    """The way round before a chest that turns, set off from the body."""
    turned = movement.frames[index].turn - movement.frames[index - 1].turn
    if Landmark.CHEST not in movement.arrows or not turned:
        return ()
    middle, sign = chest + Point(0.0, -0.02), 1.0 if turned > 0 else -1.0
    arc = [unit(sign * step) for step in (-65.0, -35.0, 0.0, 35.0, 65.0)]
    points = [middle + Point(p.x * ROUND[0], -p.y * ROUND[1]) for p in arc]
    return (curve(Look.GAP, points, 4 * WIDTH), *_drawn([points]))


def _middle(places: Mapping[Landmark, Point]) -> Point:
    trunk = (places[Landmark.HIPS], places[Landmark.CHEST])
    return trunk[0].towards(trunk[1], 0.5)


def _length(way: list[Point]) -> float:
    return sum((end - start).length() for start, end in pairwise(way))


def _ahead(way: list[Point], centre: Point, name: Landmark) -> list[Point]:
    """A short straight line that goes on from where the way ends; on a surface that goes inwards,
    a line from outside up to it."""
    step = way[-1] - way[0]
    along = step.times(1 / step.length())
    near = _CLEAR_OF.get(name, OUTWARDS)
    far = near + (LONG if name is Landmark.NEAR_HIP else SHORTEST)
    if name in _SURFACES:
        near, far = (near - SKIN, far - SKIN) if _goes_out(way, centre) else (-far, -near + SKIN)
    return [way[-1] + along.times(length) for length in (near, far)]


def _goes_out(way: list[Point], centre: Point) -> bool:
    step, out = way[-1] - way[0], way[0].towards(way[-1], 0.5) - centre
    return step.x * out.x + step.y * out.y > 0


def _beside(way: list[Point], centre: Point, name: Landmark) -> list[Point]:
    """The way, moved outwards and brought to a length that can be seen."""
    out = _outwards(way, centre).times(HEAD_OUTWARDS if name is Landmark.HEAD else OUTWARDS)
    size = _length(way)
    factor = max(SHORTEST / size, 1.0) if size < SHORTEST else min(LONGEST / size, 0.8)
    end = way[-1]
    points = [end + (point - end).times(factor) + out for point in way]
    if size < NEARLY_STRAIGHT * (way[-1] - way[0]).length():
        return _bow(points[0], points[len(points) // 2], points[-1])
    return [points[0], *points[2:7:2], points[-1]] if len(points) > 7 else points


def _bow(start: Point, middle: Point, end: Point) -> list[Point]:
    """An even curve from start to end through the middle."""
    pull = middle.times(2.0) - start.towards(end, 0.5)
    shares = (0.0, 0.25, 0.5, 0.75, 1.0)
    return [start.towards(pull, t).towards(pull.towards(end, t), t) for t in shares]


def _outwards(way: list[Point], centre: Point) -> Point:
    """The side of the way that is further from the middle of the body, as a unit vector."""
    aside = left_of(way[-1] - way[0])
    out = way[len(way) // 2] - centre
    return aside.times(1.0 if aside.x * out.x + aside.y * out.y >= 0 else -1.0)


def _head(points: list[Point]) -> Shape:
    end = points[-1]
    along = end - points[-2]
    back = along.times(-BARB / (along.length() or 1.0))
    aside = left_of(along).times(BARB * 0.75)
    return line(Look.ARROW, (end + back + aside, end, end + back - aside), WIDTH)
