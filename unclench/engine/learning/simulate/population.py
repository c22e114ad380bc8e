"""Who the invented people are: how much each option does for them, and how their pain behaves.

Version 1. Ten options in four groups. What somebody gains from an option differs between people
with an sd of 0.7 points, half of its variance shared inside a group. A change to any number here
is a new version.
"""

from dataclasses import dataclass

import numpy as np

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.priors import OptionPrior

VERSION = 1
MEANS = (0.8, 0.6, 0.7, 0.5, 0.5, 0.6, 0.4, 0.5, 0.6, 0.4)
GROUPS = ("a", "a", "a", "b", "b", "b", "c", "c", "d", "d")
GROUP_SD = OWN_SD = 0.5
NOISE = 1.15


@dataclass(frozen=True)
class Settings:
    """How the world may differ from what the model believes; points unless said otherwise.

    nothing_works: every true effect is 0. by_itself: what pain does when nothing is done, None to
    draw it for each person. expectation: what any option seems to do beyond waiting, in every
    session, or only in its first two uses (at_first, on top of novelty). habituation: loss of an
    effect at each use, as a share. drift: sd of a random walk of each effect, a use. non_adherence:
    chance that something else is done, picked by the person. prior_off: sd of the error of each
    prior mean. noise: by how much a drop strays (sd) for the middle person. heavy_tails: noise from
    a t distribution with 3 degrees of freedom. rounding: ratings are whole points. course: fall of
    the usual pain over the sessions. bouts: into how many the sessions fall.
    """

    nothing_works: bool = False
    by_itself: float | None = None
    expectation: float = 0.0
    expectation_at_first: float = 0.0
    habituation: float = 0.0
    drift: float = 0.0
    non_adherence: float = 0.0
    prior_off: float = 0.0
    noise: float = NOISE
    heavy_tails: bool = False
    rounding: bool = False
    course: float = 0.0
    bouts: int = 1


@dataclass(frozen=True)
class People:
    """The truth of many people: one row a person. effects: people by options, in points at a pain
    of 5; noise: sd; correlation: of two sessions in a row; novelty: people by options."""

    effects: Floats
    by_itself: Floats
    above_usual: Floats
    novelty: Floats
    noise: Floats
    correlation: Floats
    usual: Floats


def draw_people(count: int, settings: Settings, chance: np.random.Generator) -> People:
    """So many people of the population."""
    options = len(MEANS)
    groups = np.unique(GROUPS, return_inverse=True)[1]
    shared = GROUP_SD * chance.standard_normal((count, groups.max() + 1))[:, groups]
    effects = np.array(MEANS) + shared + OWN_SD * chance.standard_normal((count, options))
    by_itself = chance.normal(0.5, 0.5, count)
    return People(
        effects=np.zeros_like(effects) if settings.nothing_works else effects,
        by_itself=by_itself if settings.by_itself is None else np.full(count, settings.by_itself),
        above_usual=chance.normal(0.3, 0.15, count),
        novelty=chance.normal(0.3, 0.3, (count, options)),
        noise=settings.noise * np.exp(chance.normal(0, 0.2, count)),
        correlation=chance.uniform(0.1, 0.5, count),
        usual=np.clip(chance.normal(5, 1, count), 3, 7.5),
    )


def prior_options(settings: Settings, chance: np.random.Generator) -> tuple[OptionPrior, ...]:
    """What is believed of the options beforehand: the population, or a prior that is off."""
    means = np.array(MEANS) + settings.prior_off * chance.standard_normal(len(MEANS))
    sd = float(np.hypot(GROUP_SD, OWN_SD))
    named = zip(range(1, len(MEANS) + 1), GROUPS, means.tolist(), strict=True)
    return tuple(OptionPrior(f"option_{n}", group, mean, sd) for n, group, mean in named)
