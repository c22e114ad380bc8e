"""Where somebody stands with every exercise: on which rung of the graph of easier and harder ones,
and with what dosage, after all that was done. Source: the fact base 1.5 and 4.4
(`engineering_proposal`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from unclench.engine.plan.dose import Growth, eased, first_dose, grown, is_least, shrunk
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
    change. `last`: the day it was last done. `raised`: the days of the last steps up, each with
    the dosage before it. `onward`: the exercise that has taken its place, easier or harder.
    """

    intervention: Intervention
    dose: Dose
    green_dose: Dose
    greens: int = 0
    last: date | None = None
    raised: tuple[tuple[date, Dose], ...] = ()
    onward: Intervention | None = None


@dataclass(frozen=True, kw_only=True)
class Climb:
    """What moves somebody up or down. `greens`: how many in a row before a change. `find` gives
    an exercise by its id; `allowed` the first of some that nothing speaks against for this
    person."""

    rule: Progression
    greens: int
    flares: tuple[Flare, ...]
    find: Callable[[str], Intervention]
    allowed: Allowed

    def is_activity(self, rung: Rung) -> bool:
        """Whether it grows by the week and has no harder or easier one."""
        return rung.intervention.kind in self.rule.activity_kinds

    def is_steady(self, intervention: Intervention) -> bool:
        """Whether it comforts and is not trained."""
        return intervention.kind in self.rule.steady_kinds


class Ladder:
    """Every exercise that was done, with its rung. The same history gives the same ladder."""

    def __init__(self, climb: Climb, history: History) -> None:
        self._climb = climb
        self._forgotten = history.forgotten
        self._rungs: dict[str, Rung] = {}
        for done in history.done:
            if done.ending is not Ending.SKIPPED:
                self._go_on(done)

    def on(self, intervention: Intervention, today: date) -> Rung:
        """The rung today of somebody who begins with this exercise."""
        seen: set[str] = set()
        rung = self._begun(intervention)
        while rung.onward is not None and rung.intervention.id not in seen:
            seen.add(rung.intervention.id)
            rung = self._rung(rung.onward)
        if self._climb.is_steady(rung.intervention):
            return start_of(rung.intervention)
        return _in_flare(self._climb, _rested(self._climb, rung, today), today)

    def _begun(self, intervention: Intervention) -> Rung:
        """Its rung. Where the step from it is too old to count, that of the harder or easier one
        which has taken its place since: what was done last of its line."""
        if intervention.id in self._rungs or not self._forgotten:
            return self._rung(intervention)
        line = (self._rungs.get(name) for name in self._line(intervention))
        taken = [rung for rung in line if rung and self._climb.allowed((rung.intervention.id,))]
        return max(taken, key=_last_day, default=start_of(intervention))

    def _line(self, intervention: Intervention) -> Iterator[str]:
        """The ids of all that is harder, then of all that is easier, the nearest first."""
        find = self._climb.find
        yield from _beyond(intervention.id, lambda name: find(name).progression)
        yield from _beyond(intervention.id, lambda name: find(name).regression)

    def _rung(self, intervention: Intervention) -> Rung:
        return self._rungs.get(intervention.id) or start_of(intervention)

    def _go_on(self, done: Done) -> None:
        exercise = self._climb.find(done.intervention)
        if self._climb.is_steady(exercise):
            return
        before = self._rung(exercise)
        after = _after(self._climb, _rested(self._climb, before, done.day), done)
        self._rungs[done.intervention] = after
        if after.onward is not None:
            self._come_back_to(after.onward, done.intervention)

    def _come_back_to(self, new: Intervention, old: str) -> None:
        """Whoever goes from one exercise to another does not go straight back again."""
        rung = self._rung(new)
        if rung.onward is not None and rung.onward.id == old:
            self._rungs[new.id] = replace(rung, onward=None)


def _beyond(start: str, ways: Callable[[str], tuple[str, ...]]) -> list[str]:
    """All that the ways lead to from there, the nearest first."""
    found = [start]
    for name in found:
        found += [each for each in dict.fromkeys(ways(name)) if each not in found]
    return found[1:]


def _last_day(rung: Rung) -> date:
    return rung.last or date.min


def start_of(intervention: Intervention) -> Rung:
    """The first rung."""
    dose = first_dose(intervention)
    return Rung(intervention=intervention, dose=dose, green_dose=dose)


def _in_flare(climb: Climb, rung: Rung, today: date) -> Rung:
    """In a flare-up only a share is asked for, and of no more than in the two weeks before it."""
    flare = flare_on(climb.flares, today)
    if flare is None:
        return rung
    least = _lesser(rung.dose, rung.green_dose)
    for day, before in rung.raised:
        if (flare.start - day).days <= climb.rule.long_gap_days:
            least = _lesser(least, before)
    return replace(rung, dose=_share(rung, least, climb.rule.flare))


def _rested(climb: Climb, rung: Rung, day: date) -> Rung:
    """After days away it goes on from the last green dosage, after many from a share of it."""
    away = (day - rung.last).days if rung.last else 0
    if away > climb.rule.long_gap_days:
        less = _share(rung, _lesser(rung.dose, rung.green_dose), climb.rule.restart)
        return replace(rung, dose=less, green_dose=less, greens=0, last=None)
    if away > climb.rule.gap_days:
        return replace(rung, dose=_lesser(rung.dose, rung.green_dose), greens=0)
    return rung


def _lesser(one: Dose, other: Dose) -> Dose:
    """The one that asks for less, part by part."""
    for name, value in other.parts().items():
        mine = one.parts().get(name)
        if mine is not None and value < mine:
            one = one.with_(name, value)
    return one


def _share(rung: Rung, dose: Dose, share: float) -> Dose:
    return shrunk(rung.intervention.dosage, dose, share)


def _after(climb: Climb, rung: Rung, done: Done) -> Rung:
    """The rung after one session."""
    seen = replace(rung, last=done.day, onward=None)
    match light_of(climb.rule, done):
        case Light.GREEN:
            return _after_green(climb, seen, done.day)
        case Light.AMBER:
            return replace(seen, dose=_after_amber(climb.rule, rung, done), greens=0)
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


def _may_grow(climb: Climb, rung: Rung, day: date) -> bool:
    """An activity grows at most once in so many days."""
    if not climb.is_activity(rung) or not rung.raised:
        return True
    return (day - rung.raised[-1][0]).days >= climb.rule.activity_days


def _stepped_up(climb: Climb, rung: Rung, day: date) -> Rung:
    rule = climb.rule
    share = rule.activity_grow if climb.is_activity(rung) else rule.grow
    more = grown(rule, rung.intervention.dosage, rung.dose, growth=Growth(share, rule.grow_most))
    if more is not None:
        recent = tuple(each for each in rung.raised if (day - each[0]).days <= rule.long_gap_days)
        return replace(rung, dose=more, greens=0, raised=(*recent, (day, rung.dose)))
    harder = None if climb.is_activity(rung) else climb.allowed(rung.intervention.progression)
    return replace(rung, greens=0, onward=harder) if harder else rung


def _after_amber(rule: Progression, rung: Rung, done: Done) -> Dose:
    """A third less. A back that was a bit worse after a green session, and was as before within a
    day, keeps its dosage; and what is known to have settled falls to no less than is recommended. A
    day after that was not told is not taken for one."""
    if done.next_day is None:
        return _share(rung, rung.dose, 1 - rule.cut)
    if light_of(rule, replace(done, next_day=None)) is Light.GREEN:
        return rung.dose
    return eased(rung.intervention.dosage, rung.dose, 1 - rule.cut)


def _after_red(climb: Climb, rung: Rung) -> Rung:
    """Half of it; where it is at its least already, the next easier exercise."""
    easier = None if climb.is_activity(rung) else climb.allowed(rung.intervention.regression)
    trained = easier is not None and not climb.is_steady(easier)
    if easier and trained and is_least(rung.intervention.dosage, rung.dose):
        return replace(rung, greens=0, onward=easier)
    less = _share(rung, rung.dose, climb.rule.halve)
    return replace(rung, dose=less, green_dose=_lesser(rung.green_dose, less), greens=0)
