"""What an answer shows counts, whatever was said or left open elsewhere.

Answers that do not fit together are read the safer way, and asked about once. Where the other
question was answered "not sure", or was passed over, there is nothing to ask, and the reading is
the same: not knowing is never read as a no.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from unclench.engine.knowledge.answers import read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.circuit import Verdict
from unclench.engine.values.condition import Atom, Condition, findings_read, open_questions, reasons
from unclench.engine.values.contradiction import Contradiction
from unclench.engine.values.disposition import EMERGENCY
from unclench.engine.values.findings import Findings

Judged = tuple[Contradiction, Verdict, Verdict]
_UNSURE = (Verdict.UNSURE, Verdict.UNSURE_OPEN)
_OPEN = (Verdict.OPEN, Verdict.UNSURE_OPEN)


@dataclass(frozen=True)
class Reading:
    """The answers as triage reads them. `shown` are the answers that speak for a finding that was
    denied or left open, by finding; `contradictions` the ids of those that hold. `could_show`: the
    findings, not asked yet, that could still show what the person is not sure of, by finding."""

    findings: Findings
    contradictions: tuple[str, ...]
    shown: Mapping[str, tuple[Atom, ...]]
    could_show: Mapping[str, frozenset[str]]


def contradictions_in(base: KnowledgeBase, findings: Findings) -> tuple[Contradiction, ...]:
    """Every contradiction among the answers. What was not asked contradicts nothing."""
    return tuple(record for record, *verdicts in _judged(base, findings) if _all_hold(verdicts))


def safer_reading(base: KnowledgeBase, findings: Findings) -> Reading:
    """The answers with what other answers show, wherever that is denied or not known."""
    judged = _judged(base, findings)
    read = [record for record, denied, shown in judged if _is_read(base, record, denied, shown)]
    settings = [(setting, record) for record in read for setting in record.safer]
    answers = {s.finding: read_answer(base, s.finding, s.option) for s, _ in settings}
    return Reading(
        findings.with_(answers) if answers else findings,
        tuple(record.id for record, *verdicts in judged if _all_hold(verdicts)),
        {s.finding: reasons(record.shown, findings) for s, record in settings},
        _could_show(base, findings, judged),
    )


def told(condition: Condition, reading: Reading) -> tuple[Atom, ...]:
    """The answers that make a condition hold: for something denied, the answers that show it."""
    atoms = reasons(condition, reading.findings)
    return tuple(said for atom in atoms for said in reading.shown.get(atom.finding, (atom,)))


def _judged(base: KnowledgeBase, findings: Findings) -> list[Judged]:
    """Every record with what the answers make of its `denied` and of its `shown`."""
    verdicts = base.contradiction_circuit.verdicts(findings)
    half = len(verdicts) // 2
    records = base.contradictions.values()
    return list(zip(records, verdicts[:half], verdicts[half:], strict=True))


def _all_hold(verdicts: Sequence[Verdict]) -> bool:
    return all(verdict is Verdict.HOLDS for verdict in verdicts)


def _is_read(base: KnowledgeBase, record: Contradiction, denied: Verdict, shown: Verdict) -> bool:
    """Whether what is shown counts: not against a yes, nor before the question has come."""
    to_come = denied is Verdict.OPEN and record.id in base.shown_before_asked
    return shown is Verdict.HOLDS and denied is not Verdict.FAILS and not to_come


def _could_show(
    base: KnowledgeBase, findings: Findings, judged: Sequence[Judged]
) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for record, denied, shown in judged:
        if denied in _UNSURE and shown in _OPEN:
            ask = open_questions(record.shown, findings, unsure=False) & base.read_by_rules
            names = findings_read(record.denied) if ask else ()
            found |= {name: found.get(name, ask) | ask for name in names}
    return found


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
