"""The body on what carries it: moved until it rests, then its hands and feet put in place."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from unclench.engine.values.keyframe import Contact, Keyframe, Movement, Prop
from unclench.figures import body
from unclench.figures.geometry import Point
from unclench.figures.plant import lowest_of_foot, plant, put_down
from unclench.figures.pose import Pose, free_pose

ROLLED_ON = 4
"""The place of the back, counted along the outline, that lies on a roller."""


def pose_of(movement: Movement, frame: Keyframe) -> Pose:
    """The pose in `frame`, its hands and feet where the movement's planted frame puts them."""
    contacts = frozenset(movement.contacts)
    return plant(contacts, _carried(movement, frame), planted_pose(movement))


@lru_cache(maxsize=128)
def planted_pose(movement: Movement) -> Pose:
    """The pose of the planted frame, its hands and feet put down."""
    contacts = frozenset(movement.contacts)
    first = _carried(movement, movement.frames[movement.planted_in])
    return plant(contacts, first, put_down(contacts, first))


def _carried(movement: Movement, frame: Keyframe) -> Pose:
    """The pose moved so that what carries it touches what it rests on."""
    pose = free_pose(frame)
    carrier = next((rest for name, rest in _CARRIERS.items() if name in movement.contacts), None)
    if carrier is None:
        return pose
    return pose.moved(carrier(pose) + Point(frame.shift, 0.0) + _between(movement))


def _between(movement: Movement) -> Point:
    """The room that a thing between the body and what carries it takes."""
    ball = Prop.BALL in movement.props and Contact.BACK_ON_WALL in movement.contacts
    pillow = Prop.BELLY_PILLOW in movement.props
    return Point(2 * body.BALL_R * ball, body.PILLOW_UNDER_BELLY * pillow)


def _seat(pose: Pose) -> Point:
    return Point(0.0, body.SEATED_HIP_HEIGHT)


def _knee(pose: Pose) -> Point:
    return Point(0.0, body.LEG_R[1]) - pose.near_leg.middle


def _far_knee(pose: Pose) -> Point:
    return Point(0.0, body.LEG_R[1]) - pose.far_leg.middle


def _toes(pose: Pose) -> Point:
    return Point(0.0, body.LEG_R[3]) - pose.near_leg.tip


def _near_foot(pose: Pose) -> Point:
    return Point(0.0, body.ANKLE_HEIGHT) - pose.near_leg.end


def _far_foot(pose: Pose) -> Point:
    return Point(0.0, body.ANKLE_HEIGHT) - pose.far_leg.end


def _feet(pose: Pose) -> Point:
    ankles = [leg.end for leg in pose.legs()]
    lowest = min(ankle.y for ankle in ankles)
    return Point(-ankles[0].towards(ankles[1], 0.5).x, body.ANKLE_HEIGHT - lowest)


def _soles(pose: Pose) -> Point:
    return Point(0.0, -min(map(lowest_of_foot, pose.legs())))


def _roller(pose: Pose) -> Point:
    return Point(0.0, 2 * body.ROLLER_R) - pose.trunk.back[ROLLED_ON]


def _wall(pose: Pose) -> Point:
    """The back at the wall, at the height that the feet allow."""
    return Point(-min(point.x for point in pose.trunk.back), _feet(pose).y)


def _shoulders(pose: Pose) -> Point:
    lowest = min(point.y for point in (*pose.trunk.back[4:], *pose.trunk.front[:2]))
    return Point(-pose.trunk.shoulder.x, -lowest)


def _lowest(pose: Pose) -> Point:
    return Point(0.0, -min(point.y for point in pose.trunk.outline()))


_CARRIERS: Mapping[Contact, Callable[[Pose], Point]] = {
    Contact.SEAT: _seat,
    Contact.KNEES: _knee,
    Contact.FAR_KNEE: _far_knee,
    Contact.TOES: _toes,
    Contact.ROLLER: _roller,
    Contact.BACK_ON_WALL: _wall,
    Contact.UPPER_BACK: _shoulders,
    Contact.BACK: _lowest,
    Contact.WEDGE: _lowest,
    Contact.BELLY: _lowest,
    Contact.FEET: _feet,
    Contact.NEAR_FOOT: _near_foot,
    Contact.FAR_FOOT: _far_foot,
    Contact.SOLES: _soles,
}
"""How far a pose is moved to rest on each. The first that a movement names carries it."""
