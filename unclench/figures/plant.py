"""Hands and feet where they belong: on the floor, a worktop, the knees."""

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from math import sqrt

from unclench.engine.values.keyframe import Contact
from unclench.figures import body
from unclench.figures.geometry import Point, direction_of, left_of, unit
from unclench.figures.pose import Limb, Pose

FLAT = 95.0
"""The foot or hand on the floor: the tip a little lower than ankle or wrist, being thinner."""
Contacts = Set[Contact]


def lowest_of_foot(leg: Limb) -> float:
    """How far the sole is above the floor."""
    return min(leg.end.y - body.ANKLE_HEIGHT, leg.tip.y - body.LEG_R[3])


def put_down(contacts: Contacts, pose: Pose) -> Pose:
    """The pose with its wrists and ankles at the height where they rest on the floor."""
    legs = pose.with_legs(lambda leg: _at_height(leg, body.ANKLE_HEIGHT))
    if not {Contact.HANDS_ON_WORKTOP, Contact.HANDS_ON_WALL}.isdisjoint(contacts):
        return legs
    return legs.with_arms(lambda arm: _at_height(arm, body.WRIST_HEIGHT))


def _at_height(limb: Limb, height: float) -> Limb:
    end = Point(limb.end.x, height)
    return replace(limb, end=end, tip=end + (limb.tip - limb.end))


def plant(contacts: Contacts, pose: Pose, planted: Pose) -> Pose:
    """The pose with the limbs that carry it brought to where they were planted."""
    near_leg = _leg(contacts, "near", pose.near_leg, planted.near_leg)
    far_leg = _leg(contacts, "far", pose.far_leg, planted.far_leg)
    held = near_leg if Contact.HANDS_ROUND_THIGH in contacts else far_leg
    return replace(
        pose,
        near_leg=near_leg,
        far_leg=far_leg,
        near_arm=_arm(contacts, "near", pose.near_arm, planted.near_arm, near_leg),
        far_arm=_arm(contacts, "far", pose.far_arm, planted.far_arm, held),
    )


def _claimed(contacts: Contacts, both: Contact, side: str, one: str) -> bool:
    return both in contacts or f"{side}_{one}" in contacts


def _leg(contacts: Contacts, side: str, leg: Limb, planted: Limb) -> Limb:
    if _claimed(contacts, Contact.FEET, side, "foot"):
        return leg.reaching(planted.end, tip=FLAT)
    if _claimed(contacts, Contact.TOES, side, "toes"):
        return _on_toes(leg, planted)
    if _claimed(contacts, Contact.KNEES, side, "knee"):
        return _kneeling(leg)
    return leg


def _on_toes(leg: Limb, planted: Limb) -> Limb:
    """The ball of the foot stays, and the foot stands on it as the frame turns it."""
    foot = leg.tip - leg.end
    return leg.reaching(Point(planted.tip.x, body.LEG_R[3]) - foot, tip=direction_of(foot))


def _kneeling(leg: Limb) -> Limb:
    """The shank along the floor behind the knee, the toes pointing back."""
    along = direction_of(Point(-body.SHANK, body.LEG_R[2] - leg.middle.y))
    ankle = leg.middle + unit(along).times(body.SHANK)
    return replace(leg, end=ankle, tip=ankle + unit(-94.0).times(body.FOOT * 0.8))


def _arm(contacts: Contacts, side: str, arm: Limb, planted: Limb, leg: Limb) -> Limb:
    if _claimed(contacts, Contact.HANDS, side, "hand"):
        return arm.reaching(planted.end, tip=FLAT)
    if Contact.HANDS_ON_WORKTOP in contacts:
        return arm.reaching(planted.end, tip=90.0)
    if Contact.HANDS_ON_WALL in contacts:
        return arm.reaching(planted.end, tip=0.0)
    for contact, rest in _ARMS.items():
        if contact in contacts:
            return rest(arm, leg)
    return arm if Contact.WATER in contacts else _above_floor(arm)


def _on_forearm(arm: Limb, leg: Limb) -> Limb:
    """The elbow on the floor as far ahead as the shoulder's height leaves, the forearm flat."""
    upper, _ = arm.bones()
    drop = min(arm.root.y - body.ARM_R[1], upper)
    elbow = arm.root + Point(sqrt(upper**2 - drop**2), -drop)
    wrist = elbow + unit(91.0).times(body.FOREARM)
    return replace(arm, middle=elbow, end=wrist, tip=wrist + unit(FLAT).times(body.HAND))


def _on_knee(arm: Limb, leg: Limb) -> Limb:
    place = leg.middle.towards(leg.root, 0.22) + Point(0.0, body.LEG_R[1] + 0.012)
    return arm.reaching(place, tip=direction_of(leg.middle - leg.root) + 8)


def _round_thigh(arm: Limb, leg: Limb) -> Limb:
    """The hand behind the thigh, a little above the knee."""
    thigh = leg.middle - leg.root
    behind = left_of(thigh).times(-(body.LEG_R[1] + 0.006))
    return arm.reaching(leg.root.towards(leg.middle, 0.72) + behind, tip=direction_of(thigh) - 60)


def _on_rim(arm: Limb, leg: Limb) -> Limb:
    """The hand on the rim of the wheel beside the hip, where the arm points at it."""
    axle = Point(leg.root.x + body.AXLE, body.WHEEL_R)
    along = direction_of(arm.end - axle)
    return arm.reaching(axle + unit(along).times(body.WHEEL_R), tip=along + 100)


def _sliding(arm: Limb, leg: Limb) -> Limb:
    return arm.reaching(Point(arm.end.x, body.WRIST_HEIGHT), tip=FLAT)


_ARMS: Mapping[Contact, Callable[[Limb, Limb], Limb]] = {
    Contact.FOREARMS: _on_forearm,
    Contact.HANDS_ON_KNEES: _on_knee,
    Contact.HANDS_ROUND_THIGH: _round_thigh,
    Contact.HANDS_ON_RIMS: _on_rim,
    Contact.PALMS: _sliding,
}


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
