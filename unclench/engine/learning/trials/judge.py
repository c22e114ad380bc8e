"""What may be said of a trial, and when.

Looking often finds something by chance. So a difference is claimed at planned looks only, and an
early look needs more: bounds that begin high and fall to their last value at the end, z / sqrt of
the share of the trial that is over (after O'Brien and Fleming). Against a reference only one
direction is good news, and bounds may be lower than when either arm might win; that something
makes it worse needs the higher bound too. Daily changes make more false claims than longer
periods under one bound, and have power to spare, so theirs are higher. bench/learning/trials.py
holds all of them to at most 2 false "helps you" in 100 trials of things that do nothing, with five
looks.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.special import ndtr

from .results import Contrast, Look
from .values import Bounds, Trial, TrialDay, Verdict

SHORT_DAYS = 1.7  # a period, on average, below which changes count as daily
LEANS = 0.8
SAME = 0.9
MOST_PRIOR = 0.5  # share of what is known that may have been assumed, for "no real difference"
_SAME_RULE = (
    f"no real difference: every P(|difference| < mcid) >= {SAME} at the end, "
    f"and no more than {MOST_PRIOR} of what is known assumed beforehand"
)
_DIFFERENCE = (
    "a difference: P(better than every other) >= Phi(z / sqrt(share of days gone)) at a look"
)
_NOW = Bounds()
RULE = (
    f"{_DIFFERENCE}, z = {_NOW.reference} against a reference, {_NOW.equals} otherwise, "
    f"{_NOW.daily_reference} and {_NOW.daily_equals} with periods of a day; {_SAME_RULE}"
)
FIRST_RULE = f"{_DIFFERENCE}, z = 2.07 against a reference, 2.25 otherwise; {_SAME_RULE}"
BOUNDS: Mapping[str, Bounds] = {RULE: _NOW, FIRST_RULE: Bounds(2.07, 2.25, 2.07, 2.25)}
"""What each rule that was ever frozen asks for: a test keeps the one that was agreed."""


def look_of(trial: Trial, first: int, last: int) -> Look:
    """Where the plan stands on the last day. Without a plan the last day is the only look."""
    today = trial.today if trial.today is not None else last
    looks = sorted(trial.looks) or [today]
    at_end = today >= looks[-1]
    gone = (min(today, looks[-1]) - first + 1) / max(looks[-1] - first + 1, 1)
    share = min(max(gone, 1e-3), 1.0)
    coming = [look for look in looks if look > today]
    return Look(
        at_end or today in looks,
        at_end,
        coming[0] if coming else None,
        share,
    )


def needed(share: float, bound: float) -> float:
    """The probability that a claim needs when this share of the trial is over, 0 to 1."""
    return float(ndtr(bound / np.sqrt(share)))


def is_daily(days: Sequence[TrialDay]) -> bool:
    """Whether the arm changes from day to day, as far as these days show.

    A day that was left out hides whether a period ended on it, so only days that follow each other
    are read. Without any it counts as daily, which asks for more.
    """
    ordered = sorted(days, key=lambda day: day.day)
    following = [(a, b) for a, b in pairwise(ordered) if b.day - a.day == 1]
    begun = 1 + sum((a.period, a.arm) != (b.period, b.arm) for a, b in following)
    return (len(following) + 1) / begun < SHORT_DAYS


def judge(
    trial: Trial, arms: Sequence[str], contrasts: Sequence[Contrast], look: Look
) -> tuple[Verdict, str]:
    """The verdict and the arm ahead: the one whose weakest comparison is the strongest."""
    weakest = {arm: min(_chances(arm, contrasts)) for arm in arms}
    best = max(arms, key=lambda arm: weakest[arm])
    return _verdict(trial, best, weakest[best], contrasts, look), best


def _chances(arm: str, contrasts: Sequence[Contrast]) -> list[float]:
    """The probabilities that this arm is better than each other one."""
    ahead = [pair.p_better for pair in contrasts if pair.a == arm]
    return ahead + [1 - pair.p_better for pair in contrasts if pair.b == arm]


def _verdict(
    trial: Trial, best: str, chance: float, contrasts: Sequence[Contrast], look: Look
) -> Verdict:
    is_reference = best == trial.reference
    against = trial.reference is not None and not is_reference
    bound = trial.bounds.needed(against_reference=against, daily=is_daily(trial.days))
    if look.at_look and chance >= needed(look.share, bound):
        return Verdict.SEEMS_WORSE if is_reference else Verdict.HELPS_YOU
    if look.at_end and all(_is_same(pair) for pair in contrasts):
        return Verdict.NO_REAL_DIFFERENCE
    return Verdict.LEANING if chance > LEANS else Verdict.TOO_EARLY


def _is_same(pair: Contrast) -> bool:
    return pair.p_same >= SAME and pair.prior_share <= MOST_PRIOR
