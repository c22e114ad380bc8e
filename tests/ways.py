"""Every simplest way to make a condition hold, as answers."""

from itertools import product

from unclench.engine.values.condition import (
    Always,
    And,
    Compare,
    Condition,
    Not,
    OneOf,
    Or,
    Yes,
)
from unclench.engine.values.findings import Answer

Ways = list[dict[str, Answer]]


def ways(condition: Condition) -> Ways:
    """Each choice of one side of every `or`; a negation holds by itself for whom we invent."""
    match condition:
        case Or(parts):
            return [way for part in parts for way in ways(part)]
        case And(parts):
            return [_merged(chosen) for chosen in product(*map(ways, parts))]
        case Yes(finding):
            return [{finding: True}]
        case OneOf(finding, options):
            return [{finding: option} for option in options]
        case Compare(finding, "<", float(literal)):
            return [{finding: literal - 1}]
        case Compare(finding, _, literal):
            return [{finding: literal}]
        case Not() | Always():
            return [{}]
    raise AssertionError(f"no way is known to make {condition} hold")


def _merged(parts: tuple[dict[str, Answer], ...]) -> dict[str, Answer]:
    return {name: answer for part in parts for name, answer in part.items()}
