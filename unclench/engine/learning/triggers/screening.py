"""Which factors go into the sum over all models when there are too many for it.

Each factor is first weighed alone. The strongest of every group (sleep, load, sitting, stress,
activity) goes in before a second one of any; the rest keep what they were worth alone.
"""

from collections.abc import Sequence

import numpy as np

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.triggers.diary import Factor
from unclench.engine.learning.triggers.likelihood import Likelihood
from unclench.engine.learning.triggers.models import all_models, log_prior
from unclench.engine.learning.triggers.seen import Seen
from unclench.engine.learning.triggers.slopes import Slope, slopes_of

MOST_MODELS = 4096


def averaged(known: Likelihood, seen: Seen, places: Sequence[int], expected: float) -> list[Slope]:
    """The slopes of some factors, averaged over all models of them."""
    factors = [seen.factors[place] for place in places]
    columns = [
        seen.first_column(place) + lag
        for place in places
        for lag in range(len(seen.factors[place].lags))
    ]
    grams, log_weights = known.of(np.array(columns))
    models = all_models(grams, factors)
    prior = log_prior(models.states, factors, expected, len(seen.factors) - len(places))
    weights: Floats = models.log_evidence(known.days) + prior[:, None] + log_weights
    return slopes_of(grams, models, weights, factors, known.days)


def all_averaged(known: Likelihood, seen: Seen, expected: float) -> list[Slope]:
    """The slopes of all factors: exactly where at most 4096 models are to be weighed, else of those
    that stand out, and each of the others alone."""
    every = range(len(seen.factors))
    if models_of(seen.factors) <= MOST_MODELS:
        return averaged(known, seen, every, expected)
    alone = [averaged(known, seen, [place], expected)[0] for place in every]
    chosen = _chosen(seen.factors, alone)
    found = dict(zip(chosen, averaged(known, seen, chosen, expected), strict=True))
    return [found.get(place, alone[place]) for place in every]


def models_of(factors: Sequence[Factor]) -> int:
    """How many models there are of these factors."""
    return int(np.prod([1.0 + len(factor.lags) for factor in factors]))


def _chosen(factors: Sequence[Factor], alone: Sequence[Slope]) -> list[int]:
    """The places that fit: the strongest of each group first, then the strongest of the rest."""
    order = sorted(range(len(factors)), key=lambda place: -alone[place].inclusion)
    groups: set[str] = set()
    leaders = []
    for place in order:
        if factors[place].group not in groups:
            groups.add(factors[place].group)
            leaders.append(place)
    chosen: list[int] = []
    for place in [*leaders, *(place for place in order if place not in leaders)]:
        if models_of([factors[each] for each in (*chosen, place)]) <= MOST_MODELS:
            chosen.append(place)
    return sorted(chosen)
