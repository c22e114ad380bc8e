"""When to stop: what an intervention says itself, and what is true of every one."""

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import evaluate
from unclench.engine.values.findings import Findings
from unclench.engine.values.stop_rule import StopRule
from unclench.engine.values.truth import Truth


def shared_stop_rules(base: KnowledgeBase, findings: Findings) -> tuple[StopRule, ...]:
    """The stop rules of every intervention for somebody with these findings.

    What is known to hold for this person comes first. A rule is left out only where its condition
    is known to fail: what was not asked, or answered "not sure", keeps it.
    """
    kept = [rule for rule in base.stop_rules.values() if _holds(rule, findings) is not False]
    mine = [rule for rule in kept if rule.when is not None and _holds(rule, findings)]
    return (*mine, *(rule for rule in kept if rule not in mine))


def _holds(rule: StopRule, findings: Findings) -> Truth:
    return rule.when is None or evaluate(rule.when, findings, unsure=True)
