"""What we ask, and what may be answered."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.condition import Condition
from unclench.engine.values.record import Provenance


class FindingType(StrEnum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    DURATION = "duration"


class Role(StrEnum):
    """What a yes means. `danger`: points to serious disease. `context`: matters with a partner,
    or to the plan. `reassuring`: may explain another answer away; it says of which red flag."""

    DANGER = "danger"
    CONTEXT = "context"
    REASSURING = "reassuring"


@dataclass(frozen=True)
class Option:
    """One answer of a choice. `short` is how it reads on the summary."""

    id: str
    label: str
    short: str = ""


@dataclass(frozen=True)
class Band:
    """A one-tap answer to a number: from `low` up to, not including, the next band's `low`."""

    low: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Finding(Provenance):
    """One thing that can be known about a person.

    `question` is the row of a list, or the heading of a page. `short` names a yes, or the value,
    in a sentence; `absent` names a no, where "without" and `short` will not do. `unit` is a key of
    the units; `low` and `high` are the widest values accepted. `explains` are the red flags that a
    reassuring finding may calm; no other is lowered by it, which is proved. `facts` are the rows of
    the clinical fact base that it stems from.
    """

    id: str
    title: str
    question: str
    short: str
    why: str
    type: FindingType
    role: Role
    hint: str = ""
    absent: str = ""
    options: tuple[Option, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    bands: tuple[Band, ...] = ()
    explains: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def option(self, option_id: str) -> Option:
        """The option of that id. Raises KeyError."""
        return {option.id: option for option in self.options}[option_id]

    def band_of(self, value: float) -> Band | None:
        """The band that holds `value`; None where the question has no bands."""
        return max(
            (band for band in self.bands if band.low <= value),
            key=lambda band: band.low,
            default=None,
        )


@dataclass(frozen=True, kw_only=True)
class Concept(Provenance):
    """A name for a condition that several rules share, such as `new_pain`.

    `absent` says that it does not hold, where "without" and the title will not do.
    """

    id: str
    title: str
    means: Condition
    absent: str = ""
    facts: tuple[str, ...] = ()
