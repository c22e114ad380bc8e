"""Quantiles of many mixtures at once: a page asks for sixty of them."""

import numpy as np
from scipy.special import ndtr, ndtri

from unclench.engine.learning.mixture import Floats

STEPS = 6
WIDEST = 9.0  # standard deviations in which a quantile is sought
SMALLEST = 1e-7  # a node that counts for less is left out


def quantiles(weights: Floats, means: Floats, sds: Floats, shares: Floats) -> Floats:
    """Options by shares. weights: by nodes; means and sds: options by nodes.

    Newton's steps from the normal of the same mean and sd, kept between what is too low and what
    is too high.
    """
    counts = weights > SMALLEST * weights.max()
    weights, means, sds = weights[counts], means[:, counts], sds[:, counts]
    centre = means @ weights
    width = np.sqrt((sds**2 + (means - centre[:, None]) ** 2) @ weights)
    found: Floats = centre[:, None] + width[:, None] * ndtri(shares)
    low, high = (centre[:, None] + side * WIDEST * width[:, None] for side in (-1, 1))
    low, high = np.broadcast_to(low, found.shape), np.broadcast_to(high, found.shape)
    for _ in range(STEPS):
        away = (found[..., None] - means[:, None]) / sds[:, None]
        over = ndtr(away) @ weights - shares
        steep = (np.exp(-0.5 * away**2) / sds[:, None]) @ weights / np.sqrt(2 * np.pi)
        low, high = np.where(over < 0, found, low), np.where(over < 0, high, found)
        step = found - over / np.maximum(steep, 1e-12)
        found = np.where((step >= low) & (step <= high), step, (low + high) / 2)
    return found
