"""What a session would teach: the knowledge gradient for effects that hang together.

If option k is used m times, the mean of those sessions moves every estimate j by
cov(j, k) / sd(k, m) standard normals. The gain is what the best estimate is then expected to rise
by, per use; a single use can be worth nothing where four together are worth much, so the best of
several m counts (Frazier's correction).
"""

from functools import lru_cache

import numpy as np

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.fit import Fitted

BATCHES = (1, 2, 4, 8, 16)
NODES = 15


def knowledge_gain(fitted: Fitted, strength: Floats) -> Floats:
    """Points by which one use raises what the best is expected to do: people by options.

    strength: how much of an effect shows at each person's pain now.
    """
    across, own = _signal(fitted, strength)
    noise = np.einsum("bn,bn->b", fitted.weights, fitted.noise**2)[:, None]
    gains = [_gain_of(fitted.mean[:, 1:], across, own + noise / m) / m for m in BATCHES]
    best: Floats = np.max(gains, axis=0)
    return best


def _signal(fitted: Fitted, strength: Floats) -> tuple[Floats, Floats]:
    """How each estimate (rows) hangs together with what a use of each option (columns) shows, and
    the variance of that; what pain does by itself is seen along with it."""
    whole, share = fitted.covariance, strength[:, None]
    across = whole[:, 1:, :1] + share[..., None] * whole[:, 1:, 1:]
    own = np.diagonal(whole, axis1=1, axis2=2)[:, 1:]
    spread: Floats = whole[:, :1, 0] + 2 * share * whole[:, 0, 1:] + share**2 * own
    return across, spread


def _gain_of(means: Floats, across: Floats, variance: Floats) -> Floats:
    points, weights = _normal_nodes()
    moves = across / np.sqrt(variance)[:, None]
    after = means[:, :, None, None] + moves[..., None] * points
    gain: Floats = after.max(axis=1) @ weights - means.max(axis=1)[:, None]
    return np.maximum(gain, 0.0)


@lru_cache(maxsize=1)
def _normal_nodes() -> tuple[Floats, Floats]:
    points, weights = np.polynomial.hermite_e.hermegauss(NODES)
    return points, weights / weights.sum()
