"""What goes along with the body: a ball at its back, a weight in its hands, a strap round its foot,
a band that is pulled, and the signs for attention, tension and thoughts. Drawn anew in every
moment."""

from collections.abc import Callable, Mapping
from math import hypot

from unclench.engine.values.keyframe import Breath, Keyframe, Movement, Part, Prop
from unclench.figures import body
from unclench.figures.carry import planted_pose
from unclench.figures.clouds import passing_thought, thought
from unclench.figures.geometry import Point, unit
from unclench.figures.pose import Pose
from unclench.figures.props import anchor
from unclench.figures.shapes import Look, Shape, curve, line, oval, polygon, ring

UPRIGHT = Point(0.0, 1.0)
GLASS_R, HANDLE = 0.095, 40.0
"""The glass of attention, and the direction of its handle."""
RAYS = (-50.0, 0.0, 50.0)
Draw = Callable[[Movement, Keyframe, Pose], tuple[Shape, ...]]


def behind(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """What the body hides in part."""
    return _drawn(_BEHIND, movement, frame, pose)


def before(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """What lies before the body."""
    return _drawn(_BEFORE, movement, frame, pose)


def _drawn(
    kinds: Mapping[Prop, Draw], movement: Movement, frame: Keyframe, pose: Pose
) -> tuple[Shape, ...]:
    draws = (kinds[kind] for kind in movement.props if kind in kinds)
    return tuple(shape for draw in draws for shape in draw(movement, frame, pose))


def _ball(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """Between the wall and the place of the back that sticks out most."""
    back = min(pose.trunk.back, key=lambda point: point.x)
    size, centre = (body.BALL_R, body.BALL_R), Point(back.x - body.BALL_R, back.y)
    seam = [centre + Point(x * body.BALL_R, y * body.BALL_R) for x, y in _SEAM]
    return (oval(Look.TOOL, centre, UPRIGHT, size), curve(Look.GAP, seam, 0.009))


_SEAM = ((-0.86, 0.45), (-0.30, 0.10), (0.30, 0.10), (0.86, 0.45))


def _weight(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """A box with its handle in the hands."""
    grip = pose.near_arm.end.towards(pose.near_arm.tip, 0.75)
    corners = [grip + Point(x, y) for x, y in ((-0.06, 0), (0.06, 0), (0.06, -0.1), (-0.06, -0.1))]
    return (polygon(Look.TOOL, corners),)


def _bag(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """Hanging by its handle from the near hand."""
    grip = pose.near_arm.end.towards(pose.near_arm.tip, 0.7)
    bag = [grip + Point(x, y) for x, y in _BAG]
    handle = [grip + Point(x, y) for x, y in _HANDLE]
    return (line(Look.TOOL_LINE, handle, 0.012), polygon(Look.TOOL, bag))


_BAG = ((-0.075, -0.055), (0.075, -0.055), (0.085, -0.19), (-0.085, -0.19))
_HANDLE = ((-0.045, -0.055), (-0.03, 0.0), (0.03, 0.0), (0.045, -0.055))


def _strap(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """From the hands round the sole of the near foot."""
    leg = pose.near_leg
    sole = leg.end.towards(leg.tip, 0.55)
    beyond = (sole - leg.middle).times(0.022 / (sole - leg.middle).length())
    return (line(Look.TOOL_LINE, (pose.near_arm.tip, sole + beyond), 0.013),)


def _band(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """From the hands to where it is fixed."""
    grip = pose.near_arm.end.towards(pose.near_arm.tip, 0.6)
    return (line(Look.TOOL_LINE, (grip, anchor(planted_pose(movement))), 0.013),)


def _attention(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """A magnifying glass that wanders along the body."""
    way = [pose.near_leg.end, pose.near_leg.middle, pose.trunk.hip, pose.trunk.shoulder, pose.head]
    place = frame.attention * (len(way) - 1)
    before = min(int(place), len(way) - 2)
    centre = way[before].towards(way[before + 1], place - before)
    return (
        ring(Look.MARK, centre, (GLASS_R, GLASS_R), 0.014),
        line(Look.MARK, [centre + unit(HANDLE).times(r) for r in (GLASS_R, 0.20)], 0.026),
    )


def _breath(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """A puff before the mouth: its point towards the mouth as air comes in, away as it goes out."""
    ahead, up = unit(pose.head_direction + 90), unit(pose.head_direction)
    mouth = pose.head + ahead.times(body.HEAD_WIDTH_R) - up.times(body.HEAD_LENGTH_R * 0.4)
    steps = _BREATH_IN if frame.breath is Breath.IN else _BREATH_OUT
    return tuple(
        curve(Look.TOOL_LINE, [mouth + ahead.times(x) + up.times(y) for x, y in wave], 0.011)
        for wave in steps
    )


_WISP = ((0.030, 0.000), (0.060, 0.012), (0.095, -0.010), (0.130, 0.000))
_BREATH_OUT = (
    _WISP,
    ((0.030, 0.042), (0.055, 0.054), (0.080, 0.044)),
    ((0.030, -0.042), (0.055, -0.030), (0.080, -0.042)),
    ((0.104, 0.026), (0.132, 0.000), (0.104, -0.026)),
)
_BREATH_IN = (
    _WISP,
    ((0.080, 0.042), (0.105, 0.054), (0.130, 0.044)),
    ((0.080, -0.042), (0.105, -0.030), (0.130, -0.042)),
    ((0.056, 0.026), (0.028, 0.000), (0.056, -0.026)),
)
"""A wave with a point, and a shorter one on either side: ahead of the mouth, and up."""


def _tension(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """What shows that something is tense, gone when it lets go: arrows that press on the belly,
    or a fist, and short strokes around fist and toes."""
    if Part.TRUNK in movement.moving:
        return _pressed(frame, pose)
    hand, foot = pose.near_arm, pose.near_leg
    fist = hand.end.towards(hand.tip, 0.85)
    size = 0.014 + 0.022 * frame.tense
    return (
        oval(Look.MOVING, fist, UPRIGHT, (size, size)),
        *_rays(frame, fist.towards(hand.end, -0.5), hand.end - hand.middle),
        *_rays(frame, foot.tip, foot.tip - foot.end),
    )


def _pressed(frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """Three short arrows that press on the belly from outside. They come out of the body as it
    tenses."""
    belly = pose.trunk.front[4]
    out = belly - pose.trunk.spine[3]
    return tuple(_press(frame.tense, belly, _turned(out, turn)) for turn in RAYS)


def _press(tense: float, place: Point, out: Point) -> Shape:
    along = out.times(1 / (out.length() or 1.0))
    tip = place + along.times(0.075 * tense - 0.030)
    tail = tip + along.times(0.080 * tense)
    barbs = [tip + _turned(along, turn).times(0.032 * tense) for turn in (-38.0, 38.0)]
    return line(Look.MARK, (tail, tip, barbs[0], tip, barbs[1]), 0.012)


def _squeeze(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """The buttock, smaller as it tenses, and the strokes of tension behind it."""
    seat, spine = pose.trunk.back[1], pose.trunk.spine[1]
    half = 0.046 - 0.010 * frame.tense
    muscle = oval(Look.MOVING, seat.towards(spine, 0.55), UPRIGHT, (half * 0.8, half))
    return (muscle, *_rays(frame, seat, seat - spine))


def _lift(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """A sling below the pelvis that rises as it closes, and the way it goes."""
    low = pose.trunk.hip + Point(0.0, 0.030 * frame.tense - 0.020)
    sling = [low + Point(x, y * (1 - 0.5 * frame.tense)) for x, y in _SLING]
    top = low + Point(0.0, 0.020 + 0.075 * frame.tense)
    barb = 0.024 * frame.tense
    tips = [top + Point(-barb, -barb), top, top + Point(barb, -barb)]
    return (
        curve(Look.MARK, sling, 0.014),
        line(Look.MARK, (low + Point(0.0, 0.010), top), 0.012),
        line(Look.MARK, tips, 0.012),
    )


_SLING = ((-0.046, 0.012), (-0.026, -0.012), (0.0, -0.020), (0.026, -0.012), (0.046, 0.012))


def _rays(frame: Keyframe, place: Point, out: Point) -> list[Shape]:
    """They come out of the body as it tenses, and go back into it."""
    rays = []
    for turn in RAYS:
        along = _turned(out.times(1 / (hypot(out.x, out.y) or 1.0)), turn)
        start = place + along.times(0.060 * frame.tense - 0.020)
        end = start + along.times(0.050 * frame.tense)
        rays.append(line(Look.MARK, (start, end), 0.011))
    return rays


def _turned(vector: Point, degrees: float) -> Point:
    turn = unit(degrees)
    return Point(vector.x * turn.y + vector.y * turn.x, vector.y * turn.y - vector.x * turn.x)


_BEHIND: Mapping[Prop, Draw] = {
    Prop.BALL: _ball,
    Prop.STRAP: _strap,
    Prop.TENSION: _tension,
}
_BEFORE: Mapping[Prop, Draw] = {
    Prop.ATTENTION: _attention,
    Prop.BAG: _bag,
    Prop.BAND: _band,
    Prop.BREATH: _breath,
    Prop.LIFT: _lift,
    Prop.SQUEEZE: _squeeze,
    Prop.THOUGHT: thought,
    Prop.THOUGHTS: passing_thought,
    Prop.WEIGHT: _weight,
}
