"""Answers that do not fit together are read the safer way, and asked about once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from unclench.engine.knowledge.answers import read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.circuit import Verdict
from unclench.engine.values.condition import Atom, reasons
from unclench.engine.values.contradiction import Contradiction
from unclench.engine.values.disposition import EMERGENCY
from unclench.engine.values.findings import Findings


@dataclass(frozen=True)
class Reading:
    """The answers as triage reads them. `shown` are the answers that speak for a finding that was
    denied, by finding; `contradictions` the ids of those that hold."""

    findings: Findings
    contradictions: tuple[str, ...]
    shown: Mapping[str, tuple[Atom, ...]]


def contradictions_in(base: KnowledgeBase, findings: Findings) -> tuple[Contradiction, ...]:
    """Every contradiction among the answers. What was not asked contradicts nothing."""
    verdicts = base.contradiction_circuit.verdicts(findings)
    known = zip(base.contradictions.values(), verdicts, strict=True)
    return tuple(record for record, verdict in known if verdict is Verdict.HOLDS)


def safer_reading(base: KnowledgeBase, findings: Findings) -> Reading:
    """The answers with the safer side of every contradiction among them."""
    held = contradictions_in(base, findings)
    if not held:
        return Reading(findings, (), {})
    settings = [(setting, record) for record in held for setting in record.safer]
    read = findings.with_({s.finding: read_answer(base, s.finding, s.option) for s, _ in settings})
    shown = {s.finding: reasons(record.when, findings) for s, record in settings}
    return Reading(read, tuple(record.id for record in held), shown)


def contradiction_to_ask(
    base: KnowledgeBase, findings: Findings, asked: Collection[str]
) -> Contradiction | None:
    """The next contradiction that nobody has asked about; None if there is none.

    An emergency that the answers show by themselves is never held up by such a question.
    """
    verdicts = base.rule_circuit.verdicts(findings)
    rules = zip(base.rules, verdicts, strict=True)
    if any(rule.to == EMERGENCY and verdict is Verdict.HOLDS for (_, rule), verdict in rules):
        return None
    waiting = (c for c in contradictions_in(base, findings) if c.id not in asked)
    return next(waiting, None)
