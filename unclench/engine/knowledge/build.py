"""Turns a YAML record into the value it describes. The dataclasses are the schema.

Lists become tuples, words become members of enumerations, and text becomes conditions and
urgencies. Every mistake is noted with its file and line, and reading goes on.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from unclench.engine.knowledge.document import Block, Items, Problem
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.condition import Always, Condition, replace_names
from unclench.engine.values.disposition import Disposition, Urgency, parse_urgency
from unclench.engine.values.parse import ConditionError, parse

T = TypeVar("T")
_PLAIN = {
    str: ("text", (str,)),
    float: ("a number", (int, float)),
    int: ("a whole number", (int,)),
    bool: ("true or false", (bool,)),
    date: ("a date such as 2026-11-23", (date,)),
}
_DISPOSITIONS = [*(str(level) for level in Disposition if level is not Disposition.SOON), "soon_3"]


class Builder:
    """Builds the records of one file and notes what is wrong with them."""

    def __init__(self, file: str, concepts: Mapping[str, Condition] | None = None) -> None:
        self.file = file
        self.concepts = concepts or {}
        self.problems: list[Problem] = []

    def note(self, line: int, message: str) -> None:
        """Keeps a problem for the report."""
        self.problems.append(Problem(self.file, line, message))

    def record(self, kind: type[T], raw: Any, line: int, **given: Any) -> T | None:
        """A dataclass of that kind from a YAML block; None if something in it is wrong.

        `given` are fields that the file does not hold, such as the id, which is its name.
        """
        if not isinstance(raw, Block):
            self.note(line, f"expected `key: value` lines, found {_shown(raw)}")
            return None
        before = len(self.problems)
        known = _keys(kind)  # type: ignore[arg-type]  # every class can be a key
        self._refuse_unknown(raw, known, given)
        values = dict(given)
        for name, wanted in known.items():
            if name in raw:
                values[name] = self.value(wanted.kind, raw[name], raw.lines[name], name)
            elif wanted.required and name not in given:
                self.note(raw.line, f"`{name}` is missing{_for_id(given)}")
        return self._made(kind, values, raw.line) if len(self.problems) == before else None

    def _made(self, kind: type[T], values: dict[str, Any], line: int) -> T | None:
        try:
            return kind(**values)
        except ValueError as error:
            self.note(line, str(error))
            return None

    def _refuse_unknown(
        self, raw: Block, known: Mapping[str, Any], given: Mapping[str, Any]
    ) -> None:
        for key in raw:
            if key not in known or key in given:
                hint = did_you_mean(key, set(known) - set(given))
                self.note(raw.lines[key], f"no key is called `{key}` here.{hint}")

    def value(self, kind: Any, raw: Any, line: int, name: str) -> Any:
        """One value of the wanted type; None (and a note) if it cannot be one."""
        return _way(kind)(self, kind, raw, line, name)

    def condition(self, raw: Any, line: int) -> Condition:
        """The condition in a text, with the concepts that it names put in their place."""
        if not isinstance(raw, str | bool):
            self.note(line, f"expected a condition, found {_shown(raw)}")
            return Always(False)
        try:
            return replace_names(parse(str(raw)), self.concepts)
        except ConditionError as error:
            self.note(line, str(error))
            return Always(False)

    def _urgency(self, raw: Any, line: int) -> Urgency | None:
        try:
            return parse_urgency(str(raw))
        except ValueError as error:
            hint = did_you_mean(str(raw), _DISPOSITIONS)
            expected = "expected emergency, same_day, soon_1 to soon_14, or self_care"
            self.note(line, f"{error}; {expected}.{hint}")
            return None

    def _optional(self, kind: Any, raw: Any, line: int, name: str) -> Any:
        if raw is None:
            return None
        return self.value(_given(kind), raw, line, name)

    def _several(self, kind: Any, raw: Any, line: int, name: str) -> tuple[Any, ...]:
        if not isinstance(raw, Items):
            self.note(line, f"`{name}` expects a list, found {_shown(raw)}")
            return ()
        inner = get_args(kind)[0]
        return tuple(
            self.value(inner, item, at, name) for item, at in zip(raw, raw.lines, strict=True)
        )

    def _by_key(self, kind: Any, raw: Any, line: int, name: str) -> Mapping[str, Any]:
        if not isinstance(raw, Block):
            self.note(line, f"`{name}` expects `key: value` lines, found {_shown(raw)}")
            return {}
        inner = get_args(kind)[1]
        found = {key: self.value(inner, item, raw.lines[key], key) for key, item in raw.items()}
        return types.MappingProxyType(found)

    def _member(self, kind: type[StrEnum], raw: Any, line: int, name: str) -> StrEnum | None:
        word = {True: "yes", False: "no"}.get(raw, str(raw)) if isinstance(raw, bool) else str(raw)
        if word in kind.__members__.values():
            return kind(word)
        known = ", ".join(kind)
        hint = did_you_mean(word, list(kind))
        self.note(line, f"`{name}: {raw}` is not one of {known}.{hint}")
        return None

    def _plain(self, kind: Any, raw: Any, line: int, name: str) -> Any:
        wanted, accepted = _PLAIN[kind]
        wrong_bool = isinstance(raw, bool) and kind is not bool
        endless = isinstance(raw, float) and not isfinite(raw)
        if wrong_bool or endless or not isinstance(raw, accepted):
            self.note(line, f"`{name}` expects {wanted}, found {_shown(raw)}")
            return None
        return raw.strip() if isinstance(raw, str) else kind(raw) if kind in (int, float) else raw


@dataclass(frozen=True)
class _Key:
    """What stands under one key of a record."""

    kind: Any
    required: bool


# What follows is asked for every value of every record, and worked out once for each type.


@cache
def _keys(kind: Any) -> Mapping[str, _Key]:
    """The keys of a record, which are the fields of its dataclass."""
    hints = get_type_hints(kind)
    return {field.name: _Key(hints[field.name], _is_required(field)) for field in fields(kind)}


@cache
def _way(kind: Any) -> Callable[[Builder, Any, Any, int, str], Any]:
    """How a value of this type is read."""
    if kind == Condition:
        return lambda builder, kind, raw, line, name: builder.condition(raw, line)
    if kind is Urgency:
        return lambda builder, kind, raw, line, name: builder._urgency(raw, line)
    if get_origin(kind) in (Union, types.UnionType):
        return Builder._optional
    if get_origin(kind) is tuple:
        return Builder._several
    if get_origin(kind) is Mapping:
        return Builder._by_key
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Builder._member
    if is_dataclass(kind):
        return lambda builder, kind, raw, line, name: builder.record(kind, raw, line)
    return Builder._plain


@cache
def _given(kind: Any) -> Any:
    """The type of something that may be left out, where it is given."""
    inner = tuple(argument for argument in get_args(kind) if argument is not type(None))
    return Condition if set(inner) == set(get_args(Condition)) else inner[0]


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _for_id(given: Mapping[str, Any]) -> str:
    return f" in `{given['id']}`" if "id" in given else ""


def _shown(raw: Any) -> str:
    return "nothing" if raw is None else f"`{str(raw)[:60]}`"
