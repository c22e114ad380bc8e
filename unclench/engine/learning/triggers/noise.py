"""What pain does by itself: correlation from day to day, drift, trend, weekdays.

    pain_t = level + trend + weekday + slow drift + what the factors add + e_t
    corr(e_t, e_s) = phi ^ |t - s|,  phi ~ beta(2, 3),  drift sd / noise sd ~ half-normal(0.7)

The three numbers that are not linear (phi, drift, weekdays) lie on a grid; all else is Gaussian.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from unclench.engine.learning.mixture import Floats

PHI_NODES = 9
PHI_HIGHEST = 0.97
# Standard deviations below are in units of the noise of a day.
DRIFT_SDS = (0.1, 0.4, 0.8, 1.4, 2.4)
DRIFT_SCALE = 0.7
WEEKDAY_SDS = (0.05, 0.7)
LEVEL_SD, TREND_SD, UNTOLD_SD, USUAL_SD = 100.0, 3.0, 0.5, 0.35
DRIFT_DAYS = 60.0  # after so many days a drift has forgotten most of where it was
SHORTEST_WAVE = 28.0  # days; what is faster is left to the correlation
MOST_WAVES = 52


@dataclass(frozen=True)
class Grid:
    """Grid points, with the logarithm of what each is worth before any day is seen. `which`: the
    place of its phi among `phis`."""

    phis: Floats
    which: NDArray[np.intp]
    drift: Floats
    weekday: Floats
    log_prior: Floats


@cache
def grid() -> Grid:
    """9 values of phi by 5 of the drift by 2 of the weekdays."""
    points, weights = np.polynomial.legendre.leggauss(PHI_NODES)
    phis = PHI_HIGHEST * (points + 1) / 2
    of_phi = np.log(weights * phis * (1 - phis) ** 2)
    which, drift, weekday = np.meshgrid(
        np.arange(PHI_NODES), np.arange(len(DRIFT_SDS)), WEEKDAY_SDS, indexing="ij"
    )
    prior = of_phi[which] + np.log(_drift_masses())[drift]
    drifts = np.array(DRIFT_SDS)[drift]
    return Grid(phis, which.ravel(), drifts.ravel(), weekday.ravel(), prior.ravel())


def _drift_masses() -> Floats:
    sds = np.array(DRIFT_SDS)
    edges = np.concatenate([[0.0], (sds[1:] + sds[:-1]) / 2, [np.inf]]) / DRIFT_SCALE
    masses: Floats = np.diff(erf(edges / np.sqrt(2)))
    return masses


@dataclass(frozen=True)
class OwnCourse:
    """The columns that are in every model, and the standard deviation of each before any day is
    seen; `weekdays` and `waves` are the places whose standard deviations the grid multiplies."""

    columns: Floats
    sds: Floats
    weekdays: slice
    waves: slice

    def precisions(self, points: Grid) -> Floats:
        """1 / variance of each column at each grid point (points by columns)."""
        sds = np.tile(self.sds, (len(points.which), 1))
        sds[:, self.weekdays] *= points.weekday[:, None]
        sds[:, self.waves] *= points.drift[:, None]
        precisions: Floats = 1 / sds**2
        return precisions


def own_course(days: Floats, untold: Floats, usual: Floats) -> OwnCourse:
    """days: the days told, ascending; untold: the share of factors not told the day before;
    usual: what was usual of each factor (days by factors)."""
    middle = (days - days.mean()) / max(float(np.ptp(days)) / 2, 1.0)
    steady = np.column_stack([np.ones_like(days), middle, untold - untold.mean(), usual])
    weekday = np.eye(7)[days.astype(np.int64) % 7]
    slow, shares = waves(days)
    first, last = steady.shape[1], steady.shape[1] + 7
    fixed = [LEVEL_SD, TREND_SD, UNTOLD_SD, *[USUAL_SD] * usual.shape[1], *[1.0] * 7]
    return OwnCourse(
        np.column_stack([steady, weekday, slow]),
        np.concatenate([fixed, np.sqrt(shares)]),
        slice(first, last),
        slice(last, None),
    )


def waves(days: Floats) -> tuple[Floats, Floats]:
    """Slow cosines over the days (days by waves), and the share of the drift's variance that each
    carries: the spectrum of a drift that forgets itself in 60 days. The shares sum to one."""
    span = max(float(np.ptp(days)), 1.0)
    count = int(np.clip(2 * span / SHORTEST_WAVE, 1, MOST_WAVES))
    speeds = np.pi * np.arange(1, count + 1) / span
    share = 1 / (1 + (DRIFT_DAYS * speeds) ** 2)
    return np.sqrt(2) * np.cos(np.outer(days - days[0], speeds)), share / share.sum()
