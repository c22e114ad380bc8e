"""What is known of each option, as values that a page or a file can show."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.engine.learning.mixture import Mixture


class Claim(StrEnum):
    """How much may be said, from nothing yet to "this helps you"."""

    TOO_EARLY = "too_early"
    LEANING = "leaning"
    HELPS_YOU = "helps_you"
    NO_REAL_DIFFERENCE = "no_real_difference"
    SEEMS_WORSE = "seems_worse"


class Note(StrEnum):
    """What somebody who reads the result has to know of it."""

    NO_SESSIONS = "no_sessions"
    NEVER_WAITED = "never_waited"
    FEW_WAITED = "few_waited"
    ALL_RATINGS_EQUAL = "all_ratings_equal"
    ONE_OPTION = "one_option"
    OLDEST_LEFT_OUT = "oldest_left_out"
    RATING_LEFT_OUT = "rating_left_out"


@dataclass(frozen=True)
class WouldTell:
    """How much more would tell whether an option helps, if things go on as they look now: uses of
    it, and times with two ratings and nothing done between them."""

    uses: int
    waits: int


@dataclass(frozen=True, kw_only=True)
class OptionRelief:
    """What is known of one option: points of 0 to 10, above 0 is less pain, at a pain of 5.

    p_better: any drop that the option makes; p_noticeable, p_meaningful: of at least 0.5 and of at
    least what is meaningful; p_worse: of a rise by 0.5
    or more; p_same: of less than meaningful to either side. n: sessions; own_sessions: how many
    sessions with nothing else unknown would tell as much; prior_share: the part of what is known
    that was assumed, 0 to 1. p_strict: of a noticeable drop, believing beforehand that nothing
    does anything. posterior: the estimate itself. would_tell: None when a claim is made or when 40
    more would not do. jumps: how often pain rose by two points or more in a session that was mostly
    this; rose_often: whether in so many of them that it is left out.
    """

    option: str
    mean: float
    sd: float
    interval_50: tuple[float, float]
    interval_80: tuple[float, float]
    interval_95: tuple[float, float]
    p_better: float
    p_noticeable: float
    p_meaningful: float
    p_worse: float
    p_same: float
    p_strict: float
    p_near_best: float
    n: int
    jumps: int
    rose_often: bool
    own_sessions: float
    prior_share: float
    claim: Claim
    would_tell: WouldTell | None
    rests_on: str
    weak_prior: bool
    posterior: Mixture


@dataclass(frozen=True, kw_only=True)
class ByItself:
    """What pain does in a session when nothing is done, in points: the latest bout."""

    mean: float
    sd: float
    interval_95: tuple[float, float]
    waited: int


@dataclass(frozen=True, kw_only=True)
class ReliefResult:
    """Everything that is known. options: as they were given; near_best: the option that is about
    the best of all, None while that is open. noise: sd of one session in points; correlation: of
    two sessions a day apart."""

    options: tuple[OptionRelief, ...]
    near_best: str | None
    by_itself: ByItself
    sessions: int
    noise: float
    correlation: float
    notes: tuple[Note, ...]
