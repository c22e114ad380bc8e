"""The quick posterior is the one that a fine grid gives."""

from functools import cache

import numpy as np
import pytest

from tests.engine.learning.relief.brute import brute
from tests.engine.learning.relief.truth import RULES, priors, record_of_all, somebody
from unclench.engine.learning.mixture import quantiles
from unclench.engine.learning.relief.design import design
from unclench.engine.learning.relief.fit import fit, see

PRIORS = priors()
BELIEFS = {"action": PRIORS.action, "claim": PRIORS.claim}


@cache
def both(count: int, belief: str):
    person = somebody(np.random.default_rng(count), count)
    record = record_of_all([person])
    quick = fit(see(design(record, PRIORS), RULES), BELIEFS[belief], RULES)
    return quick, brute(person.sessions, PRIORS, BELIEFS[belief])


CASES = [(count, belief, option) for count in (5, 16) for belief in BELIEFS for option in (1, 4)]


@pytest.mark.parametrize(("count", "belief", "option"), CASES)
def test_mean_and_spread_agree(count, belief, option):
    quick, exact = both(count, belief)

    mine, true = quick.of(0, option), exact[option - 1]

    assert mine.mean == pytest.approx(true.mean, abs=0.02 * true.sd)
    assert mine.sd == pytest.approx(true.sd, rel=0.015)


@pytest.mark.parametrize(("count", "belief", "option"), CASES)
def test_ends_of_the_interval_agree(count, belief, option):
    quick, exact = both(count, belief)

    mine, true = quick.of(0, option).interval(0.95), exact[option - 1].interval(0.95)

    assert mine == pytest.approx(true, abs=0.03 * exact[option - 1].sd)


@pytest.mark.parametrize(("count", "belief", "option"), CASES)
def test_the_chance_of_a_noticeable_drop_agrees(count, belief, option):
    quick, exact = both(count, belief)

    assert quick.of(0, option).above(0.5) == pytest.approx(exact[option - 1].above(0.5), abs=0.005)


@pytest.mark.parametrize("share", [0.025, 0.1, 0.25, 0.75, 0.9, 0.975])
def test_many_quantiles_at_once_are_those_of_each_mixture(share):
    quick, _ = both(16, "action")
    means, sds = quick.means[0, :, 1:].T, quick.sds[0, :, 1:].T

    found = quantiles(quick.weights[0], means, sds, np.array([share]))[:, 0]

    assert found == pytest.approx([quick.of(0, n).quantile(share) for n in (1, 2, 3, 4)], abs=1e-4)
