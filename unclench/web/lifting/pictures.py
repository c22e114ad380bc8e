"""The drawn lift with its six shares, and the small drawings beside the questions."""

from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from unclench.engine.lifting.multipliers import Multipliers
from unclench.engine.values.lifting import Grip, Units
from unclench.figures.lift_drawing import DrawnLift, Label, Spot, hint_svg, is_reached, lift_svg
from unclench.figures.lift_tiles import grip_svg, often_svg, twist_svg
from unclench.web.lifting.forms import GRIPS, HOURS
from unclench.web.lifting.measures import COUNTED_MIN, SYMBOLS, Kind
from unclench.web.lifting.services import Answered

TIMES = "\N{MULTIPLICATION SIGN}"
TITLE = "Your lift, drawn to scale"
TOO_FAR = (
    "The person in the drawing is 170 cm (5 ft 7 in) tall and cannot reach that far. "
    "They are drawn as near as they get."
)
TO_SCALE = "Drawn to scale for a person of 170 cm (5 ft 7 in)."
HARDER_END = "Putting it down is the harder part, so that is drawn in full."


def share(multiplier: float) -> str:
    """A multiplier as it is written on a chip."""
    return f"{TIMES} {multiplier:.2f}"


def picture(answered: Answered, units: Units) -> dict[str, Any]:
    """The drawing, its three tiles, and a line about it."""
    lift, each = _drawn(answered, units), answered.weighed.worst.multipliers
    words = _in_words(answered, units)
    reached = is_reached(lift.here) and is_reached(lift.there)
    return {
        "svg": mark_safe(lift_svg(lift, title=TITLE, description=words)),
        "tiles": _tiles(answered, each),
        "caption": TO_SCALE if reached else TOO_FAR,
        "note": HARDER_END if answered.weighed.ends_harder else "",
    }


def _drawn(answered: Answered, units: Units) -> DrawnLift:
    lift, weighed = answered.lift, answered.weighed
    end = lift.destination or lift.origin
    start_spot = Spot(lift.origin.h_cm, lift.origin.v_cm)
    spots = (start_spot, Spot(end.h_cm, answered.end_cm))
    here, there = reversed(spots) if weighed.ends_harder else spots
    load = _as_written(answered, "weight", Kind.WEIGHT, units)
    return DrawnLift(here, there, answered.rises, load, _labels(answered, units))


def _labels(answered: Answered, units: Units) -> dict[str, Label]:
    each = answered.weighed.worst.multipliers
    at_end = answered.weighed.ends_harder
    away = _as_written(answered, "h_end" if at_end else "h", Kind.LENGTH, units)
    high = _as_written(answered, "to" if at_end else "v", Kind.LENGTH, units)
    return {
        "h": Label(f"{away} away", share(each.hm), each.takes_most == "hm"),
        "v": Label(f"{high} high", share(each.vm), each.takes_most == "vm"),
        "d": Label(way(answered, units), share(each.dm), each.takes_most == "dm"),
    }


def way(answered: Answered, units: Units) -> str:
    """How far up or down, in the units of the form."""
    numbers = answered.task.numbers
    if numbers["to"] == numbers["v"]:
        return "same height"
    length = f"{round(abs(numbers['to'] - numbers['v']), 1):g} {SYMBOLS[Kind.LENGTH, units]}"
    return f"{'up' if answered.rises else 'down'} {length}"


def _as_written(answered: Answered, name: str, kind: Kind, units: Units) -> str:
    return f"{answered.task.numbers[name]:g} {SYMBOLS[kind, units]}"


def _tiles(answered: Answered, each: Multipliers) -> list[dict[str, Any]]:
    lift, first = answered.lift, each.takes_most
    place = lift.destination if answered.weighed.ends_harder and lift.destination else lift.origin
    turn = twist_svg(place.angle_deg, first=first == "am")
    often = often_svg(lift.per_min, first=first == "fm")
    grip = grip_svg(lift.coupling, first=first == "cm")
    return [
        _tile(turn, turned(place.angle_deg), each.am, first == "am"),
        _tile(often, how_often(answered), each.fm, first == "fm"),
        _tile(grip, GRIPS[lift.coupling], each.cm, first == "cm"),
    ]


def _tile(svg: str, text: str, multiplier: float, first: bool) -> dict[str, Any]:
    return {"svg": mark_safe(svg), "text": text, "share": share(multiplier), "first": first}


def turned(angle_deg: float) -> str:
    """The turn in words."""
    return f"Turned {angle_deg:g} degrees" if angle_deg else "No turn"


def how_often(answered: Answered) -> str:
    """How often and how long, in words."""
    times = answered.task.numbers["times"]
    hours = HOURS[f"{answered.lift.hours:g}"].lower()
    return f"{times:g} in {COUNTED_MIN} minutes, {hours}"


def _in_words(answered: Answered, units: Units) -> str:
    labels = _labels(answered, units)
    measures = ", ".join(f"{label.text} {label.share}" for label in labels.values())
    heaviest = next((f" Most goes with {n.text}." for n in labels.values() if n.takes_most), "")
    load = _as_written(answered, "weight", Kind.WEIGHT, units)
    return f"A person lifts {load}. Hands and shares: {measures}.{heaviest}"


@cache
def hint(name: str) -> SafeString:
    """The small drawing beside a question."""
    if name.startswith("twist"):
        return mark_safe(twist_svg(60, first=True))
    if name == "times":
        return mark_safe(often_svg(4, first=True))
    return mark_safe(hint_svg(name))


@cache
def grip_picture(grip: Grip) -> SafeString:
    """A kind of grip, drawn."""
    return mark_safe(grip_svg(grip, first=False))
