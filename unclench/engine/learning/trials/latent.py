"""Answers that only bound what lies behind them: yes or no, and the two ends of a scale.

Behind every day stands a number f with the terms of the normal model. A yes has probability
1 / (1 + exp(-f)); a rating at an end of the scale says that f lies beyond it; any other rating is
f. Given phi, sigma, tau and omega, each such answer is replaced by a normal one that has the same
effect: by Laplace's method for yes or no, by expectation propagation for the ends, which is all but
exact for them. All nodes are worked on together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, log_ndtr, logit

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.nodes import even, legendre, log_beta, log_half_normal, log_normal

from .grid import Grid, Model

Flags = NDArray[np.bool_]

PRESSED = 0.2  # share of answers at an end of the scale from which they are read as bounds
ENDS, HALF_STEP = (0.0, 10.0), 0.5
ROUNDS, CLOSE_ENOUGH, LEAST = 25, 1e-4, 1e-6
LEVEL_SD = {True: 2.5, False: 5.0}
MIDDLE = {True: 0.0, False: 5.0}
NODES, FEWER_NODES = (4, 4, 2, 2), (3, 3, 2, 1)  # phi, sigma, tau, omega
LONG = 150  # days from which there are fewer nodes: every node costs the cube of the days


def is_pressed(values: Floats) -> bool:
    """Whether more than a fifth of the answers stand at an end of the scale."""
    return float(np.mean(np.isin(values, ENDS))) > PRESSED


class Sites(Protocol):
    """Normal answers that stand for the true ones, as precision and precision times value."""

    def updated(self, mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
        """The normal answers, from what is now known of f: (node, day) each."""
        ...

    def log_evidence(self, known: "_Known") -> Floats:
        """By how much these answers speak for each node."""
        ...


@dataclass
class _Known:
    """What is known of f at the days in question, given normal answers for them."""

    prior_mean: Floats
    prior: Floats
    precision: Floats
    weighted: Floats
    mean: Floats
    variance: Floats
    log_determinant: Floats


@dataclass
class YesNo:
    """Laplace: the curve at the most probable f. answers: 1 or 0 by day."""

    answers: Floats

    def updated(self, mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
        p = expit(mean)
        curve = np.maximum(p * (1 - p), LEAST)
        return curve, curve * mean + self.answers - p

    def log_evidence(self, known: _Known) -> Floats:
        f = known.mean
        fit = np.sum(self.answers * f - np.logaddexp(0, f), axis=1)
        centred = f - known.prior_mean
        pull = self.answers - expit(f)  # at the most probable f this is K^-1 (f - mean)
        return np.asarray(fit - 0.5 * np.sum(centred * pull, axis=1) - 0.5 * known.log_determinant)


@dataclass
class Ends:
    """Expectation propagation: normal answers whose f has the mean and variance of f beyond the
    bound. side: -1 where f is at most the bound, +1 where it is at least the bound."""

    bound: Floats
    side: Floats
    precision: Floats
    weighted: Floats

    def updated(self, mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
        rest, weighted = self._without(mean, variance)
        centre, spread = weighted / rest, 1 / np.sqrt(rest)
        z = self.side * (centre - self.bound) / spread
        ratio = np.exp(-0.5 * z * z - log_ndtr(z)) / np.sqrt(2 * np.pi)
        shrink = np.clip(ratio * (ratio + z), LEAST, 1 - LEAST)
        wanted = rest / (1 - shrink)
        new_mean = centre + self.side * spread * ratio
        self.precision = np.maximum(wanted - rest, LEAST)
        self.weighted = new_mean * (rest + self.precision) - weighted
        return self.precision, self.weighted

    def _without(self, mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
        """What is known of each f without its own answer: precision, precision times mean."""
        rest = np.maximum(1 / variance - self.precision, LEAST)
        return rest, mean / variance - self.weighted

    def log_evidence(self, known: _Known) -> Floats:
        rest, weighted = self._without(known.mean, known.variance)
        t, v, a = self.precision, self.weighted, known.prior_mean
        z = self.side * (weighted / rest - self.bound) * np.sqrt(rest)
        own = log_ndtr(z) + 0.5 * np.log1p(t / rest)
        own += 0.5 * (weighted**2 / rest - (weighted + v) ** 2 / (rest + t))
        together = 0.5 * np.sum((v - t * a) * (known.mean - a) + v * a + (v - t * a) * a, axis=1)
        return np.asarray(own.sum(axis=1) - 0.5 * known.log_determinant + together)


def fit_latent(model: Model, yes_no: bool) -> Grid:
    """The posterior: a coarse look for sigma, then the whole grid."""
    wide = (0.15, 6.0)
    coarse = _evaluate(model, yes_no, _nodes((2, 7, 1, 1), wide))
    counts = FEWER_NODES if len(model.days) > LONG else NODES
    return _evaluate(model, yes_no, _nodes(counts, _narrowed(coarse, wide)))


@dataclass(frozen=True)
class _Nodes:
    phi: Floats
    sigma: Floats
    tau: Floats
    omega: Floats
    log_step: Floats


def _nodes(counts: tuple[int, int, int, int], sigma: tuple[float, float]) -> _Nodes:
    phi = legendre(0.0, 0.95, counts[0])
    log_sigma = even(float(np.log(sigma[0])), float(np.log(sigma[1])), counts[1])
    tau = legendre(0.0, 1.1, counts[2])
    omega = legendre(0.0, 1.9, counts[3])
    axes = (phi.points, np.exp(log_sigma.points), tau.points, omega.points)
    points = [array.reshape(-1) for array in np.meshgrid(*axes, indexing="ij")]
    at_phi, at_sigma, at_tau, at_omega = points
    steps = np.meshgrid(*(n.log_weights for n in (phi, log_sigma, tau, omega)), indexing="ij")
    return _Nodes(at_phi, at_sigma, at_tau, at_omega, np.sum(steps, axis=0).reshape(-1))


def _narrowed(coarse: Grid, wide: tuple[float, float]) -> tuple[float, float]:
    weight = np.exp(coarse.log_weight - coarse.log_weight.max())
    weight /= weight.sum()
    at = np.log(coarse.sigma)
    mean = float(weight @ at)
    sd = max(float(np.sqrt(weight @ (at - mean) ** 2)), 0.12)
    low, high = np.exp(mean - 2.2 * sd), np.exp(mean + 2.2 * sd)
    return max(float(low), wide[0]), min(float(high), wide[1])


def _evaluate(model: Model, yes_no: bool, nodes: _Nodes) -> Grid:
    values = model.values - MIDDLE[yes_no]
    x, variances = _fixed(model, LEVEL_SD[yes_no])
    random = _random(model, nodes)
    bounded = np.ones(len(values), bool) if yes_no else np.isin(model.values, ENDS)
    prior_mean, prior, log_seen = _given_seen(random + (x * variances) @ x.T, values, bounded)
    sites = _sites(model.values[bounded], yes_no, prior_mean.shape)
    known = _settled(prior_mean, prior, sites)
    stand_ins = _stand_ins(random, values, bounded, known)
    mean, covariance = _arms(model, (x, variances), *stand_ins)
    log_weight = log_seen + sites.log_evidence(known) + nodes.log_step + _log_prior(model, nodes)
    return Grid(nodes.phi, nodes.tau, nodes.omega, nodes.sigma, log_weight, mean, covariance)


def _sites(values: Floats, yes_no: bool, shape: tuple[int, ...]) -> Sites:
    if yes_no:
        return YesNo(values)
    side = np.where(values == ENDS[0], -1.0, 1.0)
    bound = np.where(side < 0, ENDS[0] + HALF_STEP, ENDS[1] - HALF_STEP) - MIDDLE[False]
    return Ends(bound, side, np.full(shape, LEAST), np.zeros(shape))


def _log_prior(model: Model, nodes: _Nodes) -> Floats:
    p = model.priors
    return (
        log_beta(nodes.phi, p.phi_a, p.phi_b)
        + log_normal(np.log(nodes.sigma), float(np.log(p.sigma)), p.sigma_log_sd)
        + log_half_normal(nodes.tau, p.tau_sd)
        + log_half_normal(nodes.omega, p.omega_sd)
    )


def _fixed(model: Model, level_sd: float) -> tuple[Floats, Floats]:
    """Level, trend, carry-overs and arms by day, and how wide each is believed."""
    c = model.columns
    x = np.column_stack([np.ones(len(model.days)), c.others, c.arms])
    arms = [c.arms_variance] * c.arms.shape[1]
    return x, np.array([level_sd**2, *c.others_variance, *arms])


def _random(model: Model, nodes: _Nodes) -> Floats:
    """Covariance of noise, periods and drift at every node: (node, day, day)."""
    apart = np.abs(model.days[:, None] - model.days)
    same = (model.period[:, None] == model.period).astype(np.float64)
    drift = np.exp(-apart / model.priors.drift_days)
    each = [array[:, None, None] for array in (nodes.phi, nodes.sigma, nodes.tau, nodes.omega)]
    phi, sigma, tau, omega = each
    return np.asarray(sigma**2 * phi**apart + tau**2 * same + omega**2 * drift)


def _given_seen(whole: Floats, values: Floats, bounded: Flags) -> tuple[Floats, Floats, Floats]:
    """Mean and covariance of the bounded days given the others, and how likely the others are."""
    seen = ~bounded
    nodes, count = len(whole), int(bounded.sum())
    if not seen.any():
        return np.zeros((nodes, count)), whole, np.zeros(nodes)
    lower = np.linalg.cholesky(whole[:, seen][:, :, seen])
    across = np.linalg.solve(lower, whole[:, seen][:, :, bounded])
    white = np.linalg.solve(lower, np.broadcast_to(values[seen, None], (nodes, int(seen.sum()), 1)))
    mean = (across.transpose(0, 2, 1) @ white)[..., 0]
    covariance = whole[:, bounded][:, :, bounded] - across.transpose(0, 2, 1) @ across
    diagonal = np.diagonal(lower, axis1=1, axis2=2)
    log_seen = -np.log(diagonal).sum(axis=1) - 0.5 * (white[..., 0] ** 2).sum(axis=1)
    return mean, covariance, log_seen


def _settled(prior_mean: Floats, prior: Floats, sites: Sites) -> _Known:
    """Answers and f fitted to one another by turns until neither moves."""
    variance = np.diagonal(prior, axis1=1, axis2=2)
    precision, weighted = sites.updated(prior_mean, variance)
    known = _posterior(prior_mean, prior, precision, weighted)
    for _ in range(ROUNDS):
        precision, weighted = sites.updated(known.mean, known.variance)
        before = known.mean
        known = _posterior(prior_mean, prior, precision, weighted)
        if np.abs(known.mean - before).max() < CLOSE_ENOUGH:
            break
    return known


def _posterior(prior_mean: Floats, prior: Floats, precision: Floats, weighted: Floats) -> _Known:
    root = np.sqrt(precision)
    inner = root[:, :, None] * prior * root[:, None, :]
    count = inner.shape[1]
    inner[:, np.arange(count), np.arange(count)] += 1.0
    lower = np.linalg.cholesky(inner)
    half = np.linalg.solve(lower, root[:, :, None] * prior)
    pull = weighted - precision * prior_mean
    moved = np.einsum("nij,nj->ni", prior, pull) - np.einsum(
        "nki,nk->ni", half, np.einsum("nkj,nj->nk", half, pull)
    )
    variance = np.diagonal(prior, axis1=1, axis2=2) - (half**2).sum(axis=1)
    return _Known(
        prior_mean,
        prior,
        precision,
        weighted,
        prior_mean + moved,
        np.maximum(variance, LEAST),
        2 * np.log(np.diagonal(lower, axis1=1, axis2=2)).sum(axis=1),
    )


def _stand_ins(
    random: Floats, values: Floats, bounded: Flags, known: _Known
) -> tuple[Floats, Floats]:
    """The normal answers by node and day, and the covariance of the days with them."""
    answers = np.broadcast_to(values, (len(random), len(values))).copy()
    answers[:, bounded] = known.weighted / known.precision
    covariance = random.copy()
    at = np.flatnonzero(bounded)
    covariance[:, at, at] += 1 / known.precision
    return answers, covariance


def _arms(
    model: Model, fixed: tuple[Floats, Floats], answers: Floats, covariance: Floats
) -> tuple[Floats, Floats]:
    """Mean (difference, node) and covariance of the arms, with the normal answers in place."""
    x, variances = fixed
    wide = np.broadcast_to(x, (len(answers), *x.shape))
    columns = np.concatenate([wide, answers[..., None]], axis=2)
    white = np.linalg.solve(np.linalg.cholesky(covariance), columns)
    gram = white.transpose(0, 2, 1) @ white
    inverse = np.linalg.inv(gram[:, :-1, :-1] + np.diag(1 / variances))
    mean = np.einsum("nij,nj->ni", inverse, gram[:, :-1, -1])
    size = model.columns.arms.shape[1]
    return mean[:, -size:].T, inverse[:, -size:, -size:].transpose(1, 2, 0)


def risk_difference(yes: float) -> Callable[[Floats], Floats]:
    """Turns a difference in log odds into one in the chance of a yes, about this share of yes."""
    level = float(logit(yes))

    def turned(differences: Floats) -> Floats:
        return np.asarray(expit(level + differences / 2) - expit(level - differences / 2))

    return turned
