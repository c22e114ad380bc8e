"""Where every joint is when nothing carries the body: a keyframe in joints."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import cos, radians

from unclench.engine.values.keyframe import Keyframe, Side
from unclench.figures import body
from unclench.figures.geometry import Point, bend_to_reach, direction_of, unit
from unclench.figures.trunk import Shape, Trunk, make_trunk

KNEE, ELBOW = -1.0, 1.0
"""The way each turns when it bends, in a figure that faces right."""


@dataclass(frozen=True)
class Limb:
    """A leg (hip, knee, ankle, toes) or an arm (shoulder, elbow, wrist, fingertips)."""

    root: Point
    middle: Point
    end: Point
    tip: Point
    bend: float

    def points(self) -> tuple[Point, Point, Point, Point]:
        return self.root, self.middle, self.end, self.tip

    def bones(self) -> tuple[float, float]:
        return (self.middle - self.root).length(), (self.end - self.middle).length()

    def reaching(self, target: Point, tip: float | None = None) -> "Limb":
        """The same limb with its end at `target`, its tip pointing along `tip` (degrees)."""
        middle, end = bend_to_reach(self.root, self.bones(), target, self.bend)
        length = (self.tip - self.end).length()
        turned = direction_of(end - middle) - direction_of(self.end - self.middle)
        along = direction_of(self.tip - self.end) + turned if tip is None else tip
        return replace(self, middle=middle, end=end, tip=end + unit(along).times(length))

    def moved(self, by: Point) -> "Limb":
        root, middle, end, tip = (point + by for point in self.points())
        return Limb(root, middle, end, tip, self.bend)


@dataclass(frozen=True)
class Pose:
    """One moment of the figure seen from the side."""

    trunk: Trunk
    head: Point
    head_direction: float
    near_leg: Limb
    far_leg: Limb
    near_arm: Limb
    far_arm: Limb

    def limbs(self) -> tuple[Limb, Limb, Limb, Limb]:
        return self.near_leg, self.far_leg, self.near_arm, self.far_arm

    def legs(self) -> tuple[Limb, Limb]:
        return self.near_leg, self.far_leg

    def moved(self, by: Point) -> "Pose":
        return Pose(
            self.trunk.moved(by),
            self.head + by,
            self.head_direction,
            *(limb.moved(by) for limb in self.limbs()),
        )

    def with_legs(self, change: Callable[[Limb], Limb]) -> "Pose":
        return replace(self, near_leg=change(self.near_leg), far_leg=change(self.far_leg))

    def with_arms(self, change: Callable[[Limb], Limb]) -> "Pose":
        return replace(self, near_arm=change(self.near_arm), far_arm=change(self.far_arm))


def free_pose(frame: Keyframe) -> Pose:
    """The pose with its hip at the origin and nothing that carries it."""
    shape = Shape(frame.trunk, frame.low_back, frame.belly, frame.tense)
    trunk = make_trunk(Point(0.0, 0.0), shape)
    head_direction = frame.trunk + frame.neck
    return Pose(
        trunk,
        trunk.shoulder + unit(head_direction).times(body.NECK_TO_HEAD),
        head_direction,
        _leg(frame, trunk.hip, Side.NEAR),
        _leg(frame, trunk.hip, Side.FAR),
        _arm(frame, trunk.shoulder, Side.NEAR),
        _arm(frame, trunk.shoulder, Side.FAR),
    )


def _leg(frame: Keyframe, hip: Point, side: Side) -> Limb:
    thigh = frame.trunk + 180 - frame.bend("hip", side)
    shank = thigh + frame.bend("knee", side)
    foot = shank - 90 + frame.bend("ankle", side)
    return _chain(KNEE, hip, (thigh, body.THIGH), (shank, body.SHANK), (foot, body.FOOT))


def _arm(frame: Keyframe, shoulder: Point, side: Side) -> Limb:
    upper = frame.trunk + 180 - frame.bend("shoulder", side)
    lower = upper - frame.bend("elbow", side)
    seen = body.UPPER_ARM * cos(radians(frame.elbows_out))
    hand = lower + frame.wrist
    return _chain(ELBOW, shoulder, (upper, seen), (lower, body.FOREARM), (hand, body.HAND))


def _chain(bend: float, root: Point, *bones: tuple[float, float]) -> Limb:
    joints = [root]
    for direction, length in bones:
        joints.append(joints[-1] + unit(direction).times(length))
    root, middle, end, tip = joints
    return Limb(root, middle, end, tip, bend)
