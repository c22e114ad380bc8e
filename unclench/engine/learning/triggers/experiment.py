"""A fair test by days: chance says on which days there is more of something, and on which less.

Only this can tell what comes of a factor: what chance decided, pain did not. Days come in fours
with two of each, so that trend and weekdays fall on both alike, and the next day stays open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, sqrt

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.special import ndtr

from unclench.engine.learning.mixture import Floats, Mixture
from unclench.engine.learning.triggers.likelihood import likelihood_of
from unclench.engine.learning.triggers.noise import own_course
from unclench.engine.learning.triggers.together import slope_of_last

BLOCK = 4
DRAWS = 1999
SURE = 0.975
BY_CHANCE = 0.05
SAME = 0.9
DIFFERENCE_SD = 1.5  # how large a difference is thought to be, in units of the noise
FEWEST, MOST = 16, 60
ENOUGH = 0.8


class Verdict(StrEnum):
    """differs: more of it was followed by other pain than less of it. same: the difference, if any,
    is under what the person called worth it. cannot_tell: neither is sure."""

    DIFFERS = "differs"
    SAME = "same"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Plan:
    """A test that is offered: how many days, and the chance that it finds `worth` (points)."""

    days: int
    chance: float
    worth: float


@dataclass(frozen=True)
class Outcome:
    """difference: points of pain on the next day, more minus less; p_by_chance: how often drawing
    the days anew gives one as large; days: those whose next day was told."""

    difference: Mixture
    p_by_chance: float
    days: int
    verdict: Verdict


def chance_of_answer(days: int, noise: float, phi: float, worth: float) -> float:
    """How probable it is that a difference of `worth` points is found with so many days.

    noise: standard deviation of pain from day to day (points); phi: its correlation, 0 to 1."""
    away = worth / (2 * noise * sqrt(1 - phi**2) / sqrt(max(days, 1)))
    return float(ndtr(away - 1.96) + ndtr(-away - 1.96))


def propose(noise: float, phi: float, worth: float = 1.0) -> Plan | None:
    """The shortest test, in whole fours from 16 to 60 days, that finds `worth` four times in five;
    None where even the longest would not: such a test is not offered."""
    for days in range(FEWEST, MOST + 1, BLOCK):
        chance = chance_of_answer(days, noise, phi, worth)
        if chance >= ENOUGH:
            return Plan(days, chance, worth)
    return None


def draw(days: int, chance: Generator) -> tuple[bool, ...]:
    """For each day whether it is one with more of it: two of every four, in an order by chance."""
    return tuple(_drawn(days, chance, 1)[0].tolist())


def _drawn(days: int, chance: Generator, times: int) -> NDArray[np.bool_]:
    order = chance.random((times, ceil(days / BLOCK), BLOCK)).argsort(axis=-1)
    more: NDArray[np.bool_] = (order < BLOCK // 2).reshape(times, -1)[:, :days]
    return more


def analyse_experiment(
    more: Sequence[bool], pain: Sequence[float | None], worth: float, chance: Generator
) -> Outcome:
    """more: as drawn, whatever was done; pain: of these days and of one day after the last."""
    told = np.array([np.nan if each is None else each for each in pain], dtype=np.float64)
    assigned, after = np.array(more), np.isfinite(told[1 : len(more) + 1])
    usable = int(after.sum())
    if usable < BLOCK or np.ptp(told[1:][after]) == 0 or len(set(assigned[after].tolist())) < 2:
        nothing = Mixture(np.ones(1), np.zeros(1), np.full(1, DIFFERENCE_SD))
        return Outcome(nothing, 1.0, usable, Verdict.CANNOT_TELL)
    days = np.flatnonzero(after).astype(np.float64)
    difference = _difference(assigned[after], told[1:][after], days)
    p_by_chance = _p_by_chance(assigned, told, after, chance)
    return Outcome(difference, p_by_chance, usable, _verdict(difference, p_by_chance, worth))


def _difference(more: NDArray[np.bool_], pain: Floats, days: Floats) -> Mixture:
    own = own_course(days, np.zeros(len(days)), np.empty((len(days), 0)))
    column = np.where(more, 0.5, -0.5)[:, None]
    known = likelihood_of(days, own, column, pain - pain.mean())
    return slope_of_last(known, np.array([0]), DIFFERENCE_SD)


def _p_by_chance(
    more: NDArray[np.bool_], told: Floats, after: NDArray[np.bool_], chance: Generator
) -> float:
    """A test by drawing the days anew, on what the pain of the day itself did not foretell."""
    surprise = _unforetold(told[: len(more)][after], told[1:][after])
    seen = _apart(more[after], surprise)
    drawn = _apart(_drawn(len(more), chance, DRAWS)[:, after], surprise)
    as_large = np.abs(drawn) >= np.abs(seen) - 1e-9
    return float((1 + as_large.sum()) / (1 + DRAWS))


def _unforetold(before: Floats, pain: Floats) -> Floats:
    known = np.isfinite(before)
    average = before[known].mean() if known.any() else 0.0
    course = np.arange(len(pain)) / max(len(pain) - 1, 1)
    columns = np.column_stack([np.ones(len(pain)), course, np.where(known, before, average)])
    fitted: Floats = columns @ np.linalg.lstsq(columns, pain, rcond=None)[0]
    return pain - fitted


def _apart(more: NDArray[np.bool_], values: Floats) -> Floats:
    """The mean with more of it minus the mean with less, for each row of days."""
    count = np.maximum(more.sum(axis=-1), 1)
    other = np.maximum((~more).sum(axis=-1), 1)
    apart: Floats = more @ values / count - ~more @ values / other
    return apart


def _verdict(difference: Mixture, p_by_chance: float, worth: float) -> Verdict:
    above = difference.above(0.0)
    if p_by_chance <= BY_CHANCE and max(above, 1 - above) >= SURE:
        return Verdict.DIFFERS
    return Verdict.SAME if difference.within(worth) >= SAME else Verdict.CANNOT_TELL
