"""What a diary asks of a day, and the outcome measures that are asked now and then."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.values.record import Certainty, Provenance
from unclench.engine.values.scoring import KnownBy, Scoring, Steps

NPRS_HIGHEST = 10
WORDS_LONGEST = 500


class TrackerKind(StrEnum):
    """How a tracker is answered: a number from 0 to 10, one of a few words, several of them, how
    many, yes or no, or own words."""

    NPRS = "nprs_0_10"
    CHOICE = "choice"
    SEVERAL = "several"
    COUNT = "count"
    YES_NO = "yes_no"
    WORDS = "words"


class Direction(StrEnum):
    """Which way is worse. `none`: neither way is, or nobody knows."""

    HIGHER_IS_WORSE = "higher_is_worse"
    HIGHER_IS_BETTER = "higher_is_better"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class TrackerValue:
    """One answer of a choice, from the lowest to the highest. `amount`: how much it stands for, in
    the unit of its tracker; None where it has none."""

    id: str
    words: str
    amount: float | None = None


@dataclass(frozen=True, kw_only=True)
class Tracker(Provenance):
    """One thing that a diary may ask of a day.

    `short` is its name on a list. `order`: its place on the page. `at_first`: asked of somebody who
    chose nothing yet. `always`: it can be told without being chosen, as a bad day can. The `values`
    of a choice run from the lowest to the highest. `low` and `high`: what 0 and 10 mean. `most`:
    where a count ends.
    """

    id: str
    question: str
    short: str
    why: str
    kind: TrackerKind
    order: int
    direction: Direction = Direction.NONE
    at_first: bool = False
    always: bool = False
    values: tuple[TrackerValue, ...] = ()
    unit: str = ""
    low: str = ""
    high: str = ""
    most: int = 0
    facts: tuple[str, ...] = ()

    @property
    def value_ids(self) -> tuple[str, ...]:
        """The ids of its answers, from the lowest to the highest."""
        return tuple(value.id for value in self.values)

    def takes(self, told: object) -> bool:
        """Whether this can be told of a day. None takes back what was told."""
        return told is None or self._fits(told)

    def _fits(self, told: object) -> bool:
        match self.kind:
            case TrackerKind.NPRS | TrackerKind.COUNT:
                highest = NPRS_HIGHEST if self.kind is TrackerKind.NPRS else self.most
                return type(told) is int and 0 <= told <= highest
            case TrackerKind.CHOICE:
                return told in self.value_ids
            case TrackerKind.SEVERAL:
                return isinstance(told, list) and bool(told) and set(told) <= set(self.value_ids)
            case TrackerKind.YES_NO:
                return isinstance(told, bool)
            case _:
                return isinstance(told, str) and 0 < len(told) <= WORDS_LONGEST

    def in_words(self, told: object) -> str:
        """What was told, as a list says it. What the knowledge no longer has stays as it is."""
        known = {value.id: value.words for value in self.values}
        match told:
            case bool():
                return "yes" if told else "no"
            case list():
                return ", ".join(known.get(each, str(each)) for each in told)
            case int():
                return f"{told} of {NPRS_HIGHEST}" if self.kind is TrackerKind.NPRS else str(told)
            case _:
                return known.get(str(told), str(told))


class MeasureKind(StrEnum):
    """`rating`: one number. `activities`: what the person finds hard, in their own words, each with
    a number. `change`: better or worse since it began, in steps around "the same". `imported`: a
    questionnaire of somebody else's, filled in elsewhere, of which only the score comes here."""

    RATING = "rating"
    ACTIVITIES = "activities"
    CHANGE = "change"
    IMPORTED = "imported"


@dataclass(frozen=True, kw_only=True)
class Noticeable:
    """The smallest change that people notice: in points of the scale, in `percent` of the start, or
    in both, as the source gives it. `says` is for the page. `tells_from` and `tells_to`: the scores
    between which a change tells something; both ends of it have to lie there."""

    says: str
    certainty: Certainty
    source: tuple[str, ...]
    points: float | None = None
    percent: float | None = None
    tells_from: float | None = None
    tells_to: float | None = None

    def tells_of(self, score: float) -> bool:
        """Whether a change from or to this score says anything."""
        low, high = self.tells_from, self.tells_to
        return (low is None or low <= score) and (high is None or score <= high)


@dataclass(frozen=True, kw_only=True)
class OutcomeMeasure(Provenance):
    """A named way to see whether a back gets better, with its scale and its direction.

    `low` and `high` are the ends of the scale, `low_words` and `high_words` what they mean.
    `every_days`: how often it is asked; `on_days`: the days of a bout on which it is asked once,
    each for `shown_days`. `most`: how many activities. `loinc`: its code in other programs.

    One that is imported is never asked here, and no word of its questions stands here: `why` says
    in our own words what it is about. `short`: what a file may call it. `licence`: who may use it
    how. `asks_ahead`: it says what may come, and not whether somebody gets better.
    """

    id: str
    title: str
    why: str
    kind: MeasureKind
    low: int
    high: int
    low_words: str
    high_words: str
    direction: Direction
    question: str = ""
    every_days: int = 0
    on_days: tuple[int, ...] = ()
    shown_days: int = 0
    most: int = 0
    steps: Mapping[str, str] | None = None
    noticeable: tuple[Noticeable, ...] = ()
    loinc: str = ""
    short: str = ""
    scoring: Scoring | None = None
    steps_of_others: Steps | None = None
    known_by: KnownBy | None = None
    licence: str = ""
    asks_ahead: bool = False
    facts: tuple[str, ...] = ()
