"""Checks conditions: every name known, every comparison possible, and nothing that is always so."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.condition import (
    Always,
    Atom,
    Compare,
    Condition,
    Includes,
    OneOf,
    Unsure,
    Yes,
    atoms_of,
)
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.follow_up import COURSE_FACTS

NUMBERS = (FindingType.NUMBER, FindingType.DURATION)


def conditions_of(record: Any) -> Iterator[tuple[str, Condition]]:
    """Every condition in a record, with the top-level key that it stands under."""
    return parts_of(record, Condition)


def parts_of(value: Any, kind: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every part of that kind in a record, with the top-level key that it stands under."""
    if isinstance(value, str):
        return
    if isinstance(value, kind):
        yield key, value
    elif isinstance(value, tuple):
        for item in value:
            yield from parts_of(item, kind, key)
    elif is_dataclass(value):
        for field in fields(value):
            yield from parts_of(getattr(value, field.name), kind, key or field.name)


def condition_problems(base: KnowledgeBase, condition: Condition) -> Iterator[str]:
    """What a condition says of findings that is not true of them."""
    for atom in atoms_of(condition):
        finding = base.findings.get(atom.finding)
        if finding is None:
            hint = did_you_mean(atom.finding, [*base.findings, *base.concepts])
            yield f"no finding or concept is called `{atom.finding}`.{hint}"
        else:
            yield from _atom_problems(atom, finding)


def course_problems(condition: Condition) -> Iterator[str]:
    """What a condition reads that no course tells."""
    for atom in atoms_of(condition):
        kind = COURSE_FACTS.get(atom.finding)
        if kind is None:
            hint = did_you_mean(atom.finding, COURSE_FACTS)
            yield f"a course does not tell `{atom.finding}`.{hint}"
        elif kind not in _wanted_by(atom):
            yield f"`{atom.finding}` is of type {kind}; used here as {_wanted_by(atom)[0]}"


def constant_problems(condition: Condition) -> Iterator[str]:
    """A condition that asks nothing."""
    if isinstance(condition, Always):
        word = "true" if condition.value else "false"
        yield f"`{word}` as a condition asks nothing; say for whom it is"


def _atom_problems(atom: Atom, finding: Finding) -> Iterator[str]:
    wanted = _wanted_by(atom)
    if finding.type not in wanted:
        yield f"`{finding.id}` is of type {finding.type}; used here as {' or '.join(wanted)}"
    for option in _options_named(atom):
        known = [known.id for known in finding.options]
        if known and option not in known:
            yield f"`{finding.id}` has no option `{option}`.{did_you_mean(option, known)}"
    if isinstance(atom, Compare) and not isinstance(atom.literal, str):
        yield from _scale_problems(atom, atom.literal, finding)


def _scale_problems(atom: Compare, literal: float, finding: Finding) -> Iterator[str]:
    """A comparison that nobody, or everybody, meets: most often a slip of the scale. One with an
    end of the scale may say that the number is told at all."""
    if finding.low is None or finding.high is None:
        return
    inside = finding.low <= literal <= finding.high
    holds = atom.holds(finding.low) or atom.holds(finding.high)
    if not inside or not (holds or atom.comparison in ("==", "!=")):
        said = f"`{finding.id} {atom.comparison} {literal:g}`"
        scale = f"`{finding.id}` goes from {finding.low:g} to {finding.high:g}"
        yield f"{said} is {'always' if holds else 'never'} so: {scale}"


def _wanted_by(atom: Atom) -> tuple[FindingType, ...]:
    match atom:
        case Yes():
            return (FindingType.YES_NO,)
        case OneOf() | Compare(literal=str()):
            return (FindingType.CHOICE,)
        case Includes():
            return (FindingType.SEVERAL,)
        case Unsure():
            return tuple(FindingType)
        case _:
            return NUMBERS


def _options_named(atom: Atom) -> tuple[str, ...]:
    match atom:
        case OneOf(_, options):
            return options
        case Includes(_, option):
            return (option,)
        case Compare(_, _, str(option)):
            return (option,)
        case _:
            return ()
