"""A movement at one moment as shapes, and the frame that holds all its moments."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from unclench.engine.values.keyframe import Contact, Keyframe, Movement
from unclench.figures import frontal, side
from unclench.figures.pose import pose_of
from unclench.figures.props import front_props, ground, props
from unclench.figures.shapes import SCALE, Look, Shape

MARGIN = 40


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
    return (*things_of(movement), *person_of(movement, frame), *_floor(movement))


def person_of(movement: Movement, frame: Keyframe) -> tuple[Shape, ...]:
    """The body alone, from whichever side the movement is seen."""
    if movement.view in frontal.LIFT:
        return frontal.figure(movement, frame)
    return side.figure(movement, pose_of(movement, frame))


def things_of(movement: Movement) -> tuple[Shape, ...]:
    """The props, where the planted frame needs them."""
    if movement.view in frontal.LIFT:
        return front_props(movement.props)
    return props(movement.props, pose_of(movement, movement.frames[movement.planted_in]))


def _floor(movement: Movement) -> tuple[Shape, ...]:
    if not _has_floor(movement):
        return ()
    box = _extent(movement)
    return (ground(box.left / SCALE, box.right / SCALE),)


def _has_floor(movement: Movement) -> bool:
    return Contact.BED not in movement.contacts and movement.view not in frontal.LIFT


@lru_cache(maxsize=64)
def _extent(movement: Movement) -> Box:
    bodies = [person_of(movement, frame) for frame in movement.frames]
    everything = [things_of(movement), *bodies]
    return _box_of(shape for group in everything for shape in group if shape.look is not Look.GAP)


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
