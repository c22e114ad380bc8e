"""The figure from the side: far limbs behind, the trunk as one curve, near limbs in front."""

from collections.abc import Mapping

from unclench.engine.values.keyframe import Landmark, Movement, Part
from unclench.figures import body
from unclench.figures.geometry import Point, unit
from unclench.figures.pose import Limb, Pose
from unclench.figures.shapes import Look, Shape, blob, chain, line

GAP, GAP_OF_ARM = 0.012, 0.007
_FACE = (
    (-1.02, 0.02),
    (-0.80, 0.78),
    (-0.10, 1.02),
    (0.62, 0.80),
    (0.92, 0.18),
    (1.05, -0.22),
    (0.84, -0.40),
    (0.72, -0.86),
    (0.12, -0.98),
    (-0.62, -0.62),
)
"""The head's outline: forward and up, in half widths and half lengths of the head."""


def figure(movement: Movement, pose: Pose) -> tuple[Shape, ...]:
    """The shapes of the body, from back to front."""
    moving = frozenset(movement.moving)
    far_leg = _look(moving, Part.LEGS, Part.FAR_LEG, Look.MOVING_FAR, Look.FAR)
    near_leg = _look(moving, Part.LEGS, Part.NEAR_LEG, Look.MOVING, Look.LINE)
    far_arm = _look(moving, Part.ARMS, Part.FAR_ARM, Look.MOVING_FAR, Look.FAR)
    near_arm = _look(moving, Part.ARMS, Part.NEAR_ARM, Look.MOVING, Look.LINE)
    trunk = Look.MOVING if Part.TRUNK in moving else Look.LINE
    head = Look.MOVING if Part.HEAD in moving else Look.LINE
    arm = chain(near_arm, pose.near_arm.points(), body.ARM_R)
    behind = (arm,) if movement.arms_behind else ()
    in_front = (
        () if movement.arms_behind else (_gap(pose.near_arm, 0.30, body.ARM_R[1] + GAP_OF_ARM), arm)
    )
    return (
        chain(far_leg, pose.far_leg.points(), body.LEG_R),
        chain(far_arm, pose.far_arm.points(), body.ARM_R),
        *behind,
        _neck(head, pose),
        blob(trunk, pose.trunk.outline()),
        _head(head, pose),
        _gap(pose.near_leg, 0.55, body.LEG_R[1] + GAP),
        chain(near_leg, pose.near_leg.points(), body.LEG_R),
        *in_front,
    )


def _look(moving: frozenset[Part], both: Part, one: Part, yes: Look, no: Look) -> Look:
    return yes if moving & {both, one} else no


def _neck(look: Look, pose: Pose) -> Shape:
    base = pose.trunk.spine[-1]
    top = pose.head - unit(pose.head_direction).times(0.035) - _forward(pose).times(0.012)
    return chain(look, (base, top), (body.NECK_R * 1.15, body.NECK_R))


def _forward(pose: Pose) -> Point:
    return unit(pose.head_direction + 90)


def _head(look: Look, pose: Pose) -> Shape:
    along, forward = unit(pose.head_direction), _forward(pose)
    outline = [
        pose.head + forward.times(x * body.HEAD_WIDTH_R) + along.times(y * body.HEAD_LENGTH_R)
        for x, y in _FACE
    ]
    return blob(look, outline)


def _gap(limb: Limb, start: float, radius: float) -> Shape:
    """A thin edge of background that sets a near limb off from what it crosses."""
    points = (limb.root.towards(limb.middle, start), limb.middle, limb.end)
    return line(Look.GAP, points, 2 * radius)


def places(pose: Pose) -> Mapping[Landmark, Point]:
    """Where each landmark is."""
    return {
        Landmark.HEAD: pose.head,
        Landmark.CHEST: pose.trunk.shoulder,
        Landmark.BACK: pose.trunk.back[4],
        Landmark.BELLY: pose.trunk.front[4],
        Landmark.HIPS: pose.trunk.hip,
        Landmark.PELVIS: pose.trunk.hip,
        Landmark.NEAR_HIP: pose.near_leg.root,
        Landmark.KNEES: pose.near_leg.middle.towards(pose.far_leg.middle, 0.5),
        Landmark.NEAR_KNEE: pose.near_leg.middle,
        Landmark.FAR_KNEE: pose.far_leg.middle,
        Landmark.NEAR_FOOT: pose.near_leg.tip,
        Landmark.FAR_FOOT: pose.far_leg.tip,
        Landmark.NEAR_HAND: pose.near_arm.tip,
        Landmark.FAR_HAND: pose.far_arm.tip,
    }
