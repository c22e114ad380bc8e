"""The posterior of a trial, summed over correlation, spread of periods, drift and noise.

Given phi, the spreads tau and omega as multiples of sigma, and sigma itself, everything else is
normal. One pass through the days serves every phi, tau and omega; sigma comes last, when of the
days only a few inner products are left.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.nodes import (
    Nodes,
    even,
    legendre,
    log_beta,
    log_half_normal,
    log_normal,
)

from .columns import Columns
from .eliminate import eliminate, solve
from .filtering import Course, Spreads, filtered
from .values import Priors

Whole = NDArray[np.intp]

HIGHEST_PHI = 0.995
# As x of ratio = x / (2 - 2 x): tau up to 2.6 and omega up to 4.5 times sigma.
HIGHEST_TAU, HIGHEST_OMEGA = 0.84, 0.9
FAR = 4.5  # standard deviations to either side at which sigma is still looked for


@dataclass(frozen=True)
class Counts:
    """How many nodes each unknown gets."""

    phi: int = 9
    sigma: int = 7
    tau: int = 10
    omega: int = 6


USUAL = Counts()


class Ranges(NamedTuple):
    """Where each unknown is looked for. Spreads are held as x of ratio = x / (2 - 2 x)."""

    phi: tuple[float, float] = (0.0, HIGHEST_PHI)
    tau: tuple[float, float] = (0.0, HIGHEST_TAU)
    omega: tuple[float, float] = (0.0, HIGHEST_OMEGA)


@dataclass(frozen=True)
class Grid:
    """Nodes with the logarithm of their weight, and what is known of the arms at each.

    phi, tau, omega, sigma, log_weight: (node,); mean: (difference, node); covariance:
    (difference, difference, node), of the orthonormal differences of arms.
    """

    phi: Floats
    tau: Floats
    omega: Floats
    sigma: Floats
    log_weight: Floats
    mean: Floats
    covariance: Floats


@dataclass(frozen=True)
class Model:
    """One trial in matrices: values and columns by answered day, and the period of each."""

    days: Floats
    period: Whole
    values: Floats
    columns: Columns
    priors: Priors

    @property
    def course(self) -> Course:
        """Level, others, arms, values: in the order in which they are summed out."""
        c = self.columns
        level = np.ones(len(self.days))
        stacked = np.column_stack([level, c.others, c.arms, self.values])
        return Course(self.days, np.diff(self.period, prepend=-1) != 0, stacked)

    @property
    def scatter(self) -> float:
        """The sd of the values about level, trend and arms, at least the smallest sigma."""
        columns = self.course.columns
        fitted, *_ = np.linalg.lstsq(columns[:, :-1], columns[:, -1], rcond=None)
        left = columns[:, -1] - columns[:, :-1] @ fitted
        return max(float(left.std()), self.priors.least_sigma)


EVERYWHERE = Ranges()


def fit(model: Model, counts: Counts = USUAL, ranges: Ranges = EVERYWHERE) -> Grid:
    """The posterior on the nodes of these ranges."""
    phi = legendre(*ranges.phi, counts.phi)
    tau, tau_step = _ratios(legendre(*ranges.tau, counts.tau))
    omega, omega_step = _ratios(legendre(*ranges.omega, counts.omega))
    log_phi = phi.log_weights + _log_phi(model, phi.points)
    steps = log_phi[:, None, None] + tau_step[:, None] + omega_step
    nodes = np.broadcast_arrays(phi.points[:, None, None], tau[:, None], omega)
    spreads = Spreads(*(array.reshape(-1) for array in nodes))
    made = filtered(model.course, spreads, model.priors.drift_days)
    rest, level_determinant = eliminate(made.gram, 1)
    log_weight = steps.reshape(-1) - 0.5 * (made.log_determinant + level_determinant)
    return _over_sigma(model, rest, [*spreads, log_weight], counts.sigma)


def _ratios(nodes: Nodes) -> tuple[Floats, Floats]:
    """Spreads as multiples of sigma, and the logarithm of the step in them."""
    x = nodes.points
    return x / (2 - 2 * x), nodes.log_weights - np.log(2 * (1 - x) ** 2)


def _log_phi(model: Model, phi: Floats) -> Floats:
    return log_beta(phi, model.priors.phi_a, model.priors.phi_b)


def _over_sigma(model: Model, rest: Floats, flat: list[Floats], count: int) -> Grid:
    """Every node split over the noise, and what is known of the arms at each of them."""
    phi, tau, omega, log_weight = flat
    freedom = len(model.days) - 1
    log_sigma, step = _about_sigma(model, rest, freedom, count)
    sigma = np.exp(log_sigma)
    log_weight = log_weight + step + _log_spreads(model.priors, log_sigma, tau, omega)
    matrix = rest[:, :, None] * np.exp(-2 * log_sigma)
    _believe(model, matrix)
    others = len(model.columns.others_variance)
    arms, log_determinant = eliminate(matrix, others)
    mean, covariance = solve(arms[:-1])
    left, arms_determinant = eliminate(arms, len(arms) - 1)
    log_weight = (
        log_weight - freedom * log_sigma - 0.5 * (log_determinant + arms_determinant + left[0, 0])
    )
    wide = [np.broadcast_to(array, sigma.shape).reshape(-1) for array in (phi, tau, omega)]
    flat_sigma = sigma.reshape(-1)
    return Grid(
        wide[0],
        wide[1] * flat_sigma,
        wide[2] * flat_sigma,
        flat_sigma,
        log_weight.reshape(-1),
        mean.reshape(len(mean), sigma.size),
        covariance.reshape(*covariance.shape[:2], sigma.size),
    )


def _believe(model: Model, matrix: Floats) -> None:
    """Adds to the diagonal what was believed before."""
    variances = [*model.columns.others_variance]
    variances += [model.columns.arms_variance] * model.columns.arms.shape[1]
    for k, variance in enumerate(variances):
        matrix[k, k] += 1 / variance


def _log_spreads(priors: Priors, log_sigma: Floats, tau: Floats, omega: Floats) -> Floats:
    """Prior density of sigma, and of tau and omega that were held as multiples of it."""
    sigma = np.exp(log_sigma)
    return (
        log_normal(log_sigma, np.log(priors.sigma), priors.sigma_log_sd)
        + log_half_normal(tau * sigma, priors.tau_sd)
        + log_half_normal(omega * sigma, priors.omega_sd)
        + 2 * log_sigma
    )


def _about_sigma(
    model: Model, rest: Floats, freedom: int, count: int
) -> tuple[Floats, float | Floats]:
    """Logarithms of sigma around where each node puts it: (sigma, node), and their step."""
    priors, pilot = model.priors, np.full(rest.shape[2], model.scatter)
    for _ in range(2):
        matrix = rest / pilot**2
        _believe(model, matrix)
        left, _ = eliminate(matrix, len(matrix) - 1)
        squares = np.maximum(left[0, 0] * pilot**2, freedom * priors.least_sigma**2)
        pilot = np.sqrt(squares / max(freedom, 1))
    log_seen = np.log(pilot) if freedom else np.log(priors.sigma)
    seen, believed = 2.0 * freedom, priors.sigma_log_sd**-2
    centre = (seen * log_seen + believed * np.log(priors.sigma)) / (seen + believed)
    reach = FAR / np.sqrt(seen + believed)
    offsets = even(-reach, reach, count)
    return np.maximum(centre + offsets.points[:, None], np.log(priors.least_sigma)), (
        offsets.log_weights[:, None]
    )
