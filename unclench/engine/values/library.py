"""What people look up: treatments, habits, questions, and things that are often said."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.intervention import Phase
from unclench.engine.values.record import Certainty, Provenance


class Standing(StrEnum):
    """How guidelines and trials see a treatment in one phase."""

    FIRST_CHOICE = "first_choice"
    OPTION = "option"
    NO_EVIDENCE = "no_evidence"
    ADVISED_AGAINST = "advised_against"


class Verdict(StrEnum):
    """What the evidence says of something that is often said."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    NOT_SUPPORTED = "not_supported"
    UNTESTED = "untested"


class TreatmentGroup(StrEnum):
    """The shelf that a treatment stands on."""

    KNOWING = "knowing"
    MOVING = "moving"
    WARMTH_AND_COLD = "warmth_and_cold"
    CALMING = "calming"
    HANDS_ON = "hands_on"
    MEDICINES = "medicines"
    DEVICES = "devices"
    PROCEDURES = "procedures"


@dataclass(frozen=True, kw_only=True)
class InPhase:
    """Where a treatment stands in one phase; `note` says why or for whom, in a few words."""

    phase: Phase
    standing: Standing
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Points:
    """How much less pain than with what it was compared to, in points of 0 to 100.

    `less` below 0 means more pain. `low` and `high` bound the published 95 % interval. `against`
    names what it was compared to, as the end of "less pain than with ...".
    """

    less: float
    low: float
    high: float
    against: str

    def __post_init__(self) -> None:
        if not -100 <= self.low <= self.less <= self.high <= 100:
            raise ValueError("`low`, `less` and `high` rise in this order, from -100 to 100")


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What trials measured.

    `text` says it in plain words and whole numbers, with what it was compared to. `figures` keeps
    the published estimate with its interval, scale and number of people, for who wants to check.
    `points` is what can be drawn; an effect on pain that no source was read for has none.
    """

    text: str
    figures: str
    certainty: Certainty
    source: tuple[str, ...]
    phases: tuple[Phase, ...] = ()
    points: Points | None = None


@dataclass(frozen=True, kw_only=True)
class NoticeableChange(Provenance):
    """The smallest change of pain that reviews call worth noticing, in points of 0 to 100.
    Reviews differ: `low` is what one used, `high` what another did."""

    id: str
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class LibraryRecord(Provenance):
    """What every page to look up has.

    `summary` answers in a sentence or two. `also_called`: other words that people use for it, as
    they would type them. `related`: ids of other pages. `would_change`: which new evidence would
    change this page. `facts`: rows of the fact base.
    """

    id: str
    title: str
    summary: str
    would_change: str
    also_called: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Treatment(LibraryRecord):
    """Something that is done against back pain, with its evidence by phase.

    `phases` names all four. `ask_first`: for whom a clinician or pharmacist comes first.
    `interventions` and `medicines`: ids of what this program can guide or explain.
    `instead`: what to do where it is advised against. `never_suggested`: explained because people
    ask, without a how-to; where it is an option, others decide.
    """

    group: TreatmentGroup
    phases: tuple[InPhase, ...]
    what_it_is: tuple[str, ...]
    effects: tuple[Effect, ...]
    cautions: tuple[str, ...]
    costs: str
    instead: tuple[str, ...] = ()
    how_to: tuple[str, ...] = ()
    ask_first: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    never_suggested: bool = False

    def standing_in(self, phase: Phase) -> InPhase:
        """Where it stands in that phase."""
        return next(row for row in self.phases if row.phase is phase)


@dataclass(frozen=True, kw_only=True)
class Habit(LibraryRecord):
    """Something of every day, such as lifting or sleep. `leave_out`: what is not worth it."""

    what_is_known: tuple[str, ...]
    try_this: tuple[str, ...]
    leave_out: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question(LibraryRecord):
    """A question that people ask. `summary` is the short answer, `answer` the rest."""

    answer: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Claim(LibraryRecord):
    """Something that is often said about backs: `title` says it as people do, `summary` what is
    known instead, `evidence` why, `kinder` how to put it so that nobody is frightened."""

    verdict: Verdict
    evidence: tuple[str, ...]
    kinder: str = ""
