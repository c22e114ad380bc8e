"""What may be said of a trial, and when.

Looking often finds something by chance. So a difference is claimed at planned looks only, and an
early look needs more: bounds that begin high and fall to their last value at the end, z / sqrt of
the share of the trial that is over (after O'Brien and Fleming). Against a reference only one
direction is good news, and bounds may be lower than when either arm might win; that something
makes it worse needs the higher bound too. bench/learning/trials.py holds both to at most 2 false
"helps you" in 100 trials of things that do nothing, with five looks.
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr

from .results import Contrast, Look
from .values import Trial, Verdict

Z_AGAINST_REFERENCE = 2.07
Z_OF_EQUALS = 2.25
LEANS = 0.8
SAME = 0.9
MOST_PRIOR = 0.5  # share of what is known that may have been assumed, for "no real difference"
RULE = (
    f"a difference: P(better than every other) >= Phi(z / sqrt(share of days gone)) at a look, "
    f"z = {Z_AGAINST_REFERENCE} against a reference, {Z_OF_EQUALS} otherwise; "
    f"no real difference: every P(|difference| < mcid) >= {SAME} at the end, "
    f"and no more than {MOST_PRIOR} of what is known assumed beforehand"
)


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


def needed(share: float, against_reference: bool) -> float:
    """The probability that a claim needs when this share of the trial is over, 0 to 1."""
    z = Z_AGAINST_REFERENCE if against_reference else Z_OF_EQUALS
    return float(ndtr(z / np.sqrt(share)))


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
    if look.at_look and chance >= needed(look.share, against):
        return Verdict.SEEMS_WORSE if is_reference else Verdict.HELPS_YOU
    if look.at_end and all(_is_same(pair) for pair in contrasts):
        return Verdict.NO_REAL_DIFFERENCE
    return Verdict.LEANING if chance > LEANS else Verdict.TOO_EARLY


def _is_same(pair: Contrast) -> bool:
    return pair.p_same >= SAME and pair.prior_share <= MOST_PRIOR
