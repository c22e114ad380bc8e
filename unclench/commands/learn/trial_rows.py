"""What a table of trial days may not hold, told with its lines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .day_column import number_in
from .spelling import spelt_twice
from .table import Row, refuse


def refuse_odd_rows(file: str, rows: Sequence[Row], *, most_arms: int, most_days: int) -> None:
    """Leaves where there are more arms or days than a trial has, an arm in two spellings, or a
    period that is not one."""
    mistakes = [
        *spelt_twice(rows, "arm"),
        *_more_arms(rows, most_arms),
        *_more_days(rows, most_days),
        *_split_periods(_of_one_arm(rows)),
    ]
    if mistakes:
        refuse(file, mistakes)


def _more_arms(rows: Sequence[Row], most: int) -> Iterator[str]:
    first = {row["arm"]: row.line for row in reversed(rows)}
    arms = sorted(first, key=lambda arm: first[arm])
    for number, arm in enumerate(arms[most:], most + 1):
        before = ", ".join(map(str, arms[:most]))
        yield (
            f"line {first[arm]}, column `arm`: {arm}. It is arm number {number}. "
            f"Expected 2 to {most} (the first are {before})."
        )


def _more_days(rows: Sequence[Row], most: int) -> Iterator[str]:
    if len(rows) > most:
        yield (
            f"line {rows[most].line}: row number {most + 1} of {len(rows)}. "
            f"Expected at most {most} days."
        )


def _of_one_arm(rows: Sequence[Row]) -> list[Row]:
    """The rows in the order of their days, without days of two arms: the analysis leaves those
    out and says so."""
    arms = defaultdict(set)
    for row in rows:
        arms[row["day"]].add(row["arm"])
    kept = [row for row in rows if len(arms[row["day"]]) == 1]
    return sorted(kept, key=lambda row: number_in(row["day"]) or 0.0)


def _split_periods(ordered: Sequence[Row]) -> Iterator[str]:
    """A period is one stretch of days with one arm; anything else would be read as several."""
    begun: dict[object, Row] = {}
    for before, row in zip([None, *ordered], ordered, strict=False):
        name = row.get("period")
        first = begun.setdefault(name, row)
        if name is None or first is row or before is None:
            continue
        place = f"line {row.line}, column `period`: {name}."
        if row["arm"] != first["arm"]:
            yield f"{place} It has the arm {row['arm']}, and {first['arm']} on line {first.line}."
        elif before.get("period") != name:
            yield f"{place} It began on line {first.line}, and line {before.line} lies between."
