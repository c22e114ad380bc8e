"""Which answers the rules tell apart, and conditions on them as lists that must all hold.

A yes or no question has three cells: yes, no, not sure. A choice has its options and not sure. A
number is cut wherever a rule draws a line; its cells are the pieces, counted from the lowest, and
not sure. A clause says of some findings in which cells their answers lie; one of them is enough. A
condition is a set of clauses that must all hold. A clause that every answer meets is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import Atom, Compare, Condition, Unsure, atoms_of
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import Value

YES, NO, UNSURE = "yes", "no", "not_sure"
Cell = str | int
Cells = frozenset[Cell]
Clause = frozenset[tuple[str, Cells]]
Clauses = frozenset[Clause]
ALWAYS: Clauses = frozenset()
NEVER: Clauses = frozenset({frozenset()})


@dataclass(frozen=True, order=True)
class Cut:
    """Where a rule draws a line: just below the number `at`, or just above it."""

    at: float
    above: bool


@dataclass(frozen=True)
class Domain:
    """The cells of one finding. `cuts` are those of a number, from the lowest."""

    finding: Finding
    cells: Cells
    cuts: tuple[Cut, ...] = ()

    def holding(self, atom: Atom, wanted: bool) -> Cells:
        """The cells in which the atom is `wanted`, a "not sure" read in its favour."""
        if isinstance(atom, Unsure):
            return frozenset(cell for cell in self.cells if (cell == UNSURE) is wanted)
        sure = {c for c in self.cells - {UNSURE} if atom.holds(self.value_in(c)) is wanted}
        return frozenset(sure | {UNSURE})

    def value_in(self, cell: Cell) -> Value:
        """Some answer of that cell, which may not be "not sure"."""
        if isinstance(cell, int):
            return self._number_in(cell)
        return cell == YES if self.finding.type is FindingType.YES_NO else cell

    def cell_of(self, option: str) -> Cell:
        """The cell of an answer as a record writes it: `yes`, an option's id, a number."""
        if self.finding.type in (FindingType.NUMBER, FindingType.DURATION):
            value = float(option)
            return sum(value > cut.at or (value == cut.at and not cut.above) for cut in self.cuts)
        return option

    def _number_in(self, piece: int) -> float:
        low = self.cuts[piece - 1] if piece else None
        high = self.cuts[piece] if piece < len(self.cuts) else None
        if low is None:
            return 0.0 if high is None else high.at - (not high.above)
        if not low.above:
            return low.at
        return low.at + 1 if high is None else (low.at + high.at) / 2


@dataclass(frozen=True)
class Space:
    """Every finding that can be answered alone, with its cells; makes and joins clauses."""

    domains: Mapping[str, Domain]

    def clause(self, finding: str, cells: Cells) -> Clauses:
        """The answer lies in one of these cells."""
        return self.all_of([frozenset({frozenset({(finding, cells)})})])

    def all_of(self, conditions: Iterable[Clauses]) -> Clauses:
        """Every one of them holds."""
        return self._simplest(clause for condition in conditions for clause in condition)

    def any_of(self, conditions: Iterable[Clauses]) -> Clauses:
        """At least one of them holds."""
        return reduce(self._either, conditions, NEVER)

    def at_least(self, wanted: int, conditions: Sequence[Clauses]) -> Clauses:
        """At least `wanted` of them hold."""
        if wanted <= 0:
            return ALWAYS
        if wanted > len(conditions):
            return NEVER
        first, *others = conditions
        with_it = self.all_of([first, self.at_least(wanted - 1, others)])
        return self.any_of([with_it, self.at_least(wanted, others)])

    def _either(self, one: Clauses, other: Clauses) -> Clauses:
        return self._simplest(a | b for a, b in product(one, other))

    def _simplest(self, clauses: Iterable[Clause]) -> Clauses:
        merged = [self._merged(clause) for clause in clauses]
        told = self._one_for_each_finding(c for c in merged if not self._is_met_by_all(c))
        return frozenset(
            frozenset(clause.items())
            for place, clause in enumerate(told)
            if not any(
                implies(other, clause) and (at < place or not implies(clause, other))
                for at, other in enumerate(told)
                if at != place
            )
        )

    def _merged(self, clause: Clause) -> dict[str, Cells]:
        found: dict[str, Cells] = {}
        for finding, cells in clause:
            found[finding] = found.get(finding, frozenset()) | cells
        return {finding: cells for finding, cells in found.items() if cells}

    def _is_met_by_all(self, clause: Mapping[str, Cells]) -> bool:
        return any(cells == self.domains[finding].cells for finding, cells in clause.items())

    def _one_for_each_finding(self, clauses: Iterable[dict[str, Cells]]) -> list[dict[str, Cells]]:
        """Clauses about the same single finding become one: what all of them allow."""
        single: dict[str, Cells] = {}
        others = []
        for clause in clauses:
            if len(clause) == 1:
                ((finding, cells),) = clause.items()
                single[finding] = single.get(finding, cells) & cells
            else:
                others.append(clause)
        return others + [{f: cells} if cells else {} for f, cells in single.items()]


def implies(one: Mapping[str, Cells], other: Mapping[str, Cells]) -> bool:
    """Whether every answer that meets the first clause meets the second."""
    return all(cells <= other.get(finding, frozenset()) for finding, cells in one.items())


def space_of(base: KnowledgeBase) -> Space:
    """The findings of the check with the cells that its rules and contradictions tell apart."""
    rules = [rule.when for _, rule in base.rules]
    records = base.contradictions.values()
    cuts = _cuts([*rules, *(r.denied for r in records), *(r.shown for r in records)])
    asked = [name for page in base.interview.pages for name in page.findings]
    return Space({n: _domain(base.findings[n], tuple(sorted(cuts.get(n, ())))) for n in asked})


def _domain(finding: Finding, cuts: tuple[Cut, ...]) -> Domain:
    options: set[Cell] = {option.id for option in finding.options}
    if finding.type is FindingType.YES_NO:
        options = {YES, NO}
    if finding.low is not None:
        options = set(range(len(cuts) + 1))
    return Domain(finding, frozenset({*options, UNSURE}), cuts)


def _cuts(conditions: Iterable[Condition]) -> Mapping[str, set[Cut]]:
    found: dict[str, set[Cut]] = {}
    for condition in conditions:
        for atom in atoms_of(condition):
            if isinstance(atom, Compare) and isinstance(atom.literal, float):
                found.setdefault(atom.finding, set()).update(_cuts_of(atom, atom.literal))
    return found


def _cuts_of(atom: Compare, at: float) -> set[Cut]:
    below, above = Cut(at, above=False), Cut(at, above=True)
    return {"<": {below}, ">=": {below}, ">": {above}, "<=": {above}}.get(
        atom.comparison, {below, above}
    )
