"""Many conditions, prepared once so that one person's answers settle them all quickly.

Every atom, and every negated atom, becomes one bit. A person's answers become three sets of bits:
those that hold, those that hold when each "not sure" is read in their favour, and those that fail.
A list of alternatives is then settled by one comparison of sets. `condition.evaluate` stays the
meaning of a condition; a law holds the two together.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from unclench.engine.values.condition import (
    Always,
    And,
    Atom,
    Condition,
    Count,
    Not,
    Or,
    Unsure,
    Yes,
)
from unclench.engine.values.findings import Answer, Findings, NotSure
from unclench.engine.values.truth import Truth

Formula = Callable[[int, int], Truth]
Literal = tuple[Atom, bool]
Bits = tuple[int, int, int]
_NOTHING: Bits = (0, 0, 0)


class Verdict(IntEnum):
    """What a person's answers make of a condition. `open`: a finding that was not asked could
    still make it hold. `unsure`: it holds if every "not sure" is read in its favour.
    `unsure_open`: so it does, and a finding that was not asked could make it hold for sure."""

    FAILS = 0
    OPEN = 1
    UNSURE = 2
    UNSURE_OPEN = 3
    HOLDS = 4


@dataclass(frozen=True)
class Reading:
    """A person's answers as sets of literals; a literal that was not asked is in none of them."""

    holds: int
    perhaps: int
    fails: int


class Circuit:
    """Conditions that are settled together, in the order in which they were given."""

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self._literals: dict[Literal, int] = {}
        self._formulas = tuple(self._compiled(condition, True) for condition in conditions)
        self._by_finding = self._grouped()
        self._known: dict[tuple[str, Answer], Bits] = {}
        self._all_denied = self._denied()
        self._others_than = self._masks()

    def verdicts(self, findings: Findings) -> list[Verdict]:
        """What these answers make of each condition."""
        reading = self._read(findings.answers)
        perhaps, holds, fails = reading.perhaps, reading.holds, reading.fails
        return [_verdict(formula, holds, perhaps, fails) for formula in self._formulas]

    def _read(self, answers: Mapping[str, Answer]) -> Reading:
        """Begins with a person who denies everything, as most do most, and puts in the rest."""
        holds, perhaps, fails = self._all_denied
        for finding, others in self._others_than:
            answer = answers.get(finding)
            if answer is False:
                continue
            bits = _NOTHING if answer is None else self._bits(finding, answer)
            holds = holds & others | bits[0]
            perhaps = perhaps & others | bits[1]
            fails = fails & others | bits[2]
        return Reading(holds, perhaps, fails)

    def _bits(self, finding: str, answer: Answer) -> Bits:
        """The literals that one answer settles; kept, but for numbers, of which there are many."""
        key = (finding, answer)
        bits = self._known.get(key) or _settled_by(self._by_finding[finding], answer)
        if not isinstance(answer, float):
            self._known[key] = bits
        return bits

    def _denied(self) -> Bits:
        """What holds and fails when every yes-or-no question is answered no."""
        holds = fails = 0
        for finding, literals in self._by_finding.items():
            if all(isinstance(atom, Yes | Unsure) for (atom, _), _ in literals):
                bits = self._bits(finding, False)
                holds, fails = holds | bits[0], fails | bits[2]
        return holds, holds, fails

    def _masks(self) -> list[tuple[str, int]]:
        """By finding, every literal but its own."""
        every = (1 << len(self._literals)) - 1
        return [
            (finding, every & ~sum(bit for _, bit in literals))
            for finding, literals in self._by_finding.items()
        ]

    def _grouped(self) -> Mapping[str, list[tuple[Literal, int]]]:
        found: dict[str, list[tuple[Literal, int]]] = {}
        for literal, bit in self._literals.items():
            found.setdefault(literal[0].finding, []).append((literal, bit))
        return found

    def _bit(self, atom: Atom, wanted: bool) -> int:
        return self._literals.setdefault((atom, wanted), 1 << len(self._literals))

    def _compiled(self, condition: Condition, wanted: bool) -> Formula:
        """The condition, or its negation, with every negation moved down to the atoms."""
        match condition:
            case Always(value):
                return _constant(value is wanted)
            case Not(part):
                return self._compiled(part, not wanted)
            case And(parts) if wanted:
                return self._all(parts, wanted)
            case And(parts):
                return self._any(parts, wanted)
            case Or(parts):
                return self._any(parts, wanted) if wanted else self._all(parts, wanted)
            case Count(parts, least):
                enough = least if wanted else len(parts) - least + 1
                return _at_least(enough, [self._compiled(part, wanted) for part in parts])
            case _:
                return _all(self._bit(condition, wanted), ())

    def _all(self, parts: tuple[Condition, ...], wanted: bool) -> Formula:
        return _all(*self._parted(parts, wanted))

    def _any(self, parts: tuple[Condition, ...], wanted: bool) -> Formula:
        return _any(*self._parted(parts, wanted))

    def _parted(
        self, parts: tuple[Condition, ...], wanted: bool
    ) -> tuple[int, tuple[Formula, ...]]:
        """The atoms among the parts as one set of bits, and the formulas of the others."""
        mask, others = 0, []
        for part in parts:
            if isinstance(part, Atom):
                mask |= self._bit(part, wanted)
            else:
                others.append(self._compiled(part, wanted))
        return mask, tuple(others)


def _verdict(formula: Formula, holds: int, perhaps: int, fails: int) -> Verdict:
    favourable = formula(perhaps, fails)
    if favourable is None:
        return Verdict.OPEN
    if not favourable:
        return Verdict.FAILS
    if formula(holds, fails):
        return Verdict.HOLDS
    not_sure = perhaps & ~holds
    return Verdict.UNSURE_OPEN if formula(holds, fails | not_sure) is None else Verdict.UNSURE


def _settled_by(literals: Iterable[tuple[Literal, int]], answer: Answer) -> Bits:
    holds = perhaps = fails = 0
    for (atom, wanted), bit in literals:
        if isinstance(answer, NotSure) and not isinstance(atom, Unsure):
            perhaps |= bit
        elif _is_true(atom, answer) is wanted:
            holds |= bit
            perhaps |= bit
        else:
            fails |= bit
    return holds, perhaps, fails


def _is_true(atom: Atom, answer: Answer) -> bool:
    if isinstance(answer, NotSure) or isinstance(atom, Unsure):
        return isinstance(answer, NotSure) and isinstance(atom, Unsure)
    return atom.holds(answer)


def _constant(value: bool) -> Formula:
    return lambda holds, fails: value


def _all(mask: int, others: tuple[Formula, ...]) -> Formula:
    def formula(holds: int, fails: int) -> Truth:
        if fails & mask:
            return False
        result: Truth = True if holds & mask == mask else None
        for other in others:
            truth = other(holds, fails)
            if truth is False:
                return False
            result = result if truth else None
        return result

    return formula


def _any(mask: int, others: tuple[Formula, ...]) -> Formula:
    def formula(holds: int, fails: int) -> Truth:
        if holds & mask:
            return True
        result: Truth = False if fails & mask == mask else None
        for other in others:
            truth = other(holds, fails)
            if truth:
                return True
            result = None if truth is None else result
        return result

    return formula


def _at_least(enough: int, formulas: list[Formula]) -> Formula:
    def formula(holds: int, fails: int) -> Truth:
        truths = [part(holds, fails) for part in formulas]
        sure = truths.count(True)
        if sure >= enough:
            return True
        return None if sure + truths.count(None) >= enough else False

    return formula
