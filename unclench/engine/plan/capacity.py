"""What the results of a capacity test say: beside one's own earlier ones, and beside others.

Nothing here reads or changes a finding, and no result is better than "as much as before".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.capacity import CapacityTest, Norm, NormRow
from unclench.engine.values.findings import Findings


class Compared(StrEnum):
    """A result beside one's own earlier one. `within_error`: no further apart than measuring twice
    on one day may be."""

    FIRST = "first"
    MORE = "more"
    SAME = "same"
    LESS = "less"
    WITHIN_ERROR = "within_error"


@dataclass(frozen=True)
class Others:
    """What others of like age and sex managed, as a range in a sentence, with where it is from."""

    text: str
    norm: Norm


def compare(test: CapacityTest, results: Sequence[int]) -> Compared:
    """The last of these results, oldest first, beside the one before it."""
    if len(results) < 2:
        return Compared.FIRST
    before, now = results[-2:]
    if before == now:
        return Compared.SAME
    smallest = test.smallest_change
    if smallest and abs(now - before) < smallest.value:
        return Compared.WITHIN_ERROR
    return Compared.MORE if (now > before) != test.fewer_is_more else Compared.LESS


def others_like(base: KnowledgeBase, test: CapacityTest, findings: Findings) -> tuple[Others, ...]:
    """Every range that may be about people of this age and sex; empty where neither is known.

    An age told as a band fits every row that the band reaches into.
    """
    ages, sex = _ages(base, findings), findings.known("sex")
    if ages is None:
        return ()
    return tuple(
        Others(norm.says.format(who=row.who, low=f"{row.low:g}", high=f"{row.high:g}"), norm)
        for norm in test.norms
        for row in norm.rows
        if _fits(row, ages, sex)
    )


def _fits(row: NormRow, ages: tuple[float, float], sex: object) -> bool:
    overlaps = row.ages[0] <= ages[1] and ages[0] <= row.ages[1]
    return overlaps and (not row.sex or sex is None or row.sex == sex)


def _ages(base: KnowledgeBase, findings: Findings) -> tuple[float, float] | None:
    """The youngest and the oldest that somebody may be, in years."""
    age = findings.known("age")
    if not isinstance(age, float):
        return None
    edges = [band.low for band in base.findings["age"].bands]
    if age not in edges:
        return age, age
    above = [edge - 1 for edge in edges if edge > age]
    return age, min(above, default=base.findings["age"].high or age)


def worth_showing(test: CapacityTest, value: int, findings: Findings) -> str:
    """What to say of a number that somebody should see; "" where nothing is known or wanted."""
    part, age = test.show_somebody, findings.known("age")
    if part is None or not isinstance(age, float):
        return ""
    return part.text if age >= part.from_age and value < part.below else ""
