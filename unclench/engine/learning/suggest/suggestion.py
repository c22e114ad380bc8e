"""A suggestion as values: what comes next, how likely it was, what else is offered, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something is on the short list."""

    HELPS_YOU = "helps_you"
    LEANING = "leaning"
    HELPS_OTHERS = "helps_others"
    WORTH_TRYING = "worth_trying"
    STILL_LEARNING = "still_learning"
    KEPT_GENTLE = "kept_gentle"
    KEPT_CALM = "kept_calm"


class LeftOut(StrEnum):
    """Why something is not: what is not safe is told from outside; the rest is found here."""

    NOT_SAFE = "not_safe"
    MEDICINE = "medicine"
    SEEMS_WORSE = "seems_worse"
    TOO_UNSURE_IN_PAIN = "too_unsure_in_pain"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One line of the short list. expected: the drop in points at the pain now, burden not taken
    off; chance: how likely it was to be put first (0 for what is kept beside); teaches: points that
    one use is worth for later sessions."""

    option: str
    expected: float
    interval_80: tuple[float, float]
    chance: float
    teaches: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class NotOffered:
    """An option that is not on the list. because: the reason that came from outside, if it did."""

    option: str
    why: LeftOut
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """What comes next. first: the option, WAITED for a planned wait, None when nothing is allowed.

    propensity: the chance, 0 to 1, with which it was drawn: keep it with the session. offers: best
    first, `first` at the top; the person may overrule it. waits_left: planned waits to come.
    """

    first: str | None
    propensity: float
    offers: tuple[Offer, ...]
    left_out: tuple[NotOffered, ...]
    waits_left: int
