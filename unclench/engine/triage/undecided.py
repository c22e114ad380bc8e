"""Which rules could still raise the disposition if more was asked."""

from collections.abc import Iterable, Iterator, Sequence

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.contradictions import Reading
from unclench.engine.triage.result import Fired, Undecided, falling
from unclench.engine.values.circuit import Verdict
from unclench.engine.values.condition import open_questions
from unclench.engine.values.disposition import SELF_CARE, Urgency
from unclench.engine.values.findings import Findings
from unclench.engine.values.red_flag import RedFlag, Rule, Tier

_OPEN = (Verdict.OPEN, Verdict.UNSURE_OPEN)


def level_of(fired: Iterable[Fired]) -> Urgency:
    """The most pressing of what the flags that are not settled demand."""
    return max((f.urgency for f in fired if not f.settled), default=SELF_CARE)


def raisers_of(base: KnowledgeBase, fired: Iterable[Fired]) -> frozenset[str]:
    """The flags that hold for sure and make every other one count for more (X-4, X-5)."""
    flags = base.red_flags
    return frozenset(f.flag for f in fired if flags[f.flag].raises_partners and not f.unsure)


def is_raised(flag: RedFlag, raisers: frozenset[str]) -> bool:
    """Whether another flag makes this one count for more. An exit is nobody's partner."""
    return flag.tier is not Tier.EXIT and bool(raisers - {flag.id})


def undecided_rules(
    base: KnowledgeBase, reading: Reading, verdicts: Sequence[Verdict], fired: Sequence[Fired]
) -> tuple[Undecided, ...]:
    """The rules that an unasked finding could make hold, or hold for sure, above what is known.

    A "not sure" that another question could still show counts as open until that was asked.
    """
    level, raisers = level_of(fired), raisers_of(base, fired)
    known = reading.findings
    if reading.could_show:
        known = known.without(*reading.could_show)
        verdicts = base.rule_circuit.verdicts(known)
    rules = zip(base.rules, verdicts, _questions(base, known, verdicts), strict=True)
    found = [
        Undecided(flag.id, flag.rule_id(rule), rule.to, _to_ask(reading, names))
        for (flag, rule), verdict, names in rules
        if verdict in _OPEN and _highest(flag, rule, level, raisers) > level
    ]
    return tuple(sorted(found, key=lambda u: (falling(u.urgency), u.rule)))


def _questions(
    base: KnowledgeBase, known: Findings, verdicts: Sequence[Verdict]
) -> Iterator[frozenset[str]]:
    """What could settle each rule. Of most of them nothing was asked at first: that is known
    beforehand."""
    asked = frozenset(known)
    rules = zip(base.rules, verdicts, base.rules_unasked, strict=True)
    for (_, rule), verdict, (reads, unasked) in rules:
        if verdict in _OPEN and not reads.isdisjoint(asked):
            yield open_questions(rule.when, known, unsure=verdict is Verdict.OPEN)
        else:
            yield unasked


def _highest(flag: RedFlag, rule: Rule, level: Urgency, raisers: frozenset[str]) -> Urgency:
    """What the person would be told at most, if the rule held."""
    demanded = rule.to.raised() if is_raised(flag, raisers) else rule.to
    return max(demanded, level.raised()) if flag.raises_partners else demanded


def _to_ask(reading: Reading, names: frozenset[str]) -> frozenset[str]:
    """What to ask for these: of what another question could show, that one."""
    if reading.could_show.keys().isdisjoint(names):
        return names
    instead = (reading.could_show.get(name, frozenset({name})) for name in names)
    return frozenset().union(*instead)
