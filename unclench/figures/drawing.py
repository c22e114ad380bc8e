"""A movement at one moment as shapes, and the frame that holds all its moments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from unclench.engine.values.keyframe import Contact, Keyframe, Landmark, Movement, Prop, View
from unclench.figures import arrows, frontal, held, side
from unclench.figures.carry import planted_pose, pose_of
from unclench.figures.front_props import front_between, front_props, front_props_before
from unclench.figures.geometry import Point
from unclench.figures.props import ground, props, props_before
from unclench.figures.shapes import GAPS, SCALE, Look, Shape
from unclench.figures.timeline import moments

MARGIN = 40
GHOST_WIDTH = 7
_GHOSTLY = {Landmark.BELLY, Landmark.PELVIS}
"""Places that move so little that it takes the outline from before to see it."""
_NO_FLOOR = {Contact.WATER, Contact.SEAT, Contact.BACK}
"""What a body rests on, seen from the front or on water, that needs no line below."""


@dataclass(frozen=True)
class Box:
    """A rectangle in units of the drawing."""

    left: int
    top: int
    right: int
    bottom: int

    def view_box(self) -> str:
        return f"{self.left} {self.top} {self.right - self.left} {self.bottom - self.top}"


def shapes_of(movement: Movement, frame: Keyframe) -> tuple[Shape, ...]:
    """Everything to draw for one moment, from back to front."""
    things, person = things_of(movement), person_of(movement, frame)
    if movement.view is not View.SIDE:
        return (*things, *_floor(movement), *person, *_things_before(movement))
    return (*things, *person, *_floor(movement), *_things_before(movement))


def still_of(movement: Movement, index: int) -> tuple[Shape, ...]:
    """One frame as it stands still: with arrows for the way it came."""
    shapes = shapes_of(movement, movement.frames[index])
    signs = arrows.arrows(movement, index, places)
    if signs and not _GHOSTLY.isdisjoint(movement.arrows):
        shapes = _with_ghost(shapes, person_of(movement, movement.frames[index - 1]))
    return (*shapes, *signs)


def _with_ghost(shapes: tuple[Shape, ...], before: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """With the outline of the trunk where it was before, behind the limbs."""
    trunk = next(shape for shape in before if shape.look is Look.MOVING)
    ghost = replace(trunk, look=Look.ARROW, width=GHOST_WIDTH)
    above = next(i for i, shape in enumerate(shapes) if shape.look is Look.MOVING) + 1
    return (*shapes[:above], ghost, *shapes[above:])


def person_of(movement: Movement, frame: Keyframe) -> tuple[Shape, ...]:
    """The body and what goes along with it, from whichever side the movement is seen."""
    if movement.view is not View.SIDE:
        return frontal.figure(movement, frame, front_between(movement, frame))
    pose = pose_of(movement, frame)
    return (
        *held.behind(movement, frame, pose),
        *side.figure(movement, pose),
        *held.before(movement, frame, pose),
    )


def places(movement: Movement, frame: Keyframe) -> Mapping[Landmark, Point]:
    """Where each landmark of the body is in the picture."""
    if movement.view is not View.SIDE:
        return frontal.places(movement, frame)
    return side.places(pose_of(movement, frame))


def things_of(movement: Movement) -> tuple[Shape, ...]:
    """The things that stay where the planted frame needs them."""
    if movement.view is not View.SIDE:
        return front_props(movement)
    return props(movement.props, planted_pose(movement))


def _things_before(movement: Movement) -> tuple[Shape, ...]:
    """The things that stand before the body."""
    if movement.view is not View.SIDE:
        return front_props_before(movement)
    return props_before(movement.props, planted_pose(movement))


def _floor(movement: Movement) -> tuple[Shape, ...]:
    if not _has_floor(movement):
        return ()
    box = _extent(movement)
    return (ground(box.left / SCALE, box.right / SCALE),)


def _has_floor(movement: Movement) -> bool:
    if movement.view is View.SIDE:
        return Contact.WATER not in movement.contacts
    lying = {Prop.MAT, Prop.BED}.isdisjoint(movement.props)
    return lying and _NO_FLOOR.isdisjoint(movement.contacts)


@lru_cache(maxsize=128)
def _extent(movement: Movement) -> Box:
    indexes = range(len(movement.frames))
    some = [moment for i in indexes for moment in moments(movement, i)[::4]]
    bodies = [person_of(movement, moment) for moment in some]
    signs = [arrows.arrows(movement, i, places) for i in indexes]
    everything = [things_of(movement), _things_before(movement), *bodies, *signs]
    return _box_of(shape for group in everything for shape in group if shape.look not in GAPS)


def view_of(movement: Movement) -> Box:
    """The frame that holds every moment of the movement, with even margins."""
    box = _extent(movement)
    bottom = max(box.bottom, 12) if _has_floor(movement) else box.bottom
    return Box(box.left - MARGIN, box.top - MARGIN, box.right + MARGIN, bottom + MARGIN)


def _box_of(shapes: Iterable[Shape]) -> Box:
    xs: list[int] = []
    ys: list[int] = []
    for shape in shapes:
        xs += shape.numbers[0::2]
        ys += shape.numbers[1::2]
    return Box(min(xs), min(ys), max(xs), max(ys))
