"""One person whose answers are left open: each finding answered, not sure, or not asked.

Everything is a yes-or-no variable: whether a finding was asked, whether the person was sure, which
option was chosen, and, of a number, on which side of every number that a condition names it lies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import z3

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
    Yes,
    atoms_of,
    findings_read,
)
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import Value
from unclench.engine.values.truth import Truth

Formula: TypeAlias = z3.BoolRef
Cut = tuple[float, bool]
_NUMBERS = (FindingType.NUMBER, FindingType.DURATION)
NEVER, ALWAYS = z3.BoolVal(False), z3.BoolVal(True)


@dataclass(frozen=True)
class Truths:
    """When a condition is surely true, and when it is surely false."""

    true: Formula
    false: Formula

    @property
    def open(self) -> Formula:
        """Neither: something that was not asked could still settle it."""
        return z3.And(z3.Not(self.true), z3.Not(self.false))


@dataclass(frozen=True)
class Correction:
    """What is read instead of an answer when `shown` holds and `denied` does not surely fail.

    `waits`: not while `denied` is open, because it is asked later. `asks`: the findings of `shown`
    that the check asks for; while one of them was not asked, a "not sure" of `denied` stays open.
    """

    denied: Condition
    shown: Condition
    values: Mapping[str, Value]
    waits: bool
    asks: frozenset[str]

    def is_read(self, denied: Truths, shown: Formula) -> Formula:
        """When the values count, with every "not sure" of `denied` read in its favour."""
        return z3.And(shown, denied.true if self.waits else z3.Not(denied.false))


def any_of(formulas: Iterable[Formula]) -> Formula:
    """At least one of them; never, if there are none."""
    return z3.simplify(z3.Or([NEVER, *formulas]))


def all_of(formulas: Iterable[Formula]) -> Formula:
    """Every one of them; always, if there are none."""
    return z3.simplify(z3.And([ALWAYS, *formulas]))


class Names:
    """What the variables of a finding are called."""

    @staticmethod
    def asked(name: str) -> str:
        return f"{name}.asked"

    @staticmethod
    def sure(name: str) -> str:
        return f"{name}.sure"

    @staticmethod
    def yes(name: str) -> str:
        return f"{name}.yes"

    @staticmethod
    def chosen(name: str, option: str) -> str:
        return f"{name}.is.{option}"

    @staticmethod
    def beyond(name: str, cut: Cut) -> str:
        number, strict = cut
        return f"{name}.{'above' if strict else 'from'}.{number:g}"


class Anybody:
    """The variables of a person, and what conditions say of them."""

    def __init__(
        self,
        findings: Mapping[str, Finding],
        conditions: Iterable[Condition],
        corrections: Iterable[Correction] = (),
    ) -> None:
        self.findings = findings
        self._cuts = _cuts(findings, conditions)
        self._truths: dict[tuple[Condition, Truth, bool], Truths] = {}
        self._read_as: dict[str, list[tuple[Formula, Value]]] = {}
        self._could_be_shown: dict[str, list[Formula]] = {}
        self.contradicted: list[Formula] = []
        self._could_be_shown, self._read_as = self._corrected(list(corrections))
        self._truths = {}

    def _corrected(
        self, corrections: list[Correction]
    ) -> tuple[dict[str, list[Formula]], dict[str, list[tuple[Formula, Value]]]]:
        """When each finding could still be shown, and when what is read instead of it."""
        could: dict[str, list[Formula]] = {}
        instead: dict[str, list[tuple[Formula, Value]]] = {}
        for correction in corrections:
            shown = self.truths(correction.shown).true
            self.contradicted.append(z3.And(shown, self.truths(correction.denied).true))
            read = correction.is_read(self.truths(correction.denied, unsure=True), shown)
            for name, value in correction.values.items():
                instead.setdefault(name, []).append((read, value))
            for name in findings_read(correction.denied):
                could.setdefault(name, []).append(self._is_still_to_show(correction))
        return could, instead

    def could_be_shown(self, name: str) -> Formula:
        """A question that was not asked yet could still show what the person is not sure of."""
        return any_of(self._could_be_shown.get(name, []))

    def _is_still_to_show(self, correction: Correction) -> Formula:
        open_ = self.truths(correction.shown, unsure=False).open
        return z3.And(open_, any_of(z3.Not(self.asked(name)) for name in correction.asks))

    def asked(self, name: str) -> Formula:
        """The finding was asked, and answered or answered "not sure"."""
        return z3.Bool(Names.asked(name))

    def sure(self, name: str) -> Formula:
        """The finding was asked and answered."""
        return z3.Bool(Names.sure(name))

    def unsure(self, name: str) -> Formula:
        """The answer was "not sure"."""
        return z3.And(self.asked(name), z3.Not(self.sure(name)))

    def yes(self, name: str) -> Formula:
        """The answer to a yes-or-no question is yes, if there is an answer."""
        return z3.Bool(Names.yes(name))

    def chosen(self, name: str, option: str) -> Formula:
        """The chosen option is this one, if there is an answer."""
        return z3.Bool(Names.chosen(name, option))

    def beyond(self, name: str, cut: Cut) -> Formula:
        """The number is at least the cut's, or above it where the cut is strict."""
        return z3.Bool(Names.beyond(name, cut))

    def cuts(self, name: str) -> list[Cut]:
        """The numbers that some condition compares a finding with, in rising order."""
        return self._cuts.get(name, [])

    def sensible(self) -> Formula:
        """Only people who can exist: sure only of what was asked, one option, one number."""
        return z3.And([self._sensible(finding) for finding in self.findings.values()])

    def _sensible(self, finding: Finding) -> Formula:
        name = finding.id
        parts = [z3.Implies(self.sure(name), self.asked(name))]
        if finding.type is FindingType.CHOICE:
            options = [self.chosen(name, option.id) for option in finding.options]
            parts.append(z3.PbEq([(option, 1) for option in options], 1))
        if finding.type in _NUMBERS:
            parts += self._ordered(finding)
        return z3.And(parts)

    def _ordered(self, finding: Finding) -> list[Formula]:
        cuts, name = self.cuts(finding.id), finding.id
        rising = [
            z3.Implies(self.beyond(name, high), self.beyond(name, low))
            for low, high in pairwise(cuts)
        ]
        lowest, highest = finding.low or 0.0, finding.high or 0.0
        always = [self.beyond(name, cut) for cut in cuts if (lowest, False) >= cut]
        never = [z3.Not(self.beyond(name, cut)) for cut in cuts if (highest, False) < cut]
        return rising + always + never

    def variables(self, finding: Finding) -> list[Formula]:
        """The variables of one finding: asked, sure, and those of its value."""
        name = finding.id
        value = [self.chosen(name, option.id) for option in finding.options]
        value += [self.beyond(name, cut) for cut in self.cuts(name)]
        return [self.asked(name), self.sure(name), self.yes(name), *value]

    def truths(
        self, condition: Condition, *, unsure: Truth = None, waiting: bool = False
    ) -> Truths:
        """A condition with every "not sure" read as unknown (None) or as `unsure`.

        `waiting`: but for those that another question could still show, which stay unknown.
        """
        key = (condition, unsure, waiting)
        if key not in self._truths:
            self._truths[key] = self._derived(condition, unsure, waiting)
        return self._truths[key]

    def _derived(self, condition: Condition, unsure: Truth, waiting: bool) -> Truths:
        match condition:
            case Always(value):
                return Truths(z3.BoolVal(value), z3.BoolVal(not value))
            case Not(part):
                flipped = None if unsure is None else not unsure
                inner = self.truths(part, unsure=flipped, waiting=waiting)
                return Truths(inner.false, inner.true)
            case And(parts) | Or(parts) | Count(parts, _):
                inner_parts = [self.truths(p, unsure=unsure, waiting=waiting) for p in parts]
                return _joined(condition, inner_parts)
            case _:
                return self._atom(condition, unsure, waiting)

    def _atom(self, atom: Atom, unsure: Truth, waiting: bool) -> Truths:
        instead = self._read_as.get(atom.finding, [])
        corrected = any_of(when for when, _ in instead)
        sure = z3.Or(self.sure(atom.finding), corrected)
        not_sure = z3.And(self.unsure(atom.finding), z3.Not(corrected))
        if waiting:
            not_sure = z3.And(not_sure, z3.Not(self.could_be_shown(atom.finding)))
        if isinstance(atom, Unsure):
            return Truths(not_sure, sure)
        holds = self._holds(atom)
        for when, value in instead:
            holds = z3.If(when, z3.BoolVal(atom.holds(value)), holds)
        true, false = z3.And(sure, holds), z3.And(sure, z3.Not(holds))
        if unsure is None:
            return Truths(true, false)
        if unsure:
            return Truths(z3.Or(true, not_sure), false)
        return Truths(true, z3.Or(false, not_sure))

    def _holds(self, atom: Yes | Compare | OneOf | Includes) -> Formula:
        match atom:
            case Yes(name):
                return self.yes(name)
            case OneOf(name, options):
                return any_of(self.chosen(name, option) for option in options)
            case Compare(name, comparison, str(option)):
                chosen = self.chosen(name, option)
                return chosen if comparison == "==" else z3.Not(chosen)
            case Compare(name, comparison, number):
                return self._compared(name, comparison, float(number))
            case Includes():
                raise NotImplementedError("a finding with several answers cannot be proved about")

    def _compared(self, name: str, comparison: str, number: float) -> Formula:
        at_least, above = self.beyond(name, (number, False)), self.beyond(name, (number, True))
        return {
            ">=": at_least,
            ">": above,
            "<": z3.Not(at_least),
            "<=": z3.Not(above),
            "==": z3.And(at_least, z3.Not(above)),
            "!=": z3.Or(z3.Not(at_least), above),
        }[comparison]


def _joined(condition: And | Or | Count, parts: list[Truths]) -> Truths:
    match condition:
        case And():
            return Truths(all_of(t.true for t in parts), any_of(t.false for t in parts))
        case Or():
            return Truths(any_of(t.true for t in parts), all_of(t.false for t in parts))
        case Count(_, wanted):
            return _counted(parts, wanted)


def _counted(parts: list[Truths], wanted: int) -> Truths:
    enough_false = len(parts) - wanted + 1
    return Truths(
        z3.AtLeast(*(t.true for t in parts), wanted) if wanted > 0 else ALWAYS,
        z3.AtLeast(*(t.false for t in parts), enough_false) if enough_false > 0 else ALWAYS,
    )


def _cuts(
    findings: Mapping[str, Finding], conditions: Iterable[Condition]
) -> Mapping[str, list[Cut]]:
    named: dict[str, set[float]] = {}
    for condition in conditions:
        for atom in atoms_of(condition):
            if isinstance(atom, Compare) and not isinstance(atom.literal, str):
                named.setdefault(atom.finding, set()).add(float(atom.literal))
    return {
        name: sorted((number, strict) for number in numbers for strict in (False, True))
        for name, numbers in named.items()
        if name in findings
    }
