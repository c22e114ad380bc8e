"""Tests of what a back can do today, made to be compared with oneself some weeks later."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.intervention import Contraindication, Precaution
from unclench.engine.values.keyframe import Movement
from unclench.engine.values.record import Certainty, Provenance


class Measure(StrEnum):
    """`count`: how often in a fixed time. `hold`: how long, in seconds. `distance`: how far is
    left, in centimetres."""

    COUNT = "count"
    HOLD = "hold"
    DISTANCE = "distance"


@dataclass(frozen=True, kw_only=True)
class NormRow:
    """What others managed: `who` names them in a sentence. `sex` is an option of that finding, or
    "" for anybody; `ages` are the youngest and the oldest of them, in years."""

    who: str
    ages: tuple[int, int]
    low: float
    high: float
    sex: str = ""

    def __post_init__(self) -> None:
        if self.low > self.high or self.ages[0] > self.ages[1]:
            raise ValueError(f"{self.who}: a range runs from the lower number to the higher one")


@dataclass(frozen=True, kw_only=True)
class Norm:
    """One published table. `says` is a sentence with {who}, {low} and {high} in it; `figures`
    keeps what was published."""

    says: str
    rows: tuple[NormRow, ...]
    figures: str
    certainty: Certainty
    source: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SmallestChange:
    """The change, in the test's unit, below which measuring twice may give as much."""

    value: float
    certainty: Certainty
    source: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ShowSomebody:
    """A number under `below`, from this age on in years, that is worth showing to somebody."""

    below: float
    from_age: float
    text: str
    certainty: Certainty
    source: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CapacityTest(Provenance):
    """One test. Its result is no finding: it changes no disposition and rules nothing out.

    `seconds`: how long a count goes on. `highest`: the largest number that is kept; a hold ends
    there. `sides`: what is measured one after the other, such as left and right. `fewer_is_more`:
    a smaller number means that the body does more. `not_now` speaks against every test, `not_for`
    against this one; "not sure" counts as yes. `asked_afresh` are findings that are asked again
    once an answer is older than `afresh_after_h` hours. `rise_to_stop`: points of pain, 0 to 10,
    after which one leaves it. `seen_first`: what is said while a check asks for more than
    self-care. `again_after_days`: when to compare. `no_norms`: what is said where nobody has
    published numbers. `facts`: rows of the fact base.
    """

    id: str
    title: str
    summary: str
    measure: Measure
    unit: str
    highest: int
    how: tuple[str, ...]
    needs: tuple[str, ...]
    stop_rules: tuple[str, ...]
    means: str
    movement: Movement
    seen_first: str
    not_now: tuple[Contraindication, ...]
    asked_afresh: tuple[str, ...]
    afresh_after_h: int
    rise_to_stop: int
    again_after_days: int
    seconds: int = 0
    sides: tuple[str, ...] = ()
    fewer_is_more: bool = False
    not_for: tuple[Contraindication, ...] = ()
    care: tuple[Precaution, ...] = ()
    norms: tuple[Norm, ...] = ()
    no_norms: str = ""
    smallest_change: SmallestChange | None = None
    show_somebody: ShowSomebody | None = None
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.measure is Measure.COUNT) != (self.seconds > 0):
            raise ValueError(f"`{self.id}`: `seconds` belongs to a count, and only to a count")
        if bool(self.norms) == bool(self.no_norms):
            raise ValueError(
                f"`{self.id}`: give `norms`, or say under `no_norms` that there are none"
            )

    def contraindications(self) -> tuple[Contraindication, ...]:
        """Everything that speaks against it, what counts for every test first."""
        return (*self.not_now, *self.not_for)
