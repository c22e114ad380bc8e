"""The posterior of all effects, by summing over the few numbers that are not linear.

At each node of correlation (phi), spread (scale) and noise (sigma) the rest is normal. With the
prior whitened, one eigendecomposition for each phi and scale serves every sigma:

    precision = I + D / sigma^2,  mean = V u / (sigma^2 + D),  u = V' X' R^-1 (y - X m)
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from unclench.engine.learning.mixture import Floats, Mixture
from unclench.engine.learning.nodes import Nodes, legendre, log_beta, log_normal
from unclench.engine.learning.relief.design import Design
from unclench.engine.learning.relief.priors import Belief
from unclench.engine.values.relief_prior import NoiseOf, ReliefRules

HIGHEST_PHI = 0.9
REACH = 3.6
CLOSER_LOOKS = 2


@dataclass(frozen=True)
class Grid:
    """How many nodes: of phi, of the spread, and of the noise in the first and the second look."""

    phi: int = 5
    scale: int = 5
    coarse: int = 17
    sigma: int = 7


QUICK = Grid()


@dataclass(frozen=True)
class Seen:
    """What the sessions say at each phi: people by nodes (by columns); the data are needed no more.

    gram: X' R^-1 X, cross: X' R^-1 y, square: y' R^-1 y, log_det of R, count of sessions.
    """

    phi: Floats
    log_prior: Floats
    gram: Floats
    cross: Floats
    square: Floats
    log_det: Floats
    count: int
    bouts: int


@dataclass(frozen=True)
class Fitted:
    """The posterior of many people: people by nodes (by what is told).

    What is told is numbered as in the record: 0 is what pain does by itself in the latest bout,
    1 and on are the options. weights sum to one; noise: sigma at each node; correlation: phi.
    """

    weights: Floats
    means: Floats
    covariances: Floats
    noise: Floats
    correlation: Floats

    @cached_property
    def sds(self) -> Floats:
        """The sd of each effect at each node."""
        sds: Floats = np.sqrt(np.diagonal(self.covariances, axis1=2, axis2=3))
        return sds

    @cached_property
    def mean(self) -> Floats:
        """Posterior means: people by what is told."""
        mean: Floats = np.einsum("bn,bnk->bk", self.weights, self.means)
        return mean

    @cached_property
    def covariance(self) -> Floats:
        """Posterior covariances: people by what is told, twice."""
        off = self.means - self.mean[:, None]
        within = np.einsum("bn,bnkl->bkl", self.weights, self.covariances)
        between = (self.weights[..., None] * off).swapaxes(1, 2) @ off
        covariance: Floats = within + between
        return covariance

    def of(self, person: int, option: int) -> Mixture:
        """The posterior of one option (by its number, from 1) of one person."""
        weights, means = self.weights[person], self.means[person, :, option]
        return Mixture(weights, means, self.sds[person, :, option])


def see(made: Design, rules: ReliefRules, grid: Grid = QUICK) -> Seen:
    """Takes the correlation of the ratings out of them, once for each phi."""
    phi, log_prior = _phi_nodes(rules.noise.correlation, grid.phi)
    apart = np.abs(made.clock[:, :, None] - made.clock[:, None, :])
    shape = np.exp(np.log(phi)[:, None, None] * apart[:, None]) + made.extra[:, None]
    root = np.linalg.cholesky(shape)
    both = np.concatenate((made.columns, made.drop[:, :, None]), axis=2)[:, None]
    white = np.linalg.solve(root, np.broadcast_to(both, (len(both), len(phi), *both.shape[2:])))
    whole = white.swapaxes(2, 3) @ white
    log_det = 2 * np.log(np.diagonal(root, axis1=2, axis2=3)).sum(axis=2)
    cross, square = whole[..., :-1, -1], whole[..., -1, -1]
    count, bouts = made.drop.shape[1], made.bouts
    return Seen(phi, log_prior, whole[..., :-1, :-1], cross, square, log_det, count, bouts)


def fit(seen: Seen, belief: Belief, rules: ReliefRules, grid: Grid = QUICK) -> Fitted:
    """The posterior under one of the two beliefs."""
    spread = spread_nodes(rules.spread_log_sd, grid.scale if belief.scaled else 1)
    roots = _roots(rules, belief, seen.bouts, np.exp(spread.points))
    start = _start(rules, belief, seen.bouts)
    turned = _turned(seen, roots, start)
    known = seen.log_prior[:, None] + spread.log_weights - 0.5 * seen.log_det[..., None]
    nodes = _noise_nodes(turned, known, rules.noise, grid)
    told = [seen.bouts - 1, *range(seen.bouts + 2, roots.shape[1])]
    return _posterior(turned, roots[:, told] @ turned.turn, start[told], nodes, seen.phi)


@dataclass(frozen=True)
class _Turned:
    """The sessions in directions that do not hang together: people by phi by spread.

    size: how much is known of each direction; pull: where to; square: what has to be explained.
    """

    size: Floats
    pull: Floats
    turn: Floats
    square: Floats
    count: int


def _turned(seen: Seen, roots: Floats, start: Floats) -> _Turned:
    size, turn = np.linalg.eigh(roots.swapaxes(1, 2) @ seen.gram[:, :, None] @ roots)
    expected = seen.gram @ start
    surprise = seen.cross - expected
    steep = np.einsum("sjq,bpj->bpsq", roots, surprise)
    pull = np.einsum("bpsqr,bpsq->bpsr", turn, steep)
    square = seen.square - 2 * seen.cross @ start + expected @ start
    return _Turned(np.maximum(size, 0.0), pull, turn, square, seen.count)


def _start(rules: ReliefRules, belief: Belief, bouts: int) -> Floats:
    """The prior mean of every column."""
    shared = [*[rules.by_itself.mean] * bouts, rules.above_usual.mean, rules.own_choice.mean]
    return np.concatenate((shared, belief.means))


def _roots(rules: ReliefRules, belief: Belief, bouts: int, scales: Floats) -> Floats:
    """A square root of the prior covariance of every column, for each spread."""
    width = bouts + 2 + len(belief.means)
    roots = np.zeros((len(scales), width, width))
    apart = rules.by_itself_episode_sd**2 * np.eye(bouts)
    roots[:, :bouts, :bouts] = np.linalg.cholesky(rules.by_itself.sd**2 + apart)
    roots[:, bouts, bouts] = rules.above_usual.sd
    roots[:, bouts + 1, bouts + 1] = rules.own_choice.sd
    effects = np.linalg.cholesky(belief.covariance)
    roots[:, bouts + 2 :, bouts + 2 :] = scales[:, None, None] * effects
    return roots


@lru_cache(maxsize=8)
def _phi_nodes(weights: tuple[float, ...], count: int) -> tuple[Floats, Floats]:
    nodes = legendre(0.0, HIGHEST_PHI, count)
    return nodes.points, nodes.log_weights + log_beta(nodes.points, *weights)


@lru_cache(maxsize=8)
def spread_nodes(log_sd: float, count: int) -> Nodes:
    """Logarithms of the scale of all prior sds, and the weight of each."""
    points, weights = np.polynomial.hermite_e.hermegauss(count)
    return Nodes(log_sd * points, np.log(weights / weights.sum()))


def _noise_nodes(
    turned: _Turned, known: Floats, noise: NoiseOf, grid: Grid
) -> tuple[Floats, Floats]:
    """Where the noise is tried, as logarithms, and the weight of each: first wide, then close."""
    middle, sd = np.log(noise.middle), noise.log_sd
    points = middle + REACH * sd * np.linspace(-1, 1, grid.coarse)[None, None, None]
    for _ in range(CLOSER_LOOKS):
        centre, width = _moments(points, _evidence(turned, points) + log_normal(points, middle, sd))
        points = centre[..., None] + REACH * width[..., None] * np.linspace(-1, 1, grid.sigma)
    step = np.log(points[..., 1] - points[..., 0])
    weight = _evidence(turned, points) + log_normal(points, middle, sd)
    return points, weight + (known + step)[..., None]


def _evidence(turned: _Turned, log_noise: Floats) -> Floats:
    """How well each noise explains the ratings, as a logarithm; as many as there are nodes."""
    noise = np.exp(2 * log_noise)[..., None]
    size, pull = turned.size[..., None, :], turned.pull[..., None, :]
    fits = turned.square[..., None, None] - np.sum(pull**2 / (noise + size), axis=-1)
    spread = np.sum(np.log1p(size / noise), axis=-1)
    evidence: Floats = -turned.count * log_noise - 0.5 * spread - 0.5 * fits / noise[..., 0]
    return evidence


def _moments(points: Floats, log_density: Floats) -> tuple[Floats, Floats]:
    density = np.exp(log_density - log_density.max(axis=-1, keepdims=True))
    density = density / density.sum(axis=-1, keepdims=True)
    centre = np.sum(density * points, axis=-1)
    width = np.sqrt(np.sum(density * (points - centre[..., None]) ** 2, axis=-1))
    least = (points[..., 1] - points[..., 0]) / 2
    return centre, np.maximum(width, least)


def _posterior(
    turned: _Turned,
    effects: Floats,
    expected: Floats,
    nodes: tuple[Floats, Floats],
    phi: Floats,
) -> Fitted:
    log_noise, log_weight = nodes
    noise = np.exp(2 * log_noise)[..., None]
    kept = 1 / (noise + turned.size[..., None, :])
    means = expected + np.einsum("bpskq,bpstq->bpstk", effects, kept * turned.pull[..., None, :])
    scaled = effects[:, :, :, None] * np.sqrt(noise * kept)[..., None, :]
    covariances = scaled @ scaled.swapaxes(-1, -2)
    weights = np.exp(log_weight - log_weight.max(axis=(1, 2, 3), keepdims=True))
    people, told = len(means), means.shape[-1]
    return Fitted(
        weights=(weights / weights.sum(axis=(1, 2, 3), keepdims=True)).reshape(people, -1),
        means=means.reshape(people, -1, told),
        covariances=covariances.reshape(people, -1, told, told),
        noise=np.exp(log_noise).reshape(people, -1),
        correlation=np.broadcast_to(phi[:, None, None], log_noise.shape).reshape(people, -1),
    )
