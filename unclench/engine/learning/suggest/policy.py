"""How likely each option is to come next, given what is known: for many people at once.

The score of an option is what it is expected to do now, less its burden, plus what its use would
teach for the sessions to come. The few best scores share the chance; each of them gets a little,
so that every choice can be weighed later on.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.claims import rose_often
from unclench.engine.learning.relief.design import strength_at
from unclench.engine.learning.relief.fit import Fitted
from unclench.engine.learning.relief.sessions import Record, Whole
from unclench.engine.learning.suggest.gain import knowledge_gain
from unclench.engine.values.relief_prior import Choosing, ReliefRules

Truths = NDArray[np.bool_]


def scores(fitted: Fitted, pain: Floats, left: Floats, rules: ReliefRules) -> Floats:
    """Points for each option, burden not counted: people by options.

    pain: of each person now; left: sessions still to come, as far as somebody knows.
    """
    choosing, strength = rules.choosing, strength_at(rules, pain)
    eager = np.where(pain > choosing.high_pain, choosing.eagerness_in_pain, choosing.eagerness)
    ahead = np.minimum(left, choosing.horizon) * eager
    taught = knowledge_gain(fitted, strength)
    total: Floats = strength[:, None] * fitted.mean[:, 1:] + ahead[:, None] * taught
    return total


def dropped(fitted: Fitted, record: Record, rules: ReliefRules) -> Truths:
    """What is not offered any more because it seems to make things worse: people by options."""
    worse = rules.worse
    away = (-worse.by - fitted.means[:, :, 1:]) / fitted.sds[:, :, 1:]
    likely = np.einsum("bn,bnk->bk", fitted.weights, ndtr(away)) > worse.surely
    numbers = range(1, fitted.means.shape[2])
    gone: Truths = likely | np.stack([rose_often(record, n, rules) for n in numbers], axis=1)
    return gone


def chances(score: Floats, allowed: Truths, rules: Choosing) -> Floats:
    """How likely each option comes next: 0 outside of the short list, in all 1 for each person.

    Somebody for whom nothing is allowed gets 0 for everything.
    """
    held = np.where(allowed, score, -np.inf)
    order = np.argsort(-held, axis=1, kind="stable")[:, : rules.drawn]
    listed = np.take_along_axis(held, order, axis=1)
    share = _shares(listed, rules)
    whole = np.zeros(score.shape)
    np.put_along_axis(whole, order, share, axis=1)
    return whole


def _shares(listed: Floats, rules: Choosing) -> Floats:
    """The chances of a short list, best first; -inf stands for no option."""
    real = np.isfinite(listed)
    behind = np.where(real, listed - np.where(real[:, :1], listed[:, :1], 0.0), -np.inf)
    weight = np.exp(behind / rules.spread)
    share = weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-300)
    others = np.maximum(real.sum(axis=1, keepdims=True) - 1, 1)
    floor = np.maximum(rules.least, (1 - rules.most) / others)
    share = np.where(real, np.maximum(share, floor), 0.0)
    share[:, 0] = np.where(real[:, 0], 1 - share[:, 1:].sum(axis=1), 0.0)
    return share


def wait_chance(pain: Floats, waited: Whole, sessions: int, rules: Choosing) -> Floats:
    """The chance of a planned session of only waiting, for people who agreed to such sessions.

    waited: planned waits of each person so far; sessions: so many sessions so far.
    """
    may = (pain <= rules.wait_pain) & (waited < rules.waits) & (sessions >= rules.wait_from)
    return np.where(may, rules.wait_chance, 0.0)
