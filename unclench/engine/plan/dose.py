"""One dosage: where it begins, how it grows by one change, and how it shrinks.

Nothing here ever leaves the absolute bounds, and nothing grows past the recommended ones: beyond
those a person has to confirm. Source: the fact base 4.4 (`general_knowledge`,
`engineering_proposal`).
"""

from dataclasses import dataclass
from math import floor

from unclench.engine.values.intervention import Dosage, Guardrail, Intervention, Kind
from unclench.engine.values.plan import Dose, Progression

# What stands for the amount of work, so that it is cut and restarted; the rest stays as it is.
AMOUNTS = ("repetitions", "duration_s", "distance_m", "load_kg", "hold_s")
_WHOLE = ("repetitions", "sets", "hold_s", "times_a_day", "days_a_week", "rest_s")
_BESIDE = (Kind.HEAT, Kind.COLD, Kind.WALKING, Kind.ACTIVITY)
_STEP = {"duration_s": 30.0, "distance_m": 5.0, "load_kg": 0.5}


def first_dose(intervention: Intervention) -> Dose:
    """Where it begins."""
    rails = intervention.dosage.guardrails()
    return Dose(**{name: rail.start for name, rail in rails.items()})


@dataclass(frozen=True)
class Growth:
    """By how much a dosage may grow: the usual share and the most, of what it is."""

    usual: float
    most: float


def grown(rule: Progression, dosage: Dosage, dose: Dose, *, growth: Growth) -> Dose | None:
    """The dosage with one part a step higher; None when nothing is left to grow.

    The part is the first of `Progression.order` that stays inside what is recommended.
    """
    rails = dosage.guardrails()
    for name in rule.order:
        value = dose.parts().get(name)
        if value is None or name not in rails:
            continue
        higher = _higher(rule, name, value, growth)
        if higher <= rails[name].recommended[1]:
            return dose.with_(name, higher)
    return None


def _higher(rule: Progression, name: str, value: float, growth: Growth) -> float:
    """One step up: the usual share, but no less than the smallest step."""
    smallest = rule.smallest[name]
    steps = floor(value * growth.usual / smallest + 0.5)
    most = max(1, floor(value * growth.most / smallest + 1e-9))
    return value + smallest * min(max(1, steps), most)


def shrunk(dosage: Dosage, dose: Dose, share: float) -> Dose:
    """What is left when only `share` of it is done, from 0 to 1: the first amount that can shrink
    does, and sets fall to one when none can."""
    rails = dosage.guardrails()
    for name in AMOUNTS:
        value = dose.parts().get(name)
        if value is None:
            continue
        lower = _inside(rails[name], name, value * share)
        if lower < value:
            return dose.with_(name, lower)
    return dose.with_("sets", _least(rails["sets"])) if dose.sets else dose


def eased(dosage: Dosage, dose: Dose, share: float) -> Dose:
    """The same, but nothing falls below what is recommended least. What is below it already
    stays."""
    rails, less = dosage.guardrails(), shrunk(dosage, dose, share)
    for name, lower in less.parts().items():
        was = dose.parts()[name]
        if lower < was:
            return dose.with_(name, max(lower, min(was, rails[name].recommended[0])))
    return dose


def _inside(rail: Guardrail, name: str, value: float) -> float:
    """The nearest smaller amount that can be done, never below what is absolutely least."""
    step = 1.0 if name in _WHOLE else _STEP.get(name, 1.0)
    return max(rail.kept_inside(floor(value / step) * step), _least(rail))


def _least(rail: Guardrail) -> float:
    return rail.absolute[0]


def is_least(dosage: Dosage, dose: Dose) -> bool:
    """Whether nothing of it can shrink."""
    return shrunk(dosage, dose, 0.5) == dose


def seconds_of(intervention: Intervention, dose: Dose) -> float:
    """About how long one time takes, in seconds, with the rests between the sets."""
    if dose.duration_s is not None:
        return dose.duration_s
    sets = dose.sets or 1.0
    one = _one_set(intervention, dose)
    return sets * one + (sets - 1) * (dose.rest_s or 0.0)


def least_minutes(intervention: Intervention) -> float:
    """The fewest minutes in which it can be done; warmth and walks stand beside a session and are
    not counted."""
    if intervention.kind in _BESIDE:
        return 0.0
    return seconds_of(intervention, fitted(intervention, first_dose(intervention), 0)) / 60


def _one_set(intervention: Intervention, dose: Dose) -> float:
    repetitions = dose.repetitions or 1.0
    moving = sum(frame.move_s for frame in intervention.movement.frames)
    still = max(dose.hold_s or 0.0, sum(frame.hold_s for frame in intervention.movement.frames))
    both = 2 if intervention.sides is not None else 1
    return both * repetitions * (moving + still)


def fitted(intervention: Intervention, dose: Dose, seconds: float) -> Dose:
    """A timed dosage made short enough for so many seconds, or as short as it can be."""
    rail = intervention.dosage.duration_s
    if rail is None or dose.duration_s is None or dose.duration_s <= seconds:
        return dose
    return dose.with_("duration_s", _inside(rail, "duration_s", seconds))
