"""The ladder of what may be said of an option, and which one is about the best."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.fit import Fitted
from unclench.engine.learning.relief.result import Claim
from unclench.engine.learning.relief.sessions import Record, Whole
from unclench.engine.values.relief_prior import ReliefRules

DRAWS = 3000
SEED = 20261126
HALF = 0.5
STILL_OPEN = (Claim.TOO_EARLY, Claim.LEANING)


def claim_of(chance: Mapping[str, float], uses: int, rose: bool, rules: ReliefRules) -> Claim:
    """The highest rung that an option has reached; harm comes first.

    chance: its probabilities by the names of OptionRelief; uses: sessions with it; rose: pain rose
    a lot in too many of them (`rose_often`).
    """
    worse, strict = rules.worse, rules.strict
    likely_worse = chance["p_worse"] > worse.surely and uses >= worse.least_uses
    if likely_worse or rose:
        return Claim.SEEMS_WORSE
    if uses < strict.least_uses:
        return Claim.TOO_EARLY
    if chance["p_strict"] >= strict.claims:
        return Claim.HELPS_YOU
    own = chance["prior_share"] <= strict.most_assumed
    if own and chance["p_same"] >= strict.surely and chance["p_noticeable"] < HALF:
        return Claim.NO_REAL_DIFFERENCE
    return Claim.LEANING if chance["p_better"] > strict.leaning else Claim.TOO_EARLY


def worsenings(record: Record, option: int, rules: ReliefRules) -> Whole:
    """How often pain rose by a jump in a session with this option: one number a person.

    A session that held many others as well is no sign against each of them.
    """
    rose = (record.after - record.before >= rules.worse.jump) & mostly(record, option)
    times: Whole = np.sum(rose, axis=1, dtype=np.int64)
    return times


def rose_often(record: Record, option: int, rules: ReliefRules) -> NDArray[np.bool_]:
    """Whether pain rose by a jump in so many of its sessions that it is left out: by person."""
    times, all_ = worsenings(record, option, rules), np.sum(mostly(record, option), axis=1)
    often: NDArray[np.bool_] = (times >= rules.worse.times) & (times >= rules.worse.share * all_)
    return often


def mostly(record: Record, option: int) -> NDArray[np.bool_]:
    """The sessions of which an option was at least half: people by sessions."""
    if record.parts is None:
        whole: NDArray[np.bool_] = record.option == option
        return whole
    return record.parts[:, :, option - 1] >= HALF


def named(chances: Floats, uses: Whole, rules: ReliefRules) -> Whole:
    """The number of the option that is named as about the best, 0 for none: one a person."""
    near = rules.near_best
    if not chances.shape[1]:
        return np.zeros(len(chances), dtype=np.int64)
    best = np.argmax(chances, axis=1)
    rows = np.arange(len(chances))
    sure = (chances[rows, best] >= near.surely) & (uses[rows, best] >= near.least_uses)
    return np.where(sure, best + 1, 0)


def near_best_chances(fitted: Fitted, rules: ReliefRules) -> Floats:
    """The probability that an option is within a little of the best of all: people by options.

    From draws of the normal with the posterior's means and covariances, the same for everybody.
    """
    options = fitted.mean.shape[1] - 1
    if not options:
        return np.zeros((len(fitted.mean), 0))
    root = np.linalg.cholesky(fitted.covariance[:, 1:, 1:] + 1e-12 * np.eye(options))
    drawn = fitted.mean[:, None, 1:] + _draws(options) @ root.swapaxes(1, 2)
    best = drawn.max(axis=2, keepdims=True)
    chances: Floats = np.mean(drawn >= best - rules.near_best.within, axis=1)
    return chances


@lru_cache(maxsize=8)
def _draws(options: int) -> Floats:
    """Standard normal draws, each with its opposite; the same ones at every call."""
    half = np.random.default_rng(SEED).standard_normal((DRAWS // 2, options))
    return np.concatenate((half, -half))
