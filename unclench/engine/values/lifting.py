"""One way of lifting, and the numbers of the method that weighs it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.record import Provenance


class Grip(StrEnum):
    """How well the hands hold the load."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


class LiftError(ValueError):
    """A measure that makes no sense; says which, its value and what was expected."""


@dataclass(frozen=True)
class Place:
    """Where the hands are: from between the ankles, from the floor (cm), and turned (degrees)."""

    h_cm: float
    v_cm: float
    angle_deg: float = 0.0

    def __post_init__(self) -> None:
        for name in ("h_cm", "v_cm", "angle_deg"):
            _refuse_senseless(name, getattr(self, name))


@dataclass(frozen=True, kw_only=True)
class Lift:
    """A load lifted from one place, `d_cm` up or down, `per_min` times a minute for `hours`.

    `destination` is given when the load has to be put down with care.
    """

    weight_kg: float
    origin: Place
    d_cm: float
    per_min: float
    hours: float
    coupling: Grip
    destination: Place | None = None

    def __post_init__(self) -> None:
        for name in ("weight_kg", "d_cm", "per_min", "hours"):
            _refuse_senseless(name, getattr(self, name))
        for name in ("weight_kg", "hours"):
            if not getattr(self, name):
                raise LiftError(f"{name}=0 cannot be used: expected a number above 0.")


def _refuse_senseless(name: str, value: float) -> None:
    if not math.isfinite(value) or value < 0:
        raise LiftError(f"{name}={value} cannot be used: expected a number of 0 or more.")


@dataclass(frozen=True)
class ReachBounds:
    """Nearer counts as `nearest_cm`; beyond `farthest_cm` nothing may be lifted."""

    nearest_cm: float
    farthest_cm: float


@dataclass(frozen=True)
class HeightRule:
    """The best height of the hands, what each cm away from it takes, and the highest."""

    best_cm: float
    per_cm: float
    highest_cm: float


@dataclass(frozen=True)
class WayRule:
    """`base + factor_cm / way`; a shorter way counts as `shortest_cm`."""

    base: float
    factor_cm: float
    shortest_cm: float
    longest_cm: float


@dataclass(frozen=True)
class TwistRule:
    """What each degree takes, and the most that may be turned."""

    per_deg: float
    most_deg: float


@dataclass(frozen=True)
class GripRule:
    """The multiplier with the hands below the best height, and at or above it."""

    below: float
    above: float


@dataclass(frozen=True)
class OftenRow:
    """The multipliers at so many lifts a minute, one for each span of `hours`."""

    per_min: float
    below: tuple[float, ...]
    above: tuple[float, ...]


@dataclass(frozen=True)
class IndexBand:
    """What is said of a load that is `up_to` times the limit, or more than any other band says."""

    say: str
    up_to: float | None = None


@dataclass(frozen=True, kw_only=True)
class LiftingMethod(Provenance):
    """The numbers of the revised lifting equation, and what it is not for."""

    id: str
    load_constant_kg: float
    load_constant_lb: float
    inch_cm: float
    reach: ReachBounds
    height: HeightRule
    way: WayRule
    twist: TwistRule
    grips: Mapping[str, GripRule]
    hours: tuple[float, ...]
    often: tuple[OftenRow, ...]
    indexes: tuple[IndexBand, ...]
    not_for: tuple[str, ...]

    def __post_init__(self) -> None:
        if set(self.grips) != set(Grip):
            raise ValueError(f"`grips` expects exactly {', '.join(Grip)}")
        if any({len(row.below), len(row.above)} != {len(self.hours)} for row in self.often):
            raise ValueError("each row of `often` expects one multiplier for each of `hours`")
        steps = [row.per_min for row in self.often]
        if not steps or steps != sorted(set(steps)):
            raise ValueError("`often` expects rows with rising `per_min`")
        bounds = [band.up_to for band in self.indexes if band.up_to is not None]
        if bounds != sorted(set(bounds)) or [b.up_to for b in self.indexes] != [*bounds, None]:
            raise ValueError("`indexes` expects rising `up_to`, and none in the last")

    def said_of(self, index: float) -> str:
        """What a lifting index means, in words."""
        fitting = (b for b in self.indexes if b.up_to is None or index <= b.up_to)
        return next(fitting).say

    @property
    def pound_kg(self) -> float:
        """A pound in kg, by the method's own rounding."""
        return self.load_constant_kg / self.load_constant_lb
