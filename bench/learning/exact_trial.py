"""A trial worked out the slow way: full matrices over a fine grid, nothing shared with the engine.

Every node holds the whole covariance of the days (noise, periods, the drift itself and not a few
modes of it) and inverts it. A trial of 56 days takes some seconds.
"""

from dataclasses import dataclass

import numpy as np

DIFFERENCE_SD, CARRY_SD, TREND_SD, LEVEL_SD = 0.8, 0.4, 1.5, 1e3
WIDE_SD, WIDE_SHARE = 2.0, 0.5  # of a difference where things differ much, and how probable that is
HALF_LIFE, DRIFT_DAYS = 1.0, 60.0


@dataclass(frozen=True)
class Plain:
    """days: increasing whole numbers; arm, period: index of each day; values: in points."""

    days: np.ndarray
    arm: np.ndarray
    period: np.ndarray
    values: np.ndarray
    arms: int


def fixed_part(trial: Plain) -> tuple[np.ndarray, np.ndarray]:
    """Columns (level, trend, what is left of each arm, each arm) and the prior variances.

    An arm has half the variance of a difference, so that any two of them differ by its sd.
    """
    columns = [np.ones(len(trial.days)), (trial.days - trial.days.mean()) / 28.0]
    variances = [LEVEL_SD**2, TREND_SD**2]
    for k in range(trial.arms):
        columns.append(left_of(trial, k))
        variances.append(CARRY_SD**2)
    for k in range(trial.arms):
        columns.append((trial.arm == k).astype(float))
        variances.append(DIFFERENCE_SD**2 / 2)
    return np.column_stack(columns), np.array(variances)


def left_of(trial: Plain, k: int) -> np.ndarray:
    """What is left of arm k: 1 on the day after its last one, half of it on the next, and so on."""
    left = np.zeros(len(trial.days))
    for i in range(len(trial.days)):
        before = [j for j in range(i) if trial.arm[j] == k]
        if trial.arm[i] == k or not before:
            continue
        first_other = trial.days[before[-1] + 1]
        left[i] = 0.5 ** ((trial.days[i] - first_other) / HALF_LIFE)
    left[left < 0.01] = 0.0
    return left


def log_prior(phi, tau, omega, sigma):
    """Beta(2, 3), half-normal .4 and .7, lognormal 1.1 with .5; up to a constant."""
    return (
        np.log(phi)
        + 2 * np.log1p(-phi)
        - 0.5 * (tau / 0.4) ** 2
        - 0.5 * (omega / 0.7) ** 2
        - 0.5 * ((np.log(sigma) - np.log(1.1)) / 0.5) ** 2
        - np.log(sigma)
    )


def nodes(low: float, high: float, count: int) -> tuple[np.ndarray, np.ndarray]:
    points, weights = np.polynomial.legendre.leggauss(count)
    return low + (high - low) / 2 * (points + 1), (high - low) / 2 * weights


def solve(trial: Plain, counts=(26, 18, 14, 41)) -> dict:
    """Weights of all nodes under each prior of the arms, with their mean and covariance."""
    x, variances = fixed_part(trial)
    apart = np.abs(trial.days[:, None] - trial.days)
    drift = np.exp(-apart / DRIFT_DAYS)
    same = (trial.period[:, None] == trial.period).astype(float)
    phis, phi_w = nodes(0.0, 0.995, counts[0])
    us, u_w = nodes(0.0, 0.95, counts[1])
    vs, v_w = nodes(0.0, 0.95, counts[2])
    log_sigma = np.linspace(np.log(0.1), np.log(8.0), 3 * counts[3])
    found = []
    for phi, pw in zip(phis, phi_w, strict=True):
        noise = phi**apart
        for u, uw in zip(us, u_w, strict=True):
            for v, vw in zip(vs, v_w, strict=True):
                t, w = u / (1 - u), v / (1 - v)
                covariance = noise + t * t * same + w * w * drift
                base = np.log(pw * uw * vw / (1 - u) ** 2 / (1 - v) ** 2)
                found.append(_at(trial, (x, variances), covariance, (phi, t, w, base), log_sigma))
    return {key: np.concatenate([one[key] for one in found]) for key in found[0]}


def _at(trial, fixed, covariance, unknown, log_sigma):
    x, variances = fixed
    phi, t, w, base = unknown
    lower = np.linalg.cholesky(covariance)
    white = np.linalg.solve(lower, np.column_stack([x, trial.values]))
    gram = white.T @ white
    n, q = x.shape
    keep = _worth(gram, n, log_sigma)
    sigma = np.exp(keep)
    right = gram[:q, q] / sigma[:, None] ** 2
    before = (
        base
        + log_prior(phi, t * sigma, w * sigma, sigma)
        + 3 * keep  # steps in log sigma, and tau and omega as multiples of sigma
        - n * keep
        - np.log(np.diag(lower)).sum()
        - 0.5 * gram[q, q] / sigma**2
    )
    found = []
    for sd, share in ((DIFFERENCE_SD, 1 - WIDE_SHARE), (WIDE_SD, WIDE_SHARE)):
        widths = variances.copy()
        widths[-trial.arms :] = sd**2 / 2
        precision = gram[:q, :q] / sigma[:, None, None] ** 2 + np.diag(1 / widths)
        inverse = np.linalg.inv(precision)
        mean = np.einsum("sij,sj->si", inverse, right)
        fit = np.einsum("si,si->s", right, mean) - np.linalg.slogdet(precision)[1]
        log_weight = before + np.log(share) + 0.5 * (fit - np.log(widths).sum())
        found.append((log_weight, mean[:, -trial.arms :], inverse[:, -trial.arms :, -trial.arms :]))
    log_weight, mean, inverse = (np.concatenate(each) for each in zip(*found, strict=True))
    return {
        "phi": np.full(2 * len(sigma), phi),
        "tau": np.tile(t * sigma, 2),
        "omega": np.tile(w * sigma, 2),
        "sigma": np.tile(sigma, 2),
        "log_weight": log_weight,
        "mean": mean,
        "covariance": inverse,
    }


def _worth(gram, n, log_sigma):
    """The steps where the noise may lie: a wide window about the residual sd."""
    q = len(gram) - 1
    rest = gram[q, q] - gram[:q, q] @ np.linalg.lstsq(gram[:q, :q], gram[:q, q], rcond=None)[0]
    centre = 0.5 * np.log(max(rest, 1e-6) / max(n - q, 1))
    near = np.abs(log_sigma - centre) < 2.5
    near[-1] = True
    return log_sigma[near]
