"""Findings to disposition, with the rules that fired and those still undecided.

A rule fires when its condition holds. When it would hold only if a "not sure" were a yes, it fires
one level lower: not being sure is never read as no. A rule that an unasked finding could still
make true, or make true for sure, is undecided; while one is, nobody is told `self_care`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.contradictions import Reading, safer_reading, told
from unclench.engine.triage.result import Fired, TriageResult, falling
from unclench.engine.triage.undecided import is_raised, level_of, raisers_of, undecided_rules
from unclench.engine.values.circuit import Verdict
from unclench.engine.values.disposition import SOON_AT_THE_LATEST_DAYS, Urgency, soon
from unclench.engine.values.findings import Findings
from unclench.engine.values.red_flag import ASSESSED_DAYS, AssessedFor, RedFlag, Rule

_ROUTINE = soon(SOON_AT_THE_LATEST_DAYS)
NEVER_SEEN: Mapping[str, date] = {}


def triage(
    base: KnowledgeBase,
    findings: Findings,
    *,
    assessed: Mapping[str, date] = NEVER_SEEN,
    today: date | None = None,
) -> TriageResult:
    """The disposition that the findings demand, with every reason.

    `assessed` are the days on which a clinician checked a flag for this same problem, by flag id;
    they count only with `today`. Answers that contradict one another are read the safer way. The
    most pressing rule wins, whatever the order of the answers.
    Source: the combination rules R1 to R21.
    """
    reading = safer_reading(base, findings)
    verdicts = base.rule_circuit.verdicts(reading.findings)
    fired = _raise_partners(base, _strongest_of_each_flag(base, reading, verdicts))
    if today is not None:
        fired = [_settle(base.red_flags[f.flag], f, assessed.get(f.flag), today) for f in fired]
    level = level_of(fired)
    undecided = undecided_rules(base, reading, verdicts, fired)
    return TriageResult(
        urgency=max(level, _ROUTINE) if undecided else level,
        complete=not undecided,
        fired=tuple(sorted(fired, key=lambda f: (f.settled, falling(f.urgency), f.flag))),
        undecided=undecided,
        recorded=_recorded(base, reading.findings),
        contradictions=reading.contradictions,
        knowledge_version=base.version,
    )


def _strongest_of_each_flag(
    base: KnowledgeBase, reading: Reading, verdicts: Sequence[Verdict]
) -> list[Fired]:
    """Of two rules that demand the same in the end, the one that would demand more if sure."""
    held: dict[str, list[tuple[Urgency, Urgency, bool, Fired]]] = {}
    for (flag, rule), verdict in zip(base.rules, verdicts, strict=True):
        if verdict >= Verdict.UNSURE:
            fired = _fire(flag, rule, reading, sure=verdict is Verdict.HOLDS)
            held.setdefault(flag.id, []).append((fired.urgency, rule.to, not fired.unsure, fired))
    return [max(rules, key=lambda held: held[:3])[3] for rules in held.values()]


def _fire(flag: RedFlag, rule: Rule, reading: Reading, *, sure: bool) -> Fired:
    return Fired(
        flag=flag.id,
        rule=flag.rule_id(rule),
        urgency=rule.to if sure else rule.to.lowered(),
        because=told(rule.when, reading),
        unsure=not sure,
    )


def _raise_partners(base: KnowledgeBase, fired: list[Fired]) -> list[Fired]:
    """R-rows X-4 and X-5: with one of them, every other flag that fires counts a level higher."""
    raisers = raisers_of(base, fired)
    return [
        replace(f, urgency=f.urgency.raised(), raised=True)
        if is_raised(base.red_flags[f.flag], raisers)
        else f
        for f in fired
    ]


def _settle(flag: RedFlag, fired: Fired, seen_on: date | None, today: date) -> Fired:
    """R21: a clinician's check of this same problem keeps the flag from raising the level.

    Only for flags that allow it, up to the level they allow, never on a "not sure", and only for
    as long as they say. When three months are over and nothing changed, `soon` within two weeks.
    """
    limit = flag.assessed_up_to
    if seen_on is None or limit is None or fired.unsure or fired.urgency > limit:
        return fired
    age_days = (today - seen_on).days
    if 0 <= age_days <= ASSESSED_DAYS[flag.assessed]:
        return replace(fired, settled=True)
    if flag.assessed is AssessedFor.THREE_MONTHS and age_days > 0:
        return replace(fired, urgency=min(fired.urgency, _ROUTINE))
    return fired


def _recorded(base: KnowledgeBase, findings: Findings) -> tuple[str, ...]:
    verdicts = base.recorded_circuit.verdicts(findings)
    noted = zip(base.recorded, verdicts, strict=True)
    return tuple(flag for flag, verdict in noted if verdict >= Verdict.UNSURE)
