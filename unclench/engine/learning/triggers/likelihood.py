"""Everything that the days say, as one small matrix for each grid point.

The columns of the own course are taken out here, so that the models of factors, which come later,
never see more than one row a factor.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.ar1 import whiten
from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.triggers.noise import Grid, OwnCourse, grid

HUBER = 2.5  # standard deviations, from which on a day that nothing foretold counts less
USUAL_TO_NORMAL = 1.4826  # median of absolute deviations -> standard deviation of a normal
SMALLEST = 1e-300  # keeps a logarithm finite
NEGLIGIBLE = 9.0  # grid points whose weight is under e^-9 of the heaviest are left out


@dataclass(frozen=True)
class Likelihood:
    """Gram matrices of whitened columns: own course, candidates, pain last (phis by columns
    squared), at grid points with their precisions and log weights; `days` told."""

    grams: Floats
    own: int
    which: NDArray[np.intp]
    precisions: Floats
    log_weights: Floats
    days: int

    def of(self, candidates: NDArray[np.intp]) -> tuple[Floats, Floats]:
        """The matrices of these candidates and pain (last) with the own course taken out, and what
        each grid point is worth before the candidates are looked at."""
        last = self.grams.shape[1] - 1
        columns = np.concatenate([np.arange(self.own), self.own + candidates, [last]])
        grams = self.grams[:, columns][:, :, columns][self.which]
        left, log_size = _taken_out(grams, self.precisions)
        return left, self.log_weights - log_size

    def at(self, points: NDArray[np.bool_]) -> "Likelihood":
        """The same at some of the grid points."""
        return Likelihood(
            self.grams,
            self.own,
            self.which[points],
            self.precisions[points],
            self.log_weights[points],
            self.days,
        )


def likelihood_of(days: Floats, own: OwnCourse, candidates: Floats, pain: Floats) -> Likelihood:
    """days: told days, ascending; candidates: days by columns; pain: its difference from the mean.
    A day that lies far off is weighed down (Huber), so that no single day makes a link."""
    points = grid()
    columns = np.column_stack([own.columns, candidates, pain])
    white, log_determinant = whiten(days, columns, points.phis)
    log_weights = points.log_prior - log_determinant[points.which] / 2
    first = _likelihood(white, own, points, log_weights)
    return _likelihood(white * np.sqrt(_weights(first, white))[:, None], own, points, log_weights)


def _likelihood(white: Floats, own: OwnCourse, points: Grid, log_weights: Floats) -> Likelihood:
    grams: Floats = white.transpose(0, 2, 1) @ white
    precisions = own.precisions(points)
    count = own.columns.shape[1]
    return Likelihood(grams, count, points.which, precisions, log_weights, white.shape[1])


def _weights(first: Likelihood, white: Floats) -> Floats:
    """How much each day counts, 0 to 1, by how far it lies from what the days before foretold."""
    best = int(log_evidence_of_none(first).argmax())
    gram, own = first.grams[first.which[best]], first.own
    inner = gram[:own, :own] + np.diag(first.precisions[best])
    rows = white[first.which[best]]
    surprise = np.abs(rows[:, -1] - rows[:, :own] @ np.linalg.solve(inner, gram[:own, -1]))
    usual = USUAL_TO_NORMAL * np.median(surprise)
    weights: Floats = np.minimum(1.0, HUBER * usual / np.maximum(surprise, 1e-12))
    return weights if usual > 0 else np.ones(len(rows))


def log_evidence_of_none(known: Likelihood) -> Floats:
    """The log evidence of each grid point when no factor matters."""
    left, log_weights = known.of(np.arange(0))
    return log_weights - known.days / 2 * np.log(np.maximum(left[:, 0, 0], SMALLEST))


def log_evidence_of_all(known: Likelihood, candidates: NDArray[np.intp], sds: Floats) -> Floats:
    """The same when every candidate matters."""
    rest, log_size, log_weights = _with_all(known, candidates, sds)
    log: Floats = log_weights - log_size - known.days / 2 * np.log(rest)
    return log


def noise_of(known: Likelihood, candidates: NDArray[np.intp], sds: Floats) -> tuple[float, float]:
    """What pain does by itself, beside what all candidates add: the standard deviation of a day
    (points), and its correlation with the day before."""
    rest, log_size, log_weights = _with_all(known, candidates, sds)
    log = log_weights - log_size - known.days / 2 * np.log(rest)
    weights = np.exp(log - log.max())
    weights /= weights.sum()
    variance = float(weights @ rest) / (known.days - 2)
    return float(np.sqrt(variance)), float(weights @ grid().phis[known.which])


def _with_all(
    known: Likelihood, candidates: NDArray[np.intp], sds: Floats
) -> tuple[Floats, Floats, Floats]:
    """With every candidate in the model: what is left of the square of pain, the log size of the
    space of slopes, and what each grid point is worth before."""
    left, log_weights = known.of(candidates)
    inner = left[:, :-1, :-1] + np.diag(sds**-2)
    across = left[:, :-1, -1:]
    rest = left[:, -1, -1] - (across * np.linalg.solve(inner, across))[..., 0].sum(axis=1)
    log_size = np.linalg.slogdet(inner)[1] / 2 + np.log(sds).sum()
    return np.maximum(rest, SMALLEST), log_size, log_weights


def heavy_points(known: Likelihood, candidates: NDArray[np.intp], sds: Floats) -> Likelihood:
    """Only the grid points that matter when no factor does, or when all do."""
    none, every = log_evidence_of_none(known), log_evidence_of_all(known, candidates, sds)
    heavy = (none > none.max() - NEGLIGIBLE) | (every > every.max() - NEGLIGIBLE)
    return known.at(heavy)


def _taken_out(grams: Floats, precisions: Floats) -> tuple[Floats, Floats]:
    """What is left of Gram matrices when their first columns, with normal priors, are integrated
    out (a Schur complement), and half the log determinant that this leaves behind."""
    own = precisions.shape[1]
    inner = grams[:, :own, :own] + precisions[:, :, None] * np.eye(own)
    root = np.linalg.cholesky(inner)
    across = np.linalg.solve(root, grams[:, :own, own:])
    left = grams[:, own:, own:] - across.transpose(0, 2, 1) @ across
    diagonal = np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1)
    return left, diagonal - np.log(precisions).sum(axis=1) / 2
