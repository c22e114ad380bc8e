"""What goes together on the same day, and whether the link of the day before is the stronger one.

Pain changes sleep, sitting and mood of the same day, and what is felt is told with some error; so
a factor that pain drives can foretell the next day a little. Such a factor is linked more closely
with the pain of its own day. Only where the day before is the stronger may it be claimed.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats, Mixture, of_log_weights
from unclench.engine.learning.triggers.likelihood import SMALLEST, Likelihood
from unclench.engine.learning.triggers.slopes import condensed

NINE_IN_TEN = 1.28  # standard deviations


@dataclass(frozen=True)
class Together:
    """inclusion: how probable it is that factor and pain of one day go together; slope: points of
    pain per usual difference, beside the link of the day before; `earlier_is_stronger`: whether
    that one is surely the larger of the two, or nothing speaks for the same day."""

    inclusion: float
    slope: Mixture
    earlier_is_stronger: bool


def together(known: Likelihood, columns: NDArray[np.intp], sd: float, expected: float) -> Together:
    """columns: other factors that probably matter, then this one the day before, and last on the
    same day."""
    plain, _, _ = _weighed(known, columns[:-1], sd)
    beside, means, sds = _weighed(known, columns, sd)
    odds = np.logaddexp.reduce(beside) - np.logaddexp.reduce(plain)
    inclusion = float(1 / (1 + (1 / expected - 1) * np.exp(-np.clip(odds, -500, 500))))
    before = condensed(of_log_weights(beside, means[:, -2], sds[:, -2]))
    slope = condensed(of_log_weights(beside, means[:, -1], sds[:, -1]))
    return Together(inclusion, slope, inclusion < expected or _larger(before, slope))


def _larger(one: Mixture, other: Mixture) -> bool:
    """Whether one slope is larger than another, either way, with nine chances in ten."""
    apart = abs(one.mean) - abs(other.mean)
    return bool(apart > NINE_IN_TEN * np.hypot(one.sd, other.sd))


def slope_of_last(known: Likelihood, columns: NDArray[np.intp], sd: float) -> Mixture:
    """The slope of the last of these columns when all of them are in the model."""
    log, means, sds = _weighed(known, columns, sd)
    return condensed(of_log_weights(log, means[:, -1], sds[:, -1]))


def _weighed(
    known: Likelihood, columns: NDArray[np.intp], sd: float
) -> tuple[Floats, Floats, Floats]:
    """Log evidence at each grid point, and means and standard deviations of the slopes."""
    grams, log_weights = known.of(columns)
    inner = grams[:, :-1, :-1] + np.eye(len(columns)) / sd**2
    spread, across = np.linalg.inv(inner), grams[:, :-1, -1]
    means = (spread @ across[..., None])[..., 0]
    rest = np.maximum(grams[:, -1, -1] - (means * across).sum(axis=1), SMALLEST)
    size = np.linalg.slogdet(inner)[1] / 2 + len(columns) * np.log(sd)
    variance = np.diagonal(spread, axis1=1, axis2=2) * (rest / (known.days - 2))[:, None]
    return log_weights - size - known.days / 2 * np.log(rest), means, np.sqrt(variance)
