"""The sum over all models against the slow way."""

import numpy as np
import pytest

from tests.engine.learning.triggers.brute_force import inclusions_and_means
from tests.engine.learning.triggers.diaries import World, somebody
from tests.engine.learning.triggers.reading import analysed, inclusions, means
from unclench.engine.learning.mixture import Mixture, quantiles_of
from unclench.engine.learning.triggers import Diary, Factor, likelihood
from unclench.engine.learning.triggers.diary import table_of
from unclench.engine.learning.triggers.models import all_models
from unclench.engine.learning.triggers.noise import grid, own_course
from unclench.engine.learning.triggers.seen import seen_of
from unclench.engine.learning.triggers.slopes import condensed

SHORT = World(days=45, factors=3, active=1, effect=(0.8, 0.9), missing=0.15)


def _slow_way(told) -> tuple[np.ndarray, np.ndarray]:
    factors = [Factor(name=name) for name in told.factors]
    table, _ = table_of(Diary(range(len(told.pain)), told.pain, told.factors))
    seen = seen_of(table, factors)
    first = [lags[0] for lags in seen.earlier]
    untold = 1 - np.mean([each.told for each in first], axis=0)
    own = own_course(seen.days, untold, np.column_stack([each.usual for each in first]))
    columns = np.column_stack([each.value for each in first])
    return inclusions_and_means(seen.days, own, columns, seen.pain - seen.pain.mean(), grid())


@pytest.mark.parametrize("seed", [1, 2])
def test_inclusions_and_slopes_are_those_of_the_slow_way(seed: int, monkeypatch):
    monkeypatch.setattr(likelihood, "HUBER", 1e9)
    monkeypatch.setattr(likelihood, "NEGLIGIBLE", 1e9)
    told = somebody(np.random.default_rng(seed), SHORT)

    found, (expected, slopes) = analysed(told), _slow_way(told)

    assert inclusions(found) == pytest.approx(expected, abs=1e-6)
    assert means(found) == pytest.approx(slopes, abs=2e-4)


def test_grid_points_that_are_left_out_change_next_to_nothing(monkeypatch):
    told = somebody(np.random.default_rng(3), SHORT)
    fast = inclusions(analysed(told))
    monkeypatch.setattr(likelihood, "NEGLIGIBLE", 1e9)

    assert fast == pytest.approx(inclusions(analysed(told)), abs=2e-3)


def test_of_two_lags_a_model_holds_one_at_most():
    factors = [Factor(name="a", lags=(1, 2)), Factor(name="b")]

    models = all_models(np.eye(4)[None], factors)

    assert sorted(map(tuple, models.states.tolist())) == [
        (0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1),
    ]  # fmt: skip


def test_a_condensed_mixture_keeps_mean_and_spread():
    chance = np.random.default_rng(1)
    weights = chance.dirichlet(np.ones(500))
    many = Mixture(weights, chance.normal(1, 0.3, 500), chance.uniform(0.5, 1, 500))

    few = condensed(many)

    assert len(few.weights) <= 24
    assert (few.mean, few.sd) == pytest.approx((many.mean, many.sd))
    assert few.interval(0.95) == pytest.approx(many.interval(0.95), abs=0.02)


def test_quantiles_of_many_mixtures_are_those_of_each():
    one = Mixture(np.ones(1), np.array([2.0]), np.array([0.5]))
    two = Mixture(np.array([0.3, 0.7]), np.array([0.0, 1.0]), np.array([1e-6, 0.4]))

    found = quantiles_of([one, two], [0.025, 0.5])

    assert found[0] == pytest.approx([one.quantile(0.025), one.quantile(0.5)])
    assert found[1] == pytest.approx([two.quantile(0.025), two.quantile(0.5)], abs=1e-6)
