"""The things around a body that is not seen from the side."""

from collections.abc import Callable, Mapping, Sequence

from unclench.engine.values.keyframe import Keyframe, Movement, Prop
from unclench.figures import body
from unclench.figures.geometry import Point
from unclench.figures.postures import Body3, body_of, eye_of
from unclench.figures.shapes import Look, Shape, blob, line, polygon
from unclench.figures.space import UP, Eye, Spot

WOOD = 0.020
MATTRESS = 0.11
Draw = Callable[[Body3, Eye], tuple[Shape, ...]]


def front_props(movement: Movement) -> tuple[Shape, ...]:
    """What stays, around the planted frame."""
    bodies = [body_of(movement, frame) for frame in movement.frames]
    planted, eye = bodies[movement.planted_in], eye_of(movement)
    under = [_BELOW[kind](bodies, eye) for kind in movement.props if kind in _BELOW]
    return (*(shape for shapes in under for shape in shapes), *_drawn(_STAYING, movement, planted))


def front_props_before(movement: Movement) -> tuple[Shape, ...]:
    """What stays and stands before the body: the wall, so that a shoulder touches it."""
    return _drawn(_BEFORE, movement, body_of(movement, movement.frames[movement.planted_in]))


def front_between(movement: Movement, frame: Keyframe) -> tuple[Shape, ...]:
    """What lies between the legs."""
    return _drawn(_BETWEEN, movement, body_of(movement, frame))


def _drawn(kinds: Mapping[Prop, Draw], movement: Movement, spots: Body3) -> tuple[Shape, ...]:
    draws = (kinds[kind] for kind in movement.props if kind in kinds)
    return tuple(shape for draw in draws for shape in draw(spots, eye_of(movement)))


def _chair(spots: Body3, eye: Eye) -> tuple[Shape, ...]:
    legs = [
        line(Look.PROP_LINE, (Point(x, 0.16), Point(x * 1.12, -0.035)), WOOD) for x in (-0.15, 0.15)
    ]
    back = [Point(x, y) for x, y in ((-0.14, 0.20), (-0.135, 0.56), (0.135, 0.56), (0.14, 0.20))]
    seat = [Point(x, y) for x, y in ((-0.15, 0.14), (-0.14, 0.22), (0.14, 0.22), (0.15, 0.14))]
    return (*legs, line(Look.PROP_LINE, back, WOOD * 1.2), polygon(Look.PROP, seat))


def _under(bodies: Sequence[Body3], eye: Eye, margin: float) -> list[Spot]:
    """The corners of what lies below the body and, as it is seen, behind it in every frame: near
    edge first, from left to right."""
    shadows = [_on_floor(spot, eye) for spots in bodies for spot in _spots(spots)]
    rights, aways = [spot.right for spot in shadows], [spot.away for spot in shadows]
    left, right = min(rights) - margin, max(rights) + margin
    near, far = min(aways) - margin, max(aways) + margin
    return [Spot(x, y, 0.0) for x, y in ((left, near), (right, near), (right, far), (left, far))]


def _spots(spots: Body3) -> tuple[Spot, ...]:
    limbs = (spots.near_leg, spots.far_leg, spots.near_arm, spots.far_arm)
    return (*(spot for limb in limbs for spot in limb), spots.head)


def _on_floor(spot: Spot, eye: Eye) -> Spot:
    """The place of the floor that is seen behind a spot."""
    way = eye.towards()
    return spot - way.times(spot.up / way.up)


def _mat(bodies: Sequence[Body3], eye: Eye) -> tuple[Shape, ...]:
    corners = [spot.seen(eye) for spot in _under(bodies, eye, 0.13)]
    return (polygon(Look.MAT, corners),)


def _bed(bodies: Sequence[Body3], eye: Eye) -> tuple[Shape, ...]:
    """A mattress: its top and its near edge."""
    near_left, near_right, *far = _under(bodies, eye, 0.10)
    top = [spot.seen(eye) for spot in (near_left, near_right, *far)]
    down = UP.times(-MATTRESS)
    edge = [s.seen(eye) for s in (near_left, near_right, near_right + down, near_left + down)]
    return (line(Look.PROP_LINE, [*top, top[0]], 0.012), polygon(Look.MAT, edge))


def _pillow(centre: Point, size: tuple[float, float]) -> Shape:
    corners = ((-1, -0.5), (-0.75, -1), (0.75, -1), (1, -0.5), (1, 0.5), (0.75, 1), (-0.75, 1))
    outline = [centre + Point(x * size[0], y * size[1]) for x, y in (*corners, (-1, 0.5))]
    return blob(Look.PROP, outline)


def _head_pillow(spots: Body3, eye: Eye) -> tuple[Shape, ...]:
    return (_pillow(spots.head.seen(eye) + Point(0.0, -0.012), (0.095, 0.11)),)


def _hug_pillow(spots: Body3, eye: Eye) -> tuple[Shape, ...]:
    """Between the shanks."""
    near, far = spots.near_leg, spots.far_leg
    centre = near[1].towards(near[2], 0.45).towards(far[1].towards(far[2], 0.45), 0.5)
    return (_pillow(centre.seen(eye), (0.13, 0.075)),)


def _wall(spots: Body3, eye: Eye) -> tuple[Shape, ...]:
    """At the shoulder on the viewer's left."""
    edge = spots.far_arm[1].right - body.ARM_R[0] - 0.005
    corners = ((edge, 0.0), (edge, 1.06), (edge - 0.07, 1.06), (edge - 0.07, 0.0))
    return (polygon(Look.PROP, [Point(x, y) for x, y in corners]),)


_BELOW: Mapping[Prop, Callable[[Sequence[Body3], Eye], tuple[Shape, ...]]] = {
    Prop.MAT: _mat,
    Prop.BED: _bed,
}
_STAYING: Mapping[Prop, Draw] = {
    Prop.CHAIR: _chair,
    Prop.HEAD_PILLOW: _head_pillow,
}
_BEFORE: Mapping[Prop, Draw] = {Prop.WALL: _wall}
_BETWEEN: Mapping[Prop, Draw] = {Prop.HUG_PILLOW: _hug_pillow}
