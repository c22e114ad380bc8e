"""Where somebody stands with one exercise: its rung on the graph of easier and harder ones, and its
dosage, after all that was done. Source: the fact base 1.5 and 4.4 (`engineering_proposal`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from unclench.engine.plan.dose import Growth, first_dose, grown, is_least, shrunk
from unclench.engine.plan.flare import flare_on
from unclench.engine.plan.traffic import Light, light_of
from unclench.engine.values.history import Done, Ending, Flare, History
from unclench.engine.values.intervention import Intervention
from unclench.engine.values.plan import Dose, Progression

# The first allowed of some ids; None if there is none.
Allowed = Callable[[tuple[str, ...]], Intervention | None]


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One exercise, its dosage, and how it went.

    `green_dose`: the last dosage that was green. `greens`: green sessions in a row since the last
    change. `last`: the day it was last done. `grown_on`: the day of the last step up.
    """

    intervention: Intervention
    dose: Dose
    green_dose: Dose
    greens: int = 0
    last: date | None = None
    grown_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Climb:
    """What moves somebody up or down. `greens`: how many in a row before a change. `allowed`
    picks the first of some interventions that nothing speaks against for this person."""

    rule: Progression
    greens: int
    flares: tuple[Flare, ...]
    allowed: Allowed


def start_of(intervention: Intervention) -> Rung:
    """The first rung."""
    dose = first_dose(intervention)
    return Rung(intervention=intervention, dose=dose, green_dose=dose)


def rung_on(climb: Climb, intervention: Intervention, history: History, today: date) -> Rung:
    """The rung today, after everything that was done from this exercise on."""
    rung = start_of(intervention)
    if intervention.kind in climb.rule.steady_kinds:
        return rung
    for done in history.done:
        if done.intervention == rung.intervention.id and done.ending is not Ending.SKIPPED:
            rung = _after(climb, _rested(climb, rung, done.day), done)
    rung = _rested(climb, rung, today)
    return _in_flare(climb, rung, today)


def _in_flare(climb: Climb, rung: Rung, today: date) -> Rung:
    """In a flare-up only a share of the dosage is asked for; the rung itself is kept."""
    if flare_on(climb.flares, today) is None:
        return rung
    return replace(rung, dose=_share(rung, rung.green_dose, climb.rule.flare))


def _rested(climb: Climb, rung: Rung, day: date) -> Rung:
    """After days away it goes on from the last green dosage, after many from a share of it."""
    away = (day - rung.last).days if rung.last else 0
    if away > climb.rule.long_gap_days:
        less = _share(rung, rung.green_dose, climb.rule.restart)
        return replace(rung, dose=less, green_dose=less, greens=0, last=None)
    if away > climb.rule.gap_days:
        return replace(rung, dose=_lesser(rung.dose, rung.green_dose), greens=0)
    return rung


def _lesser(one: Dose, other: Dose) -> Dose:
    """The one that asks for less, part by part."""
    names = one.parts().keys() & other.parts().keys()
    for name in names:
        one = one.with_(name, min(one.parts()[name], other.parts()[name]))
    return one


def _share(rung: Rung, dose: Dose, share: float) -> Dose:
    return shrunk(rung.intervention.dosage, dose, share)


def _after(climb: Climb, rung: Rung, done: Done) -> Rung:
    """The rung after one session."""
    seen = replace(rung, last=done.day)
    match light_of(climb.rule, done):
        case Light.GREEN:
            return _after_green(climb, seen, done.day)
        case Light.AMBER:
            return replace(seen, dose=_share(rung, rung.dose, 1 - climb.rule.cut), greens=0)
        case Light.RED:
            return _after_red(climb, seen)
        case _:
            return seen


def _after_green(climb: Climb, rung: Rung, day: date) -> Rung:
    """One green more; enough of them in a row make one change, never in a flare-up."""
    counted = replace(rung, green_dose=rung.dose, greens=rung.greens + 1)
    if counted.greens < climb.greens or flare_on(climb.flares, day) is not None:
        return counted
    return _stepped_up(climb, counted, day) if _may_grow(climb, counted, day) else counted


def _is_activity(climb: Climb, rung: Rung) -> bool:
    return rung.intervention.kind in climb.rule.activity_kinds


def _may_grow(climb: Climb, rung: Rung, day: date) -> bool:
    """An activity grows at most once in so many days."""
    if not _is_activity(climb, rung) or rung.grown_on is None:
        return True
    return (day - rung.grown_on).days >= climb.rule.activity_days


def _stepped_up(climb: Climb, rung: Rung, day: date) -> Rung:
    rule = climb.rule
    share = rule.activity_grow if _is_activity(climb, rung) else rule.grow
    growth = Growth(share, rule.grow_most)
    more = grown(rule, rung.intervention.dosage, rung.dose, growth=growth)
    if more is not None:
        return replace(rung, dose=more, greens=0, grown_on=day)
    harder = None if _is_activity(climb, rung) else climb.allowed(rung.intervention.progression)
    return replace(start_of(harder), last=day, grown_on=day) if harder else rung


def _after_red(climb: Climb, rung: Rung) -> Rung:
    """Half of it; where it is at its least already, the next easier exercise."""
    easier = None if _is_activity(climb, rung) else climb.allowed(rung.intervention.regression)
    if is_least(rung.intervention.dosage, rung.dose) and easier:
        return replace(start_of(easier), last=rung.last)
    less = _share(rung, rung.dose, climb.rule.halve)
    return replace(rung, dose=less, green_dose=_lesser(rung.green_dose, less), greens=0)
