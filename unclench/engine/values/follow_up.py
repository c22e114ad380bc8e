"""When to ask again, what usually happens meanwhile, and which words make us ask."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from unclench.engine.values.condition import Condition
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.finding import FindingType
from unclench.engine.values.record import Provenance


class Since(StrEnum):
    """What the days of a check-in are counted from: the last check, or the onset of the bout."""

    CHECK = "check"
    ONSET = "onset"


class Place(StrEnum):
    """Where it is said that a check is due: the start page, before relief, the record, at the
    end of a session, after something was told to the diary, or above the plan."""

    HOME = "home"
    RELIEF = "relief"
    RECORD = "record"
    AFTER = "after"
    DIARY = "diary"
    PLAN = "plan"


@dataclass(frozen=True, kw_only=True)
class CheckIn(Provenance):
    """A day on which to check again.

    `day` counts whole days. `ask` stands beside its date, `reason` on the day itself. It is said
    for `shown_days`, then no more. `unless` reads what the course tells (`COURSE_FACTS`).
    """

    id: str
    day: int
    since: Since
    ask: str
    reason: str
    shown_days: int
    unless: Condition | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Trigger(Provenance):
    """Something in the course after which we ask again. `when` reads `COURSE_FACTS`; in `reason`
    `{days}` stands for the days since the last check. `look`: the quick look is what is due."""

    id: str
    when: Condition
    reason: str
    places: tuple[Place, ...]
    look: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QuickLook(Provenance):
    """The signs that are looked through between two checks. `rows` are findings, asked as the check
    asks them; `settled` is said when none is there."""

    id: str
    title: str
    why: str
    none_label: str
    settled: str
    rows: tuple[str, ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Average:
    """The average pain of a group of people, from 0 to 100, whole weeks after a study began.

    `low` and `high` bound where people lay, where a source says so; without them only the average
    is known, and no range may be drawn.
    """

    week: int
    pain: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if not 0 <= self.pain <= 100 or self.week < 0:
            raise ValueError("`week` is 0 or more, `pain` is from 0 to 100")
        if (low is None) != (high is None):
            raise ValueError("`low` and `high` come together")
        if low is not None and high is not None and not low <= self.pain <= high:
            raise ValueError("`low`, `pain` and `high` rise in this order")


@dataclass(frozen=True, kw_only=True)
class UsualCourse(Provenance):
    """What usually happens, in numbers that were measured. `when` reads findings: for whom.

    `averages` are the numbers of the text that can be drawn, the earliest first; `group` names the
    people whom they were measured in, as the end of "people with ...".
    """

    id: str
    text: str
    when: Condition
    averages: tuple[Average, ...] = ()
    group: str = ""
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        weeks = [average.week for average in self.averages]
        if weeks != sorted(set(weeks)):
            raise ValueError("the weeks of `averages` rise")
        if self.averages and not self.group:
            raise ValueError("`averages` need a `group`: whom they were measured in")


@dataclass(frozen=True, kw_only=True)
class Topic(Provenance):
    """What a note may speak of, and the words that show it.

    `title` follows "You wrote about". `page` is the page of the check that asks about it; none for
    `despair`, which no question answers. `words`: `numb*` is a beginning, `give way` a phrase.
    `apart_from`: phrases that hold one of the words and mean something else.
    `apart_from_asking`: phrases that do so in a question to the library, though not in a note.
    `grave`: of a topic that much else speaks of too, such as legs, the words beside which it may
    need help soon; without any, it always may. `answer`: the question that answers it first.
    `signs`: families of words; a word of each, near one another, shows the topic. `vague`: it says
    no more than any other topic does, and counts only alone.
    """

    id: str
    title: str
    words: tuple[str, ...]
    page: str = ""
    despair: bool = False
    apart_from: tuple[str, ...] = ()
    apart_from_asking: tuple[str, ...] = ()
    grave: tuple[str, ...] = ()
    signs: tuple[tuple[str, ...], ...] = ()
    vague: bool = False
    answer: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class PastSession:
    """A session since the last check: the pain (0 to 10) before and after, if it was told, and
    whether the person stopped because it made things worse."""

    pain_before: int | None = None
    pain_after: int | None = None
    worse: bool = False


@dataclass(frozen=True)
class PastDay:
    """A day of the diary with its pain, 0 to 10."""

    day: date
    pain: int


@dataclass(frozen=True)
class History:
    """What is known of a person's course.

    `decided_on` is the day of the last check, `onset_on` the latest day on which the bout can have
    begun, `course` how it was going as told then ("" if it was not). `topics` are what came after
    that check, `sessions` what came after it and after their back was well. `well_on`: the day on
    which they said since that their back was well. When a bout or a flare-up has begun after that,
    it is not well any more: then that day is `was_well_on`, and `again_on` the day of the new one.
    `days`: the diary of the two days before that check and of all since, oldest first; without a
    check, of the last two weeks. `looked_on`: the day of the last quick look since that check in
    which nothing was found; `look_found`: whether one since then found something.
    """

    decided_on: date | None = None
    disposition: Disposition | None = None
    onset_on: date | None = None
    course: str = ""
    sessions: tuple[PastSession, ...] = ()
    days: tuple[PastDay, ...] = ()
    topics: frozenset[str] = frozenset()
    well_on: date | None = None
    was_well_on: date | None = None
    again_on: date | None = None
    looked_on: date | None = None
    look_found: bool = False


COURSE_FACTS = {
    "days_since_check": FindingType.NUMBER,
    "days_since_onset": FindingType.NUMBER,
    "days_since_look": FindingType.NUMBER,
    "look_found": FindingType.YES_NO,
    "rise_since_look": FindingType.NUMBER,
    "course_told": FindingType.CHOICE,
    "pain_rise": FindingType.NUMBER,
    "pain_after": FindingType.NUMBER,
    "diary_pain": FindingType.NUMBER,
    "diary_rise": FindingType.NUMBER,
    "ended_worse": FindingType.YES_NO,
    "told_well": FindingType.YES_NO,
    "begun_again": FindingType.YES_NO,
}
