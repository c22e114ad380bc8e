"""A claim about everybody, and how it is proved or refuted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import z3

from unclench.engine.knowledge.answers import read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.check_conditions import conditions_of
from unclench.engine.values.condition import Condition, findings_read
from unclench.engine.values.disposition import SELF_CARE, Urgency
from unclench.engine.values.findings import NotSure
from unclench.proofs.decision import Decision
from unclench.proofs.person import Anybody, Correction, Formula, all_of
from unclench.proofs.witness import Witness, in_words, shrunk, told_because, witness_of

AT_MOST_SHOWN = 5


@dataclass(frozen=True)
class Obligation:
    """Something that must fit nobody.

    `complaint` says what is wrong with somebody it fits, and `reads` which findings it is about.
    """

    formula: Formula
    complaint: str
    reads: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Property:
    """A sentence that holds over every possible person, and how it is shown."""

    id: str
    sentence: str
    show: Callable[["Proof"], "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """How many obligations were met, and the people (in words) for whom one was not."""

    met: int
    people: tuple[str, ...] = ()

    @property
    def proved(self) -> bool:
        """Everything was met, and there was something to meet."""
        return self.met > 0 and not self.people


@dataclass
class Proof:
    """One knowledge base, anybody who could use it, and a solver that knows who can exist."""

    base: KnowledgeBase
    solver: z3.Solver = field(init=False)
    person: Anybody = field(init=False)
    decision: Decision = field(init=False)

    def __post_init__(self) -> None:
        conditions = list(every_condition(self.base))
        self.person = Anybody(self.base.findings, conditions, _corrections(self.base))
        self.decision = Decision(self.base, self.person)
        self.solver = z3.Solver()
        self.solver.add(self.person.sensible(), self.decision.sensible_marks())

    def no_contradiction(self) -> Formula:
        """No two answers contradict one another."""
        return all_of(z3.Not(holds) for holds in self.person.contradicted)

    def asked_in_order(self) -> Formula:
        """What shows a finding was asked after it, and only if a rule reads it."""
        orders = []
        for record in self.base.contradictions.values():
            for shown in findings_read(record.shown):
                if shown not in self.base.read_by_rules:
                    orders.append(z3.Not(self.person.asked(shown)))
                elif record.id not in self.base.shown_before_asked:
                    before = [self.person.asked(name) for name in findings_read(record.denied)]
                    orders.append(z3.Implies(self.person.asked(shown), z3.And(before)))
        return all_of(orders)

    def telling(self, finding: str) -> frozenset[str]:
        """The finding, and those whose answers show it."""
        about = [
            record.shown
            for record in self.base.contradictions.values()
            if finding in findings_read(record.denied)
        ]
        return frozenset({finding}).union(*map(findings_read, about))

    def fits(self, *formulas: Formula) -> bool:
        """Whether somebody fits all of these."""
        return bool(self.solver.check(*formulas) == z3.sat)

    def somebody(self, *formulas: Formula, plain: bool = False) -> Witness | None:
        """A person who fits; `plain`: one who denies all that the claim does not need."""
        self.solver.push()
        self.solver.add(*formulas)
        found = self.solver.check() == z3.sat
        model = None
        if found:
            model = shrunk(self.person, self.solver) if plain else self.solver.model()
        self.solver.pop()
        return witness_of(self.person, self.base.red_flags, model) if model is not None else None

    def told_in(self, *formulas: Formula) -> tuple[Witness, Urgency] | None:
        """Somebody who fits, and what the formulas say that they are told."""
        if self.solver.check(*formulas) != z3.sat:
            return None
        model = self.solver.model()
        told = [
            level
            for level in self.decision.levels
            if z3.is_true(model.eval(self.decision.says_at_least(level), model_completion=True))
        ]
        found = witness_of(self.person, self.base.red_flags, model)
        return found, max(told, default=SELF_CARE)

    def nobody(self, obligations: Iterable[Obligation], *given: Formula) -> Outcome:
        """Every obligation is met: nobody fits it."""
        met = 0
        people: list[str] = []
        for obligation in obligations:
            if not self.fits(obligation.formula, *given):
                met += 1
            elif len(people) < AT_MOST_SHOWN:
                people.append(self._refuted(obligation, given))
            else:
                people.append(obligation.complaint)
        return Outcome(met, tuple(people))

    def _refuted(self, obligation: Obligation, given: tuple[Formula, ...]) -> str:
        found = self.somebody(obligation.formula, *given, plain=True)
        if found is None:
            return obligation.complaint
        return self.sentence(found, obligation.complaint, obligation.reads)

    def sentence(self, found: Witness, complaint: str, reads: frozenset[str] = frozenset()) -> str:
        """ "A 40-year-old man with … is told self-care because …, although …"."""
        told = told_because(self.base, found)
        return f"{in_words(self.base, found, reads)} {told}, {complaint}"


def _corrections(base: KnowledgeBase) -> Iterator[Correction]:
    for record in base.contradictions.values():
        read = {s.finding: read_answer(base, s.finding, s.option) for s in record.safer}
        values = {k: v for k, v in read.items() if not isinstance(v, NotSure)}
        waits = record.id in base.shown_before_asked
        asks = findings_read(record.shown) & base.read_by_rules
        yield Correction(record.denied, record.shown, values, waits, asks)


def every_condition(base: KnowledgeBase) -> Iterator[Condition]:
    """Every condition that a number may be compared in."""
    for records in (base.red_flags, base.interventions, base.exits, base.contradictions):
        for record in records.values():
            yield from (condition for _, condition in conditions_of(record))
