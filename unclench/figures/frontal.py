"""The figure seen by someone who faces it: seated, or lying with the feet towards the viewer.

Joints are placed in space (right, away, up), then seen from a little above.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from unclench.engine.values.keyframe import Keyframe, Movement, Part, View
from unclench.figures import body
from unclench.figures.geometry import Point
from unclench.figures.shapes import Look, Shape, blob, chain, line, oval

SHOULDER_HALF = 0.105
HIP_HALF = 0.050
LIFT = {View.FRONT: 22.0, View.FRONT_FROM_FEET: 40.0}
"""How far above the viewer's eye stands, in degrees."""
THIGHS_R = {
    View.FRONT: body.LEG_R,
    View.FRONT_FROM_FEET: (0.040, *body.LEG_R[1:]),
}
PELVIS_FOLLOWS = 0.35
"""How much of the roll of the knees the pelvis takes over."""
HEAD_LEADS = 1.8
"""How much further than the chest the head turns."""
GAP = 0.012


@dataclass(frozen=True)
class Spot:
    """A place in space: to the viewer's right, away from the viewer, up."""

    right: float
    away: float
    up: float

    def turned(self, degrees: float, pivot: "Spot") -> "Spot":
        """Turned about the upright through `pivot`, towards the viewer's right in front."""
        x, y = self.right - pivot.right, self.away - pivot.away
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Spot(pivot.right + x * c - y * s, pivot.away + x * s + y * c, self.up)


@dataclass(frozen=True)
class Body3:
    """The joints in space. Left and right are the viewer's."""

    head: Spot
    nose: Spot
    shoulders: tuple[Spot, Spot]
    hips: tuple[Spot, Spot]
    legs: tuple[tuple[Spot, ...], tuple[Spot, ...]]
    arms: tuple[tuple[Spot, ...], tuple[Spot, ...]]


def seated(frame: Keyframe) -> Body3:
    """On a chair, facing the viewer, arms crossed on the chest, the chest turned by `turn`."""
    base = Spot(0.0, 0.0, body.SEATED_HIP_HEIGHT)
    top = base.up + body.TRUNK
    upper = [
        *(Spot(side * SHOULDER_HALF, 0.0, top) for side in (-1, 1)),
        *(Spot(side * 0.135, -0.055, top - 0.145) for side in (-1, 1)),
        *(Spot(side * -0.045, -0.115, top - 0.085 - side * 0.012) for side in (-1, 1)),
        *(Spot(side * -0.095, -0.085, top - 0.060 - side * 0.012) for side in (-1, 1)),
        Spot(0.0, 0.0, top + body.NECK_TO_HEAD),
    ]
    turned = [spot.turned(frame.turn, base) for spot in upper]
    left, right, *_, head = turned
    nose = Spot(0.0, -0.062, head.up - 0.004).turned(frame.turn * HEAD_LEADS, base)
    arms = (tuple(turned[0:8:2]), tuple(turned[1:8:2]))
    legs = (_sitting_leg(-1), _sitting_leg(1))
    return Body3(head, nose, (left, right), (legs[0][0], legs[1][0]), legs, arms)


def _sitting_leg(side: int) -> tuple[Spot, ...]:
    hip = Spot(side * HIP_HALF, 0.0, body.SEATED_HIP_HEIGHT)
    knee = Spot(side * 0.075, -body.THIGH, hip.up)
    ankle = Spot(side * 0.075, knee.away, body.ANKLE_HEIGHT)
    return hip, knee, ankle, Spot(side * 0.088, knee.away - body.FOOT, 0.018)


def lying(frame: Keyframe) -> Body3:
    """On the back, feet towards the viewer, arms wide, both knees rolled to one side by `roll`."""
    shoulders = (Spot(-SHOULDER_HALF, body.TRUNK, 0.05), Spot(SHOULDER_HALF, body.TRUNK, 0.05))
    legs = (_rolled_leg(-1, frame), _rolled_leg(1, frame))
    head = Spot(0.0, body.TRUNK + body.NECK_TO_HEAD, 0.07)
    nose = Spot(0.0, head.away - 0.01, head.up + 0.06)
    hips = (legs[0][0], legs[1][0])
    return Body3(head, nose, shoulders, hips, legs, (_wide_arm(-1), _wide_arm(1)))


def _wide_arm(side: int) -> tuple[Spot, ...]:
    reach = (0.0, body.UPPER_ARM, body.UPPER_ARM + body.FOREARM)
    spots = [Spot(side * (SHOULDER_HALF + r), body.TRUNK - 0.10 * r, 0.035) for r in reach]
    tip = Spot(spots[-1].right + side * body.HAND, spots[-1].away - 0.01, 0.02)
    return (*spots, tip)


def _rolled_leg(side: int, frame: Keyframe) -> tuple[Spot, ...]:
    """Hip and foot stay low, the knee swings on a circle about the line between them."""
    pelvis, knees = radians(frame.roll * PELVIS_FOLLOWS), radians(frame.roll)
    thigh = body.THIGH * cos(radians(45))
    hip = Spot(side * HIP_HALF * cos(pelvis), 0.0, 0.06 - side * HIP_HALF * sin(pelvis))
    aside = side * 0.036
    knee = Spot(
        hip.right * 0.3 + aside * cos(knees) + thigh * sin(knees),
        -thigh,
        0.05 - aside * sin(knees) + thigh * cos(knees),
    )
    ankle = Spot(side * 0.040, -2 * thigh, body.ANKLE_HEIGHT)
    return hip, knee, ankle, Spot(side * 0.055, ankle.away - body.FOOT, 0.018)


def figure(movement: Movement, frame: Keyframe) -> tuple[Shape, ...]:
    """The shapes of the body, from back to front."""
    lift = LIFT[movement.view]
    spots = seated(frame) if movement.view is View.FRONT else lying(frame)
    moving = frozenset(movement.moving)
    trunk = Look.MOVING if Part.TRUNK in moving else Look.LINE
    arms = Look.MOVING if Part.ARMS in moving else Look.LINE
    legs = Look.MOVING if Part.LEGS in moving else Look.LINE
    body_first = (_neck(spots, lift), _trunk(trunk, spots, lift), *_head(spots, lift))
    return (
        *body_first,
        *_limbs(arms, spots.arms, lift, body.ARM_R),
        *_limbs(legs, spots.legs, lift, THIGHS_R[movement.view]),
    )


def seen(spot: Spot, lift: float) -> Point:
    """The spot as it lies in the picture."""
    tilt = radians(lift)
    return Point(spot.right, spot.up * cos(tilt) + spot.away * sin(tilt))


def _limbs(
    look: Look, limbs: Sequence[Sequence[Spot]], lift: float, radii: Sequence[float]
) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    for limb in limbs:
        points = [seen(spot, lift) for spot in limb]
        middle = [points[0].towards(points[1], 0.5), *points[1:3]]
        edge = line(Look.GAP, middle, 2 * (radii[1] + GAP))
        shapes += [edge, chain(look, points, radii)]
    return tuple(shapes)


def _trunk(look: Look, spots: Body3, lift: float) -> Shape:
    left, right = (seen(spot, lift) for spot in spots.shoulders)
    low_left, low_right = (seen(spot, lift) for spot in spots.hips)
    centre = left.towards(right, 0.5)
    crown = Point(centre.x, centre.y + 0.035)
    waist_left, waist_right = low_left.towards(left, 0.5), low_right.towards(right, 0.5)
    return blob(
        look,
        (
            crown,
            right + Point(0.010, 0.020),
            right + Point(0.022, -0.025),
            waist_right + Point(0.018, 0.0),
            low_right + Point(0.036, 0.0),
            low_right + Point(0.010, -0.022),
            low_left + Point(-0.010, -0.022),
            low_left + Point(-0.036, 0.0),
            waist_left + Point(-0.018, 0.0),
            left + Point(-0.022, -0.025),
            left + Point(-0.010, 0.020),
        ),
    )


def _neck(spots: Body3, lift: float) -> Shape:
    left, right = (seen(spot, lift) for spot in spots.shoulders)
    base, top = left.towards(right, 0.5), seen(spots.head, lift)
    return chain(Look.LINE, (base, top), (body.NECK_R * 1.5, body.NECK_R))


def _head(spots: Body3, lift: float) -> tuple[Shape, ...]:
    """A head from the front, with a nose that shows where it faces."""
    centre, nose = seen(spots.head, lift), seen(spots.nose, lift)
    return (
        oval(Look.LINE, centre, body.HEAD_WIDTH_R, body.HEAD_LENGTH_R),
        oval(Look.LINE, nose, 0.016, 0.017),
    )
