"""Turns a YAML record into the value it describes. The dataclasses are the schema.

Lists become tuples, words become members of enumerations, and text becomes conditions and
urgencies. Every mistake is noted with its file and line, and reading goes on.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
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
        hints = _hints(kind)  # type: ignore[arg-type]  # every class can be a key
        known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
        self._refuse_unknown(raw, known, given)
        values = dict(given)
        for name, field in known.items():
            if name in raw:
                values[name] = self.value(hints[name], raw[name], raw.lines[name], name)
            elif name not in given and _is_required(field):
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
        if kind == Condition:
            return self.condition(raw, line)
        if kind is Urgency:
            return self._urgency(raw, line)
        if get_origin(kind) in (Union, types.UnionType):
            return self._optional(kind, raw, line, name)
        if get_origin(kind) is tuple:
            return self._several(get_args(kind)[0], raw, line, name)
        if get_origin(kind) is Mapping:
            return self._by_key(get_args(kind)[1], raw, line, name)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return self._member(kind, raw, line, name)
        if is_dataclass(kind):
            return self.record(kind, raw, line)  # type: ignore[arg-type]
        return self._plain(kind, raw, line, name)

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
        inner = tuple(argument for argument in get_args(kind) if argument is not type(None))
        wanted = Condition if set(inner) == set(get_args(Condition)) else inner[0]
        return self.value(wanted, raw, line, name)

    def _several(self, kind: Any, raw: Any, line: int, name: str) -> tuple[Any, ...]:
        if not isinstance(raw, Items):
            self.note(line, f"`{name}` expects a list, found {_shown(raw)}")
            return ()
        return tuple(
            self.value(kind, item, at, name) for item, at in zip(raw, raw.lines, strict=True)
        )

    def _by_key(self, kind: Any, raw: Any, line: int, name: str) -> Mapping[str, Any]:
        if not isinstance(raw, Block):
            self.note(line, f"`{name}` expects `key: value` lines, found {_shown(raw)}")
            return {}
        found = {key: self.value(kind, item, raw.lines[key], key) for key, item in raw.items()}
        return types.MappingProxyType(found)

    def _member(self, kind: type[StrEnum], raw: Any, line: int, name: str) -> StrEnum | None:
        word = {True: "yes", False: "no"}.get(raw, str(raw)) if isinstance(raw, bool) else str(raw)
        if word in list(kind):
            return kind(word)
        known = ", ".join(kind)
        hint = did_you_mean(word, list(kind))
        self.note(line, f"`{name}: {raw}` is not one of {known}.{hint}")
        return None

    def _plain(self, kind: Any, raw: Any, line: int, name: str) -> Any:
        wanted, accepted = _PLAIN[kind]
        wrong_bool = isinstance(raw, bool) and kind is not bool
        if wrong_bool or not isinstance(raw, accepted):
            self.note(line, f"`{name}` expects {wanted}, found {_shown(raw)}")
            return None
        return raw.strip() if isinstance(raw, str) else kind(raw) if kind in (int, float) else raw


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    """The types of a dataclass's fields: worked out once, not for each of its records."""
    return get_type_hints(kind)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _for_id(given: Mapping[str, Any]) -> str:
    return f" in `{given['id']}`" if "id" in given else ""


def _shown(raw: Any) -> str:
    return "nothing" if raw is None else f"`{str(raw)[:60]}`"
