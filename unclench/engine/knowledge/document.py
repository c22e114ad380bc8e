"""Reads a YAML file and remembers on which line everything stands."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place, in words that say what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


class KnowledgeError(Exception):
    """The knowledge cannot be used. Carries every problem that was found, not the first only."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


class Block(dict[str, Any]):
    """A YAML mapping with the line it starts on and the line of each key."""

    line: int
    lines: dict[str, int]

    def over(self, usual: "Block") -> "Block":
        """This mapping, with the values of `usual` for the keys that it leaves out."""
        whole = Block({**usual, **self})
        whole.line = self.line
        whole.lines = {**usual.lines, **self.lines}
        return whole


class Items(list[Any]):
    """A YAML list with the line of each item."""

    lines: list[int]


TWICE = "`{}` stands in it twice; keep the one that is right"
_TEXT = "tag:yaml.org,2002:str"


class _Reader(yaml.CSafeLoader):
    pass


def _value(reader: _Reader, node: yaml.Node) -> Any:
    """What a node says. Most are text, for which the reader has nothing to look up."""
    if node.tag == _TEXT and isinstance(node.value, str):
        return node.value
    return reader.construct_object(node, deep=True)


def _mapping(reader: _Reader, node: yaml.MappingNode) -> Block:
    block = Block()
    block.line = node.start_mark.line + 1
    block.lines = {}
    for key_node, value_node in node.value:
        key: Hashable = _value(reader, key_node)
        line = key_node.start_mark.line + 1
        if str(key) in block:
            raise yaml.MarkedYAMLError(problem=TWICE.format(key), problem_mark=key_node.start_mark)
        block[str(key)] = _value(reader, value_node)
        block.lines[str(key)] = line
    return block


def _sequence(reader: _Reader, node: yaml.SequenceNode) -> Items:
    items = Items(_value(reader, child) for child in node.value)
    items.lines = [child.start_mark.line + 1 for child in node.value]
    return items


_Reader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Reader.add_constructor("tag:yaml.org,2002:seq", _sequence)


def read_text(text: str, name: str) -> Any:
    """The YAML in `text`. Raises KnowledgeError that names the line it cannot read."""
    try:
        return yaml.load(text, Loader=_Reader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _unreadable(
            name, error.problem or error.context, mark.line + 1 if mark else 1
        ) from None
    except yaml.YAMLError as error:
        raise _unreadable(name, error, 1) from None


def _unreadable(name: str, why: object, line: int) -> KnowledgeError:
    return KnowledgeError([Problem(name, line, f"this is not valid YAML or JSON: {why}")])


def read_file(path: Path, name: str) -> Any:
    """The YAML in a file. Raises KnowledgeError for one that cannot be read."""
    try:
        return read_text(path.read_text(encoding="utf-8"), name)
    except UnicodeDecodeError:
        message = "this file is not UTF-8 text; save it as UTF-8"
        raise KnowledgeError([Problem(name, 1, message)]) from None
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        raise KnowledgeError([Problem(name, 1, message)]) from None
