"""The figure with its hands where somebody measured them: the ease of a pose, and the easiest one.

The ankles stand with their middle at 0. Hips, trunk and arms are looked for so that the hands
reach their place and the weight of the body stays over the feet. Weights of the parts are those of
the Drillis and Contini type (`general_knowledge`); what counts as ease was chosen by eye.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from unclench.engine.values.keyframe import Keyframe
from unclench.figures import body
from unclench.figures.geometry import Point, direction_of, unit
from unclench.figures.plant import FLAT
from unclench.figures.pose import Limb, Pose, free_pose

STATURE_CM = 170.0
"""How tall the person is who is drawn."""
MIDDLE_OF_FOOT = 0.045
FEET_APART = 0.026
"""Each ankle this far before or behind the middle, so that both legs are seen."""
GRASP = 0.75
"""The share of the hand that lies beyond the wrist where a load is held."""
ARM = body.UPPER_ARM + body.FOREARM + GRASP * body.HAND
STRAIGHT = body.THIGH + body.SHANK
CLOSE = 3.0 / STATURE_CM
"""Hands that are this near to their place are there, as far as a drawing shows."""


@dataclass(frozen=True)
class Stance:
    """A place of the hip, and the direction of the trunk in degrees from up."""

    hip: Point
    trunk: float

    @property
    def shoulder(self) -> Point:
        """Where the arms begin."""
        return self.hip + unit(self.trunk).times(body.TRUNK)

    @property
    def leg(self) -> float:
        """How long the legs are from hip to ankle; at most `STRAIGHT`."""
        return (self.hip - Point(0.0, body.ANKLE_HEIGHT)).length()


@dataclass(frozen=True)
class Reached:
    """A pose, and whether its hands came to where they were to be, without a fall."""

    pose: Pose
    hands: Point
    arrived: bool


@lru_cache(maxsize=256)
def reach_for(h_cm: float, v_cm: float) -> Reached:
    """The easiest pose with the hands `h_cm` before the ankles and `v_cm` above the floor."""
    wanted = Point(h_cm, v_cm).times(1 / STATURE_CM)
    stance = _easiest(wanted)
    pose = _posed(stance, wanted)
    hands = pose.near_arm.end.towards(pose.near_arm.tip, GRASP)
    stays_up = _middle(stance, wanted) <= body.FOOT
    return Reached(pose, hands, stays_up and (hands - wanted).length() <= CLOSE)


def _easiest(wanted: Point) -> Stance:
    """The best of a coarse grid, and of ever finer ones around it."""
    best = min(_grid(), key=lambda stance: _effort(stance, wanted))
    for step in (0.5, 0.5, 0.25, 0.125):
        best = min(_around(best, step), key=lambda stance: _effort(stance, wanted))
    return best


def _grid() -> list[Stance]:
    heights = [body.ANKLE_HEIGHT + STRAIGHT * share / 10 for share in range(4, 11)]
    aside = [step * 0.06 for step in range(-4, 2)]
    return [
        Stance(Point(x, y), trunk) for x, y, trunk in product(aside, heights, range(-5, 106, 15))
    ]


def _around(best: Stance, step: float) -> list[Stance]:
    ways = (-step, 0.0, step)
    return [
        Stance(best.hip + Point(x * 0.06, y * 0.05), best.trunk + turn * 15)
        for x, y, turn in product(ways, ways, ways)
    ]


def _effort(stance: Stance, wanted: Point) -> float:
    """How hard a stance is to hold: the less, the better."""
    arm = wanted - stance.shoulder
    bent = max(1 - stance.leg / STRAIGHT, 0.0)
    raised = abs((direction_of(arm)) % 360 - 180) / 90
    return (
        900 * max(arm.length() - 0.985 * ARM, 0.0) ** 2
        + 40 * max(0.13 - arm.length(), 0.0) ** 2
        + 4000 * max(stance.leg - STRAIGHT * 0.995, 0.0) ** 2
        + 90 * (_middle(stance, wanted) - MIDDLE_OF_FOOT) ** 2
        + (1.0 if stance.trunk > 0 else 12.0) * (stance.trunk / 90) ** 2
        + 2.0 * bent**2
        + 0.10 * raised**2
    )


def _middle(stance: Stance, wanted: Point) -> float:
    """How far before the ankles the middle of the weight is."""
    knee = 0.5 * stance.hip.x + 0.4 * (1 - stance.leg / STRAIGHT)
    trunk = stance.hip.towards(stance.shoulder, 0.72).x
    arms = stance.shoulder.towards(wanted, 0.5).x
    return 0.60 * trunk + 0.10 * arms + 0.20 * 0.5 * (knee + stance.hip.x) + 0.10 * 0.5 * knee


def _posed(stance: Stance, wanted: Point) -> Pose:
    trunk = stance.trunk
    frame = Keyframe(move_s=0.0, trunk=trunk, neck=-0.42 * trunk, low_back=0.13 * trunk)
    pose = free_pose(frame).moved(stance.hip)
    pose = replace(
        pose,
        near_leg=_standing(pose.near_leg, -FEET_APART),
        far_leg=_standing(pose.far_leg, FEET_APART),
    )
    return pose.with_arms(lambda arm: _holding(arm, wanted))


def _standing(leg: Limb, x: float) -> Limb:
    return leg.reaching(Point(x, body.ANKLE_HEIGHT), tip=FLAT)


def _holding(arm: Limb, wanted: Point) -> Limb:
    """The arm with its grasp at `wanted`, or as near as it comes."""
    along = direction_of(wanted - arm.root)
    return arm.reaching(wanted - unit(along).times(GRASP * body.HAND), tip=along)
