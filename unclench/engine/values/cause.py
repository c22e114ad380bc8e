"""Possible explanations of a bad back, what speaks for and against each, and safe self-tests."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.condition import Condition
from unclench.engine.values.intervention import Phase, Sides
from unclench.engine.values.keyframe import Movement
from unclench.engine.values.library import LibraryRecord
from unclench.engine.values.record import Certainty, Provenance


class CauseRole(StrEnum):
    """`pattern`: one explanation among others. `contributor`: something that adds to any."""

    PATTERN = "pattern"
    CONTRIBUTOR = "contributor"


class Fit(StrEnum):
    """How well a person's answers fit a cause, in words only. `open`: nothing was told that speaks
    for or against it."""

    WELL = "well"
    PARTLY = "partly"
    LITTLE = "little"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Prior:
    """How common the cause is before any answer, 0 to below 1, among those for whom `when` holds.
    Without `when` it is for everyone else."""

    p: float
    when: Condition | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.p < 1.0:
            raise ValueError(f"`p` is a probability from 0 to below 1, not {self.p:g}")


@dataclass(frozen=True, kw_only=True)
class Telling:
    """An answer that speaks for or against a cause.

    `if_yes` and `if_no` are likelihood ratios: how many times as often the answer is given with
    the cause as without it. 1 says nothing. `says` names a yes and `else_says` a no, as the end of
    "You told us that ...". Tellings of one `family` depend on each other: only the strongest
    counts. `figures` keeps what was published.
    """

    family: str
    when: Condition
    says: str
    certainty: Certainty
    source: tuple[str, ...]
    if_yes: float = 1.0
    if_no: float = 1.0
    else_says: str = ""
    figures: str = ""

    def __post_init__(self) -> None:
        if min(self.if_yes, self.if_no) <= 0:
            raise ValueError("a likelihood ratio is above 0")
        if self.if_no != 1.0 and not self.else_says:
            raise ValueError("`else_says` is missing: it names the answer that `if_no` speaks of")


@dataclass(frozen=True, kw_only=True)
class Course:
    """What usually happens, as it was measured: `text` in natural frequencies."""

    text: str
    certainty: Certainty
    source: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PhaseHelp:
    """What helps in one phase, in short lines."""

    phase: Phase
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Cause(LibraryRecord):
    """One possible explanation.

    `group` names it in the middle of a sentence. `needs_check` says that somebody has to look when
    the answers fit, and why; empty where nobody has to. Nothing of it is read by triage.
    """

    role: CauseRole
    group: str
    what_it_is: tuple[str, ...]
    who: str
    feels_like: tuple[str, ...]
    priors: tuple[Prior, ...]
    tellings: tuple[Telling, ...]
    course: tuple[Course, ...]
    helps: tuple[PhaseHelp, ...]
    leave_out: tuple[str, ...]
    imaging: str
    clinician: str
    needs_check: str = ""


@dataclass(frozen=True, kw_only=True)
class Weighing(Provenance):
    """How answers move the weight of a cause.

    `cap`: all of a person's answers together change the odds by at most this factor. `well_from`
    and `partly_from`: the change of the odds from which answers fit well, or in part. `shown`: how
    many causes are shown. `base_rate`: how often a yes is expected where nothing was published.
    """

    id: str
    cap: float
    well_from: float
    partly_from: float
    shown: int
    base_rate: float
    acute_days: float
    subacute_days: float


@dataclass(frozen=True, kw_only=True)
class SelfTest(Provenance):
    """Something to try at home, guided by the figure, to learn more; never needed.

    `finding` keeps the result. `not_when`: for whom it is left out. `stop_rules`: when to stop.
    `normal_means` and `else_means` say what a result does and does not show. `sides`: how it goes
    through both sides, where its movement shows only one.
    """

    id: str
    title: str
    summary: str
    finding: str
    how: tuple[str, ...]
    stop_rules: tuple[str, ...]
    normal_means: str
    else_means: str
    movement: Movement
    sides: Sides | None = None
    not_when: Condition | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SecondLook(Provenance):
    """An answer given later that a page of the check has to hear of. `page`: which one. `says`:
    why we ask again."""

    id: str
    when: Condition
    page: str
    says: str
