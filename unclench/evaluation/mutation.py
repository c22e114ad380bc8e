"""Whether the invented people would notice a mistake in a red flag."""

from collections.abc import Iterable, Sequence

from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.circuit import Circuit, Verdict
from unclench.engine.values.red_flag import Rule
from unclench.evaluation.mutants import Mutant, mutants_of
from unclench.evaluation.people import Case

Verdicts = list[list[tuple[str, Verdict]]]


def every_mutant(base: KnowledgeBase) -> list[Mutant]:
    """Every small mistake in every red flag."""
    return [mutant for flag in base.red_flags.values() for mutant in mutants_of(flag)]


def killed_by(base: KnowledgeBase, cases: Iterable[Case], mutant: Mutant) -> Case | None:
    """The first person who would be told something wrong; None if nobody would."""
    planted = mutant.planted(base)
    wrong = (c for c in cases if not c.is_met_by(triage(planted, c.findings)))
    return next(wrong, None)


def survivors(
    base: KnowledgeBase, cases: Sequence[Case], mutants: Iterable[Mutant]
) -> list[Mutant]:
    """The mistakes that nobody among the cases would notice."""
    before = {f.id: _verdicts(f.rules, cases) for f in base.red_flags.values()}
    return [
        mutant
        for mutant in mutants
        if killed_by(base, _touched(base, cases, mutant, before[mutant.flag.id]), mutant) is None
    ]


def _touched(
    base: KnowledgeBase, cases: Sequence[Case], mutant: Mutant, before: Verdicts
) -> list[Case]:
    """The people on whom the flag and its mutant differ; the others cannot notice."""
    if mutant.flag.raises_partners != base.red_flags[mutant.flag.id].raises_partners:
        return list(cases)
    after = _verdicts(mutant.flag.rules, cases)
    return [case for case, b, a in zip(cases, before, after, strict=True) if a != b]


def _verdicts(rules: Sequence[Rule], cases: Sequence[Case]) -> Verdicts:
    """For each person: what each rule demands, and what their answers make of it."""
    circuit = Circuit(rule.when for rule in rules)
    levels = [str(rule.to) for rule in rules]
    return [list(zip(levels, circuit.verdicts(c.findings), strict=True)) for c in cases]
