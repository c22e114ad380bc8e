"""What may be said of a factor: the rule, and what stands in the way."""

from dataclasses import dataclass
from enum import StrEnum


class Claim(StrEnum):
    """linked: it may be said that days with it were followed by better or worse days (never that
    it causes or harms). possible: worth testing. hardly: a link, if any, is too small to notice.
    too_early: fewer days than the rule asks for. cannot_tell: the usual answer."""

    LINKED = "linked"
    POSSIBLE = "possible"
    HARDLY = "hardly"
    TOO_EARLY = "too_early"
    CANNOT_TELL = "cannot_tell"


class Hindrance(StrEnum):
    """Why more cannot be said. no_pain: pain was hardly told, or never changed. same_day: it goes
    more closely with the pain of its own day, so pain may come first. seldom_otherwise: too few
    days differ from the rest. moves_along: another factor goes up and down with it."""

    NO_PAIN = "no_pain"
    FEW_DAYS = "few_days"
    ALWAYS_THE_SAME = "always_the_same"
    SELDOM_OTHERWISE = "seldom_otherwise"
    SAME_DAY = "same_day"
    MOVES_ALONG = "moves_along"
    MEDICINE = "medicine"


@dataclass(frozen=True, kw_only=True)
class ClaimRules:
    """inclusion, direction: the least probabilities of a link and of its sign for `linked`; days:
    the fewest that tell pain and the factor of the day before; apart: the fewest that carry the
    contrast; possible: the least inclusion for `possible`. noticeable: points of pain per usual
    difference under which a link is too small to notice, hardly: how sure that has to be.
    worth_finding: the link, in the same points, for which it is told how many days it takes.
    expected: the share of factors that are thought to matter; sd: how large a link is thought to
    be, in units of the day-to-day noise.
    """

    inclusion: float = 0.9
    direction: float = 0.975
    days: int = 45
    apart: float = 8.0
    possible: float = 0.5
    noticeable: float = 0.3
    hardly: float = 0.95
    worth_finding: float = 0.5
    expected: float = 0.15
    sd: float = 0.35
