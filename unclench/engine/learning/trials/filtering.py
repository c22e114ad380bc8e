"""One pass through the days that undoes everything random about them, for many nodes at once.

The noise remembers the day before, the drift remembers the weeks before, and a period adds the
same to each of its days. All three are Markov, so going forward a day needs only what is known of
the three of them now (a Kalman filter, exact). Every column is filtered alike; what comes out is
independent from day to day. A missing day is a longer step.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats

Flags = NDArray[np.bool_]
STATES = 3  # noise, drift, period: the order of every axis of states


class Spreads(NamedTuple):
    """Nodes in a row: phi; tau and omega as multiples of the noise's standard deviation."""

    phi: Floats
    tau: Floats
    omega: Floats


class Course(NamedTuple):
    """Answered days in order, whether a period begins with each, and the columns by day."""

    days: Floats
    begins: Flags
    columns: Floats


class Filtered(NamedTuple):
    """gram: inner products of the columns, (column, column, node); log_determinant: (node,)."""

    gram: Floats
    log_determinant: Floats


def filtered(course: Course, spreads: Spreads, drift_days: float) -> Filtered:
    """Inner products of the columns through the inverse covariance of the days, in units of the
    noise's variance, and the logarithm of that covariance's determinant."""
    steps = {gap: _step(gap, spreads, drift_days) for gap in set(np.diff(course.days).tolist())}
    known = _before(course, spreads)
    left = np.empty((len(course.days), course.columns.shape[1], len(spreads.phi)))
    variance = np.empty((len(course.days), len(spreads.phi)))
    gaps = [None, *np.diff(course.days).tolist()]
    for t, gap in enumerate(gaps):
        if gap is not None:
            _forward(known, steps[gap], spreads.tau**2 if course.begins[t] else None)
        _observe(known, course.columns[t], left[t], variance[t])
    left /= np.sqrt(variance)[:, None]
    by_node = np.ascontiguousarray(left.transpose(2, 1, 0))
    gram = by_node @ by_node.transpose(0, 2, 1)
    return Filtered(np.ascontiguousarray(gram.transpose(1, 2, 0)), np.log(variance).sum(axis=0))


def _before(course: Course, spreads: Spreads) -> Floats:
    """Covariance of the states and the means of each column, side by side, before the first day."""
    known = np.zeros((STATES, STATES + course.columns.shape[1], len(spreads.phi)))
    known[0, 0] = 1.0
    known[1, 1] = spreads.omega**2
    known[2, 2] = spreads.tau**2
    return known


class _Step(NamedTuple):
    keeps: Floats
    new_noise: Floats
    new_drift: Floats


def _step(gap: float, spreads: Spreads, drift_days: float) -> _Step:
    r = spreads.phi**gap
    rho = np.exp(-gap / drift_days)
    keeps = np.stack([r, np.full_like(r, rho), np.ones_like(r)])
    return _Step(keeps, 1 - r * r, spreads.omega**2 * (1 - rho * rho))


def _forward(known: Floats, step: _Step, new_period: Floats | None) -> None:
    covariance = known[:, :STATES]
    known *= step.keeps[:, None]
    covariance *= step.keeps
    covariance[0, 0] += step.new_noise
    covariance[1, 1] += step.new_drift
    if new_period is not None:
        known[2] = 0.0
        covariance[:, 2] = 0.0
        covariance[2, 2] = new_period


def _observe(known: Floats, row: Floats, left: Floats, variance: Floats) -> None:
    """What the day adds to what was expected of it, and how sure that expectation was."""
    total = known[0] + known[1]
    total += known[2]
    total[STATES:] -= row[:, None]
    np.add(total[0], total[1], out=variance)
    np.add(variance, total[2], out=variance)
    left[:] = total[STATES:]
    gain = total[:STATES] / variance
    known -= gain[:, None] * total
