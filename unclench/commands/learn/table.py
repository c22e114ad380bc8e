"""Reads the tables of `unclench learn`: columns are declared, errors name their place."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import NoReturn

from unclench.commands.console import stop
from unclench.engine.knowledge.suggest import did_you_mean

Cell = float | str | date | None
MOST_SHOWN = 40
MOST_MISTAKES = 20
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
NUMBER = re.compile(r"[-+]?[\d.]", re.ASCII)
OTHER_SEPARATORS = {";": "`;`", "\t": "tabs"}


class Row(dict[str, Cell]):
    """The cells of a line by their columns; line: where it stands in the file, counted from 1."""

    def __init__(self, line: int, cells: Iterable[tuple[str, Cell]]) -> None:
        super().__init__(cells)
        self.line = line


@dataclass(frozen=True)
class Column:
    """A column that a table may have.

    kind: `number`, `whole`, `date` (YYYY-MM-DD) or `word`; low and high bound a number, both
    allowed. A cell of a `required` column cannot be empty; any other empty cell is None (unknown).
    """

    name: str
    kind: str
    low: float = float("-inf")
    high: float = float("inf")
    required: bool = True

    def read(self, text: str) -> Cell:
        """The value of a cell. Raises ValueError with what was expected instead."""
        if not text:
            if self.required:
                raise ValueError(self.expected)
            return None
        if self.kind == "word":
            return text
        return self._day(text) if self.kind == "date" else self._number(text)

    def _day(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError(self.expected) from None

    def _number(self, text: str) -> float:
        try:
            value = float(text if "_" not in text and text.isascii() else "")
        except ValueError:
            raise ValueError(self.expected) from None
        fits = isfinite(value) and self.low <= value <= self.high
        if not fits or (self.kind == "whole" and value != int(value)):
            raise ValueError(self.expected)
        return value

    @property
    def expected(self) -> str:
        """What a cell has to hold, in words."""
        if self.kind == "word":
            return "a word"
        if self.kind == "date":
            return "a day such as 2026-11-26"
        what = "a whole number" if self.kind == "whole" else "a number"
        bounds = f" from {self.low:g}" if isfinite(self.low) else ""
        return what + bounds + (f" to {self.high:g}" if isfinite(self.high) else "")


def read_table(
    file: str, columns: Sequence[Column], more: Column | None = None
) -> tuple[tuple[str, ...], list[Row]]:
    """The names of the columns that are there, and the rows of a comma-separated file.

    `more` says how columns are read that are not declared (their names are free); without it such
    a column is a mistake. Leaves with every mistake (file, line, column, value, what was expected)
    when the table cannot be used.
    """
    names, lines = _opened(file)
    known = {column.name: column for column in columns}
    wrong = list(_wrong_names(names, known, more))
    if wrong:
        refuse(file, wrong)
    readers = [known.get(name) or _named(more, name) for name in names]
    rows, mistakes = _read(names, readers, lines)
    if mistakes or not rows:
        refuse(file, mistakes or ["line 2: there are no rows. Expected at least one."])
    return names, rows


def _named(more: Column | None, name: str) -> Column:
    return replace(more, name=name) if more else Column(name, "word")


def _opened(file: str) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]]:
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
        reader = csv.reader(StringIO(text, newline=""), strict=True)
        names = tuple(name.strip() for name in next(reader, []))
        return names, [(reader.line_num, row) for row in reader if any(map(str.strip, row))]
    except OSError as error:
        stop(f"{file} cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        stop(f"{file} cannot be read: it is not UTF-8 text. Save it as CSV in UTF-8.")
    except csv.Error as error:
        stop(f"{file}, line {reader.line_num}: this is not a comma-separated table: {error}")


def _wrong_names(
    names: Sequence[str], known: Mapping[str, Column], more: Column | None
) -> Iterator[str]:
    if len(names) == 1 and (other := _other_separator(names[0])):
        yield f"line 1: columns are parted by commas; this file seems to use {other}."
        return
    needed = [column.name for column in known.values() if column.required]
    for name in needed:
        if name not in names:
            yield f"line 1: there is no column `{name}`. Expected: {', '.join(known)}."
    for name in names:
        if not name:
            yield "line 1: a column has no name. Name it, or take it out (a comma at the end?)."
        elif names.count(name) > 1:
            yield f"line 1: column `{name}` stands there {names.count(name)} times. Keep one."
        elif name not in known and not more:
            advice = did_you_mean(name, known) or f" Expected: {', '.join(known)}."
            yield f"line 1: column `{name}` is not known.{advice}"


def _other_separator(header: str) -> str | None:
    return next((said for mark, said in OTHER_SEPARATORS.items() if mark in header), None)


def _read(
    names: Sequence[str], readers: Sequence[Column], lines: Sequence[tuple[int, list[str]]]
) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    mistakes: list[str] = []
    for number, cells in lines:
        if len(cells) == len(names):
            read = _cells(readers, cells, number, mistakes)
            rows.append(Row(number, zip(names, read, strict=True)))
        else:
            mistakes.append(_wrong_count(number, len(cells), len(names)))
    return rows, mistakes


def _wrong_count(number: int, found: int, expected: int) -> str:
    commas = " Write decimals with a point (3.5), and quotes around words with a comma."
    more = commas if found > expected else ""
    return f"line {number}: {found} cells. Expected {expected}.{more}"


def _cells(
    readers: Sequence[Column], cells: Sequence[str], number: int, mistakes: list[str]
) -> Iterator[Cell]:
    for reader, cell in zip(readers, map(str.strip, cells), strict=True):
        try:
            yield reader.read(cell)
        except ValueError as expected:
            said = cell[:MOST_SHOWN] or "nothing"
            place = f"line {number}, column `{reader.name}`"
            mistakes.append(f"{place}: {said}. Expected {expected}.{_advice(reader, cell)}")
            yield None


def _advice(column: Column, cell: str) -> str:
    """What to write in place of a cell that is no number; "" where that is plain."""
    if column.kind not in ("number", "whole"):
        return ""
    if DECIMAL_COMMA.fullmatch(cell):
        return f" Write it with a point: {cell.replace(',', '.')}."
    is_word = bool(cell) and not NUMBER.match(cell)
    return " Leave it empty where it is not known." if is_word and not column.required else ""


def refuse(file: str, mistakes: Sequence[str]) -> NoReturn:
    """Leaves with the first mistakes of a file, and how many more there are."""
    shown = list(dict.fromkeys(mistakes))
    rest = len(shown) - MOST_MISTAKES
    tail = [f"and {rest} more."] if rest > 0 else []
    lines = "\n".join(f"  {line}" for line in (*shown[:MOST_MISTAKES], *tail))
    stop(f"{file} cannot be used:\n{lines}")
