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


class Units(StrEnum):
    """Centimetres and kilograms, or inches and pounds."""

    METRIC = "metric"
    US = "us"

    @property
    def other(self) -> "Units":
        """The units that these may be switched to."""
        return Units.US if self is Units.METRIC else Units.METRIC


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

    `destination` is given when the load has to be put down with care. `units` are those that it was
    measured in: they choose the form of the equation.
    """

    weight_kg: float
    origin: Place
    d_cm: float
    per_min: float
    hours: float
    coupling: Grip
    destination: Place | None = None
    units: Units = Units.METRIC

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
class ReachRule:
    """Nearer counts as `nearest`; beyond `farthest` nothing may be lifted.

    `printed` is the multiplier of each whole step between the two, where a table is read in place
    of the formula.
    """

    nearest: float
    farthest: float
    printed: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        steps = self.farthest - self.nearest + 1
        if self.printed and (
            len(self.printed) != steps or list(self.printed) != sorted(self.printed, reverse=True)
        ):
            raise ValueError(f"`printed` expects {steps:g} falling multipliers, one for each step")


@dataclass(frozen=True)
class HeightRule:
    """The best height of the hands, what each step away from it takes, and the highest."""

    best: float
    per_step: float
    highest: float


@dataclass(frozen=True)
class WayRule:
    """`base + factor / way`; a shorter way counts as `shortest`."""

    base: float
    factor: float
    shortest: float
    longest: float


@dataclass(frozen=True)
class Printed:
    """How many decimals the method prints of its multipliers, and of a limit."""

    multipliers: int
    limit: int


@dataclass(frozen=True)
class LiftingForm:
    """The equation in one kind of units: `length` in cm and `weight` in kg say how large they are.

    Every other number of it counts in them, never in cm or kg. Without `printed` it is worked out
    in full.
    """

    length: float
    weight: float
    length_name: str
    load_constant: float
    reach: ReachRule
    height: HeightRule
    way: WayRule
    printed: Printed | None = None

    def lengths(self, cm: float) -> float:
        """A length in these units; a whole number of them stays one."""
        return round(cm / self.length, 6)

    def is_low(self, v_cm: float) -> bool:
        """Whether the hands are below the best height."""
        return self.lengths(v_cm) < self.height.best

    def cm(self, lengths: float) -> float:
        """A length of these units in cm."""
        return lengths * self.length

    @property
    def load_constant_kg(self) -> float:
        """The limit of the best way of lifting."""
        return self.load_constant * self.weight


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
    forms: Mapping[str, LiftingForm]
    twist: TwistRule
    grips: Mapping[str, GripRule]
    hours: tuple[float, ...]
    often: tuple[OftenRow, ...]
    indexes: tuple[IndexBand, ...]
    not_for: tuple[str, ...]

    def __post_init__(self) -> None:
        if set(self.forms) != set(Units):
            raise ValueError(f"`forms` expects exactly {', '.join(Units)}")
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

    def form_of(self, lift: Lift) -> LiftingForm:
        """The form in the units that a lift was measured in."""
        return self.forms[lift.units]
