"""Invented diaries through the analysis, and what came out of many."""

from collections.abc import Sequence

import numpy as np

from tests.engine.learning.triggers.diaries import Told, World, somebody
from unclench.engine.learning.triggers import Claim, Diary, Factor, Triggers, analyse_triggers


def analysed(told: Told, days: Sequence[int] | None = None) -> Triggers:
    """What the diary of one person tells of all of its factors."""
    numbers = range(len(told.pain)) if days is None else days
    factors = [Factor(name=name) for name in told.factors]
    return analyse_triggers(Diary(numbers, told.pain, told.factors), factors)


def inclusions(found: Triggers) -> list[float]:
    return [link.known.inclusion for link in found.links]


def means(found: Triggers) -> list[float]:
    return [link.slope.mean for link in found.links]


def claims(world: World, people: int, seed: int) -> tuple[int, int, int]:
    """Over some people: links that were found, links that there are, people told a false one."""
    right = there = misled = 0
    for person in range(people):
        told = somebody(np.random.default_rng([seed, person]), world)
        linked = np.array([link.claim is Claim.LINKED for link in analysed(told).links])
        right += int((linked & (told.truth != 0)).sum())
        there += int((told.truth != 0).sum())
        misled += bool((linked & (told.truth == 0)).any())
    return right, there, misled


def claimed(world: World, people: int, seed: int) -> list[tuple[float, bool]]:
    """Every link that some people are told of: how probable it is held, and whether it is there."""
    found = []
    for person in range(people):
        told = somebody(np.random.default_rng([seed, person]), world)
        for link, truth in zip(analysed(told).links, told.truth, strict=True):
            if link.claim is Claim.LINKED:
                found.append((link.known.inclusion, bool(truth != 0)))
    return found


def believing(world: World, people: int, seed: int) -> int:
    """Of some people, those for whom a link that is not there has an inclusion of 0.9 or more."""
    count = 0
    for person in range(people):
        told = somebody(np.random.default_rng([seed, person]), world)
        strong = np.array(inclusions(analysed(told))) >= 0.9
        count += bool((strong & (told.truth == 0)).any())
    return count
