"""Places in space, for a figure that is not seen from the side: (right, away, up)."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from unclench.figures.geometry import Point


@dataclass(frozen=True)
class Eye:
    """Whoever looks: `lift` degrees above the floor, gone `around` degrees to their right."""

    lift: float
    around: float = 0.0

    def towards(self) -> "Spot":
        """The direction from what is seen to whoever looks."""
        tilt, around = radians(self.lift), radians(self.around)
        return Spot(sin(around) * cos(tilt), -cos(around) * cos(tilt), sin(tilt))


@dataclass(frozen=True)
class Spot:
    """A place, or a step from one to another: to the viewer's right, away from the viewer, up."""

    right: float
    away: float
    up: float

    def __add__(self, other: "Spot") -> "Spot":
        return Spot(self.right + other.right, self.away + other.away, self.up + other.up)

    def __sub__(self, other: "Spot") -> "Spot":
        return self + other.times(-1)

    def times(self, factor: float) -> "Spot":
        return Spot(self.right * factor, self.away * factor, self.up * factor)

    def dot(self, other: "Spot") -> float:
        return self.right * other.right + self.away * other.away + self.up * other.up

    def cross(self, other: "Spot") -> "Spot":
        return Spot(
            self.away * other.up - self.up * other.away,
            self.up * other.right - self.right * other.up,
            self.right * other.away - self.away * other.right,
        )

    def length(self) -> float:
        return sqrt(self.dot(self))

    def unit(self) -> "Spot":
        return self.times(1 / (self.length() or 1.0))

    def towards(self, other: "Spot", share: float) -> "Spot":
        return self + (other - self).times(share)

    def seen(self, eye: Eye) -> Point:
        """Where it lies in the picture."""
        tilt, around = radians(eye.lift), radians(eye.around)
        right = self.right * cos(around) + self.away * sin(around)
        away = self.away * cos(around) - self.right * sin(around)
        return Point(right, self.up * cos(tilt) + away * sin(tilt))


RIGHT, AWAY, UP = Spot(1.0, 0.0, 0.0), Spot(0.0, 1.0, 0.0), Spot(0.0, 0.0, 1.0)
TO_VIEWER = AWAY.times(-1)


def mixed(first: Spot, second: Spot, degrees: float) -> Spot:
    """The direction `degrees` of the way round from one direction to one at a right angle."""
    return first.times(cos(radians(degrees))) + second.times(sin(radians(degrees)))


def bent(root: Spot, end: Spot, bones: tuple[float, float], pole: Spot) -> Spot:
    """The middle joint of a limb that bends towards `pole`."""
    along = end - root
    distance = min(along.length(), sum(bones))
    share = (distance**2 + bones[0] ** 2 - bones[1] ** 2) / (2 * distance)
    height = sqrt(max(bones[0] ** 2 - share**2, 0.0))
    line = along.unit()
    aside = (pole - line.times(pole.dot(line))).unit()
    return root + line.times(share) + aside.times(height)
