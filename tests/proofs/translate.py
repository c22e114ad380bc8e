"""Triage as Z3 formulas, made from the same parsed conditions that run.

Every finding is in one of three states: answered, "not sure", or not asked. A condition becomes a
pair of formulas: it is surely true, and it may be true if every "not sure" is read so as to make
it hold. The proofs range over all of these at once.
"""

from dataclasses import dataclass, field

import z3

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import (
    Always,
    And,
    Atom,
    Compare,
    Condition,
    Count,
    Includes,
    Not,
    OneOf,
    Or,
    Unsure,
    findings_read,
)
from unclench.engine.values.disposition import Urgency
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import NOT_SURE, Findings

NOT_ASKED, UNSURE, ANSWERED = 0, 1, 2


@dataclass
class Truths:
    """Whether a condition is surely true, and whether it is surely false."""

    true: z3.BoolRef
    false: z3.BoolRef


@dataclass
class Person:
    """The state and value of every finding of one person, as variables."""

    base: KnowledgeBase
    name: str = "p"
    state: dict[str, z3.ArithRef] = field(default_factory=dict)
    value: dict[str, z3.ExprRef] = field(default_factory=dict)

    def sensible(self) -> z3.BoolRef:
        """Every state is one of three, and every value lies in its range."""
        parts = []
        for finding in self.base.findings.values():
            state = self.state_of(finding.id)
            parts.append(z3.And(state >= NOT_ASKED, state <= ANSWERED))
            value = self.value_of(finding.id)
            if finding.type in (FindingType.NUMBER, FindingType.DURATION):
                parts.append(z3.And(value >= finding.low, value <= finding.high))
            if finding.type is FindingType.CHOICE:
                parts.append(z3.And(value >= 0, value < len(finding.options)))
        return z3.And(parts)

    def is_(self, findings: Findings) -> z3.BoolRef:
        """This person gave exactly these answers."""
        parts = []
        for name in self.base.findings:
            answer = findings.get(name)
            state = NOT_ASKED if answer is None else UNSURE if answer is NOT_SURE else ANSWERED
            parts.append(self.state_of(name) == state)
            if state == ANSWERED:
                parts.append(self.value_of(name) == self._number(name, answer))
        return z3.And(parts)

    def _number(self, name: str, answer: object) -> object:
        options = [option.id for option in self.base.findings[name].options]
        return options.index(answer) if isinstance(answer, str) else answer

    def state_of(self, name: str) -> z3.ArithRef:
        return self.state.setdefault(name, z3.Int(f"{self.name}.{name}.state"))

    def value_of(self, name: str) -> z3.ExprRef:
        kind = self.base.findings[name].type
        make = {FindingType.YES_NO: z3.Bool, FindingType.CHOICE: z3.Int}.get(kind, z3.Real)
        return self.value.setdefault(name, make(f"{self.name}.{name}"))

    def truths(self, condition: Condition, *, unsure_is: bool | None) -> Truths:
        """A condition, with "not sure" read as unknown (None) or as `unsure_is`."""
        match condition:
            case Always(value):
                return Truths(z3.BoolVal(value), z3.BoolVal(not value))
            case Not(part):
                flipped = None if unsure_is is None else not unsure_is
                inner = self.truths(part, unsure_is=flipped)
                return Truths(inner.false, inner.true)
            case And(parts):
                inner = [self.truths(part, unsure_is=unsure_is) for part in parts]
                return Truths(z3.And([t.true for t in inner]), z3.Or([t.false for t in inner]))
            case Or(parts):
                inner = [self.truths(part, unsure_is=unsure_is) for part in parts]
                return Truths(z3.Or([t.true for t in inner]), z3.And([t.false for t in inner]))
            case Count(parts, wanted):
                inner = [self.truths(part, unsure_is=unsure_is) for part in parts]
                sure = z3.Sum([z3.If(t.true, 1, 0) for t in inner])
                possible = z3.Sum([z3.If(t.false, 0, 1) for t in inner])
                return Truths(sure >= wanted, possible < wanted)
            case _:
                return self._atom(condition, unsure_is)

    def _atom(self, atom: Atom, unsure_is: bool | None) -> Truths:
        state = self.state_of(atom.finding)
        if isinstance(atom, Unsure):
            return Truths(state == UNSURE, state == ANSWERED)
        holds = self._holds(atom)
        as_true = z3.And(state == UNSURE, z3.BoolVal(unsure_is is True))
        as_false = z3.And(state == UNSURE, z3.BoolVal(unsure_is is False))
        return Truths(
            z3.Or(z3.And(state == ANSWERED, holds), as_true),
            z3.Or(z3.And(state == ANSWERED, z3.Not(holds)), as_false),
        )

    def _holds(self, atom: Atom) -> z3.BoolRef:
        value = self.value_of(atom.finding)
        options = [option.id for option in self.base.findings[atom.finding].options]
        match atom:
            case OneOf(_, names):
                return z3.Or([value == options.index(name) for name in names])
            case Includes(_, _):
                raise NotImplementedError("no rule reads a finding with several answers yet")
            case Compare(_, comparison, literal):
                other = options.index(literal) if isinstance(literal, str) else literal
                return {
                    "==": value == other,
                    "!=": value != other,
                    "<": value < other,
                    "<=": value <= other,
                    ">": value > other,
                    ">=": value >= other,
                }[comparison]
            case _:
                return value

    def reaches(self, wanted: Urgency, *, by_reading: str = "") -> z3.BoolRef:
        """Triage says at least `wanted`, before flags that raise their partners are counted.

        `by_reading` counts only the rules that read one finding.
        """
        fired = [z3.BoolVal(False)]
        for flag in self.base.red_flags.values():
            for rule in flag.rules:
                if by_reading and by_reading not in findings_read(rule.when):
                    continue
                if rule.to >= wanted:
                    fired.append(self.truths(rule.when, unsure_is=None).true)
                if rule.to.lowered() >= wanted:
                    fired.append(self.truths(rule.when, unsure_is=True).true)
        return z3.Or(fired)

    def undecided(self) -> z3.BoolRef:
        """Some rule could still be made true by a finding that was not asked."""
        open_rules = []
        for flag in self.base.red_flags.values():
            for rule in flag.rules:
                truths = self.truths(rule.when, unsure_is=True)
                open_rules.append(z3.And(z3.Not(truths.true), z3.Not(truths.false)))
        return z3.Or(open_rules)
