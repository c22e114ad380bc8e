"""What a fair test may compare, what it may measure, and its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from unclench.engine.values.record import Provenance


class OutcomeKind(StrEnum):
    """`number`: points of a scale. `yes_no`: whether it was so on a day."""

    NUMBER = "number"
    YES_NO = "yes_no"


@dataclass(frozen=True, kw_only=True)
class FairTestArm(Provenance):
    """One daily thing that may be compared with another.

    `today`: what it is called on its day. `intervention`: whose cautions count for it. `usual`:
    nothing is added on that day. `least_days`: how long one stretch of it has to last.
    """

    id: str
    title: str
    today: str
    how: str
    intervention: str = ""
    usual: bool = False
    least_days: int = 1


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A difference worth having: points of the scale, or for a yes or no the share of days."""

    size: float
    words: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class FairTestOutcome(Provenance):
    """What a fair test measures once a day: a question of the diary.

    `good`: the answers that count as a yes, where it is a yes or no; a yes or no of the diary
    itself counts as told. `said`: how it is named in a sentence. `differences`: the first is usual.
    """

    id: str
    title: str
    hint: str
    said: str
    tracker: str
    kind: OutcomeKind
    higher_is_better: bool
    differences: tuple[Difference, ...]
    good: tuple[str, ...] = ()

    def value_of(self, told: Mapping[str, Any]) -> float | None:
        """The number of a day: the points, or 1 for yes and 0 for no; None when it was not told."""
        answer = told.get(self.tracker)
        if answer is None:
            return None
        if self.kind is OutcomeKind.NUMBER:
            return float(answer) if isinstance(answer, int | float) else None
        return float(answer if isinstance(answer, bool) else answer in self.good)


@dataclass(frozen=True, kw_only=True)
class FairTestRules(Provenance):
    """The numbers of a fair test; what each means stands beside it in `fair_tests/rules.yaml`."""

    id: str
    lengths: tuple[int, ...]
    hopeless_below: float
    unsure_below: float
    hard_days: int
    hard_rise: float
    told_back_days: int
    own_days: int
    lately_days: int
    looks_most: int


@dataclass(frozen=True, kw_only=True)
class ReportItem(Provenance):
    """One thing that the report of a test has to say. `item`: its number in the statement that the
    report follows. `part`: the heading it stands under."""

    id: str
    item: str
    part: str
    asks: str


@dataclass(frozen=True, kw_only=True)
class FairTests:
    """All that fair tests are made of; arms, outcomes and what a report says by their ids."""

    arms: Mapping[str, FairTestArm]
    outcomes: Mapping[str, FairTestOutcome]
    rules: FairTestRules
    report: Mapping[str, ReportItem]
