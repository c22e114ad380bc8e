"""A person's record as a report needs it: values with days, in no particular words.

It is gathered once, cut down to what its person chose (`share.py`), and then written as a document
(`document.py`) or as FHIR (`unclench.fhir`). So every form of a report holds the same.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from unclench.engine.values.cause import Fit
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import Findings
from unclench.engine.values.record import Certainty
from unclench.pictures.series import Series


@dataclass(frozen=True, kw_only=True)
class Made:
    """When and with what a report is made. `today`: the day where its person is."""

    at: datetime
    today: date
    program: str
    knowledge: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """Whose report it is. `key` stands for them and says nothing; a name only if they gave one.

    `age` and `sex` as they were told in the check, in words; "" where they were not.
    """

    key: UUID
    name: str = ""
    age: str = ""
    sex: str = ""


class Told(StrEnum):
    """What came out of asking about a red flag. `noted`: it holds, and changes nothing alone."""

    YES = "yes"
    NOT_SURE = "not_sure"
    NOTED = "noted"
    NO = "no"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, kw_only=True)
class FlagTold:
    """One red flag and what came out. `because`: the answers that made it hold, in words.

    `place` among those that hold, the most pressing first, from 0. `checked_on`: a clinician looked
    at it for this same problem, on that day.
    """

    id: str
    title: str
    group: str
    told: Told
    because: tuple[str, ...] = ()
    place: int = 0
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerTold:
    """One question of the check with its answer, in words."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class CheckTold:
    """One finished check: answers, and what came out. `knowledge`: the version that decided.

    `began` and `course` in the words of their answers, `where` as a list; "" and empty where they
    were not told.
    """

    id: UUID
    made_at: datetime
    day: date
    findings: Findings
    answers: tuple[AnswerTold, ...]
    disposition: Disposition
    within_days: int | None
    complete: bool
    flags: tuple[FlagTold, ...]
    knowledge: str
    pain_nprs: int | None = None
    pain_days: int | None = None
    began: str = ""
    where: tuple[str, ...] = ()
    onset: str = ""
    course: str = ""


@dataclass(frozen=True, kw_only=True)
class CauseTold:
    """One explanation, how well the answers fit it, and what speaks for and against it."""

    id: str
    title: str
    fit: Fit
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    certainty: Certainty = Certainty.UNVERIFIED


@dataclass(frozen=True, kw_only=True)
class Bout:
    """One bout. `ended_on` is None while it lasts; flare-ups as the person marked them."""

    id: UUID
    began_on: date
    ended_on: date | None = None
    peak_nprs: int | None = None
    peak_on: date | None = None
    flares: tuple[tuple[date, date | None], ...] = ()
    set_off: tuple[str, ...] = ()
    note: str = ""


class SessionKind(StrEnum):
    """A guided session of relief, or one of the plan."""

    RELIEF = "relief"
    PLAN = "plan"


@dataclass(frozen=True, kw_only=True)
class SessionTold:
    """One session that was ended. Pain is 0 to 10, None where it was not told. `done`: titles."""

    id: UUID
    day: date
    kind: SessionKind
    done: tuple[str, ...] = ()
    pain_before: int | None = None
    pain_after: int | None = None
    stopped: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DoneTold:
    """Something that the diary says was done or taken, by id, and on which days."""

    id: str
    words: str
    days: tuple[date, ...]
    is_medicine: bool = False


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What is learnt of an effect on this person, in points of pain, 0 to 10.

    `low` and `high` hold `mass` of the belief. `counted` is what it rests on, such as
    "14 sessions"; `says` is its sentence; `how` names the method. `is_open`: it cannot be told yet.
    """

    about: str
    mean: float
    low: float
    high: float
    mass: float
    counted: str
    says: str
    how: str
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class MedicinesTold:
    """What was answered about painkillers and what goes with them, and the person's own words."""

    own_words: str = ""
    answered_on: date | None = None
    yes: tuple[str, ...] = ()
    not_sure: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LookTold:
    """A quick look through the signs of squeezed nerves, with no check after it. `found`: what
    was ticked or not sure, in words; empty where nothing was. `id`: tells two of one day apart."""

    day: date
    found: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, kw_only=True)
class Rating:
    """A number on a day. `at`: the moment, where that is known, which no zone moves. `id`: tells
    two of one day apart, where a day may hold several."""

    day: date
    score: float
    id: str = ""
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityTold:
    """Something that is hard to do, in the person's words; 0 not at all, 10 as before."""

    id: str
    words: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, kw_only=True)
class ChangeTold:
    """Better or worse since a bout began: `step` from -3, much worse, to 3, much better."""

    id: str
    day: date
    bout_began: date
    on_day: int
    step: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One capacity test, of one side where it has sides, with every number in its unit."""

    id: str
    title: str
    unit: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, kw_only=True)
class ScoreTold:
    """A questionnaire that was filled in elsewhere, with every score that was brought in. `short`:
    what clinicians call it; `ends`: of its scale; `worse`: which way is worse, "" where none is."""

    id: str
    title: str
    short: str
    ends: str
    worse: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, kw_only=True)
class FairTestTold:
    """A test by days that is over, whose order was drawn by lot. `compared`: its things, inside a
    sentence. `known` of `lived` days had an answer. `found`: the sentence of its end; "" when that
    was not opened yet. `difference`: with its interval; "" where it is not known."""

    id: str
    question: str
    compared: str
    outcome: str
    first: date
    last: date
    lived: int
    known: int = 0
    found: str = ""
    difference: str = ""
    is_early: bool = False


@dataclass(frozen=True, kw_only=True)
class GoalTold:
    """A goal in the person's own words."""

    words: str
    since: date


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """One line of the plan of this week: what, how much, on which days."""

    id: str
    title: str
    how: str
    days: str


@dataclass(frozen=True, kw_only=True)
class PlanTold:
    """The plan of this week. `since`: the day on which it was first made."""

    since: date
    lines: tuple[PlanLine, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Record:
    """All that a report may hold. What was not told, or not chosen, is empty."""

    made: Made
    person: Person
    check: CheckTold | None = None
    looks: tuple[LookTold, ...] = ()
    causes: tuple[CauseTold, ...] = ()
    series: Series = field(default_factory=Series)
    bouts: tuple[Bout, ...] = ()
    sessions: tuple[SessionTold, ...] = ()
    done: tuple[DoneTold, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    fair_tests: tuple[FairTestTold, ...] = ()
    medicines: MedicinesTold = field(default_factory=MedicinesTold)
    activities: tuple[ActivityTold, ...] = ()
    changes: tuple[ChangeTold, ...] = ()
    measured: tuple[Measured, ...] = ()
    scores: tuple[ScoreTold, ...] = ()
    goals: tuple[GoalTold, ...] = ()
    plan: PlanTold | None = None
    questions: tuple[str, ...] = ()
