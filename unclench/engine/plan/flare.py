"""Flare-ups: marked by the person, or seen in the ratings. Source: `engineering_proposal`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from unclench.engine.plan.traffic import Light, light_of, worst
from unclench.engine.values.history import Done, Ending, Flare, History, Mark
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
    """The days whose ratings look like a flare-up, and those that the diary calls hard."""
    yield from _risen(rule, history)
    yield from _red(rule, history, lights)
    yield from _hard(rule, history)


def _risen(rule: Progression, history: History) -> Iterator[date]:
    """The days on which the pain was well above what was usual."""
    usual: list[float] = []
    for day, pain in _pain_by_day(history):
        known = usual[-rule.flare_seen_in :]
        if len(known) > 2 and pain >= median(known) + rule.flare_rise:
            yield day
        usual.append(pain)


def _red(rule: Progression, history: History, lights: Lights) -> Iterator[date]:
    """The days with a rating of pain that end a row of red ones."""
    reds = 0
    for day in sorted({done.day for done in _rated_before(history)}):
        reds = reds + 1 if _was_red(lights[day]) else 0
        if reds >= rule.flare_reds:
            yield day


def _hard(rule: Progression, history: History) -> Iterator[date]:
    """The days that end a row of hard ones in the diary, one day after the other."""
    hard = hard_days(rule, history)
    for day in sorted(hard):
        if all(day - timedelta(days=back) in hard for back in range(rule.flare_reds)):
            yield day


def hard_days(rule: Progression, history: History) -> frozenset[date]:
    """The days that the person called bad, or on which they could not do what they wanted though
    they mostly could before."""
    found: set[date] = set()
    able: list[bool] = []
    for told in history.days:
        known = able[-rule.flare_seen_in :]
        mostly = len(known) > 2 and 2 * known.count(True) > len(known)
        if told.bad or (told.able is False and mostly):
            found.add(told.day)
        if told.able is not None:
            able.append(told.able)
    return frozenset(found)


def _rated_before(history: History) -> list[Done]:
    """What was tried with a rating of the pain before it."""
    tried = (done for done in history.done if done.ending is not Ending.SKIPPED)
    return [done for done in tried if done.pain_before is not None]


def _pain_by_day(history: History) -> list[tuple[date, float]]:
    """The highest pain before a session or in the diary, for each day on which it was told."""
    highest: dict[date, float] = {}
    told = [(done.day, done.pain_before) for done in _rated_before(history)]
    for day, pain in [*told, *((each.day, each.pain) for each in history.days)]:
        if pain is not None:
            highest[day] = max(pain, highest.get(day, 0.0))
    return sorted(highest.items())


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
    ends = [*_said_over(history, start), *_calmed(rule, history, lights, start), at_most]
    return min(ends) if min(ends) <= today else None


def _said_over(history: History, start: date) -> Iterator[date]:
    """The days on which the person said that it is over; on one day the later word counts."""
    last_word = {each.day: each.mark for each in history.marks}
    for day, mark in last_word.items():
        if mark is Mark.FLARE_OVER and day >= start:
            yield day


def _calmed(rule: Progression, history: History, lights: Lights, start: date) -> Iterator[date]:
    """The day after enough green days in a row. A hard day in the diary breaks the row."""
    greens = 0
    earliest, hard = start + timedelta(days=rule.flare_days), hard_days(rule, history)
    for day in sorted(day for day in lights.keys() | hard if day > start):
        green = day not in hard and worst(lights[day]) is Light.GREEN
        greens = greens + 1 if green else 0
        if greens >= rule.flare_greens and day >= earliest:
            yield day + timedelta(days=1)
            return
