"""How many more sessions would tell whether an option helps."""

import numpy as np
from scipy.special import ndtri

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.fit import Fitted
from unclench.engine.learning.relief.result import WouldTell
from unclench.engine.learning.relief.sessions import Whole
from unclench.engine.values.relief_prior import Strict

MOST_USES, MOST_WAITS = 40, 10


def would_tell(claim: Fitted, uses: Whole, strict: Strict) -> list[WouldTell | None]:
    """The fewest further uses and waits after which the strict belief would be sure either way.

    One for each option, given how often it was used. The estimate is taken to stay where it is.
    None when nothing more is needed, or when even the most that is tried would not be enough.
    """
    above = claim.mean[0, 1:] - strict.noticeable - strict.expectation
    sure = ndtri(np.where(above > 0, strict.claims, strict.surely))
    enough = _sds_after(claim) <= (np.abs(above) / sure)[:, None, None]
    more = np.arange(MOST_USES + 1)[:, None] + np.arange(MOST_WAITS + 1)
    missing = np.maximum(strict.least_uses - uses, 0)
    enough &= np.arange(MOST_USES + 1)[:, None] >= missing[:, None, None]
    cost = np.where(enough, more, MOST_USES + MOST_WAITS + 1).reshape(len(above), more.size)
    return [
        _told(place, fewest, more)
        for place, fewest in zip(cost.argmin(1), cost.min(1), strict=True)
    ]


def _told(place: int, fewest: int, more: Whole) -> WouldTell | None:
    if not 0 < fewest <= MOST_USES + MOST_WAITS:
        return None
    uses, waits = divmod(int(place), more.shape[1])
    return WouldTell(uses, waits)


def _sds_after(claim: Fitted) -> Floats:
    """The sd of each effect after so many more uses of it (rows) and waits (columns)."""
    covariance, noise = claim.covariance[0], float(claim.weights[0] @ claim.noise[0] ** 2)
    first, across = covariance[0, 0], covariance[0, 1:, None, None]
    effect = np.diagonal(covariance)[1:, None, None]
    determinant = first * effect - across**2
    uses, waits = np.ogrid[0 : MOST_USES + 1, 0 : MOST_WAITS + 1]
    by_itself = effect / determinant + (uses + waits) / noise
    together = -across / determinant + uses / noise
    sds: Floats = np.sqrt(
        by_itself / (by_itself * (first / determinant + uses / noise) - together**2)
    )
    return sds
