"""The body from behind and from the front, with the places that can be marked.

Coordinates are units of the drawing, one box of 200 by 420 for each view, chosen by eye. From
behind, the person's left is on the left; from the front it is on the right, as in a meeting.
No place is narrower than 24 units: on a phone of 390 pixels that makes a target of 24 pixels.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

Place = tuple[int, int, int, int]
LIMBS = (
    "M100 78 L100 205",
    "M72 88 L52 150 L44 205",
    "M128 88 L148 150 L156 205",
    "M84 210 L80 300 L78 385",
    "M116 210 L120 300 L122 385",
)
"""The silhouette: trunk, arms and legs as thick round lines; the head is a circle."""

BACK: Mapping[str, Place] = {
    "neck": (100, 61, 14, 12),
    "upper_left": (75, 100, 12, 25),
    "upper_middle": (100, 100, 12, 25),
    "upper_right": (125, 100, 12, 25),
    "low_left": (75, 152, 12, 23),
    "low_middle": (100, 152, 12, 23),
    "low_right": (125, 152, 12, 23),
    "dimple_left": (86, 189, 12, 12),
    "dimple_right": (114, 189, 12, 12),
    "buttock_left": (82, 217, 16, 14),
    "buttock_right": (118, 217, 16, 14),
    "thigh_back_left": (81, 262, 12, 30),
    "thigh_back_right": (119, 262, 12, 30),
    "calf_left": (79, 332, 12, 26),
    "calf_right": (121, 332, 12, 26),
}
FRONT: Mapping[str, Place] = {
    "chest": (100, 100, 32, 24),
    "belly": (100, 155, 28, 26),
    "pubic": (100, 199, 12, 12),
    "groin_right": (75, 207, 12, 12),
    "groin_left": (125, 207, 12, 12),
    "thigh_front_right": (81, 255, 12, 32),
    "thigh_front_left": (119, 255, 12, 32),
    "shin_right": (79, 330, 12, 27),
    "shin_left": (121, 330, 12, 27),
    "foot_right": (76, 388, 13, 12),
    "foot_left": (124, 388, 13, 12),
}


@dataclass(frozen=True)
class Area:
    """One place that can be marked."""

    value: str
    x: int
    y: int
    rx: int
    ry: int
    chosen: bool


@dataclass(frozen=True)
class View:
    """The body from one side, with the word at its left and its right edge."""

    title: str
    left: str
    right: str
    areas: tuple[Area, ...]
    limbs: tuple[str, ...] = LIMBS


def body_map(chosen: Collection[str]) -> tuple[View, View]:
    """Both views, with what was marked before."""
    return (
        View("From behind", "your left", "your right", _areas(BACK, chosen)),
        View("From the front", "your right", "your left", _areas(FRONT, chosen)),
    )


def _areas(places: Mapping[str, Place], chosen: Collection[str]) -> tuple[Area, ...]:
    return tuple(Area(name, *place, name in chosen) for name, place in places.items())
