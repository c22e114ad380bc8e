"""Somebody at a desk, seen from the side, as their answers describe it, with numbered places."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from unclench.engine.values.desk import DRAWN, DeskPart
from unclench.engine.values.keyframe import Contact, Keyframe, Movement, Part, View
from unclench.figures import body, side
from unclench.figures.drawing import Box
from unclench.figures.geometry import Point, unit
from unclench.figures.plant import FLAT
from unclench.figures.pose import Limb, Pose, free_pose
from unclench.figures.props import WOOD, ground
from unclench.figures.shapes import SCALE, Look, Shape, curve, line, polygon, ring
from unclench.figures.svg import path, root

VIEW = Box(-300, -900, 900, 40)
MARK_R = 38
DIGIT_SIZE = 50
Setup = Mapping[DeskPart, str]

_HIPS = {"flat": body.SEATED_HIP_HEIGHT, "high": 0.335, "low": 0.200}
_TRUNK = {"leaning": (-7.0, -8.0), "hollow": (-17.0, 32.0), "away": (17.0, 24.0)}
"""Direction of the trunk, and how far the low back is rounded, in degrees."""
_HANDS = {"level": 0.0, "low": -0.050, "high": 0.085}
_EDGE = {"none": 0.034, "some": 0.078, "much": 0.150}
"""From the back of the knee to the front edge of the seat."""
_AWAY = {"near": 0.20, "arm": 0.40, "far": 0.60}
_TOP = {"level": -0.005, "low": -0.165, "high": 0.105}
_LOOK = {"level": 6.0, "low": 27.0, "high": -15.0}
"""Where the head points, in degrees from straight up."""
_SCREEN = 0.19
_ACCENT = {
    DeskPart.SCREEN_HEIGHT: Part.HEAD,
    DeskPart.SCREEN_DISTANCE: Part.HEAD,
    DeskPart.MACHINE: Part.HEAD,
    DeskPart.KEYBOARD: Part.ARMS,
    DeskPart.SEAT: Part.LEGS,
    DeskPart.GAP: Part.LEGS,
    DeskPart.BACK: Part.TRUNK,
}
"""The part of the body that a change speaks of."""


@dataclass(frozen=True)
class Scene:
    """The body and the measures of what stands around it."""

    setup: Setup
    pose: Pose
    eye: Point
    table: float
    screen: Point

    def said(self, part: DeskPart) -> str:
        return self.setup.get(part, DRAWN[part][0])

    @property
    def laptop(self) -> bool:
        return self.said(DeskPart.MACHINE) == "laptop"

    @property
    def seat(self) -> float:
        return self.pose.trunk.hip.y - body.SEAT_TO_HIP

    @property
    def edge(self) -> float:
        """The front edge of the seat."""
        return self.pose.near_leg.middle.x - _EDGE[self.said(DeskPart.GAP)]


def desk_svg(setup: Setup, numbers: Mapping[DeskPart, int], *, title: str, words: str) -> str:
    """The drawing. `numbers` are shown at their places; `words` is what a listener hears."""
    scene = scene_of(setup)
    moving = tuple(dict.fromkeys(_ACCENT[part] for part in numbers if part in _ACCENT))
    shapes = (*_things(scene), *side.figure(_still(moving), scene.pose), *_on_table(scene))
    marks = "".join(_mark(number, _place(scene, part)) for part, number in numbers.items())
    return root(VIEW.view_box(), title, words, "".join(map(path, shapes)) + marks)


def _still(moving: tuple[Part, ...]) -> Movement:
    return Movement(
        view=View.SIDE, contacts=(Contact.SEAT,), frames=(Keyframe(move_s=0),), moving=moving
    )


def scene_of(setup: Setup) -> Scene:
    """Body, screen and table for these answers; what was not answered as it needs no change."""

    def said(part: DeskPart) -> str:
        return setup.get(part, DRAWN[part][0])

    laptop = said(DeskPart.MACHINE) == "laptop"
    look = "low" if laptop else said(DeskPart.SCREEN_HEIGHT)
    stretch = 6.0 if said(DeskPart.SCREEN_DISTANCE) == "far" and not laptop else 0.0
    trunk, low_back = _TRUNK[said(DeskPart.BACK)]
    frame = Keyframe(
        move_s=0, trunk=trunk, low_back=low_back, neck=_LOOK[look] + stretch - trunk, hip=90
    )
    free = free_pose(frame)
    pose = free.moved(Point(0.0, _HIPS[said(DeskPart.SEAT)]) - free.trunk.hip)
    hands = _hands(pose, "low" if laptop else said(DeskPart.KEYBOARD))
    pose = _with_hands(_with_feet(pose, said(DeskPart.SEAT)), hands)
    eye = pose.head + unit(pose.head_direction + 90).times(body.HEAD_WIDTH_R * 0.8)
    table = hands.y - body.WRIST_HEIGHT - 0.006
    upright = pose.trunk.shoulder.y + body.NECK_TO_HEAD + 0.01
    top = max(upright + _TOP[look], table + _SCREEN + 0.02)
    return Scene(setup, pose, eye, table, Point(eye.x + _AWAY[said(DeskPart.SCREEN_DISTANCE)], top))


def _hands(pose: Pose, height: str) -> Point:
    """Where the wrists rest: at the height of the hanging elbow, or above or below it, and never
    in the thighs."""
    shoulder = pose.trunk.shoulder
    elbow = shoulder.y - body.UPPER_ARM + 0.010
    lowest = pose.trunk.hip.y + body.LEG_R[0] + 0.045
    return Point(shoulder.x + 0.185, max(elbow + _HANDS[height], lowest))


def _with_hands(pose: Pose, wrist: Point) -> Pose:
    return pose.with_arms(lambda arm: arm.reaching(wrist, tip=94.0))


def _with_feet(pose: Pose, seat: str) -> Pose:
    near, far = (
        _leg(leg, seat, shift) for leg, shift in zip(pose.legs(), (0.0, 0.060), strict=True)
    )
    return replace(pose, near_leg=near, far_leg=far)


def _leg(leg: Limb, seat: str, shift: float) -> Limb:
    """A leg from the hip to the floor; one that hangs ends above it."""
    knee = leg.root.x + body.THIGH
    if seat == "high":
        return leg.reaching(Point(knee - 0.02 + shift, leg.root.y - body.SHANK), tip=122.0)
    ankle = Point(knee + shift + (0.02 if seat == "low" else 0.0), body.ANKLE_HEIGHT)
    return leg.reaching(ankle, tip=FLAT)


def _things(scene: Scene) -> tuple[Shape, ...]:
    """Floor, chair and the screen with the way that the eyes go."""
    shapes = (ground(VIEW.left / SCALE + 0.02, VIEW.right / SCALE - 0.02), *_chair(scene))
    screen = _laptop(scene) if scene.laptop else _screen(scene)
    return (*shapes, *screen, *_clock(scene))


def _chair(scene: Scene) -> tuple[Shape, ...]:
    back, middle, seat = -0.115, (scene.edge - 0.115) / 2, scene.seat - WOOD / 2
    rest = _rest(scene)
    return (
        line(Look.PROP_LINE, (Point(middle, seat), Point(middle, 0.05)), WOOD),
        line(
            Look.PROP_LINE,
            (Point(middle - 0.12, 0.02), Point(middle, 0.05), Point(middle + 0.12, 0.02)),
            WOOD,
        ),
        curve(Look.PROP_LINE, (Point(back, seat), *rest), WOOD * 1.2),
        line(Look.PROP_LINE, (Point(back, seat), Point(scene.edge, seat)), WOOD * 1.7),
    )


def _rest(scene: Scene) -> tuple[Point, ...]:
    """The back of the chair: along the back that leans on it, straight behind any other."""
    if scene.said(DeskPart.BACK) == "leaning":
        outward = unit(-97.0).times(0.016)
        return tuple(point + outward for point in scene.pose.trunk.back[2:6])
    up = ((-0.122, 0.09), (-0.128, 0.20), (-0.150, 0.34))
    return tuple(Point(x, scene.seat + y) for x, y in up)


def _screen(scene: Scene) -> tuple[Shape, ...]:
    top, bottom = scene.screen, scene.screen - Point(0.0, _SCREEN)
    middle = top.towards(bottom, 0.5)
    foot = Point(top.x + 0.03, scene.table)
    return (
        line(Look.GROUND, (scene.eye, middle), 0.005),
        *_stand(scene, bottom, foot),
        line(Look.TOOL_LINE, (top, bottom), 0.024),
    )


def _stand(scene: Scene, bottom: Point, foot: Point) -> tuple[Shape, ...]:
    """A stand, or the books that a laptop stands on."""
    if scene.said(DeskPart.MACHINE) != "laptop_raised":
        base = (foot - Point(0.07, -0.006), foot + Point(0.05, 0.006))
        up = (bottom + Point(0.012, 0.05), Point(bottom.x + 0.03, scene.table))
        return line(Look.PROP_LINE, up, 0.016), line(Look.PROP_LINE, base, 0.014)
    corners = ((-0.10, 0.006), (-0.10, bottom.y - scene.table - 0.02))
    books = [Point(bottom.x + x, scene.table + y) for x, y in corners]
    books += [Point(bottom.x + 0.02, point.y) for point in reversed(books)]
    keys = (Point(bottom.x - 0.11, bottom.y - 0.006), bottom + Point(0.01, -0.006))
    return polygon(Look.PROP, books), line(Look.TOOL_LINE, keys, 0.014)


def _laptop(scene: Scene) -> tuple[Shape, ...]:
    hinge = Point(scene.pose.near_arm.end.x + 0.16, scene.table + 0.012)
    top = hinge + unit(14.0).times(0.155)
    return (
        line(Look.GROUND, (scene.eye, hinge.towards(top, 0.55)), 0.005),
        line(Look.TOOL_LINE, (hinge, top), 0.016),
    )


def _on_table(scene: Scene) -> tuple[Shape, ...]:
    """The table before the lap, and what the hands rest on."""
    wrist = scene.pose.near_arm.end.x
    right = max(scene.screen.x + 0.12, wrist + 0.36)
    keys = (wrist + 0.01, wrist + (0.16 if scene.laptop else 0.105))
    height = scene.table - WOOD
    return (
        line(Look.PROP_LINE, (Point(right - 0.03, height), Point(right - 0.03, 0.012)), WOOD),
        line(Look.PROP_LINE, (Point(wrist - 0.03, height), Point(right, height)), WOOD * 1.6),
        line(Look.TOOL_LINE, [Point(x, scene.table + 0.004) for x in keys], 0.014),
    )


def _clock(scene: Scene) -> tuple[Shape, ...]:
    """A clock on the wall, its long hand as far as the person sits."""
    middle = Point(-0.16, 0.745)
    hand = {"short": 180.0, "middling": 330.0, "long": 120.0}[scene.said(DeskPart.TIME)]
    return (
        ring(Look.PROP_LINE, middle, (0.062, 0.062), 0.013),
        line(Look.PROP_LINE, (middle, middle + unit(hand).times(0.042)), 0.011),
        line(Look.PROP_LINE, (middle, middle + unit(0.0).times(0.028)), 0.013),
    )


def _place(scene: Scene, part: DeskPart) -> Point:
    """Where the number of a change stands, beside what it speaks of."""
    pose, knee = scene.pose, scene.pose.near_leg.middle
    if part is DeskPart.MACHINE:
        return Point(pose.near_arm.end.x + 0.30, scene.table + 0.09)
    return {
        DeskPart.TIME: Point(-0.05, 0.80),
        DeskPart.SCREEN_HEIGHT: scene.screen + Point(0.075, -0.035),
        DeskPart.SCREEN_DISTANCE: scene.eye.towards(scene.screen, 0.5) + Point(0.0, 0.075),
        DeskPart.KEYBOARD: Point(knee.x + 0.095, scene.table - 0.085),
        DeskPart.SEAT: Point(knee.x + 0.12, 0.085),
        DeskPart.GAP: Point(scene.edge - 0.02, scene.seat - 0.085),
        DeskPart.BACK: pose.trunk.back[3] + Point(-0.125, 0.0),
    }[part]


def _mark(number: int, place: Point) -> str:
    """A numbered disc."""
    x, y = round(place.x * SCALE), round(-place.y * SCALE)
    return (
        f'<g class="uc-figure__number"><circle cx="{x}" cy="{y}" r="{MARK_R}"/>'
        f'<text x="{x}" y="{y + 17}" text-anchor="middle" font-size="{DIGIT_SIZE}">'
        f"{number}</text></g>"
    )
