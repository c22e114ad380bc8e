"""What is compared when somebody asks what eases their pain, and how it is asked about."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.record import Provenance


class Nature(StrEnum):
    """Of each nature one option stays on the list of what to try."""

    CALM = "calm"
    MOVING = "moving"


@dataclass(frozen=True, kw_only=True)
class ReliefOption(Provenance):
    """One kind of help. priors: ids of what is assumed of it, by how long the pain has lasted.

    said: its name inside a sentence. slots: what a session of it is made of, each slot with its
    choices in order; without any it is compared and never suggested.
    """

    id: str
    title: str
    said: str
    priors: tuple[str, ...]
    slots: tuple[tuple[str, ...], ...] = ()
    nature: Nature | None = None


@dataclass(frozen=True, kw_only=True)
class WaitingRules(Provenance):
    """When somebody may be asked to wait, and which ratings belong together.

    minutes, earliest_minutes, latest_minutes: of a waiting session, and within which its second
    rating counts. pair_earliest_minutes, pair_latest_minutes: the same for pain that is told twice
    on one's own; pairs: so many are plenty. settled_minutes: after a session, until two ratings
    with nothing done in between count. together_minutes: between the ratings of any session.
    rating_counts_minutes: the age of a check whose rating stands before a session. least_pain: 0 to
    10, below which a session tells nothing of relief. shown: the most suggestions at once.
    """

    id: str
    minutes: int
    earliest_minutes: int
    latest_minutes: int
    hours_between: int
    pair_earliest_minutes: int
    pair_latest_minutes: int
    pairs: int
    settled_minutes: int
    together_minutes: int
    rating_counts_minutes: int
    least_pain: int
    shown: int


@dataclass(frozen=True, kw_only=True)
class ClaimWords(Provenance):
    """How one claim is said. `{title}`, `{said}`, `{sessions}`, `{more}`, `{low}` and `{high}`
    stand for the option's names, its sessions, how many are missing, and its interval in points.

    badge: a few words; text: the sentence; tell: what would change it.
    """

    id: str
    badge: str
    text: str
    tell: str


@dataclass(frozen=True, kw_only=True)
class ReasonWords(Provenance):
    """Why something is suggested, in one sentence. Its id is the reason as the engine names it."""

    id: str
    text: str
