"""What somebody thinks, as a cloud above the head."""

from math import sqrt

from unclench.engine.values.keyframe import Keyframe, Movement
from unclench.figures.geometry import Point, unit
from unclench.figures.pose import Pose
from unclench.figures.shapes import Look, Shape, line, outline, oval, ring

PUFFS = (
    *((-0.62, -0.14, 0.38), (-0.24, 0.20, 0.48), (0.32, 0.12, 0.44), (0.68, -0.18, 0.32)),
    (0.00, -0.30, 0.60),
)
BASE = -0.40
"""The rounds that a cloud is made of, with their radius, and how low it ends; in half widths."""
STEP = 10
"""Degrees from one place of the edge to the next."""


def thought(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """A cloud above the head, and in it somebody who stretches with ease."""
    start = pose.head + Point(0.04, 0.09)
    middle = start + Point(0.24, 0.19)
    return (
        *_bubbles(start, start + Point(0.045, 0.035)),
        outline(Look.TOOL_LINE, cloud(middle + Point(0.0, -0.03), (0.23, 0.26)), 0.012),
        *_dancer(middle, frame.thought),
    )


def _dancer(middle: Point, raised: float) -> tuple[Shape, ...]:
    """The arms go from down (0) to up (1)."""
    hips, chest, head = (middle + Point(0.0, y) for y in (-0.025, 0.030, 0.072))
    feet = [middle + Point(x, -0.105) for x in (-0.036, 0.036)]
    low, high = Point(0.062, -0.025), Point(0.070, 0.105)
    hand = low.towards(high, raised)
    elbow = Point(0.036 + 0.012 * raised, 0.005 + 0.045 * raised)
    arms = [Point(-hand.x, hand.y), Point(-elbow.x, elbow.y), elbow, hand]
    left, left_elbow, right_elbow, right = (middle + point for point in arms)
    return (
        line(Look.MARK, (feet[0], hips, feet[1]), 0.016),
        line(Look.MARK, (left, left_elbow, chest, right_elbow, right), 0.013),
        line(Look.MARK, (hips, chest), 0.016),
        oval(Look.MOVING, head, Point(0.0, 1.0), (0.022, 0.022)),
    )


def passing_thought(movement: Movement, frame: Keyframe, pose: Pose) -> tuple[Shape, ...]:
    """A cloud that comes out of the head and drifts away, the wind behind it."""
    start = pose.head + Point(0.015, 0.095)
    middle = start + Point(0.09, 0.135) + Point(0.40, 0.04).times(frame.thought)
    wind = [middle + Point(x, y) for x, y in ((-0.112, -0.003), (-0.112, -0.029))]
    length = Point(-0.15 * frame.thought, 0.0)
    return (
        *_bubbles(start, start + Point(0.020, 0.042)),
        outline(Look.TOOL_LINE, cloud(middle, (0.115, 0.115)), 0.012),
        *(line(Look.TOOL_LINE, (end, end + length), 0.010) for end in wind),
    )


def _bubbles(small: Point, large: Point) -> tuple[Shape, Shape]:
    first = ring(Look.TOOL_LINE, small, (0.010, 0.010), 0.010)
    return first, ring(Look.TOOL_LINE, large, (0.015, 0.015), 0.010)


def cloud(middle: Point, halves: tuple[float, float]) -> list[Point]:
    """The edge of a cloud: rounds above, flat below. `halves`: half its width, and the same for
    its height."""
    ways = [unit(degrees) for degrees in range(0, 360, STEP)]
    edge = [way.times(max(_reach(way, puff) for puff in PUFFS)) for way in ways]
    low = [Point(point.x, max(point.y, BASE)) for point in edge]
    return [middle + Point(point.x * halves[0], point.y * halves[1]) for point in low]


def _reach(way: Point, puff: tuple[float, float, float]) -> float:
    """How far from the middle of the cloud the edge of a round is on this way; 0 if not at all."""
    x, y, radius = puff
    ahead, aside = x * way.x + y * way.y, x * way.y - y * way.x
    return ahead + sqrt(radius**2 - aside**2) if abs(aside) < radius else 0.0
