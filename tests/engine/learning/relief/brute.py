"""The same posterior by a fine grid and dense matrices, one grid point after the other.

Slow and plain: the covariance of all ratings is written down entry by entry.
"""

import numpy as np
from scipy.stats import beta, norm

from unclench.engine.learning.mixture import Mixture
from unclench.engine.learning.relief.priors import Belief, ReliefPriors

PHIS, WIDTHS, NOISES = 12, 9, 17


def brute(sessions, priors: ReliefPriors, belief: Belief) -> list[Mixture]:
    """The posterior of each option. Sessions as in truth.py, all in one bout or two."""
    drop, columns, clock, extra = _written_out(sessions, priors)
    start = np.array([0.5, 0.5, 0.3, 0.0, *belief.means])
    widths = np.linspace(-3.5, 3.5, WIDTHS) * 0.35 if belief.scaled else [0.0]
    log_weights, means, sds = [], [], []
    for phi in (np.arange(PHIS) + 0.5) / PHIS * 0.9:
        shape = phi ** np.abs(clock[:, None] - clock) + extra
        for width in widths:
            prior = _prior(belief, np.exp(width))
            for noise in np.log(1.2) + 0.4 * np.linspace(-4, 4, NOISES):
                whole = columns @ prior @ columns.T + np.exp(2 * noise) * shape
                root = np.linalg.cholesky(whole)
                rest = np.linalg.solve(root, drop - columns @ start)
                seen = np.linalg.solve(root, columns @ prior)
                log_weights.append(
                    -0.5 * rest @ rest
                    - np.log(np.diag(root)).sum()
                    + beta.logpdf(phi, 2, 3)
                    + norm.logpdf(width, 0, 0.35)
                    + norm.logpdf(noise, np.log(1.2), 0.4)
                )
                means.append((start + seen.T @ rest)[4:])
                sds.append(np.sqrt(np.diag(prior) - (seen**2).sum(axis=0))[4:])
    weights = np.exp(np.array(log_weights) - max(log_weights))
    weights /= weights.sum()
    pairs = zip(np.array(means).T, np.array(sds).T, strict=True)
    return [Mixture(weights, mean, sd) for mean, sd in pairs]


def _prior(belief: Belief, scale: float) -> np.ndarray:
    prior = np.zeros((4 + len(belief.means),) * 2)
    prior[:2, :2] = 0.8**2 + 0.6**2 * np.eye(2)
    prior[2, 2], prior[3, 3] = 0.2**2, 0.5**2
    prior[4:, 4:] = scale**2 * belief.covariance
    return prior


def _written_out(sessions, priors: ReliefPriors):
    count, options = len(sessions), len(priors.options)
    drop, columns, clock = np.zeros(count), np.zeros((count, 4 + options)), np.zeros(count)
    uses, number = [0] * (options + 1), []
    for place, (option, day, before, after, _, own, bout) in enumerate(sessions):
        usual = (15 + sum(row[2] for row in sessions[: place + 1])) / (3 + place + 1)
        columns[place, [bout, 2, 3]] = 1.0, before - usual, own
        number.append(uses[option])
        uses[option] += 1
        drop[place] = before - after
        if option:
            columns[place, 3 + option] = np.sqrt(before / 5)
            drop[place] -= 0.3 if number[-1] < 2 else 0.0
        clock[place] = (
            0.25 if not place else clock[place - 1] + max(day - sessions[place - 1][1], 0.25)
        )
    extra = np.zeros((count, count))
    for one in range(count):
        for two in range(count):
            option = sessions[one][0]
            if option and option == sessions[two][0]:
                ago = uses[option] - 1 - max(number[one], number[two])
                strength = columns[one, 3 + option] * columns[two, 3 + option]
                bump = 0.27**2 if max(number[one], number[two]) < 2 else 0.0
                extra[one, two] = 0.045**2 * ago * strength + bump
    return drop, columns, clock, extra
