"""Limbs of somebody who sits on a chair and faces the viewer."""

from unclench.figures import body
from unclench.figures.space import RIGHT, TO_VIEWER, UP, Spot, bent, mixed

Limb3 = tuple[Spot, ...]
APART = 6.0
"""How far the thighs point apart when nothing opens them, in degrees."""
STANCE = 0.100
"""How far each foot is from the middle when the knees press apart."""


def parted_leg(side: int, opening: float) -> Limb3:
    """A leg whose knee has gone outwards by `opening` degrees, the foot in its place."""
    hip = Spot(side * body.HIP_HALF, 0.0, body.SEATED_HIP_HEIGHT)
    thigh = mixed(TO_VIEWER, RIGHT.times(side), APART + opening)
    knee = hip + thigh.times(body.THIGH)
    ankle = Spot(side * STANCE, -body.THIGH, body.ANKLE_HEIGHT)
    return hip, knee, ankle, ankle + Spot(side * 0.013, -body.FOOT, -0.010)


def crossed_legs() -> tuple[Limb3, Limb3]:
    """The near ankle across the far thigh just above the knee, and that far leg."""
    far = parted_leg(-1, 0.0)
    hip = Spot(body.HIP_HALF, 0.0, body.SEATED_HIP_HEIGHT)
    ankle = far[0].towards(far[1], 0.92) + UP.times(0.045) - RIGHT.times(0.030)
    knee = bent(hip, ankle, (body.THIGH, body.SHANK), RIGHT + UP.times(0.05))
    return (hip, knee, ankle, ankle + Spot(-0.075, -0.030, -0.020)), far


def reaching(side: int, shoulder: Spot, hand: Spot) -> Limb3:
    """The arm from one side of the shoulders to `hand`, its elbow outwards."""
    root = shoulder + RIGHT.times(side * body.SHOULDER_HALF)
    pole = RIGHT.times(side) + UP.times(-0.4)
    elbow = bent(root, hand, (body.UPPER_ARM, body.FOREARM), pole)
    along = (hand - elbow).unit()
    return root, elbow, hand, hand + along.times(body.HAND * 0.7)
