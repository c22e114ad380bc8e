"""The days of a table: dates or numbers, one kind throughout, and none far away by a slip."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from unclench.commands.learn.table import Cell, Column, Row, refuse

DAY, PAIN = "day", "pain"
WHOLE = re.compile(r"-?\d{1,7}")


class DayColumn(Column):
    """A day as a date or as a whole number, whichever the table uses."""

    def read(self, text: str) -> Cell:
        """The day. Raises ValueError with what was expected instead."""
        return float(text) if WHOLE.fullmatch(text) else super().read(text)

    @property
    def expected(self) -> str:
        """What a cell has to hold, in words."""
        return "a day such as 2026-11-26, or a whole number"


def number_in(cell: Cell) -> float | None:
    """The number in a cell, that of the day for a date; None where it is empty."""
    if isinstance(cell, date):
        return float(cell.toordinal())
    return cell if isinstance(cell, float) else None


def days_in(file: str, rows: Sequence[Row]) -> list[int]:
    """The number of each day. Leaves where some days are dates and some are numbers: they would lie
    two thousand years apart."""
    are_dates = [isinstance(row[DAY], date) for row in rows]
    if any(are_dates) and not all(are_dates):
        dates_are_few = sum(are_dates) * 2 <= len(rows)
        refuse(file, list(_of_other_kind(rows, dates_are_few)))
    return [_day(row) for row in rows]


def _of_other_kind(rows: Sequence[Row], dates_are_few: bool) -> Iterator[str]:
    usual = "a whole number" if dates_are_few else "a date"
    for row in rows:
        if isinstance(row[DAY], date) == dates_are_few:
            yield (
                f"{_place(row)} Expected {usual}, as on most lines. "
                "Write all days as dates, or all as numbers."
            )


def refuse_repeated_days(file: str, rows: Sequence[Row]) -> None:
    """Leaves where a day stands in the table more than once, with both lines."""
    first = {_day(row): row.line for row in reversed(rows)}
    again = [row for row in rows if first[_day(row)] != row.line]
    if again:
        refuse(
            file,
            [f"{_place(row)} It stands on line {first[_day(row)]} too. Keep one." for row in again],
        )


def refuse_far_day(file: str, rows: Sequence[Row], *, window: int, fewest: int) -> None:
    """Leaves where one far day would push nearly all others out of the days that count.

    window: how many days up to the last one count; fewest: days with pain that are needed. A long
    pause is no mistake as long as enough days follow it.
    """
    ordered = sorted(rows, key=_day)
    last, told = _day(ordered[-1]), [_day(row) for row in ordered if row[PAIN] is not None]
    left = sum(day > last - window for day in told)
    before, after = max(pairwise(ordered), key=_gap, default=(ordered[0], ordered[0]))
    if left < fewest <= len(told) and 2 * _gap((before, after)) > window:
        far = f"{_place(after)} It lies {_gap((before, after))} days after line {before.line}."
        counts = f"Only the last {window} days count: {left} of {len(told)} with pain are left."
        refuse(file, [f"{far} {counts} Mend the day, or leave out the older ones if it is right."])


def _gap(two: tuple[Row, Row]) -> int:
    return _day(two[1]) - _day(two[0])


def _day(row: Row) -> int:
    return int(number_in(row[DAY]) or 0)


def _place(row: Row) -> str:
    day = row[DAY]
    return f"line {row.line}, column `{DAY}`: {day if isinstance(day, date) else _day(row)}."
