"""How probable the days of a trial are, and the slope of that, in one pass through them.

For `sampled_trial`: a filter over noise, drift and period with every number followed by its four
derivatives, compiled by numba. The last axis is always (value, by logit phi, by log sigma, by tau,
by omega); `at` holds the same four numbers.
"""

import math

import numpy as np
from numba import njit

FAR_OUT = -1e20  # where the sampler only tries its steps

compiled = njit(cache=True, error_model="numpy")


@compiled
def log_density(at, days, priors, seen):
    """The log of prior times likelihood, up to a constant; `seen` is filled in."""
    gaps, begins, columns, widths, arms = days
    slope, shares, means, spreads = seen
    size = columns.shape[1]
    gram, log_determinant = np.zeros((size, size, 5)), np.zeros(5)
    passed(at, (gaps, begins, columns), gram, log_determinant)
    logs, slopes = np.zeros(len(shares)), np.zeros((len(shares), 4))
    for which in range(len(shares)):
        widths = widths.copy()
        widths[-arms:] = priors[0][which]
        kept = slopes[which], means[which], spreads[which]
        logs[which] = priors[1][which] + summed_out(gram, log_determinant, widths, kept)
    best = logs.max()
    shares[:] = np.exp(logs - best)
    out = best + math.log(shares.sum()) + log_prior(at, slope)
    shares /= shares.sum()
    for x in range(4):
        slope[x] += (shares * slopes[:, x]).sum()
    if not (np.isfinite(out) and np.isfinite(slope).all()):
        slope[:] = 0.0
        return FAR_OUT
    return out


@compiled
def log_prior(at, slope):
    """Beta(2, 3), lognormal 1.1 with 0.5, half-normal 0.4 and 0.7; `slope` is set."""
    phi = 1.0 / (1.0 + math.exp(-at[0]))
    spread = (at[1] - math.log(1.1)) / 0.5
    slope[0] = 2 * (1 - phi) - 3 * phi
    slope[1] = -spread / 0.5
    slope[2] = -at[2] / 0.4**2
    slope[3] = -at[3] / 0.7**2
    flat = spread**2 + (at[2] / 0.4) ** 2 + (at[3] / 0.7) ** 2
    return 2 * math.log(phi) + 3 * math.log(1 - phi) - 0.5 * flat


@compiled
def passed(at, days, gram, log_determinant):
    """Goes through the days: inner products of the columns through the inverse covariance."""
    gaps, begins, columns = days
    phi, sigma = 1.0 / (1.0 + math.exp(-at[0])), math.exp(at[1])
    size = columns.shape[1]
    p, m = np.zeros((3, 3, 5)), np.zeros((3, size, 5))
    p[0, 0, 0], p[0, 0, 2] = sigma**2, 2 * sigma**2
    p[1, 1, 0], p[1, 1, 4] = at[3] ** 2, 2 * at[3]
    p[2, 2, 0], p[2, 2, 3] = at[2] ** 2, 2 * at[2]
    new, scaled = np.zeros((size, 5)), np.zeros((size, 5))
    for t in range(len(gaps)):
        if t > 0:
            forward(p, m, (phi, sigma, at[3], gaps[t]))
            if begins[t]:
                p[0, 2], p[1, 2], p[2, 2], m[2] = 0.0, 0.0, 0.0, 0.0
                p[2, 2, 0], p[2, 2, 3] = at[2] ** 2, 2 * at[2]
        observe((p, m), columns[t], (new, scaled), log_determinant)
        for i in range(size):
            for j in range(i, size):
                gram[i, j, 0] += scaled[i, 0] * new[j, 0]
                for x in range(1, 5):
                    gram[i, j, x] += scaled[i, x] * new[j, 0] + scaled[i, 0] * new[j, x]


@compiled
def forward(p, m, step):
    """Noise and drift forget; the covariance p (upper triangle) and the means m of each column."""
    phi, sigma, omega, gap = step
    keeps, drifts = phi**gap, math.exp(-gap / 60.0)
    turn = gap * keeps * (1 - phi)
    times(p[0, 0], keeps**2, 2 * keeps * turn)
    fresh = 1 - keeps**2
    p[0, 0, 0] += sigma**2 * fresh
    p[0, 0, 1] -= sigma**2 * 2 * keeps * turn
    p[0, 0, 2] += 2 * sigma**2 * fresh
    times(p[0, 1], keeps * drifts, turn * drifts)
    times(p[0, 2], keeps, turn)
    p[1, 1] *= drifts**2
    p[1, 1, 0] += omega**2 * (1 - drifts**2)
    p[1, 1, 4] += 2 * omega * (1 - drifts**2)
    p[1, 2] *= drifts
    m[1] *= drifts
    for j in range(m.shape[1]):
        times(m[0, j], keeps, turn)


@compiled
def times(number, factor, by_phi):
    """A number with its derivatives, times a factor that depends on phi alone."""
    value = number[0]
    for x in range(5):
        number[x] *= factor
    number[1] += value * by_phi


@compiled
def observe(state, row, left, log_determinant):
    """What a day adds to each column, by itself and divided by its variance, goes into `left`."""
    p, m = state
    new, scaled = left
    column, gain, inverse = np.zeros((3, 5)), np.zeros((3, 5)), np.zeros(5)
    for x in range(5):
        column[0, x] = p[0, 0, x] + p[0, 1, x] + p[0, 2, x]
        column[1, x] = p[0, 1, x] + p[1, 1, x] + p[1, 2, x]
        column[2, x] = p[0, 2, x] + p[1, 2, x] + p[2, 2, x]
    variance = column[0] + column[1] + column[2]
    inverse[0] = 1 / variance[0]
    inverse[1:] = -variance[1:] * inverse[0] ** 2
    log_determinant[0] += math.log(variance[0])
    log_determinant[1:] += variance[1:] * inverse[0]
    for i in range(3):
        product(column[i], inverse, gain[i])
    for j in range(len(row)):
        for x in range(5):
            new[j, x] = -m[0, j, x] - m[1, j, x] - m[2, j, x]
        new[j, 0] += row[j]
        product(new[j], inverse, scaled[j])
        for i in range(3):
            m[i, j, 0] += gain[i, 0] * new[j, 0]
            for x in range(1, 5):
                m[i, j, x] += gain[i, x] * new[j, 0] + gain[i, 0] * new[j, x]
    learn(p, gain, column)


@compiled
def learn(p, gain, column):
    """The covariance once the day is known."""
    for i in range(3):
        for j in range(i, 3):
            p[i, j, 0] -= gain[i, 0] * column[j, 0]
            for x in range(1, 5):
                p[i, j, x] -= gain[i, x] * column[j, 0] + gain[i, 0] * column[j, x]


@compiled
def product(a, b, out):
    out[0] = a[0] * b[0]
    for x in range(1, 5):
        out[x] = a[x] * b[0] + a[0] * b[x]


@compiled
def summed_out(gram, log_determinant, widths, kept):
    """Log density with the coefficients of all columns but the last summed out."""
    slope, mean, spread = kept
    q = len(widths)
    a = np.zeros((q, q))
    for i in range(q):
        for j in range(i, q):
            a[i, j] = a[j, i] = gram[i, j, 0]
        a[i, i] += 1 / widths[i]
    inverse = np.linalg.inv(a)
    score = gram[:q, q, 0].copy()
    known = inverse @ score
    size = np.log(widths).sum() + 2 * np.log(np.diag(np.linalg.cholesky(a))).sum()
    for x in range(1, 5):
        by = log_determinant[x] + gram[q, q, x]
        for i in range(q):
            by -= 2 * known[i] * gram[i, q, x]
            for j in range(i, q):
                twice = 1.0 if i == j else 2.0
                by += twice * gram[i, j, x] * (inverse[i, j] + known[i] * known[j])
        slope[x - 1] = -0.5 * by
    mean[:] = known[q - len(mean) :]
    spread[:] = inverse[q - len(mean) :, q - len(mean) :]
    return -0.5 * (log_determinant[0] + size + gram[q, q, 0] - known @ score)
