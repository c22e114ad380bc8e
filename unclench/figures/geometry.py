"""Points and lengths in a plane: x to the right, y up, one unit is the stature of the figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin, sqrt


@dataclass(frozen=True)
class Point:
    x: float
    y: float

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Point") -> "Point":
        return Point(self.x - other.x, self.y - other.y)

    def times(self, factor: float) -> "Point":
        return Point(self.x * factor, self.y * factor)

    def length(self) -> float:
        return hypot(self.x, self.y)

    def towards(self, other: "Point", share: float) -> "Point":
        """The point that lies `share` of the way (0 to 1) to `other`."""
        return self + (other - self).times(share)


def unit(direction: float) -> Point:
    """The unit vector of a direction in degrees clockwise from up."""
    return Point(sin(radians(direction)), cos(radians(direction)))


def direction_of(vector: Point) -> float:
    """The direction of a vector, in degrees clockwise from up."""
    return degrees(atan2(vector.x, vector.y))


def left_of(vector: Point) -> Point:
    """The unit vector a quarter turn counter-clockwise from `vector`."""
    size = vector.length() or 1.0
    return Point(-vector.y / size, vector.x / size)


def bend_to_reach(
    root: Point, bones: tuple[float, float], target: Point, bend: float
) -> tuple[Point, Point]:
    """Where the middle joint and the end of a limb go when its end is to be at `target`.

    `bend`: 1 for a limb that turns counter-clockwise at its middle joint, -1 for clockwise. A
    target out of reach is approached as far as the limb goes.
    """
    upper, lower = bones
    wanted = target - root
    nearest, furthest = abs(upper - lower) + 1e-6, upper + lower - 1e-6
    distance = min(max(wanted.length(), nearest), furthest)
    along = wanted.times(1 / (wanted.length() or 1.0))
    foot = (distance**2 + upper**2 - lower**2) / (2 * distance)
    height = sqrt(max(upper**2 - foot**2, 0.0))
    joint = root + along.times(foot) - left_of(along).times(bend * height)
    return joint, root + along.times(distance)


def turn_of(root: Point, middle: Point, end: Point) -> float:
    """Degrees that a limb turns counter-clockwise at its middle joint."""
    turned = direction_of(middle - root) - direction_of(end - middle)
    return (turned + 180) % 360 - 180


def tangents(points: Sequence[Point]) -> list[Point]:
    """The direction of the curve through `points` at each of them."""
    last = len(points) - 1
    return [points[min(i + 1, last)] - points[max(i - 1, 0)] for i in range(len(points))]
