"""The prior of one person's options, made from the knowledge: for acting, and for claiming."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.check_learning import WEAK_DEFAULT
from unclench.engine.learning.mixture import Floats
from unclench.engine.values.intervention import Phase
from unclench.engine.values.relief_prior import EffectPrior, ReliefRules


@dataclass(frozen=True)
class OptionPrior:
    """What is expected of one option, in points; options of one group hang together.

    rests_on: the id of the prior in the knowledge; weak: nothing there speaks of this option.
    """

    id: str
    group: str
    mean: float
    sd: float
    rests_on: str = WEAK_DEFAULT
    weak: bool = False


@dataclass(frozen=True)
class Belief:
    """A joint prior of all effects: means and covariance in points. scaled: whether the size of
    the spread is itself not known and learnt from the sessions."""

    means: Floats
    covariance: Floats
    scaled: bool


@dataclass(frozen=True)
class ReliefPriors:
    """Everything assumed before the first session."""

    options: tuple[OptionPrior, ...]
    rules: ReliefRules

    @property
    def ids(self) -> tuple[str, ...]:
        """The options in their order."""
        return tuple(option.id for option in self.options)

    @cached_property
    def action(self) -> Belief:
        """What is believed when something is suggested: what trials found, which may be off."""
        means = np.array([option.mean for option in self.options])
        sds = np.array([option.sd for option in self.options])
        off = self.rules.mean_unsure**2 * np.eye(len(sds))
        return Belief(means, self._together(self.rules.together, sds) + off, scaled=True)

    @cached_property
    def claim(self) -> Belief:
        """What is believed when something is claimed: that nothing does anything much."""
        strict = self.rules.strict
        sds = np.full(len(self.options), strict.sd)
        return Belief(
            np.zeros(len(sds)), self._together(strict.together, sds), strict.spread_unsure
        )

    def _together(self, correlation: float, sds: Floats) -> Floats:
        groups = np.array([option.group for option in self.options], dtype=object)
        alike = np.where(groups[:, None] == groups[None, :], correlation, 0.0)
        np.fill_diagonal(alike, 1.0)
        covariance: Floats = alike * sds[:, None] * sds[None, :]
        return covariance


def priors_for(base: KnowledgeBase, options: Iterable[str], phase: Phase) -> ReliefPriors:
    """The priors of these options for pain that has lasted so long.

    An option is an intervention, a treatment or a medicine, or the id of a prior itself. One that
    no prior speaks of gets the weak default, and says so.
    """
    known = tuple(option_prior(base, name, phase) for name in options)
    return ReliefPriors(known, base.relief_rules)


def option_prior(base: KnowledgeBase, name: str, phase: Phase) -> OptionPrior:
    """The prior of the immediate effect of one option."""
    found = _named(base, name, phase) or _of_kind(base, name, phase)
    record = found or base.effect_priors[WEAK_DEFAULT]
    drop, weak = record.immediate, record.id == WEAK_DEFAULT
    return OptionPrior(name, record.group, drop.mean, drop.sd, record.id, weak)


def _named(base: KnowledgeBase, name: str, phase: Phase) -> EffectPrior | None:
    if name in base.effect_priors:
        return base.effect_priors[name]
    for prior in _of_phase(base, phase):
        if name in (*prior.interventions, *prior.treatments, *prior.medicines):
            return prior
    return None


def _of_kind(base: KnowledgeBase, name: str, phase: Phase) -> EffectPrior | None:
    intervention = base.interventions.get(name)
    kind = intervention.kind if intervention else None
    return next((prior for prior in _of_phase(base, phase) if kind in prior.kinds), None)


def _of_phase(base: KnowledgeBase, phase: Phase) -> list[EffectPrior]:
    return [p for p in base.effect_priors.values() if not p.phases or phase in p.phases]
