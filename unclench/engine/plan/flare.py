"""Flare-ups: marked by the person, or seen in the ratings. Source: `engineering_proposal`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from statistics import median

from unclench.engine.plan.traffic import Light, light_of, worst
from unclench.engine.values.history import Ending, Flare, History, Mark
from unclench.engine.values.plan import Progression

Lights = Mapping[date, Sequence[Light]]


def flares_in(rule: Progression, history: History, today: date) -> tuple[Flare, ...]:
    """Every flare-up up to today, oldest first. They do not overlap.

    One ends when the person says so, or after `flare_greens` green days in a row from `flare_days`
    on, or `flare_most_days` after it began.
    """
    lights = lights_by_day(rule, history)
    found: list[Flare] = []
    for start, marked in _starts(rule, history, lights):
        if not found or not found[-1].is_on(start):
            found.append(Flare(start, _end(rule, history, lights, start, today), marked))
    return tuple(found)


def flare_on(flares: tuple[Flare, ...], day: date) -> Flare | None:
    """The flare-up that lasts on that day."""
    return next((flare for flare in flares if flare.is_on(day)), None)


def _starts(rule: Progression, history: History, lights: Lights) -> list[tuple[date, bool]]:
    """The days on which one may begin, and whether the person said so. A day that is both is the
    person's."""
    marked = [(each.day, True) for each in history.marks if each.mark is Mark.FLARE]
    seen = [(day, False) for day in _seen(rule, history, lights)]
    return sorted([*marked, *seen], key=lambda start: (start[0], not start[1]))


def _seen(rule: Progression, history: History, lights: Lights) -> Iterator[date]:
    """The days whose ratings look like a flare-up."""
    usual: list[float] = []
    reds = 0
    for day, before in _pain_by_day(history):
        reds = reds + 1 if _was_red(lights[day]) else 0
        known = usual[-rule.flare_seen_in :]
        risen = len(known) > 2 and before >= median(known) + rule.flare_rise
        if risen or reds >= rule.flare_reds:
            yield day
        usual.append(before)


def _pain_by_day(history: History) -> Iterator[tuple[date, float]]:
    """The highest pain before a session, for each day on which it was told."""
    tried = (done for done in history.done if done.ending is not Ending.SKIPPED)
    for day, several in groupby(tried, key=lambda done: done.day):
        told = [done.pain_before for done in several if done.pain_before is not None]
        if told:
            yield day, max(told)


def lights_by_day(rule: Progression, history: History) -> Lights:
    """The lights of each day on which something was done."""
    lights: dict[date, list[Light]] = {}
    for done in history.done:
        if done.ending is not Ending.SKIPPED:
            lights.setdefault(done.day, []).append(light_of(rule, done))
    return lights


def _was_red(lights: Sequence[Light]) -> bool:
    """Whether more than half of what was done that day was red: one bad exercise is no flare-up."""
    return 2 * lights.count(Light.RED) > len(lights)


def _end(
    rule: Progression, history: History, lights: Lights, start: date, today: date
) -> date | None:
    """The first day after it; None while it lasts."""
    at_most = start + timedelta(days=rule.flare_most_days)
    ends = [*_said_over(history, start), *_calmed(rule, lights, start), at_most]
    return min(ends) if min(ends) <= today else None


def _said_over(history: History, start: date) -> Iterator[date]:
    """The days on which the person said that it is over; on one day the later word counts."""
    last_word = {each.day: each.mark for each in history.marks}
    for day, mark in last_word.items():
        if mark is Mark.FLARE_OVER and day >= start:
            yield day


def _calmed(rule: Progression, lights: Lights, start: date) -> Iterator[date]:
    """The day after enough green days in a row."""
    greens = 0
    earliest = start + timedelta(days=rule.flare_days)
    for day, several in lights.items():
        if day <= start:
            continue
        greens = greens + 1 if worst(several) is Light.GREEN else 0
        if greens >= rule.flare_greens and day >= earliest:
            yield day + timedelta(days=1)
            return
