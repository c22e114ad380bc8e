"""What may be said of a trial, and when.

Looking often finds something by chance. So a difference is claimed at planned looks only, and an
early look needs more: 1.96-like bounds that begin high and fall to CLAIM_Z at the end (after
O'Brien and Fleming). Simulations in bench/learning/trials.py set CLAIM_Z: at most 2 in 100 trials
of things that do nothing may end with a claim.
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr

from .results import Contrast, Look
from .values import Trial, Verdict

CLAIM_Z = 2.33
LEANS = 0.8
SAME = 0.9


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
        float(ndtr(CLAIM_Z / np.sqrt(share))),
    )


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
    if look.at_end and all(pair.p_same >= SAME for pair in contrasts):
        return Verdict.NO_REAL_DIFFERENCE
    if look.at_look and chance >= look.needed:
        return Verdict.SEEMS_WORSE if best == trial.reference else Verdict.HELPS_YOU
    return Verdict.LEANING if chance > LEANS else Verdict.TOO_EARLY
