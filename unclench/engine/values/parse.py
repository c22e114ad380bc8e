"""Reads a condition from text."""

import ast

from unclench.engine.values.condition import (
    COMPARISONS,
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

_OPERATORS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_ALLOWED = (
    "a finding's name, `and`, `or`, `not`, a comparison such as `age >= 70`, "
    "`course == 'worse'`, `'back' in pain_site`, `phase in ('acute', 'subacute')`, "
    "`not_sure(name)` or `count(a, b, c) >= 2`"
)


class ConditionError(ValueError):
    """The text is not a condition. Says which part, and what may stand there."""


def parse(text: str) -> Condition:
    """The condition that `text` spells out.

    Raises ConditionError for anything that is not on the whitelist: no arithmetic, calls,
    attributes or subscripts besides those that the message lists.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ConditionError(f"`{text}` cannot be read: {_first_line(error)}") from None
    return _read(tree.body)


def _first_line(error: BaseException) -> str:
    return str(error).split("\n")[0].split(" (")[0]


def _refuse(node: ast.AST) -> ConditionError:
    return ConditionError(
        f"`{ast.unparse(node)}` may not stand in a condition; only {_ALLOWED} may"
    )


def _read(node: ast.expr) -> Condition:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return And(tuple(map(_read, values)))
        case ast.BoolOp(op=ast.Or(), values=values):
            return Or(tuple(map(_read, values)))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_read(operand))
        case ast.Name(id=name):
            return Yes(name)
        case ast.Constant(value=bool(value)):
            return Always(value)
        case ast.Call(func=ast.Name(id="not_sure"), args=[ast.Name(id=name)], keywords=[]):
            return Unsure(name)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _read_comparison(node, left, op, right)
        case _:
            raise _refuse(node)


def _read_comparison(node: ast.expr, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Condition:
    match left, op, right:
        case ast.Call(func=ast.Name(id="count"), args=args, keywords=[]), ast.GtE(), ast.Constant(
            value=int(wanted)
        ):
            return Count(tuple(map(_read, args)), wanted)
        case ast.Constant(value=str(option)), ast.In(), ast.Name(id=name):
            return Includes(name, option)
        case ast.Name(id=name), ast.In(), ast.Tuple(elts=elements):
            return OneOf(name, tuple(_text(node, element) for element in elements))
        case ast.Name(id=name), _, _ if type(op) in _OPERATORS:
            return _compare(node, name, _OPERATORS[type(op)], right)
        case _:
            raise _refuse(node)


def _compare(node: ast.expr, name: str, comparison: str, right: ast.expr) -> Condition:
    literal = _literal(node, right)
    if isinstance(literal, str) and comparison not in ("==", "!="):
        raise ConditionError(f"`{ast.unparse(node)}`: words can be compared with == or != only")
    assert comparison in COMPARISONS
    return Compare(name, comparison, literal)


def _text(node: ast.expr, element: ast.expr) -> str:
    literal = _literal(node, element)
    if not isinstance(literal, str):
        raise _refuse(node)
    return literal


def _literal(node: ast.expr, right: ast.expr) -> Literal:
    match right:
        case ast.Constant(value=bool()):
            raise _refuse(node)
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Constant(value=str(text)):
            return text
        case _:
            raise _refuse(node)
