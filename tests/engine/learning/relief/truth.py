"""Invented people drawn from the model as it is written down, one number after the other.

Plain loops, and nothing of what is tested: only the assumptions are shared.
"""

import math
from dataclasses import dataclass

import numpy as np

from tests.shipped import BASE
from unclench.engine.learning.relief.priors import OptionPrior, ReliefPriors
from unclench.engine.learning.relief.sessions import Record
from unclench.engine.values.relief_prior import ReliefRules

RULES = BASE.relief_rules
GROUPS = ("warm", "warm", "calm", "calm")
MEANS = (0.8, 0.4, 0.5, 0.6)
SD = 0.7


def priors(rules: ReliefRules = RULES, groups=GROUPS, means=MEANS, sd=SD) -> ReliefPriors:
    """Four options in two groups."""
    named = zip(range(1, len(groups) + 1), groups, means, strict=True)
    return ReliefPriors(tuple(OptionPrior(f"o{n}", g, m, sd) for n, g, m in named), rules)


@dataclass
class Truth:
    """What is true of somebody now, and the sessions they wrote down."""

    effects: list[float]
    sessions: list[tuple[int, float, float, float, float, float, int]]


def somebody(
    chance: np.random.Generator, count: int, *, phi: float | None = None, run: int = 0
) -> Truth:
    """One person with so many sessions, everything drawn from the assumptions.

    run: how often the same option comes in a row; 0 for options at random.
    """
    noise = 1.2 * math.exp(0.4 * chance.standard_normal())
    phi = 0.9 * chance.beta(2, 3) if phi is None else phi
    wide = math.exp(RULES.spread_log_sd * chance.standard_normal())
    shared = {group: chance.normal(0, SD * math.sqrt(0.5)) for group in sorted(set(GROUPS))}
    own = [chance.normal(0, SD * math.sqrt(0.5)) for _ in GROUPS]
    start = [m + wide * (shared[g] + u) for m, g, u in zip(MEANS, GROUPS, own, strict=True)]
    nature = _Nature(chance, noise, phi, start, run)
    sessions = [nature.session(number) for number in range(count)]
    return Truth(nature.effects, sessions)


class _Nature:
    def __init__(self, chance, noise, phi, effects, run) -> None:
        self.run = run
        self.chance, self.noise, self.phi, self.effects = chance, noise, phi, effects
        self.by_itself = [0.5 + chance.normal(0, 0.8)] * 2
        self.by_itself = [each + chance.normal(0, 0.6) for each in self.by_itself]
        self.above, self.own = 0.3 + chance.normal(0, 0.2), chance.normal(0, 0.5)
        self.bump = [0.3 + 0.27 * noise * chance.standard_normal() for _ in effects]
        self.uses, self.day, self.error, self.ratings = [0] * len(effects), 0.0, None, []

    def session(self, number: int) -> tuple[int, float, float, float, float, float, int]:
        gap = 0.3 + self.chance.random()
        self.day += gap
        option, picked = int(self.chance.integers(0, 5)), float(self.chance.random() < 0.2)
        option = number // self.run % 5 if self.run else option
        before, bout = float(self.chance.uniform(2, 9)), int(number >= 12)
        drop = self.by_itself[bout] + self._above(before) + picked * self.own
        drop += self._option(option, before) + self._strays(gap)
        return option, self.day, before, before - drop, 45.0, picked, bout

    def _above(self, before: float) -> float:
        self.ratings.append(before)
        usual = (3 * 5 + sum(self.ratings)) / (3 + len(self.ratings))
        return self.above * (before - usual)

    def _option(self, option: int, before: float) -> float:
        if option == 0:
            return 0.0
        place = option - 1
        if self.uses[place]:
            self.effects[place] += self.chance.normal(0, 0.045 * self.noise)
        novel = self.bump[place] if self.uses[place] < 2 else 0.0
        self.uses[place] += 1
        return novel + self.effects[place] * math.sqrt(before / 5)

    def _strays(self, gap: float) -> float:
        fresh = self.noise * self.chance.standard_normal()
        keeps = self.phi**gap
        old = self.error
        self.error = fresh if old is None else keeps * old + math.sqrt(1 - keeps**2) * fresh
        return self.error


def record_of_all(people: list[Truth]) -> Record:
    """All of them as one record."""
    columns = [np.array([[row[place] for row in p.sessions] for p in people]) for place in range(7)]
    option, day, before, after, minutes, own, bout = columns
    return Record(option.astype(int), day, before, after, minutes, own, bout.astype(int))
