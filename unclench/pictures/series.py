"""What somebody wrote down, as values: days, what happened on them, and what lies behind them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import attrgetter

from unclench.engine.values.record import Certainty

WORST_PAIN = 10.0
_DAY = attrgetter("day")


class MarkKind(StrEnum):
    """What happened on one day."""

    SESSION = "session"
    FLARE = "flare"
    PLAN_CHANGE = "plan_change"
    CHECK = "check"
    EPISODE_START = "episode_start"
    EPISODE_END = "episode_end"


class SpanKind(StrEnum):
    """What went on for several days."""

    EPISODE = "episode"
    FLARE = "flare"


@dataclass(frozen=True)
class Day:
    """One day of the diary. None is not told, which is never 0.

    `pain` and `stress`: 0 none to 10 the most. `sleep`: 0 very bad to 10 very good. `function`:
    could they do what they wanted, 0 no, 0.5 with effort, 1 yes. `others`: more that they track.
    """

    day: date
    pain: float | None = None
    function: float | None = None
    sleep: float | None = None
    stress: float | None = None
    others: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _within("pain", self.pain, WORST_PAIN)
        _within("function", self.function, 1.0)
        _within("sleep", self.sleep, 10.0)
        _within("stress", self.stress, 10.0)


def _within(name: str, value: float | None, most: float) -> None:
    if value is not None and not 0 <= value <= most:
        raise ValueError(f"`{name}` is {value:g}; expected 0 to {most:g}, or None for not told")


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day. `words` are the person's own, or ours."""

    day: date
    kind: MarkKind
    words: str = ""


@dataclass(frozen=True)
class Span:
    """Something that went on; `end` is its last day, None while it goes on."""

    start: date
    end: date | None = None
    kind: SpanKind = SpanKind.EPISODE

    def meets(self, first: date, last: date) -> bool:
        """Whether any of its days lies between two days, both included."""
        return self.start <= last and (self.end is None or self.end >= first)


@dataclass(frozen=True)
class BandPoint:
    """Pain of others like them, 0 to 10, so many days after the beginning. `low` and `high` only
    where a source gives the range."""

    day: int
    middle: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Band:
    """How it went for groups of people like them, from the day `begins`.

    `group` follows "people with". `source` is its title, `how_sure` the certainty.
    """

    begins: date
    points: tuple[BandPoint, ...]
    group: str
    source: str
    how_sure: Certainty


@dataclass(frozen=True)
class BodyDay:
    """The places marked on the body on one day, by id."""

    day: date
    areas: frozenset[str]


@dataclass(frozen=True)
class Category:
    """A kind of thing that can be done: a session, a walk, heat."""

    id: str
    name: str


@dataclass(frozen=True)
class Done:
    """Something that was done on a day, so many times."""

    day: date
    category: str
    times: int = 1


@dataclass(frozen=True)
class Series:
    """A person's whole course. Days and marks come with the oldest first, one entry a day."""

    days: tuple[Day, ...] = ()
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
    band: Band | None = None

    def between(self, first: date, last: date) -> tuple[Day, ...]:
        """The entries from one day to another, both included."""
        low = bisect_left(self.days, first, key=_DAY)
        return self.days[low : bisect_right(self.days, last, lo=low, key=_DAY)]

    def marks_between(self, first: date, last: date) -> tuple[Mark, ...]:
        """What happened from one day to another, both included."""
        low = bisect_left(self.marks, first, key=_DAY)
        return self.marks[low : bisect_right(self.marks, last, lo=low, key=_DAY)]

    @property
    def first_day(self) -> date | None:
        """The oldest day that anything is known of."""
        oldest = [some[0].day for some in (self.days, self.marks) if some]
        return min(oldest, default=None)
