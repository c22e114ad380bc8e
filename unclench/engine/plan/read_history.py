"""Reads a history from a table: a line for each exercise, each flare-up and each refusal.

Columns: `day` (2026-11-25), `kind` (done, diary, flare, flare_over, not_for_me, since, bout),
`item` (an id of the library), `ending`, `pain_before`, `pain_during`, `pain_after`, `next_day`,
`effort`; of a day in the diary `pain`, `able` and `bad_day` (yes or no). Only `day` and `kind` are
needed; an empty cell was not told. `since`: the plan begins; `bout`: a bout begins, of which the
last counts.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from unclench.engine.values.history import DayTold, Done, Ending, History, Mark, Marked, NextDay

E = TypeVar("E", bound=StrEnum)
RATINGS = ("pain_before", "pain_during", "pain_after", "effort")
OF_A_DAY = ("pain", "able", "bad_day")
COLUMNS = ("day", "kind", "item", "ending", *RATINGS, "next_day", *OF_A_DAY)
KINDS = ("done", "diary", "flare", "flare_over", "not_for_me", "since", "bout")


class HistoryError(ValueError):
    """A line that cannot be read: its number, the column, the value, and what was expected."""


def read_history(lines: Iterable[str], known: Iterable[str]) -> History:
    """The history in the lines of a CSV table. `known`: the ids that may stand under `item`.

    Raises HistoryError at the first line that cannot be read.
    """
    table = csv.DictReader(lines)
    _check_columns(table.fieldnames or ())
    rows = [_Row(number, row, frozenset(known)) for number, row in enumerate(table, 2)]
    return History(
        done=tuple(sorted((r.done() for r in rows if r.kind == "done"), key=lambda d: d.day)),
        marks=tuple(Marked(r.day, Mark(r.kind)) for r in rows if r.kind in list(Mark)),
        days=tuple(sorted((r.told() for r in rows if r.kind == "diary"), key=lambda d: d.day)),
        declined=frozenset(row.item for row in rows if row.kind == "not_for_me"),
        since=min((row.day for row in rows if row.kind == "since"), default=_first_day(rows)),
        bout_on=max((row.day for row in rows if row.kind == "bout"), default=None),
    )


def _first_day(rows: "list[_Row]") -> date | None:
    return min((row.day for row in rows), default=None)


def _check_columns(found: Iterable[str]) -> None:
    for name in found:
        if name not in COLUMNS:
            raise HistoryError(
                f"line 1: no column is called `{name}`; expected {', '.join(COLUMNS)}"
            )
    for name in ("day", "kind"):
        if name not in tuple(found):
            raise HistoryError(f"line 1: the column `{name}` is missing")


class _Row:
    """One line, read as it is asked for."""

    def __init__(self, number: int, row: Mapping[str, str | None], known: frozenset[str]) -> None:
        self._number = number
        self._row = row
        self._known = known
        self.day = self._day()
        self.kind = self._one_of("kind", KINDS)

    @property
    def item(self) -> str:
        """The id under `item`."""
        return self._one_of("item", self._known)

    def done(self) -> Done:
        """The exercise of this line."""
        return Done(
            day=self.day,
            intervention=self.item,
            ending=self._member(Ending, "ending") or Ending.DONE,
            pain_before=self._rating("pain_before"),
            pain_during=self._rating("pain_during"),
            pain_after=self._rating("pain_after"),
            next_day=self._member(NextDay, "next_day"),
            effort=self._rating("effort"),
        )

    def told(self) -> DayTold:
        """The day in the diary that this line tells of."""
        return DayTold(
            day=self.day,
            pain=self._rating("pain"),
            able=self._yes_no("able"),
            bad=self._yes_no("bad_day") is True,
        )

    def _yes_no(self, name: str) -> bool | None:
        if not self._text(name):
            return None
        return self._one_of(name, ("yes", "no")) == "yes"

    def _text(self, name: str) -> str:
        return (self._row.get(name) or "").strip()

    def _wrong(self, name: str, expected: str) -> HistoryError:
        return HistoryError(
            f"line {self._number}, {name}: `{self._text(name)}` cannot be read; expected {expected}"
        )

    def _day(self) -> date:
        try:
            return date.fromisoformat(self._text("day"))
        except ValueError:
            raise self._wrong("day", "a date such as 2026-11-25") from None

    def _one_of(self, name: str, allowed: Iterable[str]) -> str:
        text = self._text(name)
        if text not in allowed:
            listed = ", ".join(sorted(allowed)[:8])
            raise self._wrong(name, f"one of {listed}" if name != "item" else "an intervention id")
        return text

    def _member(self, kind: type[E], name: str) -> E | None:
        text = self._text(name)
        if not text:
            return None
        return kind(self._one_of(name, [str(each) for each in kind]))

    def _rating(self, name: str) -> float | None:
        text = self._text(name)
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            raise self._wrong(name, "a number from 0 to 10") from None
        if not 0 <= value <= 10:
            raise self._wrong(name, "a number from 0 to 10")
        return value
