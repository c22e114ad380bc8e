"""Invented trials whose truth is known, drawn by plain loops; nothing of the engine's models."""

from dataclasses import dataclass, replace

import numpy as np

from unclench.engine.learning.trials import TrialDay

NAMES = "abcd"
KEEPS_OF_DRIFT = float(np.exp(-1 / 60))


@dataclass(frozen=True)
class Truth:
    """How somebody's days come about; see docs/learning/trials.md for the letters.

    effects: of each arm; left_over: of each arm on the first day after it; trend: points per 28
    days; fall: points that pain loses by itself over the trial, most of it early; heavy: noise
    with heavy tails (Student, 4); rounded: whole numbers from 0 to 10; missing: share of days.
    """

    effects: tuple[float, ...] = (0.0, 0.0)
    left_over: tuple[float, ...] = (0.0, 0.0)
    length: int = 56
    block: int = 2
    phi: float = 0.4
    sigma: float = 1.1
    tau: float = 0.2
    omega: float = 0.5
    trend: float = 0.0
    fall: float = 0.0
    level: float = 5.0
    heavy: bool = False
    rounded: bool = False
    missing: float = 0.0


def order_of(truth: Truth, chance: np.random.Generator) -> list[int]:
    """An arm for each period: sets of all arms, each set in random order."""
    arms = len(truth.effects)
    order: list[int] = []
    while len(order) * truth.block < truth.length:
        order += [int(arm) for arm in chance.permutation(arms)]
    return order


def days_of(truth: Truth, chance: np.random.Generator, order: list[int] | None = None) -> list:
    """The days of one trial."""
    order = order or order_of(truth, chance)
    noise, drift, period = chance.normal(0, truth.sigma), chance.normal(0, truth.omega), 0.0
    last: dict[int, int] = {}
    days = []
    for t in range(truth.length):
        arm = order[t // truth.block]
        if t % truth.block == 0:
            period = chance.normal(0, truth.tau)
        if t:
            noise = truth.phi * noise + shock(truth, chance) * np.sqrt(1 - truth.phi**2)
            step = np.sqrt(1 - KEEPS_OF_DRIFT**2)
            drift = KEEPS_OF_DRIFT * drift + chance.normal(0, truth.omega) * step
        carried = 0.0
        for other, day in last.items():
            if other != arm:
                carried += truth.left_over[other] * 0.5 ** (t - day - 1)
        last[arm] = t
        value = truth.level + truth.trend * (t - truth.length / 2) / 28
        value += truth.fall * np.exp(-3 * t / truth.length)
        value += truth.effects[arm] + carried + period + drift + noise
        if truth.rounded:
            value = min(max(round(value), 0), 10)
        if chance.random() >= truth.missing:
            days.append(TrialDay(t + 1, NAMES[arm], float(value), str(t // truth.block)))
    return days


def shock(truth: Truth, chance: np.random.Generator) -> float:
    if not truth.heavy:
        return chance.normal(0, truth.sigma)
    return chance.standard_t(4) * truth.sigma / np.sqrt(2)


def from_priors(base: Truth, chance: np.random.Generator) -> Truth:
    """A truth drawn from the priors of the model."""
    arms = len(base.effects)
    apart = 2.0 if chance.random() < 0.5 else 0.8
    return replace(
        base,
        effects=tuple(chance.normal(0, apart / np.sqrt(2), arms)),
        left_over=tuple(chance.normal(0, 0.4, arms)),
        phi=chance.beta(2, 3),
        sigma=1.1 * float(np.exp(0.5 * chance.normal())),
        tau=abs(chance.normal(0, 0.4)),
        omega=abs(chance.normal(0, 0.7)),
        trend=chance.normal(0, 1.5),
    )
