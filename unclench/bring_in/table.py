"""A table of days or of records (CSV), whose columns the person names, or whose names tell.

A cell is text, whatever it begins with: nothing in it is ever worked out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import BinaryIO

from unclench.bring_in.amount import decimal_mark, read_number
from unclench.bring_in.columns import FIELDS, MEASURES, proposed, unit_of
from unclench.bring_in.moment import order_of, read_moment
from unclench.bring_in.rows import Reading, records_of
from unclench.bring_in.text import Text, refused, text_in
from unclench.bring_in.values import (
    BringInError,
    How,
    Progress,
    Question,
    Record,
    Skipped,
    shown,
    unheard,
)
from unclench.engine.knowledge.suggest import did_you_mean

_BEFORE_NAMES = 10
"""Lines at the top in which the columns' names are looked for. Some programs write a title."""

MOST_COLUMNS = 500
"""Of which the names are compared with one another."""

_HOURS_AT_MOST, _MINUTES_AT_MOST = 24, 1500
UNITS = (("h", "hours"), ("min", "minutes"), ("s", "seconds"))


@dataclass(frozen=True)
class Table:
    """A table that was looked at: `columns` in their order, `names_on` the row of their names
    (0 for none). `mapping` is {field: column}, as proposed and as the person changed it."""

    text: Text
    how: How
    columns: tuple[str, ...]
    names_on: int
    mapping: Mapping[str, str]
    program: str = "a table"

    @property
    def name(self) -> str:
        """The file's name."""
        return self.text.name

    @property
    def samples(self) -> tuple[tuple[str, ...], ...]:
        """The first rows, to show beside the names when columns are chosen."""
        return tuple(tuple(map(shown, row)) for _, row in islice(self._body(), 3))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Which columns, days or months first, and the unit of a time, where the file is silent."""
        if not self._is_enough():
            return (_which_columns(self.columns),)
        asked = [self._order(), *(self._unit(field) for field in ("sleep", "workout"))]
        return tuple(q for q in asked if isinstance(q, Question))

    def records(self, progress: Progress = unheard) -> Iterator[Record]:
        """What stands in the rows; a cell that is empty tells nothing, and is no mistake."""
        reading = self._reading()
        places = {field: self.columns.index(column) for field, column in self.mapping.items()}
        for line, row in self._body(progress):
            where = f"line {line}"
            if len(row) > len(self.columns):
                expected = f"{len(self.columns)} cells, as many as the columns have names"
                yield Skipped(where, "the number of cells", str(len(row)), expected)
                continue
            cells = {f: row[place].strip() for f, place in places.items() if place < len(row)}
            yield from records_of(cells, where, reading)

    def _body(self, progress: Progress = unheard) -> Iterator[tuple[int, list[str]]]:
        return islice(self.text.rows(progress), self.names_on, None)

    def _cells(self, field: str) -> Iterator[str]:
        """What stands below the column of a field, empty cells left out."""
        if field in self.mapping:
            place = self.columns.index(self.mapping[field])
            yield from (
                row[place] for _, row in self._body() if row[place : place + 1] not in ([], [""])
            )

    def _is_enough(self) -> bool:
        timed = {"activity", "start", "end"} <= set(self.mapping)
        measures = timed or any(field in self.mapping for field in MEASURES)
        return measures and ("day" in self.mapping or "start" in self.mapping)

    def _order(self) -> Question | bool:
        """Whether days come before months, or the question."""
        answer = self.how.answers.get("day_order")
        if answer in ("day_first", "month_first"):
            return answer == "day_first"
        orders = [order_of(self._cells(field)) for field in ("start", "end", "day")]
        settled = [o for o, example in orders if o is not None and not example]
        open_ones = [example for o, example in orders if o is None]
        return _which_order(open_ones[0], self.how) if open_ones else all(settled)

    def _unit(self, field: str) -> Question | str:
        """The unit of the plain numbers in a column of times, or the question."""
        answer = self.how.answers.get(f"{field}_in")
        if answer in dict(UNITS):
            return str(answer)
        named = unit_of(self.mapping.get(field, ""))
        numbers = [] if named else self._numbers(field)
        if named or not numbers:
            return named or "h"
        return _unit_of_sleep(max(numbers)) if field == "sleep" else _which_unit(field, numbers[0])

    def _numbers(self, field: str) -> list[float]:
        """The largest of the plain numbers in a column, and the first."""
        mark, largest, first = self._mark(field), 0.0, None
        for cell in self._cells(field):
            number = read_number(cell, mark)
            largest = max(largest, number or 0.0)
            first = number if first is None else first
        return [] if first is None else [first, largest]

    def _mark(self, field: str) -> str:
        return decimal_mark(self._cells(field), whole=field == "steps")

    def _reading(self) -> Reading:
        marks = {field: self._mark(field) for field in MEASURES}
        units = {field: str(self._unit(field)) for field in ("sleep", "workout")}
        order = self._order()
        return Reading(self.how, marks, units, day_first=order is True)


def look_at(stream: BinaryIO, name: str, how: How) -> Table:
    """The columns of a table, and what they seem to hold. Raises BringInError."""
    text = text_in(stream, name)
    top = [row for _, row in islice(text.rows(), _BEFORE_NAMES)]
    width = max(map(len, top), default=0)
    if width < 2:
        raise refused(name, "it has no columns")
    if width > MOST_COLUMNS:
        raise refused(name, f"it has more than {MOST_COLUMNS} columns")
    names_on = _row_of_names(top, how)
    columns = _distinct(top[names_on - 1]) if names_on else _numbered(len(top[0]))
    mapping = {**(proposed(columns) if names_on else {}), **_given(how.mapping, columns, name)}
    return Table(text, how, columns, names_on, {f: c for f, c in mapping.items() if c})


def _row_of_names(top: list[list[str]], how: How) -> int:
    """Which row names the columns, from 1; 0 when none does."""
    for number, row in enumerate(top, 1):
        found = proposed(_distinct(row))
        if ("day" in found or "start" in found) and len(found) > 1:
            return number
    first = next(number for number, row in enumerate(top, 1) if len(row) > 1)
    cells = [cell for cell in top[first - 1] if cell.strip()]
    told = any(_is_told(cell, how) for cell in cells)
    return 0 if told else first


def _is_told(cell: str, how: How) -> bool:
    """Whether a cell is a number or a moment, and so no name."""
    moment = read_moment(cell, how.zone, day_first=True)
    return moment is not None or read_number(cell, ".") is not None


def _distinct(names: list[str]) -> tuple[str, ...]:
    """The names of the columns, each once: a second `Steps` is `Steps (2)`."""
    plain = [shown(name.strip()) or f"column {place}" for place, name in enumerate(names, 1)]
    counts = [plain[: place + 1].count(name) for place, name in enumerate(plain)]
    return tuple(n if c == 1 else f"{n} ({c})" for n, c in zip(plain, counts, strict=True))


def _numbered(width: int) -> tuple[str, ...]:
    return tuple(f"column {place}" for place in range(1, width + 1))


def _given(mapping: Mapping[str, str], columns: tuple[str, ...], name: str) -> Mapping[str, str]:
    """The person's own mapping, each field and column of which must exist."""
    for field, column in mapping.items():
        if field not in FIELDS:
            found = f"nothing is called `{shown(field)}`.{did_you_mean(field, [*FIELDS])}"
            raise _unknown(name, found, ", ".join(FIELDS))
        if column and column not in columns:
            found = f"it has no column `{shown(column)}`.{did_you_mean(column, [*columns])}"
            raise _unknown(name, found, ", ".join(columns))
    return mapping


def _unknown(name: str, found: str, known: str) -> BringInError:
    return BringInError(name, found, expected=f"one of: {known}", do="Choose the columns again.")


def _which_columns(columns: tuple[str, ...]) -> Question:
    text = "Which column is the day, and which holds steps, sleep or workouts?"
    return Question("columns", text, tuple((column, column) for column in columns))


def _which_order(example: str, how: How) -> Question:
    days = [read_moment(example, how.zone, day_first=first) for first in (True, False)]
    words = [f"{day.day} {day:%B %Y}" if day else example for day in days]
    text = f"{example} could be {words[0]} or {words[1]}. Which is it?"
    return Question("day_order", text, (("day_first", words[0]), ("month_first", words[1])))


def _unit_of_sleep(largest: float) -> str:
    """Nobody sleeps more than 24 hours, or so little as 24 minutes at most, night after night."""
    if largest <= _HOURS_AT_MOST:
        return "h"
    return "min" if largest <= _MINUTES_AT_MOST else "s"


def _which_unit(field: str, example: float) -> Question:
    text = f"A {field} of {example:g}: is that hours, minutes or seconds?"
    return Question(f"{field}_in", text, UNITS)
