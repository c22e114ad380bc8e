"""A factor of the diary that may go with the pain of the next day, and how a page speaks of it."""

from dataclasses import dataclass

from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class FairDays:
    """What chance chooses between in a test by days: more of the factor, or less. `intervention`:
    what one of them asks the body to do; nobody tests what their cautions leave out."""

    more: str
    less: str
    intervention: str = ""


@dataclass(frozen=True, kw_only=True)
class DiaryFactor(Provenance):
    """`id` is that of its tracker. `more`, `less`: a day on the one or the other side of usual, as
    it stands in a sentence. `known`: what studies found. `keep`: why a link is no reason to do less
    of it, where that matters.

    `mean` (points of pain per usual difference) and `sd` (in units of the day-to-day noise) are
    what is assumed of a link, `odds` how likely there is one beside any other factor. All three
    stay weak: the studies disagree.
    """

    id: str
    group: str
    more: str
    less: str
    known: str
    order: int
    keep: str = ""
    test: FairDays | None = None
    mean: float = 0.0
    sd: float = 0.35
    odds: float = 1.0
    facts: tuple[str, ...] = ()
