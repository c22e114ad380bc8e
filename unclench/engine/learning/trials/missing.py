"""How far the answer rests on days without one, and on days on which nothing was done."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from scipy.special import betaincinv

from unclench.engine.learning.mixture import Floats, Mixture

from .prepare import Prepared

DELTAS = (0.5, 1.0, 2.0)  # tenths of the scale, or log odds of a yes
ADHERENCE_NODES = 9
LEAST_DONE = 0.1
DONE_ALIKE = 0.1


def missing_by_arm(trial: Prepared) -> tuple[Floats, Floats]:
    """Days without an answer, and all days, by arm. A day that was left out belongs to the arm
    of the day before it."""
    arms = len(trial.arms)
    lengths = np.append(np.diff(trial.calendar.days), 1.0)[: len(trial.calendar.days)]
    all_days = np.bincount(trial.calendar.arm, lengths, minlength=arms)
    answered = np.bincount(trial.arm, minlength=arms).astype(np.float64)
    return np.asarray(all_days - answered), np.asarray(all_days, dtype=np.float64)


def shifted(known: Mixture, by: float) -> Mixture:
    """The same with every mean moved."""
    return replace(known, means=known.means + by)


def tipping_point(
    changes: Callable[[float], bool], deltas: Iterable[float] = DELTAS
) -> float | None:
    """The smallest delta that changes the verdict; None when none of those tried does."""
    return next((delta for delta in deltas if changes(delta)), None)


def done_unlike(trial: Prepared, a: int, b: int, reference: str | None) -> str | None:
    """A note where two arms both ask something and one was done more often than the other, or None.

    What was done of them then differs by more than one share can divide by.
    """
    if reference in (trial.arms[a], trial.arms[b]):
        return None
    known = ~np.isnan(trial.adherence)
    done = [trial.adherence[known & (trial.arm == arm)] for arm in (a, b)]
    if not all(map(len, done)) or abs(done[0].mean() - done[1].mean()) <= DONE_ALIKE:
        return None
    said = " and ".join(
        f"{trial.arms[arm]} ({each.mean():.2g})" for arm, each in zip((a, b), done, strict=True)
    )
    return (
        f"How much was done differs between {said}, so as_done cannot be told of these two. If one "
        "of them stands for doing nothing special, name it as the reference."
    )


def as_done(known: Mixture, done: Floats) -> Mixture | None:
    """The difference per unit of what was done, with the assignment as instrument.

    known: the difference as assigned; done: adherence on the days that count, 0 to 1. Holds if
    assignment works through doing alone. The share done is itself uncertain: a Beta, in
    nodes of equal weight. None when hardly anything was done or nothing is known of it.
    """
    done = done[~np.isnan(done)]
    if not len(done) or done.mean() < LEAST_DONE:
        return None
    shares = (np.arange(ADHERENCE_NODES) + 0.5) / ADHERENCE_NODES
    did, did_not = float(done.sum()) + 0.5, float((1 - done).sum()) + 0.5
    rates = np.maximum(betaincinv(did, did_not, shares), LEAST_DONE / 2)
    if done.min() == 1.0:
        rates = np.ones(1)
    return Mixture(
        np.repeat(known.weights[None] / len(rates), len(rates), axis=0).reshape(-1),
        (known.means / rates[:, None]).reshape(-1),
        (known.sds / rates[:, None]).reshape(-1),
    )
