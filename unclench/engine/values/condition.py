"""A condition over findings: parsed from one readable expression, evaluated with three truths.

The grammar is Python's own, narrowed to a whitelist (see `parse`). Nothing is ever executed: the
text is parsed with `ast`, and every node that is not on the list is refused.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unclench.engine.values.findings import Findings, NotSure, Value
from unclench.engine.values.truth import Truth, all_of, any_of, at_least, negate

Literal = str | float
NONE: frozenset[str] = frozenset()
COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class Yes:
    """The finding was answered yes."""

    finding: str

    def holds(self, value: Value) -> bool:
        return value is True


@dataclass(frozen=True)
class Compare:
    """The finding's number, or its choice, compared with a literal."""

    finding: str
    comparison: str
    literal: Literal

    def holds(self, value: Value) -> bool:
        return COMPARISONS[self.comparison](value, self.literal)


@dataclass(frozen=True)
class OneOf:
    """The finding's choice is one of these."""

    finding: str
    options: tuple[str, ...]

    def holds(self, value: Value) -> bool:
        return value in self.options


@dataclass(frozen=True)
class Includes:
    """The finding's several answers include this one."""

    finding: str
    option: str

    def holds(self, value: Value) -> bool:
        return isinstance(value, frozenset) and self.option in value


@dataclass(frozen=True)
class Unsure:
    """The finding was asked and answered "not sure"."""

    finding: str


Atom = Yes | Compare | OneOf | Includes | Unsure


@dataclass(frozen=True)
class Not:
    part: "Condition"


@dataclass(frozen=True)
class And:
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Or:
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Count:
    """At least `wanted` of the parts are true."""

    parts: tuple["Condition", ...]
    wanted: int


@dataclass(frozen=True)
class Always:
    """A condition that is settled beforehand."""

    value: bool


Condition = Atom | Not | And | Or | Count | Always


def evaluate(condition: Condition, findings: Findings, *, unsure: Truth = None) -> Truth:
    """Whether the condition holds for these findings; None while that is not known.

    `unsure` is what an answer of "not sure" counts as: None (unknown), or True to read every such
    answer in the way that makes the condition hold, under a negation too.
    """
    match condition:
        case Always(value):
            return value
        case Not(part):
            return negate(evaluate(part, findings, unsure=negate(unsure)))
        case And(parts):
            return all_of(evaluate(part, findings, unsure=unsure) for part in parts)
        case Or(parts):
            return any_of(evaluate(part, findings, unsure=unsure) for part in parts)
        case Count(parts, wanted):
            return at_least(wanted, [evaluate(p, findings, unsure=unsure) for p in parts])
        case _:
            return _evaluate_atom(condition, findings, unsure)


def _evaluate_atom(atom: Atom, findings: Findings, unsure: Truth) -> Truth:
    answer = findings.answers.get(atom.finding)
    if isinstance(atom, Unsure):
        return None if answer is None else isinstance(answer, NotSure)
    if answer is None:
        return None
    return unsure if isinstance(answer, NotSure) else atom.holds(answer)


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that it is directly made of; none for an atom."""
    match condition:
        case Not(part):
            return (part,)
        case And(parts) | Or(parts) | Count(parts, _):
            return parts
        case _:
            return ()


def atoms_of(condition: Condition) -> Iterator[Atom]:
    """Every atom, from left to right, as often as it stands there."""
    if isinstance(condition, Atom):
        yield condition
    for part in parts_of(condition):
        yield from atoms_of(part)


def findings_read(condition: Condition) -> frozenset[str]:
    """The ids of the findings that it reads."""
    return frozenset(atom.finding for atom in atoms_of(condition))


def open_questions(
    condition: Condition, findings: Findings, *, unsure: bool = True
) -> frozenset[str]:
    """The findings not asked yet that could still settle it; none once it is settled.

    A "not sure" is not asked again: it is read as whatever makes the condition hold or, with
    `unsure=False`, as whatever makes it fail.
    """
    return _settled(condition, findings, unsure)[1]


def _settled(
    condition: Condition, findings: Findings, unsure: bool
) -> tuple[Truth, frozenset[str]]:
    """Its truth and, while that is unknown, the findings that keep it so; in one pass."""
    if isinstance(condition, Atom):
        known = _evaluate_atom(condition, findings, unsure)
        return known, frozenset({condition.finding}) if known is None else NONE
    match condition:
        case Not(part):
            truth, wanted = _settled(part, findings, not unsure)
            return negate(truth), wanted
        case And(parts) | Or(parts) | Count(parts, _):
            inner = [_settled(part, findings, unsure) for part in parts]
            joined = _joined(condition, [truth for truth, _ in inner])
            asked = frozenset().union(*(names for _, names in inner)) if joined is None else NONE
            return joined, asked
        case Always(value):
            return value, NONE


def _joined(condition: And | Or | Count, truths: list[Truth]) -> Truth:
    match condition:
        case And():
            return all_of(truths)
        case Or():
            return any_of(truths)
        case Count(_, wanted):
            return at_least(wanted, truths)


def reasons(condition: Condition, findings: Findings) -> tuple[Atom, ...]:
    """The atoms that make it hold, once each, "not sure" read as in `open_questions`.

    Atoms under a negation are left out: what is absent is not a reason that a person would name.
    """
    found = dict.fromkeys(_reasons(condition, findings))
    return tuple(found)


def _reasons(condition: Condition, findings: Findings) -> Iterator[Atom]:
    if isinstance(condition, Not) or not evaluate(condition, findings, unsure=True):
        return
    if isinstance(condition, Atom):
        yield condition
    for part in parts_of(condition):
        yield from _reasons(part, findings)


def replace_names(condition: Condition, meanings: Mapping[str, Condition]) -> Condition:
    """The condition with every plain name that has a meaning replaced by it."""
    match condition:
        case Yes(finding):
            return meanings.get(finding, condition)
        case Not(part):
            return Not(replace_names(part, meanings))
        case And(parts):
            return And(tuple(replace_names(part, meanings) for part in parts))
        case Or(parts):
            return Or(tuple(replace_names(part, meanings) for part in parts))
        case Count(parts, wanted):
            return Count(tuple(replace_names(part, meanings) for part in parts), wanted)
        case _:
            return condition
