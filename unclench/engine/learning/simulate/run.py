"""A whole simulation: people, sessions, a policy, and what was claimed against what is true."""

from dataclasses import dataclass, field, replace

import numpy as np
from scipy.special import ndtr

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.analyse import strict_chances
from unclench.engine.learning.relief.claims import named, near_best_chances
from unclench.engine.learning.relief.design import design
from unclench.engine.learning.relief.fit import Fitted, Grid, fit, see
from unclench.engine.learning.relief.priors import Belief, ReliefPriors
from unclench.engine.learning.relief.sessions import Whole
from unclench.engine.learning.simulate.figures import (
    NOTICEABLE,
    WORTH_IT,
    Outcomes,
    figures,
    joined,
)
from unclench.engine.learning.simulate.policies import POLICIES, WITH_MODEL, Moment, last_worked
from unclench.engine.learning.simulate.population import Settings, draw_people, prior_options
from unclench.engine.learning.simulate.world import World
from unclench.engine.learning.suggest.policy import Truths, dropped, wait_chance
from unclench.engine.values.relief_prior import ReliefRules

ROUGH = Grid(phi=3, scale=3, coarse=11, sigma=4)
TOGETHER = 150  # people whose arrays are worked on at once
FEWER_TOGETHER = 20  # people who share one prior that is off


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is simulated. may_wait: planned waits are agreed to; rests_every: after so many sessions
    a pair of ratings with nothing done comes for free, 0 for never; look_every: sessions between
    two looks at the claims, 0 for the end only."""

    people: int = 300
    sessions: int = 60
    policy: str = "ours"
    settings: Settings = field(default_factory=Settings)
    may_wait: bool = False
    rests_every: int = 0
    look_every: int = 0
    seed: int = 1
    grid: Grid = ROUGH


def simulate(plan: Plan, rules: ReliefRules) -> dict[str, float]:
    """The figures of a simulation. The same plan gives the same figures."""
    return figures(outcomes(plan, rules))


def outcomes(plan: Plan, rules: ReliefRules) -> Outcomes:
    """The outcomes of every person."""
    together = FEWER_TOGETHER if plan.settings.prior_off else TOGETHER
    starts = range(0, plan.people, together)
    sizes = [min(together, plan.people - start) for start in starts]
    groups = zip(starts, sizes, strict=True)
    return joined([_Run(plan, rules, start, size).outcomes() for start, size in groups])


class _Run:
    """Some people, from their first session to their last."""

    def __init__(self, plan: Plan, rules: ReliefRules, start: int, count: int) -> None:
        self.plan, self.rules = plan, rules
        truth, nature, choice = (
            np.random.default_rng([plan.seed, start, part]) for part in range(3)
        )
        self.people = draw_people(count, plan.settings, truth)
        self.priors = ReliefPriors(prior_options(plan.settings, truth), rules)
        self.world = World(self.people, plan.settings, plan.sessions, nature)
        self.chance, self.nobody = choice, np.zeros(count)
        self.regret, self.of_waits = np.zeros(count), np.zeros(count)
        self.planned = np.zeros(count, dtype=np.int64)
        self.little = np.zeros(count, dtype=bool)
        self.nothing = np.zeros(count, dtype=bool)

    def outcomes(self) -> Outcomes:
        """Everything that came of it."""
        for number in range(self.plan.sessions):
            self._rest(number)
            self._session(number)
            if self.plan.look_every and (number + 1) % self.plan.look_every == 0:
                self._look()
        claimed = self._look()
        return self._told(claimed)

    def _rest(self, number: int) -> None:
        every = self.plan.rests_every
        if every and number % every == 0:
            pain = self.world.pain(number - 0.5)
            self.world.go(self.nobody.astype(np.int64), pain, self.nobody)

    def _session(self, number: int) -> None:
        pain = self.world.pain(float(number))
        moment = self._moment(pain, number)
        option, own = self._adhered(moment, self._chosen(moment, number))
        best, gain = self.world.best_gain(pain), self.world.gain(option, pain)
        self.regret += np.where(option > 0, best - gain, 0.0)
        self.of_waits += np.where(option == 0, best, 0.0)
        self.planned += option == 0
        self.world.go(option, pain, own)

    def _chosen(self, moment: Moment, number: int) -> Whole:
        option = POLICIES[self.plan.policy](moment)
        if not self.plan.may_wait:
            return option
        chance = wait_chance(moment.pain, self.planned, number, self.rules.choosing)
        waits = self.chance.random(len(chance)) < chance
        return np.where(waits, 0, option)

    def _moment(self, pain: Floats, number: int) -> Moment:
        needs = self.plan.policy in WITH_MODEL
        fitted = self._fit(self.priors.action) if needs else None
        left = self.plan.sessions - number
        return Moment(self.world.record, self.priors, pain, left, fitted, self.chance)

    def _adhered(self, moment: Moment, option: Whole) -> tuple[Whole, Floats]:
        """What is really done; what the person picks instead is marked as their own choice."""
        share = self.plan.settings.non_adherence
        if not share:
            return option, self.nobody
        instead = self.chance.random(len(option)) < share
        return np.where(instead, last_worked(moment), option), instead.astype(np.float64)

    def _fit(self, belief: Belief) -> Fitted:
        seen = see(design(self.world.record, self.priors), self.rules, self.plan.grid)
        return fit(seen, belief, self.rules, self.plan.grid)

    def _uses(self) -> Whole:
        numbers = np.arange(1, len(self.priors.options) + 1)
        uses: Whole = (self.world.record.option[:, :, None] == numbers).sum(axis=1)
        return uses

    def _look(self) -> Truths:
        """What is claimed now; whatever is wrong in it is kept."""
        strict, effects = self.rules.strict, self.world.effects
        chances = strict_chances(self._fit(self.priors.claim), strict)
        claimed: Truths = (chances >= strict.claims) & (self._uses() >= strict.least_uses)
        self.little |= (claimed & (effects < NOTICEABLE)).any(axis=1)
        self.nothing |= (claimed & (effects <= 0)).any(axis=1)
        return claimed

    def _named(self, fitted: Fitted, rules: ReliefRules) -> tuple[Whole, Floats]:
        """What is named as about the best, and how far it lies below the best."""
        effects = self.world.effects
        place = named(near_best_chances(fitted, rules), self._uses(), rules)
        below = effects.max(axis=1) - effects[np.arange(len(place)), np.maximum(place - 1, 0)]
        return place, np.where(place > 0, below, 0.0)

    def _told(self, claimed: Truths) -> Outcomes:
        fitted, effects = self._fit(self.priors.action), self.world.effects
        place, below = self._named(fitted, self.rules)
        near = replace(self.rules.near_best, within=self.rules.meaningful)
        widely, widely_below = self._named(fitted, replace(self.rules, near_best=near))
        worse, best = dropped(fitted, self.world.record, self.rules), effects.argmax(axis=1)
        return Outcomes(
            regret=self.regret,
            regret_of_waits=self.of_waits,
            waits=self.planned,
            worth_it=effects.max(axis=1) >= WORTH_IT,
            named=place,
            named_below=below,
            named_widely=widely,
            widely_below=widely_below,
            helps_truly=np.any(claimed & (effects >= NOTICEABLE), axis=1),
            helps_little=self.little,
            helps_not=self.nothing,
            worse_helps=np.any(worse & (effects >= NOTICEABLE), axis=1),
            worse_best=worse[np.arange(len(best)), best],
            worse_harms=np.any(worse & (effects <= -NOTICEABLE), axis=1),
            harms=np.any(effects <= -NOTICEABLE, axis=1),
            covered=_covered(fitted, effects),
        )


def _covered(fitted: Fitted, effects: Floats) -> Floats:
    """The share of a person's 95 % intervals that hold the truth."""
    below = np.einsum(
        "bn,bnk->bk",
        fitted.weights,
        ndtr((effects[:, None] - fitted.means[:, :, 1:]) / fitted.sds[:, :, 1:]),
    )
    covered: Floats = ((below > 0.025) & (below < 0.975)).mean(axis=1)
    return covered
