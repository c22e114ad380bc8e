"""What may be behind it: the one value from which pages, files and tests read.

Red flags come first: the triage result stands beside the causes, is worked out without them, and
no cause changes it.
"""

from dataclasses import dataclass
from typing import Any

from unclench.engine.assessment.results import source_as_values
from unclench.engine.causes.ask_next import NextStep, next_steps
from unclench.engine.causes.weigh import CauseFit, Contribution, weigh_causes
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.result import TriageResult
from unclench.engine.triage.triage import triage
from unclench.engine.values.cause import CauseRole, Fit, SecondLook
from unclench.engine.values.condition import evaluate
from unclench.engine.values.findings import Findings
from unclench.engine.values.intervention import Phase

CAVEAT = "Nobody can tell from questions alone which one it is."


@dataclass(frozen=True)
class Understanding:
    """`causes` in order of rank; `next_steps` the most telling first; `second_looks` are answers
    that a page of the check has to hear of."""

    triage: TriageResult
    causes: tuple[CauseFit, ...]
    next_steps: tuple[NextStep, ...]
    second_looks: tuple[SecondLook, ...]

    @property
    def patterns(self) -> tuple[CauseFit, ...]:
        """The explanations that stand beside each other, by rank."""
        return tuple(f for f in self.causes if f.cause.role is CauseRole.PATTERN)

    @property
    def contributors(self) -> tuple[CauseFit, ...]:
        """What may add to any of them, where the answers fit."""
        parts = (f for f in self.causes if f.cause.role is CauseRole.CONTRIBUTOR)
        return tuple(f for f in parts if f.speaks_for and f.fit is not Fit.LITTLE)


def understand(base: KnowledgeBase, findings: Findings) -> Understanding:
    """Causes, what else to find out, and what has to be asked again, for these answers."""
    return Understanding(
        triage(base, findings),
        weigh_causes(base, findings),
        next_steps(base, findings),
        second_looks(base, findings),
    )


def second_looks(base: KnowledgeBase, findings: Findings) -> tuple[SecondLook, ...]:
    """What was told after the check that one of its pages has to hear of."""
    looks = base.second_looks.values()
    return tuple(look for look in looks if evaluate(look.when, findings) is True)


def phase_of(base: KnowledgeBase, findings: Findings) -> Phase:
    """The phase of the bout by its days (`Weighing`); acute while nobody knows."""
    days = findings.get("pain_days")
    if not isinstance(days, float) or days <= base.weighing.acute_days:
        return Phase.ACUTE
    return Phase.SUBACUTE if days <= base.weighing.subacute_days else Phase.CHRONIC


def comparison(understanding: Understanding, shown: int) -> str:
    """The answers against the causes in one sentence, never as a finding about the person."""
    first, *others = understanding.patterns[:shown]
    if not others:
        return f"Answers like yours fit {first.cause.group}. {CAVEAT}"
    rest = " or ".join(fit.cause.group for fit in others)
    return f"Answers like yours fit {first.cause.group} better than {rest}. {CAVEAT}"


def causes_as_values(base: KnowledgeBase, understanding: Understanding) -> list[dict[str, Any]]:
    """Every cause that can apply, by rank, with what speaks for and against it."""
    return [_cause_values(base, fit) for fit in understanding.causes]


def _cause_values(base: KnowledgeBase, fit: CauseFit) -> dict[str, Any]:
    return {
        "id": fit.cause.id,
        "rank": fit.rank,
        "title": fit.cause.title,
        "role": str(fit.cause.role),
        "fit": str(fit.fit),
        "for": [_contribution_values(base, c) for c in fit.speaks_for],
        "against": [_contribution_values(base, c) for c in fit.speaks_against],
        "needs_check": fit.cause.needs_check or None,
        "certainty": str(fit.cause.certainty),
        "sources": [source_as_values(base, key) for key in fit.cause.source],
    }


def _contribution_values(base: KnowledgeBase, contribution: Contribution) -> dict[str, Any]:
    telling = contribution.telling
    return {
        "says": contribution.says,
        "log_odds": round(contribution.log_odds, 3),
        "counted": contribution.counted,
        "certainty": str(telling.certainty),
        "sources": [source_as_values(base, key) for key in telling.source],
    }
