"""What is asked about a lift: in plain words, in which unit, between which bounds.

Values stay as they were written, in the units of the form. The bounds only keep out slips of the
finger; what the method itself does not allow is its own to say.
"""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.lifting import LiftingMethod

CM_IN_AN_INCH = 2.54
KG_IN_A_POUND = 0.45359237
COUNTED_MIN = 15
"""Lifts are counted over so many minutes, as the method's manual does. Source: `ex_x2`."""


class Units(StrEnum):
    """Centimetres and kilograms, or inches and pounds."""

    METRIC = "metric"
    US = "us"

    @property
    def other(self) -> "Units":
        return Units.US if self is Units.METRIC else Units.METRIC


class Kind(StrEnum):
    """What a number counts."""

    WEIGHT = "weight"
    LENGTH = "length"
    ANGLE = "angle"
    TIMES = "times"


SYMBOLS = {
    (Kind.WEIGHT, Units.METRIC): "kg",
    (Kind.WEIGHT, Units.US): "lb",
    (Kind.LENGTH, Units.METRIC): "cm",
    (Kind.LENGTH, Units.US): "in",
}
PLAIN = {Kind.ANGLE: "degrees", Kind.TIMES: "times"}


@dataclass(frozen=True)
class Measure:
    """One number that is asked for. `usual` and the bounds are metric, `usual_us` is not."""

    name: str
    title: str
    hint: str
    kind: Kind
    usual: float
    usual_us: float
    low: float
    high: float

    def unit(self, units: Units) -> str:
        """What stands behind the number."""
        return PLAIN.get(self.kind) or SYMBOLS[self.kind, units]

    def start(self, units: Units) -> str:
        """The value that the form begins with."""
        return written(self.usual if units is Units.METRIC else self.usual_us)

    def bounds(self, units: Units) -> tuple[float, float]:
        """The lowest and highest number that is taken."""
        return converted(self, self.low, units), converted(self, self.high, units)


MEASURES = (
    Measure("weight", "How heavy?", "The load itself.", Kind.WEIGHT, 10, 22, 0.1, 300),
    Measure(
        "h",
        "How far from you?",
        "From between your ankles to between your hands.",
        Kind.LENGTH,
        45,
        18,
        0,
        150,
    ),
    Measure(
        "v", "How high are your hands?", "From the floor, as you lift.", Kind.LENGTH, 30, 12, 0, 250
    ),
    Measure(
        "to",
        "How high at the end?",
        "Your hands again, as you put it down.",
        Kind.LENGTH,
        80,
        32,
        0,
        250,
    ),
    Measure(
        "twist",
        "How far do you turn?",
        "0 is straight ahead, 90 is to your side.",
        Kind.ANGLE,
        0,
        0,
        0,
        180,
    ),
    Measure("times", "How often?", "Count the lifts in 15 minutes.", Kind.TIMES, 3, 3, 1, 400),
)
AT_THE_END = (
    Measure(
        "h_end",
        "How far from you, at the end?",
        "From between your ankles to between your hands.",
        Kind.LENGTH,
        45,
        18,
        0,
        150,
    ),
    Measure(
        "twist_end",
        "How far are you turned, at the end?",
        "0 is straight ahead, 90 is to your side.",
        Kind.ANGLE,
        0,
        0,
        0,
        180,
    ),
)


def written(value: float) -> str:
    """A number as it stands in a field: at most one decimal."""
    return f"{round(value, 1):g}"


def converted(measure: Measure, metric: float, units: Units) -> float:
    """A metric value in the units of the form."""
    if units is Units.METRIC:
        return metric
    sizes = {Kind.WEIGHT: KG_IN_A_POUND, Kind.LENGTH: CM_IN_AN_INCH}
    return round(metric / sizes.get(measure.kind, 1.0), 1)


def switched(measure: Measure, value: float, units: Units) -> float:
    """A value of these units in the other ones, measured with a true inch and pound."""
    sizes = {Kind.WEIGHT: KG_IN_A_POUND, Kind.LENGTH: CM_IN_AN_INCH}
    size = sizes.get(measure.kind, 1.0)
    return round(value / size if units is Units.METRIC else value * size, 1)


def for_the_method(method: LiftingMethod, measure: Measure, value: float, units: Units) -> float:
    """A value in kg or cm as the method wants it: its own inch and pound are rounded."""
    if units is Units.METRIC:
        return value
    sizes = {Kind.WEIGHT: method.pound_kg, Kind.LENGTH: method.inch_cm}
    return value * sizes.get(measure.kind, 1.0)
