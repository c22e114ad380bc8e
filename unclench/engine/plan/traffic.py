"""The traffic light of a session: how the pain during it and the day after are read.

Below `mild_to` before the session the level counts, above it the rise only, so that nobody is green
and red at once. Source: the fact base 4.4 (`tx_s63`, `engineering_proposal`).
"""

from collections.abc import Iterable
from enum import StrEnum

from unclench.engine.values.history import Done, Ending, NextDay
from unclench.engine.values.plan import Progression


class Light(StrEnum):
    """`green`: goes on. `amber`: holds. `red`: steps back. `unrated`: nobody said, so it holds."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNRATED = "unrated"


_WORST_FIRST = (Light.RED, Light.AMBER, Light.UNRATED, Light.GREEN)


def light_of(rule: Progression, done: Done) -> Light:
    """The light of one exercise: the worst of how it felt, how it ended and the day after.

    A day after that was not told takes nothing away; pain that was not told is never green.
    """
    return worst((_of_pain(rule, done), _of_ending(rule, done), _of_next_day(done)))


def worst(lights: Iterable[Light]) -> Light:
    """The one that asks for most care; green when there is none."""
    return min(lights, key=_WORST_FIRST.index, default=Light.GREEN)


def _of_pain(rule: Progression, done: Done) -> Light:
    felt = [pain for pain in (done.pain_during, done.pain_after) if pain is not None]
    if not felt:
        return Light.UNRATED
    highest = max(felt)
    if highest >= rule.always_red:
        return Light.RED
    if done.pain_before is not None and done.pain_before > rule.mild_to:
        return _graded(highest - done.pain_before, rule.green_rise, rule.amber_rise)
    return _graded(highest, rule.green_level, rule.amber_level)


def _graded(pain: float, green: float, amber: float) -> Light:
    if pain <= green:
        return Light.GREEN
    return Light.AMBER if pain <= amber else Light.RED


def _of_ending(rule: Progression, done: Done) -> Light:
    if done.ending is Ending.WORSE:
        return Light.RED
    too_hard = done.effort is not None and done.effort >= rule.hard_from
    return Light.AMBER if done.ending is Ending.STOPPED or too_hard else Light.GREEN


def _of_next_day(done: Done) -> Light:
    if done.next_day is NextDay.LINGERED:
        return Light.RED
    return Light.AMBER if done.next_day is NextDay.SETTLED else Light.GREEN
