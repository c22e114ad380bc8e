"""What must hold for every diary."""

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.learning.triggers.diaries import Told, World, somebody
from tests.engine.learning.triggers.reading import analysed, inclusions, means
from unclench.engine.learning.triggers import Triggers
from unclench.engine.learning.triggers.centred import own_mean

HALVED = [0, 3, 4, 5, 9, 1, 2, 6, 8, 7]


def test_the_order_of_the_factors_does_not_matter(told: Told, found: Triggers):
    names = list(told.factors)
    turned = Told(told.pain, {names[place]: told.factors[names[place]] for place in HALVED})

    again = inclusions(analysed(turned))

    assert again == pytest.approx([inclusions(found)[place] for place in HALVED], abs=1e-6)


def test_the_order_of_the_days_does_not_matter(told: Told, found: Triggers):
    order = np.random.default_rng(1).permutation(len(told.pain))
    mixed = Told(told.pain[order], {n: v[order] for n, v in told.factors.items()})

    assert inclusions(analysed(mixed, order.tolist())) == pytest.approx(inclusions(found))


def test_a_day_that_tells_nothing_changes_nothing(told: Told, found: Triggers):
    days = [*range(len(told.pain)), len(told.pain) + 3]
    more = Told(
        np.append(told.pain, np.nan), {n: np.append(v, np.nan) for n, v in told.factors.items()}
    )

    assert inclusions(analysed(more, days)) == pytest.approx(inclusions(found))


def test_the_units_of_a_factor_do_not_matter(told: Told, found: Triggers):
    scaled = Told(told.pain, {n: 32 + 1.8 * v for n, v in told.factors.items()})

    again = analysed(scaled)

    assert inclusions(again) == pytest.approx(inclusions(found), abs=1e-6)
    assert means(again) == pytest.approx(means(found), abs=1e-6)
    assert again.links[0].unit == pytest.approx(1.8 * found.links[0].unit)


def test_the_scale_of_pain_scales_the_slopes_alone(told: Told, found: Triggers):
    again = analysed(Told(10 * told.pain + 5, told.factors))

    assert inclusions(again) == pytest.approx(inclusions(found), abs=1e-6)
    assert means(again) == pytest.approx([10 * mean for mean in means(found)], abs=1e-5)


def test_a_factor_turned_round_turns_its_slope_round(told: Told, found: Triggers):
    again = analysed(Told(told.pain, {n: -v for n, v in told.factors.items()}))

    assert means(again) == pytest.approx([-mean for mean in means(found)], abs=1e-6)


def test_a_week_later_is_the_same(told: Told, found: Triggers):
    later = analysed(told, range(700, 700 + len(told.pain)))

    assert inclusions(later) == pytest.approx(inclusions(found), abs=1e-9)


def test_what_was_not_told_is_not_read_as_zero(told: Told, found: Triggers):
    zeros = Told(np.nan_to_num(told.pain, nan=0.0), told.factors)

    assert found.days == int(np.isfinite(told.pain).sum())
    assert inclusions(analysed(zeros)) != pytest.approx(inclusions(found), abs=0.01)


def test_a_factor_that_moves_to_another_level_keeps_its_slope(told: Told, found: Triggers):
    away = {n: v + np.where(np.arange(len(v)) > 60, 6.0, 0.0) for n, v in told.factors.items()}
    strongest = int(np.argmax(inclusions(found)))

    link = analysed(Told(told.pain, away)).links[strongest]

    assert link.known.inclusion > 0.9
    here, before = link.known.if_linked, found.links[strongest].known.if_linked
    assert here.mean / link.unit == pytest.approx(
        before.mean / found.links[strongest].unit, abs=2 * before.sd
    )


def test_later_days_never_change_what_was_usual_before():
    chance = np.random.default_rng(5)
    values = chance.normal(size=60)
    changed = np.where(np.arange(60) >= 40, 99.0, values)

    assert own_mean(values)[:41] == pytest.approx(own_mean(changed)[:41], nan_ok=True)


def test_more_days_leave_less_unknown():
    world = World(active=2, factors=5, days=60)
    few = [analysed(somebody(np.random.default_rng([6, n]), world)) for n in range(8)]
    longer = replace(world, days=180)
    many = [analysed(somebody(np.random.default_rng([6, n]), longer)) for n in range(8)]

    assert _unknown(many) < 0.8 * _unknown(few)


def _unknown(people: list[Triggers]) -> float:
    return float(np.mean([link.known.if_linked.sd for each in people for link in each.links]))
