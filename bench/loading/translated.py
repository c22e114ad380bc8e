"""The conditions of the red flags, word for word, as JSON-logic and as CEL.

Only for answers that are complete and sure: neither language has a third truth.
"""

import json
from typing import Any

from unclench.engine.values.condition import (
    Always,
    And,
    Compare,
    Condition,
    Count,
    Includes,
    Not,
    OneOf,
    Or,
    Yes,
)
from unclench.engine.values.findings import Findings

LOGIC = {"==": "===", "!=": "!=="}


def as_answers(findings: Findings) -> dict[str, Any]:
    """The answers as JSON has them."""
    return {name: _plain(answer) for name, answer in findings.answers.items()}


def _plain(answer: Any) -> Any:
    return sorted(answer) if isinstance(answer, frozenset) else answer


def as_json_logic(condition: Condition) -> Any:
    """The same condition for json-logic."""
    match condition:
        case Not(part):
            return {"!": [as_json_logic(part)]}
        case And(parts):
            return {"and": [as_json_logic(part) for part in parts]}
        case Or(parts):
            return {"or": [as_json_logic(part) for part in parts]}
        case Count(parts, wanted):
            ones = [{"if": [as_json_logic(part), 1, 0]} for part in parts]
            return {">=": [{"+": ones}, wanted]}
        case _:
            return _atom_as_json_logic(condition)


def _atom_as_json_logic(atom: Condition) -> Any:
    match atom:
        case Yes(finding):
            return {"===": [{"var": finding}, True]}
        case Compare(finding, how, literal):
            return {LOGIC.get(how, how): [{"var": finding}, literal]}
        case OneOf(finding, options):
            return {"in": [{"var": finding}, list(options)]}
        case Includes(finding, option):
            return {"in": [option, {"var": finding}]}
        case Always(value):
            return value
        case _:
            return False  # nobody here is unsure


def as_cel(condition: Condition) -> str:
    """The same condition for CEL; answers are the fields of `told`."""
    match condition:
        case Not(part):
            return f"!({as_cel(part)})"
        case And(parts):
            return " && ".join(f"({as_cel(part)})" for part in parts)
        case Or(parts):
            return " || ".join(f"({as_cel(part)})" for part in parts)
        case Count(parts, wanted):
            return f"({' + '.join(f'(({as_cel(part)}) ? 1 : 0)' for part in parts)}) >= {wanted}"
        case _:
            return _atom_as_cel(condition)


def _atom_as_cel(atom: Condition) -> str:
    """A number of ours is always one with a point, as CEL wants it."""
    match atom:
        case Yes(finding):
            return f"told.{finding} == true"
        case Compare(finding, how, literal):
            return f"told.{finding} {how} {json.dumps(literal)}"
        case OneOf(finding, options):
            return f"told.{finding} in {json.dumps(options)}"
        case Includes(finding, option):
            return f"{json.dumps(option)} in told.{finding}"
        case Always(value):
            return json.dumps(value)
        case _:
            return "false"
