"""Where every joint is: a keyframe in joints, held in place by what carries the body."""

from dataclasses import dataclass, replace
from math import cos, radians, sqrt

from unclench.engine.values.keyframe import Contact, Keyframe, Movement, Side
from unclench.figures import body
from unclench.figures.geometry import Point, bend_to_reach, direction_of, unit
from unclench.figures.trunk import Shape, Trunk, make_trunk

FLAT = 95.0
"""The foot or hand on the floor: the tip a little lower than ankle or wrist, being thinner."""


@dataclass(frozen=True)
class Limb:
    """A leg (hip, knee, ankle, toes) or an arm (shoulder, elbow, wrist, fingertips)."""

    root: Point
    middle: Point
    end: Point
    tip: Point

    def points(self) -> tuple[Point, Point, Point, Point]:
        return self.root, self.middle, self.end, self.tip

    def reaching(self, target: Point, tip: float | None = None) -> "Limb":
        """The same limb with its end at `target`, its tip pointing along `tip` (degrees)."""
        middle, end = bend_to_reach(self.root, self.middle, self.end, target)
        length = (self.tip - self.end).length()
        turned = direction_of(end - middle) - direction_of(self.end - self.middle)
        along = direction_of(self.tip - self.end) + turned if tip is None else tip
        return Limb(self.root, middle, end, end + unit(along).times(length))

    def moved(self, by: Point) -> "Limb":
        return Limb(self.root + by, self.middle + by, self.end + by, self.tip + by)


@dataclass(frozen=True)
class Pose:
    """One moment of the figure seen from the side, or from above when it lies on its side."""

    trunk: Trunk
    head: Point
    head_direction: float
    near_leg: Limb
    far_leg: Limb
    near_arm: Limb
    far_arm: Limb

    def limbs(self) -> tuple[Limb, Limb, Limb, Limb]:
        return self.near_leg, self.far_leg, self.near_arm, self.far_arm

    def moved(self, by: Point) -> "Pose":
        return Pose(
            self.trunk.moved(by),
            self.head + by,
            self.head_direction,
            *(limb.moved(by) for limb in self.limbs()),
        )


def pose_of(movement: Movement, frame: Keyframe) -> Pose:
    """The pose in `frame`, its hands and feet where the movement's planted frame puts them."""
    planted = _settle(movement.contacts, free_pose(movement.frames[movement.planted_in]))
    pose = _carry(movement.contacts, free_pose(frame))
    return _plant(movement.contacts, pose, planted)


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
    return _chain(hip, (thigh, body.THIGH), (shank, body.SHANK), (foot, body.FOOT))


def _arm(frame: Keyframe, shoulder: Point, side: Side) -> Limb:
    upper = frame.trunk + 180 - frame.bend("shoulder", side)
    lower = upper - frame.bend("elbow", side)
    seen = body.UPPER_ARM * cos(radians(frame.elbows_out))
    hand = lower + frame.wrist
    return _chain(shoulder, (upper, seen), (lower, body.FOREARM), (hand, body.HAND))


def _chain(root: Point, *bones: tuple[float, float]) -> Limb:
    joints = [root]
    for direction, length in bones:
        joints.append(joints[-1] + unit(direction).times(length))
    return Limb(*joints)


def _settle(contacts: tuple[Contact, ...], pose: Pose) -> Pose:
    """The planted frame itself: carried, its hands and feet brought down to the floor."""
    carried = _carry(contacts, pose)
    down = replace(
        carried,
        near_leg=_on_floor(carried.near_leg, body.ANKLE_HEIGHT),
        far_leg=_on_floor(carried.far_leg, body.ANKLE_HEIGHT),
        near_arm=_on_floor(carried.near_arm, body.WRIST_HEIGHT),
        far_arm=_on_floor(carried.far_arm, body.WRIST_HEIGHT),
    )
    return _plant(contacts, carried, down)


def _on_floor(limb: Limb, height: float) -> Limb:
    end = Point(limb.end.x, height)
    return Limb(limb.root, limb.middle, end, end + (limb.tip - limb.end))


def _carry(contacts: tuple[Contact, ...], pose: Pose) -> Pose:
    """The pose moved so that what carries it touches what it rests on."""
    return pose.moved(_offset(contacts, pose))


def _offset(contacts: tuple[Contact, ...], pose: Pose) -> Point:
    if Contact.SEAT in contacts:
        return Point(0.0, body.SEATED_HIP_HEIGHT)
    if Contact.KNEES in contacts:
        knee = pose.near_leg.middle
        return Point(-knee.x, body.LEG_R[1] - knee.y)
    if Contact.FEET in contacts and not _lies(contacts):
        ankle = pose.near_leg.end.towards(pose.far_leg.end, 0.5)
        lowest = min(pose.near_leg.end.y, pose.far_leg.end.y)
        return Point(-ankle.x, body.ANKLE_HEIGHT - lowest)
    if Contact.SOLES in contacts:
        return Point(0.0, -min(map(_lowest_of_foot, (pose.near_leg, pose.far_leg))))
    if _lies(contacts):
        under = body.PILLOW_UNDER_BELLY if Contact.BELLY in contacts else 0.0
        return Point(0.0, under - min(point.y for point in pose.trunk.outline()))
    return Point(0.0, 0.0)


def _lies(contacts: tuple[Contact, ...]) -> bool:
    return not {Contact.BACK, Contact.BELLY, Contact.WEDGE}.isdisjoint(contacts)


def _lowest_of_foot(leg: Limb) -> float:
    return min(leg.end.y - body.ANKLE_HEIGHT, leg.tip.y - body.LEG_R[3])


def _plant(contacts: tuple[Contact, ...], pose: Pose, planted: Pose) -> Pose:
    """The pose with the limbs that carry it brought to where they were planted."""
    near_leg = _planted_leg(contacts, Contact.FEET, pose.near_leg, planted.near_leg)
    far_foot = Contact.FAR_FOOT if Contact.FAR_FOOT in contacts else Contact.FEET
    far_leg = _planted_leg(contacts, far_foot, pose.far_leg, planted.far_leg)
    return replace(
        pose,
        near_leg=near_leg,
        far_leg=far_leg,
        near_arm=_planted_arm(contacts, pose.near_arm, planted.near_arm, near_leg),
        far_arm=_planted_arm(contacts, pose.far_arm, planted.far_arm, far_leg),
    )


def _planted_leg(contacts: tuple[Contact, ...], foot: Contact, leg: Limb, planted: Limb) -> Limb:
    if foot in contacts:
        return leg.reaching(planted.end, tip=FLAT)
    if Contact.KNEES in contacts:
        return _kneeling(leg)
    return leg


def _kneeling(leg: Limb) -> Limb:
    """The shank along the floor behind the knee, the toes pointing back."""
    along = direction_of(Point(-body.SHANK, body.LEG_R[2] - leg.middle.y))
    ankle = leg.middle + unit(along).times(body.SHANK)
    return Limb(leg.root, leg.middle, ankle, ankle + unit(-94.0).times(body.FOOT * 0.8))


def _planted_arm(contacts: tuple[Contact, ...], arm: Limb, planted: Limb, leg: Limb) -> Limb:
    if Contact.HANDS in contacts:
        return arm.reaching(planted.end, tip=FLAT)
    if Contact.HANDS_ON_KNEES in contacts:
        place = leg.middle.towards(leg.root, 0.22) + Point(0.0, body.LEG_R[1] + 0.012)
        return arm.reaching(place, tip=direction_of(leg.middle - leg.root) + 8)
    if Contact.PALMS in contacts:
        return arm.reaching(Point(arm.end.x, body.WRIST_HEIGHT), tip=FLAT)
    return arm if Contact.BED in contacts else _above_floor(arm)


def _above_floor(arm: Limb) -> Limb:
    """The arm with wrist and fingertips no lower than the floor; a hand that meets it flattens."""
    if arm.end.y < body.WRIST_HEIGHT:
        arm = arm.reaching(Point(arm.end.x, body.WRIST_HEIGHT))
    if arm.tip.y >= body.ARM_R[3]:
        return arm
    drop = max(body.ARM_R[3] - arm.end.y, -body.HAND)
    run = sqrt(body.HAND**2 - drop**2)
    forwards = 1.0 if arm.tip.x >= arm.end.x - 1e-6 else -1.0
    return replace(arm, tip=arm.end + Point(forwards * run, drop))
