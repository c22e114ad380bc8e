"""The trunk: a spine that rounds and arches, and the outline of the body around it."""

from dataclasses import dataclass
from math import pi, sin

from unclench.figures import body
from unclench.figures.geometry import Point, left_of, tangents, unit


@dataclass(frozen=True)
class Trunk:
    """Bone and outline of a trunk seen from the side. `back` runs from the seat to the neck,
    `front` from the neck to the lap."""

    hip: Point
    shoulder: Point
    spine: tuple[Point, ...]
    back: tuple[Point, ...]
    front: tuple[Point, ...]

    def outline(self) -> tuple[Point, ...]:
        """The closed outline, beginning at the tail end."""
        return (*self.back, *self.front)

    def moved(self, by: Point) -> "Trunk":
        return Trunk(
            self.hip + by,
            self.shoulder + by,
            tuple(point + by for point in self.spine),
            tuple(point + by for point in self.back),
            tuple(point + by for point in self.front),
        )


@dataclass(frozen=True)
class Shape:
    """What the trunk looks like at one moment: its direction and low back in degrees, belly and
    tension from 0 to 1."""

    direction: float
    low_back: float = 0.0
    belly: float = 0.0
    tense: float = 0.0


def make_trunk(hip: Point, shape: Shape) -> Trunk:
    """The trunk that rises from `hip`. Rounding bulges towards the back, arching the other way."""
    shoulder = hip + unit(shape.direction).times(body.TRUNK)
    backwards = left_of(shoulder - hip)
    spine = tuple(
        hip.towards(shoulder, t) + backwards.times(_bulge(t, shape.low_back)) for t in body.SPINE
    )
    lines = tangents(spine)
    growth = 1 + body.TENSE_GROWTH * shape.tense
    back = [
        point + left_of(line).times(radius * growth)
        for point, line, radius in zip(spine, lines, body.BACK_R, strict=True)
    ]
    front = [
        point - left_of(line).times(radius * growth + share * shape.belly * body.BELLY_RISE)
        for point, line, radius, share in zip(
            spine, lines, body.FRONT_R, body.BELLY_SHARE, strict=True
        )
    ]
    tail = spine[0] - lines[0].times(0.048 / lines[0].length())
    crown = spine[-1] + lines[-1].times(0.030 / lines[-1].length())
    return Trunk(hip, shoulder, spine, (tail, *back), (crown, *reversed(front)))


def _bulge(share: float, low_back: float) -> float:
    return sin(pi * share) * low_back * body.ROUNDING_PER_DEGREE
