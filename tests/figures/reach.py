"""How far each part that is said to carry the body is from what carries it, in statures."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from tests.figures.library import movement_of
from unclench.engine.values.keyframe import Contact, Movement, Prop, View
from unclench.figures import body
from unclench.figures.carry import pose_of
from unclench.figures.geometry import Point
from unclench.figures.plant import lowest_of_foot
from unclench.figures.pose import Limb, Pose
from unclench.figures.postures import HALF_ASIDE, Body3, body_of
from unclench.figures.space import Spot
from unclench.figures.timeline import moments

Gaps = Sequence[float]
NOWHERE = {Contact.WATER}
"""What carries without being touched at a place."""


def claims() -> list[tuple[str, Contact]]:
    """Every movement with every contact that it names."""
    from tests.figures.library import MOVEMENTS

    return [
        (name, contact)
        for name in MOVEMENTS
        for contact in movement_of(name).contacts
        if contact not in NOWHERE
    ]


def gaps(name: str, contact: Contact) -> Gaps:
    """The distance from what carries, at every moment of the movement."""
    movement = movement_of(name)
    indexes = range(len(movement.frames))
    frames = [moment for i in indexes for moment in moments(movement, i)]
    if movement.view is View.SIDE:
        return _SIDE[contact](movement, [pose_of(movement, frame) for frame in frames])
    return _SPACE[contact]([body_of(movement, frame) for frame in frames])


def _each(
    gap: Callable[[Pose], float],
) -> Callable[[Movement, list[Pose]], Gaps]:
    return lambda movement, poses: [abs(gap(pose)) for pose in poses]


def _stay(places: list[Point]) -> Gaps:
    """How far from the first of these places."""
    return [(place - places[0]).length() for place in places]


def _foot(*names: str) -> Callable[[Movement, list[Pose]], Gaps]:
    """On the sole, and never sliding."""

    def measured(movement: Movement, poses: list[Pose]) -> Gaps:
        legs = [[getattr(pose, name) for pose in poses] for name in names]
        soles = [abs(lowest_of_foot(leg)) for row in legs for leg in row]
        return [*soles, *(gap for row in legs for gap in _stay([leg.end for leg in row]))]

    return measured


def _toes(*names: str) -> Callable[[Movement, list[Pose]], Gaps]:
    def measured(movement: Movement, poses: list[Pose]) -> Gaps:
        tips = [[getattr(pose, name).tip for pose in poses] for name in names]
        heights = [abs(tip.y - body.LEG_R[3]) for row in tips for tip in row]
        return [*heights, *(gap for row in tips for gap in _stay(row))]

    return measured


def _hand(*names: str) -> Callable[[Movement, list[Pose]], Gaps]:
    def measured(movement: Movement, poses: list[Pose]) -> Gaps:
        wrists = [[getattr(pose, name).end for pose in poses] for name in names]
        heights = [abs(wrist.y - body.WRIST_HEIGHT) for row in wrists for wrist in row]
        return [*heights, *(gap for row in wrists for gap in _stay(row))]

    return measured


def _knees(*names: str) -> Callable[[Movement, list[Pose]], Gaps]:
    return lambda movement, poses: [
        abs(getattr(pose, name).middle.y - body.LEG_R[1]) for pose in poses for name in names
    ]


def _forearms(movement: Movement, poses: list[Pose]) -> Gaps:
    arms = [arm for pose in poses for arm in (pose.near_arm, pose.far_arm)]
    elbows = [abs(arm.middle.y - body.ARM_R[1]) for arm in arms]
    return [*elbows, *(abs(arm.end.y - body.ARM_R[2]) for arm in arms)]


def _belly(movement: Movement, poses: list[Pose]) -> Gaps:
    under = body.PILLOW_UNDER_BELLY if Prop.BELLY_PILLOW in movement.props else 0.0
    return [abs(_lowest(pose) - under) for pose in poses]


def _lowest(pose: Pose) -> float:
    return min(point.y for point in pose.trunk.outline())


def _palms(movement: Movement, poses: list[Pose]) -> Gaps:
    return [abs(pose.near_arm.end.y - body.WRIST_HEIGHT) for pose in poses]


def _shoulders(pose: Pose) -> float:
    return min(point.y for point in (*pose.trunk.back[4:], *pose.trunk.front[:2]))


def _roller(pose: Pose) -> float:
    """From the line of the back to the nearest place of the roller."""
    centre = Point(0.0, body.ROLLER_R)
    ways = [_to_bone(centre, start, end) for start, end in pairwise(pose.trunk.back)]
    return min(ways) - body.ROLLER_R


def _to_bone(place: Point, start: Point, end: Point) -> float:
    along = end - start
    share = ((place.x - start.x) * along.x + (place.y - start.y) * along.y) / along.length() ** 2
    return (place - start.towards(end, max(0.0, min(1.0, share)))).length()


def _on_thigh(arm: Limb, leg: Limb) -> float:
    """From the wrist to the surface of the thigh."""
    return max(_to_bone(arm.end, leg.root, leg.middle) - body.LEG_R[1] - body.ARM_R[2], 0.0)


def _worktop(movement: Movement, poses: list[Pose]) -> Gaps:
    return _stay([pose.near_arm.end for pose in poses])


def _rims(pose: Pose) -> float:
    """From the wrists to the rim of the wheel beside the hip."""
    axle = Point(pose.trunk.hip.x + body.AXLE, body.WHEEL_R)
    ways = [(arm.end - axle).length() - body.WHEEL_R for arm in (pose.near_arm, pose.far_arm)]
    return max(map(abs, ways))


_SIDE: Mapping[Contact, Callable[[Movement, list[Pose]], Gaps]] = {
    Contact.SEAT: _each(lambda pose: pose.trunk.hip.y - body.SEATED_HIP_HEIGHT),
    Contact.KNEES: _knees("near_leg", "far_leg"),
    Contact.FAR_KNEE: _knees("far_leg"),
    Contact.TOES: _toes("near_leg", "far_leg"),
    Contact.FAR_TOES: _toes("far_leg"),
    Contact.ROLLER: _each(_roller),
    Contact.BACK_ON_WALL: _each(
        lambda pose: min(point.x for point in pose.trunk.back) - 2 * body.BALL_R
    ),
    Contact.UPPER_BACK: _each(_shoulders),
    Contact.BACK: _each(_lowest),
    Contact.WEDGE: _each(_lowest),
    Contact.BELLY: _belly,
    Contact.FEET: _foot("near_leg", "far_leg"),
    Contact.NEAR_FOOT: _foot("near_leg"),
    Contact.FAR_FOOT: _foot("far_leg"),
    Contact.SOLES: _each(lambda pose: min(map(lowest_of_foot, pose.legs()))),
    Contact.FOREARMS: _forearms,
    Contact.HANDS: _hand("near_arm", "far_arm"),
    Contact.NEAR_HAND: _hand("near_arm"),
    Contact.PALMS: _palms,
    Contact.HANDS_ON_KNEES: _each(lambda pose: _on_thigh(pose.near_arm, pose.near_leg)),
    Contact.HANDS_ROUND_THIGH: _each(lambda pose: _on_thigh(pose.near_arm, pose.near_leg)),
    Contact.HANDS_ON_WORKTOP: _worktop,
    Contact.HANDS_ON_WALL: _worktop,
    Contact.HANDS_ON_RIMS: _each(_rims),
}


def _ankles(bodies: list[Body3]) -> Gaps:
    ankles = [[getattr(one, name)[2] for one in bodies] for name in ("near_leg", "far_leg")]
    heights = [abs(ankle.up - body.ANKLE_HEIGHT) for row in ankles for ankle in row]
    return [*heights, *((ankle - row[0]).length() for row in ankles for ankle in row)]


def _side(bodies: list[Body3]) -> Gaps:
    """The hips half a width above the floor, the lower leg down on it."""
    hips = [abs(one.hip.up - HALF_ASIDE) for one in bodies]
    return [*hips, *(abs(one.far_leg[2].up - 0.032) for one in bodies)]


def _forearm(bodies: list[Body3]) -> Gaps:
    """Elbow and wrist on the floor, and the lower leg where it ends."""
    arms = [abs(spot.up - body.ARM_R[1]) for one in bodies for spot in one.far_arm[1:3]]
    return [*arms, *(abs(one.far_leg[2].up - 0.032) for one in bodies)]


def _wall(bodies: list[Body3]) -> Gaps:
    return [abs(one.far_arm[1].right - bodies[0].far_arm[1].right) for one in bodies]


def _crossed(bodies: list[Body3]) -> Gaps:
    """The near ankle on top of the far thigh, no further off than the flesh over both bones."""
    ways = [_from_line(one.near_leg[2], one.far_leg[0], one.far_leg[1]) for one in bodies]
    return [max(way - body.LEG_R[1] - body.LEG_R[2], 0.0) for way in ways]


def _from_line(place: Spot, start: Spot, end: Spot) -> float:
    along = (end - start).unit()
    return (place - start).cross(along).length()


def _beside_knees(bodies: list[Body3]) -> Gaps:
    """Hands at the outer sides of the knees, as far off as hand and knee are thick."""
    thick = body.LEG_R[1] + body.ARM_R[2]
    ways = [one.near_arm[2] - one.near_leg[1] for one in bodies]
    return [abs(way.length() - thick) for way in ways]


_SPACE: Mapping[Contact, Callable[[list[Body3]], Gaps]] = {
    Contact.SEAT: lambda bodies: [abs(one.hip.up - body.SEATED_HIP_HEIGHT) for one in bodies],
    Contact.BACK: lambda bodies: [abs(one.shoulder.up - 0.05) for one in bodies],
    Contact.SIDE: _side,
    Contact.FOREARM: _forearm,
    Contact.FEET: _ankles,
    Contact.SOLES: lambda bodies: [
        abs(min(one.near_leg[2].up, one.far_leg[2].up) - body.ANKLE_HEIGHT) for one in bodies
    ],
    Contact.SHOULDER_ON_WALL: _wall,
    Contact.ANKLE_ON_KNEE: _crossed,
    Contact.HANDS_BESIDE_KNEES: _beside_knees,
}
