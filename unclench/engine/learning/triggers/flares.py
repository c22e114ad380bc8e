"""Flare-ups: what was otherwise on the day before, compared with the other days of the same week.

A case-crossover: every week is its own comparison, so that whatever changes slowly (a bout, the
season, a treatment) cancels out. For a week with m flare-ups among its days told

    p(these days | m) = exp(sum of x b over them) / sum over all choices of m days of the same

(conditional logistic), x the factors of the day before in usual differences, b log odds.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from unclench.engine.learning.mixture import Floats, Mixture
from unclench.engine.learning.triggers.claim import ClaimRules
from unclench.engine.learning.triggers.diary import MEDICINE, Diary, Factor, table_of
from unclench.engine.learning.triggers.models import all_models, log_prior
from unclench.engine.learning.triggers.seen import seen_of
from unclench.engine.learning.triggers.slopes import Slope, condensed

LOG_ODDS_SD = 0.5  # how far a usual difference is thought to move the log odds, if it does
MOST_FACTORS = 12
MOST_SOLVED = 32
NEWTON_STEPS = 12
STILL = 1e-7  # a step that changes nothing any more
FEWEST_WEEKS = 5


@dataclass(frozen=True)
class Weeks:
    """differences: for every choice of as many days of a week as had a flare-up, its sum of factors
    minus that of the days that had one (weeks by choices by factors); possible: which of them are
    choices at all, since weeks differ in how many there are."""

    differences: Floats
    possible: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """How many weeks can be compared."""
        return len(self.possible)

    def of(self, taken: NDArray[np.bool_]) -> "Weeks":
        """The same with some of the factors."""
        return Weeks(self.differences[:, :, taken], self.possible)

    def chances(self, log_odds: Floats) -> tuple[Floats, float]:
        """The probability of every choice, and the log likelihood."""
        log = np.where(self.possible, self.differences @ log_odds, -np.inf)
        whole = np.logaddexp.reduce(log, axis=1)
        return np.exp(log - whole[:, None]), -float(whole.sum())


@dataclass(frozen=True)
class Flares:
    """links: for each of the factors the log odds per usual difference, as a `Slope`; weeks: how
    many with a flare-up could be compared; notes."""

    factors: tuple[Factor, ...]
    links: tuple[Slope, ...]
    weeks: int
    notes: tuple[str, ...] = ()


def analyse_flares(
    diary: Diary,
    flares: Collection[int],
    factors: Sequence[Factor],
    rules: ClaimRules | None = None,
) -> Flares:
    """flares: the days on which one began. With fewer than 5 weeks to compare, the answer is what
    was assumed. At most 12 factors are looked at, in their order."""
    rules = rules or ClaimRules()
    table, notes = table_of(diary)
    seen = seen_of(table, [f for f in factors if f.group != MEDICINE])
    seen = seen.only(seen.candidates[:MOST_FACTORS])
    values = [lags[0].value for lags in seen.earlier]
    columns = np.column_stack(values) if values else np.empty((len(seen.days), 0))
    weeks = weeks_of(seen.days, columns, flares)
    sds = np.full(len(seen.factors), LOG_ODDS_SD)
    if weeks.count < FEWEST_WEEKS or not seen.factors:
        links = tuple(_assumed(rules) for _ in seen.factors)
        return Flares(seen.factors, links, weeks.count, (*notes, "too_few_flares"))
    return Flares(seen.factors, _links(weeks, seen.factors, sds, rules), weeks.count, notes)


def weeks_of(days: Floats, columns: Floats, flares: Collection[int]) -> Weeks:
    """The weeks that tell a day with a flare-up and one without."""
    had = np.isin(days, list(flares))
    found = []
    for week in np.unique(days[had] // 7):
        inside = np.flatnonzero(days // 7 == week)
        count = int(had[inside].sum())
        if count < len(inside):
            chosen = np.array(list(combinations(inside, count)))
            sums = columns[chosen].sum(axis=1)
            found.append(sums - columns[inside[had[inside]]].sum(axis=0))
    longest = max((len(each) for each in found), default=0)
    differences = np.zeros((len(found), longest, columns.shape[1]))
    for place, each in enumerate(found):
        differences[place, : len(each)] = each
    lengths = np.array([len(each) for each in found], dtype=np.int64)
    return Weeks(differences, np.arange(longest) < lengths[:, None])


def _assumed(rules: ClaimRules) -> Slope:
    prior = Mixture(np.ones(1), np.zeros(1), np.full(1, LOG_ODDS_SD))
    return Slope(rules.expected, 1, prior, 1.0)


def _links(
    weeks: Weeks, factors: Sequence[Factor], sds: Floats, rules: ClaimRules
) -> tuple[Slope, ...]:
    """Models are ranked by one parabola at the mode of the largest; the heaviest are solved."""
    plain = [Factor(name=f.name, odds=f.odds, sd=LOG_ODDS_SD) for f in factors]
    models = all_models(_parabola(weeks, sds)[None], plain)
    prior = log_prior(models.states, plain, rules.expected, 0)
    rough = models.log_evidence_of_unit_noise()[:, 0] + prior
    singles = np.flatnonzero((models.states > 0).sum(axis=1) <= 1)
    heavy = np.unique([*np.argsort(-rough)[:MOST_SOLVED], *singles])
    taken = models.states[heavy] > 0
    solved = [_solved(weeks, each, sds) for each in taken]
    log = prior[heavy] + np.array([evidence for evidence, _, _ in solved])
    weights = np.exp(log - log.max())
    weights /= weights.sum()
    means = np.array([mode for _, mode, _ in solved])
    spread = np.array([sd for _, _, sd in solved])
    return tuple(
        _link(weights, means[:, p], spread[:, p], taken[:, p]) for p in range(len(factors))
    )


def _link(weights: Floats, means: Floats, sds: Floats, taken: NDArray[np.bool_]) -> Slope:
    inclusion = float(weights[taken].sum())
    within = weights[taken] / inclusion
    mixture = condensed(Mixture(within, means[taken], sds[taken]))
    share = float(within @ (sds[taken] ** 2)) / LOG_ODDS_SD**2
    return Slope(min(inclusion, 1.0), 1, mixture, min(share, 1.0))


def _parabola(weeks: Weeks, sds: Floats) -> Floats:
    """The log likelihood about its penalised mode as a Gram matrix: curvature, and pain last."""
    mode = _mode(weeks, sds)
    slope, curvature, value = _shape(weeks, mode)
    across = curvature @ mode + slope
    square = 2 * float(mode @ across - mode @ curvature @ mode / 2 - value)
    return np.block([[curvature, across[:, None]], [across[None], np.array([[square]])]])


def _solved(weeks: Weeks, taken: NDArray[np.bool_], sds: Floats) -> tuple[float, Floats, Floats]:
    """Laplace: the log evidence of one model, and the mode and spread of its log odds."""
    part, own = weeks.of(taken), sds[taken]
    mode = _mode(part, own)
    _, curvature, value = _shape(part, mode)
    inner = curvature + np.diag(own**-2)
    size = float(np.linalg.slogdet(inner)[1]) / 2 + float(np.log(own).sum())
    means, spread = np.zeros(len(sds)), np.ones(len(sds))
    means[taken] = mode
    spread[taken] = np.sqrt(np.diagonal(np.linalg.inv(inner)))
    return value - float(((mode / own) ** 2).sum()) / 2 - size, means, spread


def _mode(weeks: Weeks, sds: Floats) -> Floats:
    """The most probable log odds under the prior, by Newton's steps of at most 2."""
    mode, precision = np.zeros(len(sds)), sds**-2
    for _ in range(NEWTON_STEPS):
        slope, curvature, _ = _shape(weeks, mode)
        step = np.linalg.solve(curvature + np.diag(precision), slope - precision * mode)
        mode = mode + np.clip(step, -2.0, 2.0)
        if np.abs(step).max(initial=0.0) < STILL:
            break
    return mode


def _shape(weeks: Weeks, log_odds: Floats) -> tuple[Floats, Floats, float]:
    """Slope, curvature (minus the second derivative) and value of the log likelihood."""
    chances, value = weeks.chances(log_odds)
    weighed = chances[:, :, None] * weeks.differences
    means = weighed.sum(axis=1)
    both = (chances.size, len(log_odds))
    squares = weighed.reshape(both).T @ weeks.differences.reshape(both)
    return -means.sum(axis=0), squares - means.T @ means, value
