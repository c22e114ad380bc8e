"""Weighs causes: from how common each is and what a person told, to how well it fits and why.

Each cause is weighed on its own, because causes may stand together. Its log-odds are those of its
prior plus the logarithm of the likelihood ratio of every answer that is known. Answers of one
family depend on each other, so only the strongest counts; all together move the odds by no more
than the cap (`Weighing.cap`). What was not answered, or answered "not sure", adds nothing.

Nothing here is a diagnosis, and nothing here is read by triage. Sources: `tr_s45b` for the use of
ratios and the cap; each ratio names its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.cause import Cause, CauseRole, Fit, Telling, Weighing
from unclench.engine.values.condition import evaluate
from unclench.engine.values.findings import Findings


@dataclass(frozen=True)
class Contribution:
    """What one answer did to one cause. `log_odds` above 0 speaks for it. `counted` is false for
    an answer that says the same as a stronger one of its family."""

    telling: Telling
    holds: bool
    log_odds: float
    counted: bool

    @property
    def says(self) -> str:
        """The answer, as the end of "You told us that ..."."""
        return self.telling.says if self.holds else self.telling.else_says


@dataclass(frozen=True)
class CauseFit:
    """One cause and how the answers fit it. `p` is on a scale of our own, for ranking: it is not
    the chance that this person has it, and is never shown as such."""

    cause: Cause
    rank: int
    fit: Fit
    p: float
    contributions: tuple[Contribution, ...]

    @property
    def speaks_for(self) -> tuple[Contribution, ...]:
        """What speaks for it, the strongest first."""
        return tuple(c for c in self.contributions if c.log_odds > 0)

    @property
    def speaks_against(self) -> tuple[Contribution, ...]:
        """What speaks against it, the strongest first."""
        return tuple(c for c in self.contributions if c.log_odds < 0)


def weigh_causes(base: KnowledgeBase, findings: Findings) -> tuple[CauseFit, ...]:
    """Every cause that can apply to this person: patterns first, each kind by its weight.

    A cause whose prior is 0 for this person (such as pregnancy for a man) is left out.
    """
    weighed = [_weighed(base.weighing, cause, findings) for cause in base.causes.values()]
    possible = [fit for fit in weighed if fit.p > 0]
    ordered = sorted(possible, key=lambda f: (f.cause.role is CauseRole.CONTRIBUTOR, -f.p))
    return tuple(
        CauseFit(fit.cause, rank, fit.fit, fit.p, fit.contributions)
        for rank, fit in enumerate(ordered, 1)
    )


def _weighed(weighing: Weighing, cause: Cause, findings: Findings) -> CauseFit:
    contributions = _contributions(cause, findings)
    limit = log(weighing.cap)
    moved = sum(c.log_odds for c in contributions if c.counted)
    shift = max(-limit, min(limit, moved))
    fit = _fit(weighing, shift) if contributions else Fit.OPEN
    return CauseFit(cause, 0, fit, _moved(prior_of(cause, findings), shift), contributions)


def prior_of(cause: Cause, findings: Findings) -> float:
    """How common the cause is for people like this one: the first prior that holds for sure."""
    fits = (p for p in cause.priors if p.when is None or evaluate(p.when, findings) is True)
    return next((prior.p for prior in fits), 0.0)


def _moved(prior: float, shift: float) -> float:
    odds = prior / (1 - prior) * exp(shift)
    return odds / (1 + odds)


def _fit(weighing: Weighing, shift: float) -> Fit:
    if shift >= log(weighing.well_from):
        return Fit.WELL
    return Fit.PARTLY if shift >= log(weighing.partly_from) else Fit.LITTLE


def _contributions(cause: Cause, findings: Findings) -> tuple[Contribution, ...]:
    known = [c for t in cause.tellings if (c := _contribution(t, findings)) is not None]
    strongest = {id(c) for c in _strongest(known)}
    marked = (Contribution(c.telling, c.holds, c.log_odds, id(c) in strongest) for c in known)
    return tuple(sorted(marked, key=lambda c: -abs(c.log_odds)))


def _contribution(telling: Telling, findings: Findings) -> Contribution | None:
    truth = evaluate(telling.when, findings)
    ratio = telling.if_yes if truth else telling.if_no
    if truth is None or ratio == 1.0:
        return None
    return Contribution(telling, truth, log(ratio), counted=True)


def _strongest(known: Iterable[Contribution]) -> list[Contribution]:
    """One a family: what speaks for the cause if anything does, the strongest of it."""
    best: dict[str, Contribution] = {}
    for each in known:
        held = best.get(each.telling.family)
        if held is None or _weight(each) > _weight(held):
            best[each.telling.family] = each
    return list(best.values())


def _weight(contribution: Contribution) -> tuple[bool, float]:
    return contribution.log_odds > 0, abs(contribution.log_odds)
