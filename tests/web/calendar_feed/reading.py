"""Reads a calendar by the letter of RFC 5545, apart from the code that wrote it."""

import re
from dataclasses import dataclass, field

_ESCAPED = re.compile(r"\\([\\;,nN])")


@dataclass
class Block:
    """Something between BEGIN and END: its lines by name, and the blocks in it."""

    name: str
    lines: dict[str, list[str]] = field(default_factory=dict)
    blocks: list["Block"] = field(default_factory=list)

    def one(self, name: str) -> str:
        """The value of a line that stands there once."""
        (value,) = self.lines[name]
        return value

    def text(self, name: str) -> str:
        """The same as text, its escapes undone."""
        return _ESCAPED.sub(lambda m: {"n": "\n", "N": "\n"}.get(m[1], m[1]), self.one(name))

    def all(self, name: str) -> list["Block"]:
        """The blocks of that name."""
        return [block for block in self.blocks if block.name == name]


def read(content: bytes) -> Block:
    """The calendar in a file; fails on a line that is too long or ends otherwise than in CRLF."""
    assert content.endswith(b"\r\n")
    raw = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(b"\n" not in line and len(line) <= 75 for line in raw)
    whole = b"\r\n".join(raw).replace(b"\r\n ", b"").decode()
    waiting = [Block("")]
    for line in whole.split("\r\n"):
        _take(waiting, line)
    (calendar,) = waiting.pop().blocks
    assert not waiting
    return calendar


def _take(waiting: list[Block], line: str) -> None:
    name, _, value = line.partition(":")
    if name == "BEGIN":
        waiting.append(Block(value))
    elif name == "END":
        ended = waiting.pop()
        assert ended.name == value
        waiting[-1].blocks.append(ended)
    else:
        waiting[-1].lines.setdefault(name.partition(";")[0], []).append(value)
