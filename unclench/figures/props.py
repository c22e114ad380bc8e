"""The things that a body uses: chair, box, pillows, packs. Placed where the planted frame needs
them, in a quiet colour, behind the figure."""

from collections.abc import Callable, Mapping

from unclench.engine.values.keyframe import Prop
from unclench.figures import body
from unclench.figures.geometry import Point, direction_of, unit
from unclench.figures.pose import Pose
from unclench.figures.shapes import Look, Shape, blob, line, polygon

SEAT_TOP = body.SEATED_HIP_HEIGHT - body.SEAT_TO_HIP
WOOD = 0.020


def props(kinds: tuple[Prop, ...], pose: Pose) -> tuple[Shape, ...]:
    """The shapes of these things around a pose, from back to front."""
    return tuple(shape for kind in kinds for shape in _DRAWN[kind](pose))


def ground(left: float, right: float) -> Shape:
    """The line of the floor."""
    return line(Look.GROUND, (Point(left, -0.006), Point(right, -0.006)), 0.008)


def _chair(pose: Pose) -> tuple[Shape, ...]:
    back, front = pose.trunk.hip.x - 0.125, pose.trunk.hip.x + 0.150
    top = SEAT_TOP - WOOD / 2
    return (
        line(Look.PROP_LINE, (Point(back + 0.012, top), Point(back - 0.016, 0.012)), WOOD),
        line(Look.PROP_LINE, (Point(front - 0.018, top), Point(front - 0.006, 0.012)), WOOD),
        line(Look.PROP_LINE, (Point(back - 0.035, 0.54), Point(back, top)), WOOD * 1.2),
        line(Look.PROP_LINE, (Point(back, top), Point(front, top)), WOOD * 1.6),
    )


def _box(pose: Pose) -> tuple[Shape, ...]:
    leg = pose.near_leg
    top = min(leg.middle.y - body.LEG_R[1], leg.end.y - body.LEG_R[2]) - 0.007
    left, right = leg.middle.x + 0.055, leg.end.x + 0.010
    corners = ((left, 0.008), (left, top), (right, top), (right, 0.008))
    return (polygon(Look.PROP, [Point(x, y) for x, y in corners]),)


def _worktop(pose: Pose) -> tuple[Shape, ...]:
    top = min(pose.near_arm.middle.y - body.ARM_R[1], pose.near_arm.end.y - body.ARM_R[2])
    left, right = pose.near_arm.middle.x - 0.03, pose.near_arm.tip.x + 0.06
    height = top - WOOD
    return (
        line(Look.PROP_LINE, (Point(right - 0.03, height), Point(right - 0.03, 0.012)), WOOD),
        line(Look.PROP_LINE, (Point(left, height), Point(right, height)), WOOD * 1.8),
    )


def _head_pillow(pose: Pose) -> tuple[Shape, ...]:
    top = max(pose.head.y - body.HEAD_WIDTH_R + 0.014, 0.03)
    x = pose.head.x
    corners = ((-0.085, 0), (-0.095, 0.6), (-0.05, 1), (0.05, 0.9), (0.088, 0.5), (0.08, 0))
    return (blob(Look.PROP, [Point(x + dx, share * top) for dx, share in corners]),)


def _belly_pillow(pose: Pose) -> tuple[Shape, ...]:
    x = pose.trunk.hip.towards(pose.trunk.shoulder, 0.34).x
    top = pose.trunk.hip.y - 0.02
    corners = ((-0.12, 0), (-0.13, 0.5), (-0.06, 1), (0.06, 1), (0.13, 0.5), (0.12, 0))
    return (blob(Look.PROP, [Point(x + dx, share * top) for dx, share in corners]),)


def _wedge(pose: Pose) -> tuple[Shape, ...]:
    along = pose.trunk.shoulder - pose.trunk.hip
    away = unit(direction_of(along) - 90).times(0.056)
    low = pose.trunk.hip.towards(pose.trunk.shoulder, 0.10) + away
    high = pose.head + away + along.times(0.22)
    foot = Point(low.x - low.y * along.x / along.y, 0.008)
    return (polygon(Look.PROP, [foot, low, high, Point(high.x, 0.008)]),)


def _knee_pillow(pose: Pose) -> tuple[Shape, ...]:
    knee = pose.near_leg.middle
    under = knee.y - body.LEG_R[1] + 0.006
    corners = ((-0.11, 0.0), (-0.085, 0.55), (0.0, 1.0), (0.085, 0.55), (0.11, 0.0))
    return (blob(Look.PROP, [Point(knee.x + dx, share * under) for dx, share in corners]),)


def _pack(look: Look, pose: Pose) -> tuple[Shape, ...]:
    """A pack at the low back, with a mark on it."""
    spine, back = pose.trunk.spine, pose.trunk.back
    outward = (back[3] - spine[2]).times(1 / (back[3] - spine[2]).length())
    low = back[2] + outward.times(0.012)
    high = back[5] + outward.times(0.012)
    return (line(look, (low, high), 0.040),)


def _bed(pose: Pose) -> tuple[Shape, ...]:
    """A bed from above with its pillow."""
    x = (pose.trunk.hip.x + pose.near_leg.middle.x) / 2
    low, high = pose.near_leg.tip.y - 0.09, pose.head.y + 0.16
    sides = ((x - 0.33, low), (x + 0.33, low), (x + 0.33, high), (x - 0.33, high), (x - 0.33, low))
    frame = [Point(*side) for side in sides]
    return (
        line(Look.PROP_LINE, frame, 0.016),
        _cushion(Point(x, pose.head.y + 0.01), 0.25, 0.095),
    )


def _cushion(centre: Point, half_width: float, half_height: float) -> Shape:
    corners = ((-1, -0.5), (-0.75, -1), (0.75, -1), (1, -0.5), (1, 0.5), (0.75, 1), (-0.75, 1))
    outline = [centre + Point(x * half_width, y * half_height) for x, y in (*corners, (-1, 0.5))]
    return blob(Look.PROP, outline)


def _hug_pillow(pose: Pose) -> tuple[Shape, ...]:
    """Seen from above, between the knees of someone lying on the side."""
    near, far = pose.near_leg, pose.far_leg
    centre = near.middle.towards(near.end, 0.45).towards(far.middle.towards(far.end, 0.45), 0.5)
    return (_cushion(centre + Point(0.0, 0.03), 0.10, 0.16),)


_DRAWN: Mapping[Prop, Callable[[Pose], tuple[Shape, ...]]] = {
    Prop.BED: _bed,
    Prop.BOX: _box,
    Prop.CHAIR: _chair,
    Prop.HEAD_PILLOW: _head_pillow,
    Prop.BELLY_PILLOW: _belly_pillow,
    Prop.KNEE_PILLOW: _knee_pillow,
    Prop.WEDGE: _wedge,
    Prop.WORKTOP: _worktop,
    Prop.HUG_PILLOW: _hug_pillow,
    Prop.HEAT_PACK: lambda pose: _pack(Look.WARM, pose),
    Prop.COLD_PACK: lambda pose: _pack(Look.COOL, pose),
}


def front_props(kinds: tuple[Prop, ...]) -> tuple[Shape, ...]:
    """The chair or the mat of someone who faces the viewer."""
    return tuple(shape for kind in kinds for shape in _DRAWN_FROM_FRONT.get(kind, ()))


def _front_chair() -> tuple[Shape, ...]:
    legs = [
        line(Look.PROP_LINE, (Point(x, 0.16), Point(x * 1.12, -0.035)), WOOD) for x in (-0.15, 0.15)
    ]
    back = [Point(x, y) for x, y in ((-0.14, 0.20), (-0.135, 0.56), (0.135, 0.56), (0.14, 0.20))]
    seat = [Point(x, y) for x, y in ((-0.15, 0.14), (-0.14, 0.22), (0.14, 0.22), (0.15, 0.14))]
    return (*legs, line(Look.PROP_LINE, back, WOOD * 1.2), polygon(Look.PROP, seat))


def _front_mat() -> tuple[Shape, ...]:
    corners = ((-0.30, -0.36), (0.30, -0.36), (0.24, 0.46), (-0.24, 0.46), (-0.30, -0.36))
    return (line(Look.PROP_LINE, [Point(x, y) for x, y in corners], 0.012),)


_DRAWN_FROM_FRONT: Mapping[Prop, tuple[Shape, ...]] = {
    Prop.CHAIR: _front_chair(),
    Prop.MAT: _front_mat(),
}
