"""How a body stands, sits or lies at one moment, and the movement that a few such moments make.

Angles are in degrees. A direction is counted clockwise from straight up, the figure facing right:
0 up, 90 to the right, 180 down, 270 to the left. Source of the conventions:
`engineering_proposal`.
"""

from dataclasses import dataclass
from enum import StrEnum


class View(StrEnum):
    """From where the figure is seen. `front_from_feet`: lying, seen from the feet end.
    `front_from_above`: between front and top."""

    SIDE = "side"
    TOP = "top"
    FRONT = "front"
    FRONT_FROM_ABOVE = "front_from_above"
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
    FAR_ARM = "far_arm"
    LEGS = "legs"
    NEAR_LEG = "near_leg"
    FAR_LEG = "far_leg"


class Landmark(StrEnum):
    """A place of the body whose way an arrow shows. `pelvis`: it turns, and the arrow with it."""

    HEAD = "head"
    CHEST = "chest"
    BACK = "back"
    BELLY = "belly"
    HIPS = "hips"
    PELVIS = "pelvis"
    NEAR_HIP = "near_hip"
    KNEES = "knees"
    NEAR_KNEE = "near_knee"
    FAR_KNEE = "far_knee"
    NEAR_FOOT = "near_foot"
    FAR_FOOT = "far_foot"
    NEAR_HAND = "near_hand"
    FAR_HAND = "far_hand"


class Contact(StrEnum):
    """What carries the body, and where its hands are.

    `feet`, `toes`, `hands` and the like of one side stay where the planted frame puts them;
    `soles` and `palms` rest on the ground too, and may step or slide along it. `upper_back`: the
    shoulders lie and the hips rise. `back_on_wall`: with the ball between, if there is one.
    `ankle_on_knee`: the near one, of somebody who sits. `hands_on_wall`: with the forearms.
    `hands_on_rims`: of the wheels of a wheelchair, and along them.
    """

    SEAT = "seat"
    ANKLE_ON_KNEE = "ankle_on_knee"
    HANDS_BESIDE_KNEES = "hands_beside_knees"
    KNEES = "knees"
    FAR_KNEE = "far_knee"
    TOES = "toes"
    FAR_TOES = "far_toes"
    ROLLER = "roller"
    BACK_ON_WALL = "back_on_wall"
    SHOULDER_ON_WALL = "shoulder_on_wall"
    UPPER_BACK = "upper_back"
    BACK = "back"
    WEDGE = "wedge"
    BELLY = "belly"
    SIDE = "side"
    FEET = "feet"
    NEAR_FOOT = "near_foot"
    FAR_FOOT = "far_foot"
    SOLES = "soles"
    WATER = "water"
    FOREARM = "forearm"
    FOREARMS = "forearms"
    HANDS = "hands"
    NEAR_HAND = "near_hand"
    PALMS = "palms"
    HANDS_ON_KNEES = "hands_on_knees"
    HANDS_ON_RIMS = "hands_on_rims"
    HANDS_ON_WALL = "hands_on_wall"
    HANDS_ON_WORKTOP = "hands_on_worktop"
    HANDS_ROUND_THIGH = "hands_round_thigh"


class Prop(StrEnum):
    """A thing that the body uses, or a sign beside it: `attention` is a glass held over the place
    that is attended to, `breath` a puff at the mouth, `tension` shows what is tense, `squeeze` the
    same behind the buttocks, `lift` the pelvic floor as it closes and rises, `thought` a cloud
    above the head with a movement in it, `thoughts` a cloud that drifts away."""

    ATTENTION = "attention"
    BAG = "bag"
    BALL = "ball"
    BAND = "band"
    BED = "bed"
    BELLY_PILLOW = "belly_pillow"
    BOX = "box"
    BREATH = "breath"
    CHAIR = "chair"
    COLD_PACK = "cold_pack"
    CUSHION = "cushion"
    HEAD_PILLOW = "head_pillow"
    HEAT_PACK = "heat_pack"
    HUG_PILLOW = "hug_pillow"
    KNEE_PILLOW = "knee_pillow"
    LIFT = "lift"
    MAT = "mat"
    ROLLER = "roller"
    SQUEEZE = "squeeze"
    STOOL = "stool"
    STRAP = "strap"
    TENSION = "tension"
    THOUGHT = "thought"
    THOUGHTS = "thoughts"
    WALL = "wall"
    WALL_AHEAD = "wall_ahead"
    WATER_LINE = "water_line"
    WEDGE = "wedge"
    WEIGHT = "weight"
    WHEELCHAIR = "wheelchair"
    WORKTOP = "worktop"


@dataclass(frozen=True, kw_only=True)
class Keyframe:
    """One moment. It takes `move_s` seconds to get there, and lasts `hold_s` seconds.

    `trunk`: direction from hip to shoulder. `neck`: chin towards the chest. `low_back`: how far
    the low back is rounded, or arched when below 0. `hip`, `knee`, `shoulder`, `elbow`: bending of
    both sides; `hip_near` and the like speak for one side. `ankle`: how far the toes point away.
    `wrist`: the hand, clockwise from the forearm. `elbows_out`: how far the upper arms point out of
    the picture, which makes them look shorter.
    `roll`: both knees to one side. `turn`: chest to one side. `opening`: the upper knee away from
    the lower one. `lean`: the trunk to the viewer's right. `shift`: how far the hips have moved to
    the right, in statures. `belly` and `tense`: 0 to 1. `attention`: 0 at the feet, 1 at the head.
    `thought`: how far what is thought has moved or drifted, 0 to 1.
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
    opening: float = 0.0
    lean: float = 0.0
    shift: float = 0.0
    belly: float = 0.0
    tense: float = 0.0
    attention: float = 0.0
    thought: float = 0.0
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
    that the line of the back stays clear. `arrows`: the places whose way is shown in stills.
    """

    view: View
    contacts: tuple[Contact, ...]
    frames: tuple[Keyframe, ...]
    moving: tuple[Part, ...]
    props: tuple[Prop, ...] = ()
    arrows: tuple[Landmark, ...] = ()
    arms_behind: bool = False
    loop: int = 0
    planted_in: int = 0
    still: int = 0

    def seconds(self) -> float:
        """How long one round takes."""
        return sum(frame.move_s + frame.hold_s for frame in self.frames)
