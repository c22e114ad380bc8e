"""The things that stay: chair, box, wall, pillows, packs. Placed where the planted frame needs
them, in a quiet colour, behind the figure."""

from collections.abc import Callable, Mapping

from unclench.engine.values.keyframe import Prop
from unclench.figures import body
from unclench.figures.geometry import Point, direction_of, unit
from unclench.figures.pose import Pose
from unclench.figures.shapes import Look, Shape, blob, curve, line, oval, polygon, ring

SEAT_TOP = body.SEATED_HIP_HEIGHT - body.SEAT_TO_HIP
WOOD = 0.020
CASTER_R = 0.042


def props_before(kinds: tuple[Prop, ...], pose: Pose) -> tuple[Shape, ...]:
    """What hides the body in part: what hands or legs lie on, and the nearer wheel."""
    return tuple(shape for kind in kinds if kind in _BEFORE for shape in _BEFORE[kind](pose))


def props(kinds: tuple[Prop, ...], pose: Pose) -> tuple[Shape, ...]:
    """The shapes of these things behind a pose, from back to front."""
    return tuple(shape for kind in kinds if kind in _DRAWN for shape in _DRAWN[kind](pose))


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


def _stool(pose: Pose) -> tuple[Shape, ...]:
    """A seat without a back."""
    back, front = pose.trunk.hip.x - 0.125, pose.trunk.hip.x + 0.125
    top = SEAT_TOP - WOOD / 2
    ends = ((back + 0.02, back), (front - 0.02, front))
    legs = [line(Look.PROP_LINE, (Point(x, top), Point(low, 0.012)), WOOD) for x, low in ends]
    return (*legs, line(Look.PROP_LINE, (Point(back, top), Point(front, top)), WOOD * 1.6))


def _bed(pose: Pose) -> tuple[Shape, ...]:
    """A mattress below the body, from a hand's width behind it to one before it."""
    points = [p for limb in pose.limbs() for p in limb.points()] + [pose.head]
    left, right = min(p.x for p in points) - 0.12, max(p.x for p in points) + 0.10
    corners = ((left, -0.022), (left, -0.105), (right, -0.105), (right, -0.022))
    return (polygon(Look.MAT, [Point(x, y) for x, y in corners]),)


def _box(pose: Pose) -> tuple[Shape, ...]:
    leg = pose.near_leg
    top = min(leg.middle.y - body.LEG_R[1], leg.end.y - body.LEG_R[2]) - 0.007
    left, right = leg.middle.x + 0.055, leg.end.x + 0.010
    corners = ((left, 0.008), (left, top), (right, top), (right, 0.008))
    return (polygon(Look.PROP, [Point(x, y) for x, y in corners]),)


def _worktop(pose: Pose) -> tuple[Shape, ...]:
    top = pose.near_arm.end.y - body.ARM_R[2]
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
    return (blob(Look.PROP, [Point(knee.x + dx, share * under) for dx, share in _HILL]),)


_HILL = (
    *((0.05, 0.0), (-0.05, 0.0), (-0.11, 0.02), (-0.085, 0.55)),
    *((0.0, 1.0), (0.085, 0.55), (0.11, 0.02)),
)


def _pack(look: Look, pose: Pose) -> tuple[Shape, ...]:
    """A pack at the low back, with a mark on it."""
    spine, back = pose.trunk.spine, pose.trunk.back
    outward = (back[3] - spine[2]).times(1 / (back[3] - spine[2]).length())
    low = back[2] + outward.times(0.012)
    high = back[5] + outward.times(0.012)
    return (line(look, (low, high), 0.040), *_signs(look, high + outward.times(0.15)))


def _signs(look: Look, place: Point) -> tuple[Shape, ...]:
    """Waves that rise for warmth, a snowflake for cold."""
    if look is Look.WARM:
        return tuple(_heat(place + Point(x, 0.0)) for x in (-0.10, -0.05, 0.0))
    arms = [unit(turn).times(0.058) for turn in (0.0, 60.0, 120.0)]
    bars = [line(look, (place - arm, place + arm), 0.011) for arm in arms]
    tips = [arm.times(sign) for arm in arms for sign in (1, -1)]
    return (*bars, *(_twig(look, place, tip) for tip in tips))


def _heat(low: Point) -> Shape:
    """A wave that rises."""
    wave = [low + Point(0.012 * side, up) for side, up in _HEAT]
    return curve(Look.WARM, wave, 0.012)


_HEAT = ((0, -0.08), (1, -0.04), (-1, 0.02), (1, 0.08), (0, 0.12))


def _twig(look: Look, centre: Point, tip: Point) -> Shape:
    """The fork near the end of an arm of the snowflake."""
    turn = direction_of(tip)
    ends = [centre + tip.times(0.6) + unit(turn + side).times(0.024) for side in (-50, 50)]
    return line(look, (ends[0], centre + tip.times(0.6), ends[1]), 0.009)


def _cushion(pose: Pose) -> tuple[Shape, ...]:
    """A pad below the knee that kneels."""
    knee = pose.far_leg.middle
    corners = ((-0.07, 0.0), (-0.075, 0.5), (-0.05, 1.0), (0.05, 1.0), (0.075, 0.5), (0.07, 0.0))
    return (blob(Look.PROP, [Point(knee.x + dx, share * 0.016) for dx, share in corners]),)


def _wall(pose: Pose) -> tuple[Shape, ...]:
    """Behind a back that leans on a ball."""
    return (polygon(Look.PROP, [Point(x, y) for x, y in _WALL]),)


_WALL = ((-0.035, 0.008), (-0.035, 1.06), (-0.008, 1.06), (-0.008, 0.008))


def _wall_ahead(pose: Pose) -> tuple[Shape, ...]:
    """Before somebody whose forearms lie on it."""
    arm = pose.near_arm
    return _upright(max(arm.middle.x + body.ARM_R[1], arm.end.x + body.ARM_R[2]) + 0.012, 1.06)


def _upright(left: float, top: float) -> tuple[Shape, ...]:
    corners = ((left, 0.008), (left, top), (left + 0.027, top), (left + 0.027, 0.008))
    return (polygon(Look.PROP, [Point(x, y) for x, y in corners]),)


def anchor(pose: Pose) -> Point:
    """Where a band is fixed, ahead of the hands of the planted frame."""
    return pose.near_arm.tip + Point(0.15, 0.0)


def _door(pose: Pose) -> tuple[Shape, ...]:
    """What the band is fixed to, and its knot."""
    knot = anchor(pose)
    return (*_upright(knot.x, 0.80), ring(Look.TOOL_LINE, knot, (0.014, 0.014), 0.010))


def _wheelchair(pose: Pose) -> tuple[Shape, ...]:
    """Its frame: back with a handle, seat, foot rest, and the small wheel."""
    hip, foot = pose.trunk.hip, pose.near_leg
    back, front, top = hip.x - 0.085, hip.x + 0.170, SEAT_TOP - WOOD / 2
    plate = foot.end.y - body.ANKLE_HEIGHT - 0.012
    caster = Point(front - 0.015, CASTER_R)
    rest = [Point(front, top), Point(foot.end.x - 0.03, plate), Point(foot.tip.x, plate)]
    spine = [Point(back - 0.075, 0.490), Point(back - 0.025, 0.490), Point(back, top)]
    return (
        line(Look.PROP_LINE, spine, WOOD),
        line(Look.PROP_LINE, (Point(back, top), Point(front, top)), WOOD * 1.6),
        line(Look.PROP_LINE, rest, WOOD * 0.8),
        line(Look.PROP_LINE, (Point(front - 0.02, top), caster), WOOD * 0.8),
        ring(Look.PROP_LINE, caster, (CASTER_R - 0.006, CASTER_R - 0.006), 0.012),
    )


def _wheel(pose: Pose) -> tuple[Shape, ...]:
    axle = Point(pose.trunk.hip.x + body.AXLE, body.WHEEL_R)
    rims = ((body.WHEEL_R - 0.008, 0.016), (body.WHEEL_R - 0.030, 0.006), (0.012, 0.014))
    return tuple(ring(Look.PROP_LINE, axle, (size, size), width) for size, width in rims)


def _roller(pose: Pose) -> tuple[Shape, ...]:
    centre = Point(0.0, body.ROLLER_R)
    size = (body.ROLLER_R, body.ROLLER_R)
    core = ring(Look.GAP, centre, (body.ROLLER_R * 0.45, body.ROLLER_R * 0.45), 0.010)
    return (oval(Look.TOOL, centre, Point(0.0, 1.0), size), core)


def _water_line(pose: Pose) -> tuple[Shape, ...]:
    """Two lines of waves, the upper one at the height of the head."""
    return _waves(-0.72, 0.022, 25), _waves(-0.45, -0.150, 12)


def _waves(left: float, low: float, count: int) -> Shape:
    crests = [Point(left + step * 0.06, low + 0.012 * (step % 2)) for step in range(count)]
    return curve(Look.TOOL_LINE, crests, 0.010)


_BEFORE: Mapping[Prop, Callable[[Pose], tuple[Shape, ...]]] = {
    Prop.BOX: _box,
    Prop.WHEELCHAIR: _wheel,
    Prop.WORKTOP: _worktop,
}
_DRAWN: Mapping[Prop, Callable[[Pose], tuple[Shape, ...]]] = {
    Prop.BED: _bed,
    Prop.CHAIR: _chair,
    Prop.STOOL: _stool,
    Prop.HEAD_PILLOW: _head_pillow,
    Prop.BELLY_PILLOW: _belly_pillow,
    Prop.KNEE_PILLOW: _knee_pillow,
    Prop.WEDGE: _wedge,
    Prop.CUSHION: _cushion,
    Prop.WALL: _wall,
    Prop.WALL_AHEAD: _wall_ahead,
    Prop.BAND: _door,
    Prop.WHEELCHAIR: _wheelchair,
    Prop.ROLLER: _roller,
    Prop.WATER_LINE: _water_line,
    Prop.HEAT_PACK: lambda pose: _pack(Look.WARM, pose),
    Prop.COLD_PACK: lambda pose: _pack(Look.COOL, pose),
}
