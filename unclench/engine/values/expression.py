"""Writes a condition down again, in the words that `parse` reads."""

from collections.abc import Mapping

from unclench.engine.values.condition import (
    Always,
    And,
    Compare,
    Condition,
    Count,
    Includes,
    Literal,
    Not,
    OneOf,
    Or,
    Unsure,
    Yes,
)


def expression(condition: Condition) -> str:
    """The condition as text: `parse(expression(c))` is `c` for all that `parse` can return."""
    match condition:
        case And(parts):
            return " and ".join(map(_bracketed, parts))
        case Or(parts):
            return " or ".join(map(_bracketed, parts))
        case Not(part):
            return f"not {_bracketed(part)}"
        case Count(parts, wanted):
            return f"count({', '.join(map(expression, parts))}) >= {wanted}"
        case Always(value):
            return str(value)
        case _:
            return _atom(condition)


def _bracketed(part: Condition) -> str:
    text = expression(part)
    return f"({text})" if isinstance(part, And | Or) else text


def _atom(atom: Yes | Compare | OneOf | Includes | Unsure) -> str:
    match atom:
        case Yes(finding):
            return finding
        case Compare(finding, comparison, literal):
            return f"{finding} {comparison} {_literal(literal)}"
        case OneOf(finding, options):
            return f"{finding} in ({', '.join(map(repr, options))}{',' * (len(options) == 1)})"
        case Includes(finding, option):
            return f"{option!r} in {finding}"
        case Unsure(finding):
            return f"not_sure({finding})"


def _literal(literal: Literal) -> str:
    return repr(literal) if isinstance(literal, str) else number_in_full(literal)


def number_in_full(value: float) -> str:
    """Every digit that it has: `42`, `0.5`, `1000000`."""
    return str(int(value)) if value.is_integer() else repr(value)


def name_parts(condition: Condition, names: Mapping[Condition, str]) -> Condition:
    """The condition with every part that has a name replaced by it, the largest parts first.

    The way back from `replace_names`: what a rule says by a concept is said by it again.
    """
    if condition in names:
        return Yes(names[condition])
    match condition:
        case Not(part):
            return Not(name_parts(part, names))
        case And(parts):
            return And(tuple(name_parts(part, names) for part in parts))
        case Or(parts):
            return Or(tuple(name_parts(part, names) for part in parts))
        case Count(parts, wanted):
            return Count(tuple(name_parts(part, names) for part in parts), wanted)
        case _:
            return condition
