"""Room for large differences: the usual prior of the arms mixed with a wide one.

Under one narrow prior a true difference of two points is told too small, and too sure. Which of the
two priors holds is one more thing that is not known, the same for all arms: at every node the days
say how well each of them fits. What the days alone say is what is known less the usual prior, so
the wide one needs no second pass through them.
"""

import numpy as np

from unclench.engine.learning.mixture import Floats

from .eliminate import eliminate, solve
from .grid import Grid
from .values import Priors

NEXT_TO_NOTHING = 1e-10


def widened(grid: Grid, priors: Priors, least: float = NEXT_TO_NOTHING) -> Grid:
    """The same nodes twice: with the usual prior, on which the grid was made, and the wide one.

    least: a node that counts for less than this share of the weightiest is left out.
    """
    if priors.wide_share == 0:
        return grid
    grid = _kept(grid, least)
    usual, wide = (2 / sd**2 for sd in (priors.difference_sd, priors.wide_difference_sd))
    mean, covariance, log_gain = _under(grid.mean, grid.covariance, usual, wide)
    shares = np.log1p(-priors.wide_share), np.log(priors.wide_share)
    phi, tau, omega, sigma = (
        np.tile(each, 2) for each in (grid.phi, grid.tau, grid.omega, grid.sigma)
    )
    log_weight = np.concatenate(
        [grid.log_weight + shares[0], grid.log_weight + log_gain + shares[1]]
    )
    means = np.concatenate([grid.mean, mean], axis=1)
    covariances = np.concatenate([grid.covariance, covariance], axis=2)
    return Grid(phi, tau, omega, sigma, log_weight, means, covariances)


def prior_sd(grid: Grid, priors: Priors) -> float:
    """How far apart two arms were believed to be, by the prior that fits: the root of the average
    of both variances, as each counts once the days are known. grid: of `widened`."""
    if priors.wide_share == 0:
        return priors.difference_sd
    weight = np.exp(grid.log_weight - grid.log_weight.max())
    wide = float(weight[len(weight) // 2 :].sum() / weight.sum())
    variance = (1 - wide) * priors.difference_sd**2 + wide * priors.wide_difference_sd**2
    return float(np.sqrt(variance))


def _kept(grid: Grid, least: float) -> Grid:
    """Without the nodes that hardly count."""
    if least == 0:
        return grid
    kept = grid.log_weight > grid.log_weight.max() + np.log(least)
    phi, tau, omega, sigma, log_weight = (
        each[kept] for each in (grid.phi, grid.tau, grid.omega, grid.sigma, grid.log_weight)
    )
    return Grid(phi, tau, omega, sigma, log_weight, grid.mean[:, kept], grid.covariance[..., kept])


def _under(
    mean: Floats, covariance: Floats, before: float, after: float
) -> tuple[Floats, Floats, Floats]:
    """Mean, covariance and log evidence gained when the prior precision of each difference goes
    from `before` to `after`: p(y | after) / p(y | before) is the average of the ratio of the two
    priors over what is known."""
    size, less = len(mean), before - after
    keeps = np.eye(size)[..., None] - less * covariance
    moved, inverse = solve(np.concatenate([keeps, mean[:, None]], axis=1))
    _, log_size = eliminate(keeps, size)
    log_gain = 0.5 * (less * (mean * moved).sum(axis=0) - log_size + size * np.log(after / before))
    return moved, (inverse - np.eye(size)[..., None]) / less, log_gain
