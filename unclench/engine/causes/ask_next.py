"""What else to find out: which answer would tell most between the causes that are left.

The expected information of a question is the mutual information, in bits, between its answer and
the pattern behind the pain, with the patterns weighed as in `weigh`, made to add up to 1. How often
a yes comes with a cause is worked out from the two likelihood ratios where both are known
(sensitivity = LR+ (1 - LR-) / (LR+ - LR-)); otherwise from `Weighing.base_rate`. A proposal of
ours (`engineering_proposal`): it orders questions and decides nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from unclench.engine.causes.weigh import CauseFit, weigh_causes
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.cause import CauseRole, SelfTest, Telling
from unclench.engine.values.condition import evaluate, findings_read
from unclench.engine.values.findings import Findings
from unclench.engine.values.interview import Page

_SUREST = 0.95


@dataclass(frozen=True)
class NextStep:
    """A page or a self-test worth offering, and how much its answer would tell, in bits."""

    page: Page | None
    self_test: SelfTest | None
    bits: float


def next_steps(base: KnowledgeBase, findings: Findings) -> tuple[NextStep, ...]:
    """What could still tell something, the most telling first. Nothing here has to be done."""
    told = bits_by_finding(base, findings)
    steps = [*_pages(base, findings, told), *_self_tests(base, findings, told)]
    return tuple(sorted((s for s in steps if s.bits > 0), key=lambda s: -s.bits))


def _pages(
    base: KnowledgeBase, findings: Findings, told: Mapping[str, float]
) -> Iterator[NextStep]:
    for page in base.understand_pages.pages:
        unasked = [name for name in page.findings if findings.get(name) is None]
        yield NextStep(page, None, sum(told.get(name, 0.0) for name in unasked))


def _self_tests(
    base: KnowledgeBase, findings: Findings, told: Mapping[str, float]
) -> Iterator[NextStep]:
    for test in base.self_tests.values():
        barred = test.not_when is not None and evaluate(test.not_when, findings) is True
        if not barred and findings.get(test.finding) is None:
            yield NextStep(None, test, told.get(test.finding, 0.0))


def bits_by_finding(base: KnowledgeBase, findings: Findings) -> Mapping[str, float]:
    """How much the answer to each finding that is not known would tell, in bits."""
    patterns = [f for f in weigh_causes(base, findings) if f.cause.role is CauseRole.PATTERN]
    found: dict[str, float] = {}
    for telling in {t.when: t for fit in patterns for t in fit.cause.tellings}.values():
        unasked = [n for n in findings_read(telling.when) if findings.get(n) is None]
        if len(unasked) == 1 and evaluate(telling.when, findings) is None:
            bits = _information(base, patterns, telling)
            found[unasked[0]] = max(bits, found.get(unasked[0], 0.0))
    return found


def _information(base: KnowledgeBase, patterns: Sequence[CauseFit], telling: Telling) -> float:
    """Mutual information between the answer to one telling and the pattern."""
    total = sum(fit.p for fit in patterns)
    rate = base.weighing.base_rate
    yes = [(fit.p / total, _rate(fit, telling, rate)) for fit in patterns]
    p_yes = sum(share * p for share, p in yes)
    return _entropy(p_yes) - sum(share * _entropy(p) for share, p in yes)


def _rate(fit: CauseFit, telling: Telling, base_rate: float) -> float:
    """How often a yes is expected with this cause."""
    own = next((t for t in fit.cause.tellings if t.when == telling.when), None)
    if own is None:
        return base_rate
    if own.if_yes > 1 > own.if_no:
        return min(_SUREST, own.if_yes * (1 - own.if_no) / (own.if_yes - own.if_no))
    return min(_SUREST, base_rate * own.if_yes)


def _entropy(p: float) -> float:
    return 0.0 if p in (0.0, 1.0) else -p * log2(p) - (1 - p) * log2(1 - p)
