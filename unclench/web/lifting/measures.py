"""What is asked about a lift: in plain words, in which unit, between which bounds.

Values stay as they were written, in the units of the form. The bounds only keep out slips of the
finger; what the method itself does not allow is its own to say.
"""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.lifting import Units
from unclench.web.knowledge import knowledge

COUNTED_MIN = 15
"""Lifts are counted over so many minutes, as the method's manual does. Source: `ex_x2`."""


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


ANKLES_TO_HANDS = "From between your ankles to between your hands."
TURN = "0 is straight ahead, 90 is to your side."


def _length(name: str, title: str, hint: str, usual: float, usual_us: float) -> Measure:
    """A length that begins at 0; what lies beyond the method's own bounds is still drawn."""
    most = 150 if name.startswith("h") else 250
    return Measure(name, title, hint, Kind.LENGTH, usual, usual_us, 0, most)


def _turn(name: str, title: str) -> Measure:
    return Measure(name, title, TURN, Kind.ANGLE, 0, 0, 0, 180)


MEASURES = (
    Measure("weight", "How heavy?", "The load itself.", Kind.WEIGHT, 8, 18, 0.1, 300),
    _length("h", "How far from you?", ANKLES_TO_HANDS, 45, 18),
    _length("v", "How high are your hands?", "From the floor, as you lift.", 30, 12),
    _length("to", "How high at the end?", "Your hands again, as you put it down.", 80, 32),
    _turn("twist", "How far do you turn?"),
    Measure("times", "How often?", "Count the lifts in 15 minutes.", Kind.TIMES, 3, 3, 1, 400),
)
AT_THE_END = (
    _length("h_end", "How far from you, at the end?", ANKLES_TO_HANDS, 45, 18),
    _turn("twist_end", "How far are you turned, at the end?"),
)


def written(value: float) -> str:
    """A number as it stands in a field: at most one decimal."""
    return f"{round(value, 1):g}"


def _size(measure: Measure, units: Units) -> float:
    """How many kg or cm one of these units is; 1 for what has no unit of its own."""
    form = knowledge().lifting.forms[units]
    return {Kind.WEIGHT: form.weight, Kind.LENGTH: form.length}.get(measure.kind, 1.0)


def converted(measure: Measure, metric: float, units: Units) -> float:
    """A metric value in the units of the form."""
    return metric if units is Units.METRIC else round(metric / _size(measure, units), 1)


def switched(measure: Measure, value: float, units: Units) -> float:
    """A value of these units in the other ones."""
    return round(in_metric(measure, value, units) / _size(measure, units.other), 1)


def in_metric(measure: Measure, value: float, units: Units) -> float:
    """A value in kg or cm; what has no unit of its own stays as it is."""
    return value * _size(measure, units)
