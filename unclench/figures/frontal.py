"""The figure from the front, from above or from the feet: a body in space, seen by one eye."""

from collections.abc import Mapping, Sequence
from math import hypot

from unclench.engine.values.keyframe import Contact, Keyframe, Landmark, Movement, Part, Prop, View
from unclench.figures import body
from unclench.figures.geometry import Point, left_of, tangents
from unclench.figures.postures import Body3, Limb3, body_of, eye_of
from unclench.figures.shapes import Look, Shape, blob, chain, curve, line, oval
from unclench.figures.space import Eye, Spot, mixed

GAP = 0.012
EYES_APART, EYE_HALF, EYE_SAG, EYE_WIDTH = 32.0, 0.015, 0.6, 0.008
"""Each eye aside from the nose, in degrees; half its length; its depth, in halves of that; how
thick its line is."""
LID = (-1.0, -0.5, 0.0, 0.5, 1.0)
THIGHS_FROM_FEET = (0.040, *body.LEG_R[1:])
LEVELS = (-0.10, 0.04, 0.30, 0.55, 0.80, 0.96, 1.07)
WIDTHS = (0.058, 0.088, 0.080, 0.092, 0.116, 0.118, 0.045)
DEPTHS = (0.040, 0.056, 0.048, 0.050, 0.054, 0.048, 0.030)
"""The trunk at each level from the hips (0) to the shoulders (1): half its width and depth."""


def figure(
    movement: Movement, frame: Keyframe, between: tuple[Shape, ...] = ()
) -> tuple[Shape, ...]:
    """The shapes of the body, from back to front; `between` lies below the near leg."""
    spots, eye = body_of(movement, frame), eye_of(movement)
    looks = _looks(movement)
    gap = Look.MAT_GAP if Prop.MAT in movement.props else Look.GAP
    limbs = {
        name: _limb((looks[name], gap), getattr(spots, name), eye, radii)
        for name, radii in _radii(movement).items()
    }
    far_leg, far_arm = limbs["far_leg"], limbs["far_arm"]
    near_leg, near_arm = limbs["near_leg"], limbs["near_arm"]
    trunk = (_neck(spots, eye), _trunk(looks["trunk"], spots, eye))
    head = _head(looks["head"], spots, eye)
    if _aside(movement):
        return (far_arm[1], far_leg[1], *trunk, *head, *between, *near_leg, *near_arm)
    return (*trunk, *head, *far_arm, *near_arm, *far_leg, *near_leg)


def _radii(movement: Movement) -> Mapping[str, tuple[float, ...]]:
    """Half the width at each joint of every limb."""
    legs = THIGHS_FROM_FEET if movement.view is View.FRONT_FROM_FEET else body.LEG_R
    return {"near_leg": legs, "far_leg": legs, "near_arm": body.ARM_R, "far_arm": body.ARM_R}


def places(movement: Movement, frame: Keyframe) -> Mapping[Landmark, Point]:
    """Where each landmark is in the picture."""
    spots, eye = body_of(movement, frame), eye_of(movement)
    found = {
        Landmark.HEAD: _nose(spots),
        Landmark.CHEST: spots.shoulder,
        Landmark.BACK: spots.hip.towards(spots.shoulder, 0.5),
        Landmark.BELLY: spots.hip.towards(spots.shoulder, 0.4),
        Landmark.HIPS: spots.hip,
        Landmark.PELVIS: spots.hip,
        Landmark.NEAR_HIP: spots.near_leg[0],
        Landmark.KNEES: spots.near_leg[1].towards(spots.far_leg[1], 0.5),
        Landmark.NEAR_KNEE: spots.near_leg[1],
        Landmark.FAR_KNEE: spots.far_leg[1],
        Landmark.NEAR_FOOT: spots.near_leg[3],
        Landmark.FAR_FOOT: spots.far_leg[3],
        Landmark.NEAR_HAND: spots.near_arm[3],
        Landmark.FAR_HAND: spots.far_arm[3],
    }
    return {name: spot.seen(eye) for name, spot in found.items()}


def _aside(movement: Movement) -> bool:
    return not {Contact.SIDE, Contact.FOREARM}.isdisjoint(movement.contacts)


def _looks(movement: Movement) -> dict[str, Look]:
    """The look of every part. Who lies on one side has a pale far side, but for an arm that
    props up."""
    crossed = any(frame.opening for frame in movement.frames)
    pale = _aside(movement) or crossed
    moving = frozenset(movement.moving)

    def look(far: bool, *names: Part) -> Look:
        if moving.isdisjoint(names):
            return Look.FAR if far and pale else Look.LINE
        return Look.MOVING_FAR if far and pale else Look.MOVING

    return {
        "near_leg": look(False, Part.LEGS, Part.NEAR_LEG),
        "far_leg": look(True, Part.LEGS, Part.FAR_LEG),
        "near_arm": look(False, Part.ARMS, Part.NEAR_ARM),
        "far_arm": look(Contact.SIDE in movement.contacts, Part.ARMS, Part.FAR_ARM),
        "trunk": look(False, Part.TRUNK),
        "head": look(False, Part.HEAD),
    }


def _limb(
    looks: tuple[Look, Look], limb: Limb3, eye: Eye, radii: Sequence[float]
) -> tuple[Shape, Shape]:
    """A limb, and the thin edge of background that sets it off from what it crosses."""
    points = [spot.seen(eye) for spot in limb]
    middle = [points[0].towards(points[1], 0.5), *points[1:3]]
    look, gap = looks
    return line(gap, middle, 2 * (radii[1] + GAP)), chain(look, points, radii)


def _trunk(look: Look, spots: Body3, eye: Eye) -> Shape:
    """Every level of the trunk is an ellipse across the spine; its edges make the outline."""
    centres = [spots.hip.towards(spots.shoulder, level) for level in LEVELS]
    spine = [centre.seen(eye) for centre in centres]
    halves = [
        left_of(along).times(_half(spots, level, left_of(along), eye))
        for level, along in zip(range(len(LEVELS)), tangents(spine), strict=True)
    ]
    left = [point + half for point, half in zip(spine, halves, strict=True)]
    right = [point - half for point, half in zip(spine, halves, strict=True)]
    return blob(look, [*left, *reversed(right)])


def _half(spots: Body3, level: int, aside: Point, eye: Eye) -> float:
    """Half of the width at a level, as it is seen."""
    across = spots.pelvis.towards(spots.chest, max(0.0, min(1.0, LEVELS[level]))).unit()
    front = across.cross((spots.shoulder - spots.hip).unit())
    return hypot(
        WIDTHS[level] * _dot(across.seen(eye), aside), DEPTHS[level] * _dot(front.seen(eye), aside)
    )


def _dot(one: Point, other: Point) -> float:
    return one.x * other.x + one.y * other.y


def _neck(spots: Body3, eye: Eye) -> Shape:
    base, top = spots.shoulder.seen(eye), spots.head.seen(eye)
    return chain(Look.LINE, (base, top), (body.NECK_R * 1.5, body.NECK_R))


def _head(look: Look, spots: Body3, eye: Eye) -> tuple[Shape, ...]:
    """A head with a nose and two closed eyes, which show where it faces."""
    centre = spots.head.seen(eye)
    along = centre - spots.shoulder.seen(eye)
    nose = _nose(spots).seen(eye)
    return (
        oval(look, centre, along, (body.HEAD_WIDTH_R, body.HEAD_LENGTH_R)),
        oval(look, nose, along, (0.016, 0.017)),
        *(_closed_eye(spots, eye, side) for side in (-1, 1)),
    )


def _closed_eye(spots: Body3, eye: Eye, side: int) -> Shape:
    """A lid on the face, shorter as it turns away; no length where it cannot be seen."""
    up = (spots.head - spots.shoulder).unit()
    across = spots.face.cross(up).unit()
    outwards = mixed(spots.face, across.times(side), EYES_APART)
    centre = spots.head + outwards.times(body.HEAD_WIDTH_R * 0.9)
    size = max(outwards.dot(eye.towards()), 0.0) * EYE_HALF
    lid = [centre + across.times(x * size) + up.times((x * x - 1) * EYE_SAG * size) for x in LID]
    return curve(Look.GAP, [spot.seen(eye) for spot in lid], EYE_WIDTH)


def _nose(spots: Body3) -> Spot:
    return spots.head + spots.face.times(0.062)
