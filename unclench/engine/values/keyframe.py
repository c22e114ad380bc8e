"""How a body stands, sits or lies at one moment, and the movement that a few such moments make.

Angles are in degrees. A direction is counted clockwise from straight up, the figure facing right:
0 up, 90 to the right, 180 down, 270 to the left. Source of the conventions:
`engineering_proposal`.
"""

from dataclasses import dataclass
from enum import StrEnum


class View(StrEnum):
    """From where the figure is seen. `front_from_feet`: lying, seen from the feet end."""

    SIDE = "side"
    TOP = "top"
    FRONT = "front"
    FRONT_FROM_FEET = "front_from_feet"


class Breath(StrEnum):
    IN = "in"
    OUT = "out"


class Side(StrEnum):
    """Nearer to whoever looks, or further away, behind the body."""

    NEAR = "near"
    FAR = "far"


class Part(StrEnum):
    """A part of the figure that can be drawn in the accent colour."""

    TRUNK = "trunk"
    HEAD = "head"
    ARMS = "arms"
    NEAR_ARM = "near_arm"
    LEGS = "legs"
    NEAR_LEG = "near_leg"
    FAR_LEG = "far_leg"


class Contact(StrEnum):
    """What carries the body. `hands`, `feet` and `far_foot` stay where the planted frame puts
    them; `palms` and `soles` rest on the ground too, and may slide or step along it."""

    BACK = "back"
    BELLY = "belly"
    BED = "bed"
    WEDGE = "wedge"
    SEAT = "seat"
    FEET = "feet"
    FAR_FOOT = "far_foot"
    SOLES = "soles"
    KNEES = "knees"
    HANDS = "hands"
    PALMS = "palms"
    HANDS_ON_KNEES = "hands_on_knees"


class Prop(StrEnum):
    """A thing that the body uses."""

    BED = "bed"
    BOX = "box"
    CHAIR = "chair"
    COLD_PACK = "cold_pack"
    HEAD_PILLOW = "head_pillow"
    HEAT_PACK = "heat_pack"
    BELLY_PILLOW = "belly_pillow"
    HUG_PILLOW = "hug_pillow"
    KNEE_PILLOW = "knee_pillow"
    MAT = "mat"
    WEDGE = "wedge"
    WORKTOP = "worktop"


@dataclass(frozen=True, kw_only=True)
class Keyframe:
    """One moment. It takes `move_s` seconds to get there, and lasts `hold_s` seconds.

    `trunk`: direction from hip to shoulder. `neck`: chin towards the chest. `low_back`: how far
    the low back is rounded, or arched when below 0. `hip`, `knee`, `shoulder`, `elbow`: bending of
    both sides; `hip_near` and the like speak for one side. `ankle`: how far the toes point away.
    `wrist`: the hand, clockwise from the forearm. `elbows_out`: how far the upper arms point out of
    the picture, which makes them look shorter.
    `roll`: both knees to one side. `turn`: chest to one side. `belly` and `tense`: 0 to 1.
    An angle left out is 0. `cue` is said and shown on the way to this frame.
    """

    move_s: float
    hold_s: float = 0.0
    trunk: float = 0.0
    neck: float = 0.0
    low_back: float = 0.0
    hip: float = 0.0
    hip_near: float | None = None
    hip_far: float | None = None
    knee: float = 0.0
    knee_near: float | None = None
    knee_far: float | None = None
    ankle: float = 0.0
    ankle_near: float | None = None
    ankle_far: float | None = None
    shoulder: float = 0.0
    shoulder_near: float | None = None
    shoulder_far: float | None = None
    elbow: float = 0.0
    elbow_near: float | None = None
    elbow_far: float | None = None
    wrist: float = 0.0
    elbows_out: float = 0.0
    roll: float = 0.0
    turn: float = 0.0
    belly: float = 0.0
    tense: float = 0.0
    cue: str = ""
    breath: Breath | None = None

    def bend(self, joint: str, side: Side) -> float:
        """The bending of `joint` (hip, knee, ankle, shoulder or elbow) on one side, in degrees."""
        own: float | None = getattr(self, f"{joint}_{side}")
        both: float = getattr(self, joint)
        return both if own is None else own


@dataclass(frozen=True, kw_only=True)
class Movement:
    """What the figure shows: the frames in order, and back to the first.

    `loop`: how often the frames repeat; 0 means for as long as it goes on. `planted_in`: the frame
    (counted from 0) whose hands, feet and props the other frames keep. `still`: the frame that
    explains the movement best on its own. `arms_behind`: both arms are drawn behind the trunk, so
    that the line of the back stays clear.
    """

    view: View
    contacts: tuple[Contact, ...]
    frames: tuple[Keyframe, ...]
    moving: tuple[Part, ...]
    props: tuple[Prop, ...] = ()
    arms_behind: bool = False
    loop: int = 0
    planted_in: int = 0
    still: int = 0

    def seconds(self) -> float:
        """How long one round takes."""
        return sum(frame.move_s + frame.hold_s for frame in self.frames)
