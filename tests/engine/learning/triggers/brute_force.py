"""The same posterior by the slow way: one dense covariance for every model and grid point."""

from itertools import product

import numpy as np
from scipy.special import betaln

from unclench.engine.learning.triggers.noise import Grid, OwnCourse


def inclusions_and_means(
    days: np.ndarray, own: OwnCourse, columns: np.ndarray, pain: np.ndarray, points: Grid
) -> tuple[np.ndarray, np.ndarray]:
    """For each column how probable it is that it matters, and its slope with nothing included."""
    count = columns.shape[1]
    logs, means, taken = [], [], []
    for point in range(len(points.which)):
        base = _base(days, own, points, point)
        for model in product([False, True], repeat=count):
            chosen = columns[:, np.array(model, dtype=bool)]
            k = chosen.shape[1]
            whole = base + 0.35**2 * chosen @ chosen.T
            prior = betaln(1 + k, 1 / 0.15 - 1 + count - k)
            logs.append(points.log_prior[point] + prior + _log_density(whole, pain))
            slope = np.zeros(count)
            slope[np.array(model, dtype=bool)] = (
                0.35**2 * chosen.T @ np.linalg.solve(whole, pain) if k else []
            )
            means.append(slope)
            taken.append(model)
    weights = np.exp(np.array(logs) - max(logs))
    weights /= weights.sum()
    return weights @ np.array(taken, dtype=float), weights @ np.array(means)


def _base(days: np.ndarray, own: OwnCourse, points: Grid, point: int) -> np.ndarray:
    """The covariance of pain when no factor matters, in units of the noise variance."""
    sds = own.sds.copy()
    sds[own.weekdays] *= points.weekday[point]
    sds[own.waves] *= points.drift[point]
    phi = points.phis[points.which[point]]
    correlation = phi ** np.abs(days[:, None] - days[None, :])
    return correlation + (own.columns * sds**2) @ own.columns.T


def _log_density(covariance: np.ndarray, pain: np.ndarray) -> float:
    """log p(pain) up to a constant, for a noise variance v with the prior 1 / v."""
    _, size = np.linalg.slogdet(covariance)
    return -size / 2 - len(pain) / 2 * np.log(pain @ np.linalg.solve(covariance, pain))
