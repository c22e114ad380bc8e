"""Bodies in space: sitting, standing, lying on the back, lying or propped on one side.

Whoever sits, stands or lies on the back has the near side on the viewer's right; whoever lies on
one side has the near side on top.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import asin, cos, degrees, radians, sin, sqrt

from unclench.engine.values.keyframe import Contact, Keyframe, Movement, Side, View
from unclench.figures import body, sitting
from unclench.figures.body import HIP_HALF, SHOULDER_HALF
from unclench.figures.space import AWAY, RIGHT, TO_VIEWER, UP, Eye, Spot, bent, mixed

KNEES_UP = 58.0
"""How steeply the thighs of somebody who rolls the knees stand, in degrees."""
PELVIS_FOLLOWS = 0.35
"""How much of the roll of the knees the pelvis takes over."""
HEAD_LEADS = 1.8
"""How much further than the chest the head turns."""
ARM_LEADS = 2.5
"""How much further than the chest the arm of an open book turns."""
ARM_HANGS = -25.0
"""How far the upper arm of somebody who lies on one side falls forwards, in degrees."""
HALF_ASIDE = 0.075
"""Half of the width between the shoulders of somebody who lies on one side."""
SIDES = {Side.NEAR: 1, Side.FAR: -1}

Limb3 = tuple[Spot, ...]


@dataclass(frozen=True)
class Body3:
    """The joints in space. `pelvis` and `chest` point from the far to the near side; `face` is
    where the head looks."""

    hip: Spot
    shoulder: Spot
    pelvis: Spot
    chest: Spot
    head: Spot
    face: Spot
    near_leg: Limb3
    far_leg: Limb3
    near_arm: Limb3
    far_arm: Limb3


def body_of(movement: Movement, frame: Keyframe) -> Body3:
    """The body in `frame`."""
    return next(make for name, make in _MAKE.items() if name in movement.contacts)(frame)


def eye_of(movement: Movement) -> Eye:
    """From where the viewer looks."""
    if movement.view in _EYE_OF_VIEW:
        return _EYE_OF_VIEW[movement.view]
    return next(eye for name, eye in _EYE.items() if name in movement.contacts)


def seated(frame: Keyframe) -> Body3:
    """On a chair, arms crossed on the chest, the chest turned by `turn`."""
    hip = UP.times(body.SEATED_HIP_HEIGHT)
    shoulder = hip + UP.times(body.TRUNK)
    chest, front = _turned(frame.turn)
    _, face = _turned(frame.turn * HEAD_LEADS)
    arms = {side: _crossed_arm(SIDES[side], shoulder, chest, front) for side in Side}
    return Body3(
        hip,
        shoulder,
        RIGHT,
        chest,
        shoulder + UP.times(body.NECK_TO_HEAD),
        face,
        _sitting_leg(1),
        _sitting_leg(-1),
        arms[Side.NEAR],
        arms[Side.FAR],
    )


def ankle_on_knee(frame: Keyframe) -> Body3:
    """On a chair, the near ankle on the far knee, the trunk tipped towards the viewer."""
    upright = seated(frame)
    spine = mixed(UP, TO_VIEWER, frame.trunk)
    shoulder = upright.hip + spine.times(body.TRUNK)
    near, far = sitting.crossed_legs()
    return replace(
        upright,
        shoulder=shoulder,
        head=shoulder + mixed(UP, TO_VIEWER, frame.trunk / 2).times(body.NECK_TO_HEAD),
        near_leg=near,
        far_leg=far,
        near_arm=sitting.reaching(1, shoulder, near[1].towards(near[0], 0.12) + UP.times(0.05)),
        far_arm=sitting.reaching(-1, shoulder, near[2].towards(near[1], 0.12) + UP.times(0.04)),
    )


def hands_beside_knees(frame: Keyframe) -> Body3:
    """On a chair, the knees pressed apart by `opening` against the hands at their outer sides."""
    upright = seated(frame)
    near, far = (sitting.parted_leg(side, frame.opening) for side in (1, -1))
    return replace(
        upright,
        near_leg=near,
        far_leg=far,
        near_arm=sitting.reaching(1, upright.shoulder, near[1] + RIGHT.times(0.045)),
        far_arm=sitting.reaching(-1, upright.shoulder, far[1] - RIGHT.times(0.045)),
    )


def _turned(turn: float) -> tuple[Spot, Spot]:
    """Across the chest, and where it looks, turned to the viewer's right."""
    return mixed(RIGHT, AWAY, turn), mixed(TO_VIEWER, RIGHT, turn)


def _crossed_arm(side: int, shoulder: Spot, chest: Spot, front: Spot) -> Limb3:
    places = (
        (side * SHOULDER_HALF, 0.0, 0.0),
        (side * 0.135, 0.055, -0.145),
        (side * -0.045, 0.115, -0.085 - side * 0.012),
        (side * -0.095, 0.085, -0.060 - side * 0.012),
    )
    return tuple(
        shoulder + chest.times(across) + front.times(ahead) + UP.times(up)
        for across, ahead, up in places
    )


def _sitting_leg(side: int) -> Limb3:
    hip = Spot(side * HIP_HALF, 0.0, body.SEATED_HIP_HEIGHT)
    knee = Spot(side * 0.075, -body.THIGH, hip.up)
    ankle = Spot(side * 0.075, knee.away, body.ANKLE_HEIGHT)
    return hip, knee, ankle, Spot(side * 0.088, knee.away - body.FOOT, 0.018)


def on_back(frame: Keyframe) -> Body3:
    """Feet towards the viewer: arms wide and both knees rolled to one side by `roll`, or, with the
    near knee opened, its ankle on the far thigh and the hands round that thigh."""
    shoulder = Spot(0.0, body.TRUNK, 0.05)
    crossed = frame.opening > 0
    near, far = _crossed_legs(frame) if crossed else (_rolled_leg(1, frame), _rolled_leg(-1, frame))
    return Body3(
        near[0].towards(far[0], 0.5),
        shoulder,
        (near[0] - far[0]).unit(),
        RIGHT,
        Spot(0.0, body.TRUNK + body.NECK_TO_HEAD, 0.07),
        UP,
        near,
        far,
        _hugging_arm(1, far) if crossed else _wide_arm(1),
        _hugging_arm(-1, far) if crossed else _wide_arm(-1),
    )


def _crossed_legs(frame: Keyframe) -> tuple[Limb3, Limb3]:
    """The far leg drawn up by `hip`, the near ankle across it above the knee."""
    far_hip, near_hip = (Spot(side * HIP_HALF, 0.0, 0.06) for side in (-1, 1))
    thigh = mixed(TO_VIEWER, UP, frame.hip)
    shank = mixed(TO_VIEWER, UP, frame.hip - frame.knee)
    knee = far_hip + thigh.times(body.THIGH)
    ankle = knee + shank.times(body.SHANK)
    toes = ankle + mixed(shank, thigh, 70).times(body.FOOT)
    above = far_hip.towards(knee, 0.78) + mixed(thigh, TO_VIEWER, 90).times(0.055)
    crossed = above + RIGHT.times(-0.045)
    out = bent(near_hip, crossed, (body.THIGH, body.SHANK), RIGHT + UP.times(0.2))
    near = (near_hip, out, crossed, crossed + Spot(-0.07, -0.02, 0.045))
    return near, (far_hip, knee, ankle, toes)


def _hugging_arm(side: int, leg: Limb3) -> Limb3:
    root = Spot(side * SHOULDER_HALF, body.TRUNK, 0.05)
    hand = leg[0].towards(leg[1], 0.66) + Spot(side * 0.045, 0.03, 0.0)
    elbow = bent(root, hand, (body.UPPER_ARM, body.FOREARM), RIGHT.times(side) + UP.times(-0.3))
    return root, elbow, hand, hand + Spot(-side * 0.03, -0.045, 0.0)


def _wide_arm(side: int) -> Limb3:
    reach = (0.0, body.UPPER_ARM, body.UPPER_ARM + body.FOREARM)
    spots = [Spot(side * (SHOULDER_HALF + r), body.TRUNK + 0.22 * r, 0.035) for r in reach]
    tip = Spot(spots[-1].right + side * body.HAND, spots[-1].away, 0.02)
    return (*spots, tip)


def _rolled_leg(side: int, frame: Keyframe) -> Limb3:
    """Hip and foot stay low, the knee swings on a circle about the line between them."""
    pelvis, knees = radians(frame.roll * PELVIS_FOLLOWS), radians(frame.roll)
    run, rise = body.THIGH * cos(radians(KNEES_UP)), body.THIGH * sin(radians(KNEES_UP))
    hip = Spot(side * HIP_HALF * cos(pelvis), 0.0, 0.06 - side * HIP_HALF * sin(pelvis))
    aside = side * 0.036
    knee = Spot(
        hip.right * 0.3 + aside * cos(knees) + rise * sin(knees),
        -run,
        0.05 - aside * sin(knees) + rise * cos(knees),
    )
    ankle = Spot(side * 0.040, -run - sqrt(body.SHANK**2 - rise**2), body.ANKLE_HEIGHT)
    return hip, knee, ankle, Spot(side * 0.055, ankle.away - body.FOOT, 0.018)


def standing(frame: Keyframe) -> Body3:
    """Upright: `hip` spreads the legs, `shoulder` the arms; `shift` and `lean` move hips and trunk
    sideways. The leg that bends its knee more is lifted."""
    hip = Spot(frame.shift, 0.0, _hip_height(frame))
    spine = mixed(UP, RIGHT, frame.lean)
    shoulder = hip + spine.times(body.TRUNK)
    across = mixed(RIGHT, UP, -frame.lean)
    upright = mixed(UP, RIGHT, frame.lean / 2)
    return Body3(
        hip,
        shoulder,
        RIGHT,
        across,
        shoulder + upright.times(body.NECK_TO_HEAD),
        TO_VIEWER,
        _standing_leg(frame, Side.NEAR, hip),
        _standing_leg(frame, Side.FAR, hip),
        _hanging_arm(frame, Side.NEAR, shoulder, across),
        _hanging_arm(frame, Side.FAR, shoulder, across),
    )


def _hip_height(frame: Keyframe) -> float:
    least = min(frame.bend("knee", side) for side in Side)
    carrying = [side for side in Side if frame.bend("knee", side) <= least + 0.1]
    return body.ANKLE_HEIGHT + min(_reach_down(frame, side) for side in carrying)


def _reach_down(frame: Keyframe, side: Side) -> float:
    """How far below the hip a leg reaches, bent as the frame says."""
    reach = (body.THIGH + body.SHANK) * cos(radians(frame.bend("knee", side) / 2))
    aside = _stance(frame, side) - frame.shift - SIDES[side] * HIP_HALF
    return sqrt(reach**2 - aside**2)


def _stance(frame: Keyframe, side: Side) -> float:
    return SIDES[side] * (HIP_HALF + 0.5 * sin(radians(frame.bend("hip", side))))


def _standing_leg(frame: Keyframe, side: Side, middle: Spot) -> Limb3:
    hip = middle + RIGHT.times(SIDES[side] * HIP_HALF)
    low = max(hip.up - _reach_down(frame, side), body.ANKLE_HEIGHT)
    ankle = Spot(_stance(frame, side), 0.0, low)
    pole = TO_VIEWER + RIGHT.times(SIDES[side] * 0.5)
    knee = bent(hip, ankle, (body.THIGH, body.SHANK), pole)
    return hip, knee, ankle, ankle + Spot(SIDES[side] * 0.022, -body.FOOT, -0.010)


def _hanging_arm(frame: Keyframe, side: Side, shoulder: Spot, across: Spot) -> Limb3:
    """Spread by `shoulder`; the forearm bends to the front, or inwards as `elbows_out` grows."""
    spread = frame.bend("shoulder", side) + 6
    out = RIGHT.times(SIDES[side])
    upper = mixed(UP.times(-1), out, spread)
    inwards = mixed(out.times(-1), UP.times(-1), spread)
    aside = mixed(TO_VIEWER, inwards, frame.elbows_out)
    lower = mixed(upper, aside, frame.bend("elbow", side))
    root = shoulder + across.times(SIDES[side] * SHOULDER_HALF)
    elbow = root + upper.times(body.UPPER_ARM)
    wrist = elbow + lower.times(body.FOREARM)
    return root, elbow, wrist, wrist + lower.times(body.HAND)


def lying_on_side(frame: Keyframe) -> Body3:
    """Flat on one side: `trunk` 90 has the head to the right, -90 to the left."""
    return _on_side(frame, UP.times(HALF_ASIDE), 0.0)


def propped(frame: Keyframe) -> Body3:
    """On one forearm, the elbow below the shoulder, the trunk rising along `trunk`."""
    spine = mixed(UP, RIGHT, frame.trunk)
    up = body.ARM_R[1] + body.UPPER_ARM + HALF_ASIDE * abs(sin(radians(frame.trunk)))
    hip = UP.times(up) - spine.times(body.TRUNK)
    return _on_side(frame, hip, 0.04)


def _on_side(frame: Keyframe, hip: Spot, heel: float) -> Body3:
    spine = mixed(UP, RIGHT, frame.trunk)
    top = mixed(UP, RIGHT, frame.trunk - 90 if frame.trunk > 0 else frame.trunk + 90)
    shoulder = hip + spine.times(body.TRUNK)
    chest, face = mixed(top, AWAY, frame.turn), mixed(TO_VIEWER, top, frame.turn)
    far_leg = _lower_leg(frame, hip - top.times(HIP_HALF))
    root = shoulder + chest.times(HALF_ASIDE)
    return Body3(
        hip,
        shoulder,
        top,
        chest,
        shoulder + mixed(spine, top, frame.neck).times(body.NECK_TO_HEAD),
        face,
        _upper_leg(frame, hip + top.times(HIP_HALF), far_leg),
        far_leg,
        _arm_on_hip(root, hip, spine, top) if heel else _upper_arm(frame, root, spine, top),
        _lower_arm(frame, shoulder - chest.times(HALF_ASIDE), spine, heel),
    )


def _lower_leg(frame: Keyframe, hip: Spot) -> Limb3:
    """From the hip down to the floor."""
    return _leg_to(frame, hip, 0.032, Side.FAR)


def _upper_leg(frame: Keyframe, hip: Spot, below: Limb3) -> Limb3:
    """On the lower leg, its knee opened upwards by `opening` about the line from hip to ankle."""
    hip, knee, ankle, tip = _leg_to(frame, hip, below[2].up + 0.052, Side.NEAR)
    along = (ankle - hip).unit()
    middle = hip + along.times((knee - hip).dot(along))
    aside = knee - middle
    upwards = (UP - along.times(along.up)).unit()
    upwards = (upwards - aside.unit().times(upwards.dot(aside.unit()))).unit()
    opened = mixed(aside, upwards.times(aside.length()), frame.opening)
    return hip, middle + opened, ankle, tip


def _leg_to(frame: Keyframe, hip: Spot, height: float, side: Side) -> Limb3:
    """A leg whose lower end comes down to `height`; hip bends to the viewer, knee away."""
    thigh, shank = frame.bend("hip", side), frame.bend("hip", side) - frame.bend("knee", side)
    run = body.THIGH * cos(radians(thigh)) + body.SHANK * cos(radians(shank))
    fall = degrees(asin(max(-0.9, min(0.9, (hip.up - height) / max(run, 0.1)))))
    footwards = RIGHT if frame.trunk < 0 else RIGHT.times(-1)
    along = mixed(footwards, UP.times(-1), fall)
    knee = hip + mixed(along, TO_VIEWER, thigh).times(body.THIGH)
    ankle = knee + mixed(along, TO_VIEWER, shank).times(body.SHANK)
    foot = mixed(along, TO_VIEWER, shank + 65)
    return hip, knee, ankle, ankle + foot.times(body.FOOT)


def _upper_arm(frame: Keyframe, root: Spot, spine: Spot, top: Spot) -> Limb3:
    """The arm on top, swept over to the back as the chest turns."""
    front = mixed(TO_VIEWER, top, ARM_HANGS + frame.turn * ARM_LEADS)
    return _arm_to(frame, Side.NEAR, root, spine.times(-1), front)


def _arm_on_hip(root: Spot, hip: Spot, spine: Spot, top: Spot) -> Limb3:
    """The hand of the arm on top on the outer hip, the elbow up."""
    wrist = hip + top.times(0.075) + spine.times(0.055)
    elbow = bent(root, wrist, (body.UPPER_ARM, body.FOREARM), top)
    return root, elbow, wrist, wrist - spine.times(body.HAND)


def _lower_arm(frame: Keyframe, root: Spot, spine: Spot, heel: float) -> Limb3:
    if not heel:
        low = Spot(root.right, root.away, body.ARM_R[0])
        return _arm_to(frame, Side.FAR, low, spine.times(-1), TO_VIEWER)
    outwards = RIGHT if frame.trunk > 0 else RIGHT.times(-1)
    along = mixed(TO_VIEWER, outwards, 48)
    elbow = Spot(root.right, root.away, body.ARM_R[1])
    wrist = elbow + along.times(body.FOREARM)
    return root, elbow, wrist, wrist + along.times(body.HAND)


def _arm_to(frame: Keyframe, side: Side, root: Spot, down: Spot, front: Spot) -> Limb3:
    upper = frame.bend("shoulder", side)
    lower = upper + frame.bend("elbow", side)
    elbow = root + mixed(down, front, upper).times(body.UPPER_ARM)
    wrist = elbow + mixed(down, front, lower).times(body.FOREARM)
    return root, elbow, wrist, wrist + mixed(down, front, lower).times(body.HAND)


_MAKE: Mapping[Contact, Callable[[Keyframe], Body3]] = {
    Contact.ANKLE_ON_KNEE: ankle_on_knee,
    Contact.HANDS_BESIDE_KNEES: hands_beside_knees,
    Contact.SEAT: seated,
    Contact.BACK: on_back,
    Contact.SIDE: lying_on_side,
    Contact.FOREARM: propped,
    Contact.FEET: standing,
    Contact.SOLES: standing,
}
_EYE_OF_VIEW = {
    View.FRONT_FROM_FEET: Eye(40.0),
    View.FRONT_FROM_ABOVE: Eye(34.0),
    View.TOP: Eye(62.0),
}
_EYE = {
    Contact.SEAT: Eye(22.0),
    Contact.SIDE: Eye(26.0),
    Contact.FOREARM: Eye(9.0),
    Contact.FEET: Eye(8.0),
    Contact.SOLES: Eye(8.0),
}
