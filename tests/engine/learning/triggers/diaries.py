"""Invented diaries, day by day in plain loops; nothing of the program under test is used here."""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, kw_only=True)
class World:
    """How pain and factors come about. Sizes are in points of pain unless they are of factors.

    active: how many factors act on the next day, each by `effect` (low, high) a standard deviation,
    either way. phi: correlation of the noise; phi_factors: of the factors. drift: of a slow wave;
    trend: change over the whole time; weekday, weekday_factors: sd of a weekly rhythm. phases: size
    of what lifts pain and factors alike for some weeks. reverse: what a standard deviation of felt
    pain adds to the first three factors of the same day. error: sd of what is told beside what is
    felt. tails: heavy ones. rare: how many factors are rare events. missing: share of pain and of
    factors that is not told. drawn: where above 0, each factor acts with this chance instead, by a
    normal effect with a standard deviation of 0.35 of `sd`.
    """

    days: int = 120
    factors: int = 10
    active: int = 0
    effect: tuple[float, float] = (0.35, 0.5)
    sd: float = 1.1
    phi: float = 0.4
    phi_factors: float = 0.0
    drift: float = 0.0
    trend: float = 0.0
    weekday: float = 0.0
    weekday_factors: float = 0.0
    phases: float = 0.0
    reverse: float = 0.0
    error: float = 0.0
    tails: bool = False
    rare: int = 0
    level: float = 4.5
    missing: float = 0.1
    drawn: float = 0.0


@dataclass
class Told:
    """What a diary tells, and the truth behind it (points a standard deviation of the factor)."""

    pain: np.ndarray
    factors: dict[str, np.ndarray] = field(default_factory=dict)
    truth: np.ndarray = field(default_factory=lambda: np.zeros(0))


def somebody(chance: np.random.Generator, world: World) -> Told:
    """One invented person."""
    slopes = np.zeros(world.factors)
    for place in chance.permutation(world.factors)[: world.active]:
        slopes[place] = chance.uniform(*world.effect) * chance.choice([-1, 1])
    if world.drawn:
        acts = chance.random(world.factors) < world.drawn
        slopes = acts * chance.normal(0, 0.35 * world.sd, world.factors)
    week = chance.normal(0, 1, 7) * world.weekday
    week_factors = chance.normal(0, 1, (7, world.factors)) * world.weekday_factors
    noise, slow, phase, left = chance.normal(0, world.sd), chance.normal(0, world.drift), 0.0, 0
    own = chance.normal(0, 1, world.factors)
    felt, factors = np.zeros(world.days), np.zeros((world.days, world.factors))
    for day in range(world.days):
        shock = chance.standard_t(3) / np.sqrt(3) if world.tails else chance.normal()
        noise = world.phi * noise + world.sd * np.sqrt(1 - world.phi**2) * shock
        keep = np.exp(-1 / 60)
        slow = keep * slow + world.drift * np.sqrt(1 - keep**2) * chance.normal()
        if left == 0:
            phase, left = chance.choice([-1.0, 1.0]) * world.phases, int(chance.integers(10, 25))
        left -= 1
        felt[day] = noise + slow + phase + week[day % 7] + world.trend * day / world.days
        if day:
            felt[day] += slopes @ factors[day - 1]
        own = world.phi_factors * own + np.sqrt(1 - world.phi_factors**2) * chance.normal(
            0, 1, world.factors
        )
        factors[day] = own + week_factors[day % 7] + phase
        factors[day, :3] += world.reverse * felt[day] / world.sd
        factors[day, : world.rare] = factors[day, : world.rare] > 1.2
    felt += chance.normal(0, 1, world.days) * world.error
    pain = np.clip(np.round(world.level + felt), 0, 10)
    pain[chance.random(world.days) < world.missing] = np.nan
    factors[chance.random(factors.shape) < world.missing] = np.nan
    told = {f"factor_{place}": factors[:, place] for place in range(world.factors)}
    return Told(pain, told, slopes)
