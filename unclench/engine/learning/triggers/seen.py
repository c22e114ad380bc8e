"""The days that tell pain, with every factor as it was before them and on them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.triggers.centred import Centred, centred
from unclench.engine.learning.triggers.diary import MEDICINE, Factor, Table
from unclench.engine.learning.triggers.likelihood import Likelihood, likelihood_of
from unclench.engine.learning.triggers.noise import own_course

FEWEST_DAYS = 15


@dataclass(frozen=True)
class Seen:
    """days: those that tell pain, ascending; earlier: each factor at each of its lags; same: each
    factor on the day itself."""

    days: Floats
    pain: Floats
    factors: tuple[Factor, ...]
    earlier: tuple[tuple[Centred, ...], ...]
    same: tuple[Centred, ...]

    @property
    def tells_pain(self) -> bool:
        """Whether there are enough days, and pain was not the same on all of them."""
        return len(self.days) >= FEWEST_DAYS and float(np.ptp(self.pain)) > 0

    def varies(self, place: int) -> bool:
        """Whether a factor changes from day to day at every lag that it may have."""
        return all(each.unit > 0 for each in self.earlier[place])

    def days_of(self, place: int) -> int:
        """How many days tell pain, and a factor at its first lag before them."""
        return int(self.earlier[place][0].told.sum())

    @property
    def candidates(self) -> list[int]:
        """The places of the factors that can be looked at. Medicines never are."""
        return [
            place
            for place, factor in enumerate(self.factors)
            if factor.group != MEDICINE and self.varies(place)
        ]

    def only(self, places: Sequence[int]) -> "Seen":
        """The same with some of the factors."""
        return Seen(
            self.days,
            self.pain,
            tuple(self.factors[place] for place in places),
            tuple(self.earlier[place] for place in places),
            tuple(self.same[place] for place in places),
        )

    def first_column(self, place: int) -> int:
        """The column of a factor at its first lag, among the candidates of `likelihood`."""
        return sum(len(factor.lags) for factor in self.factors[:place])

    def same_column(self, place: int) -> int:
        """The column of a factor on the day itself: these come after all the lags."""
        return self.first_column(len(self.factors)) + place

    def likelihood(self) -> Likelihood:
        """What these days say of all their factors."""
        first = [lags[0] for lags in self.earlier]
        untold = 1 - np.mean([each.told for each in first], axis=0)
        usual = np.column_stack([each.usual for each in first])
        columns = [each.value for lags in self.earlier for each in lags]
        same = [each.value for each in self.same]
        own = own_course(self.days, untold, usual)
        pain = self.pain - self.pain.mean()
        return likelihood_of(self.days, own, np.column_stack([*columns, *same]), pain)

    def correlations(self) -> Floats:
        """How closely each two factors go up and down together from day to day, -1 to 1."""
        away = np.array([lags[0].value - lags[0].usual for lags in self.earlier])
        return np.atleast_2d(np.corrcoef(away))


def seen_of(table: Table, factors: Sequence[Factor]) -> Seen:
    """The days of a table that tell pain. A factor without a column was never told."""
    on: NDArray[np.bool_] = np.isfinite(table.pain)
    never = np.full(len(on), np.nan)
    values = [table.told.get(factor.name, never) for factor in factors]
    earlier = [
        tuple(centred(each, lag, on) for lag in factor.lags)
        for each, factor in zip(values, factors, strict=True)
    ]
    same = [centred(each, 0, on) for each in values]
    days = table.first + np.flatnonzero(on).astype(np.float64)
    return Seen(days, table.pain[on], tuple(factors), tuple(earlier), tuple(same))
