"""What a session teaches, against plain draws."""

import numpy as np
import pytest

from unclench.engine.learning.relief.fit import Fitted
from unclench.engine.learning.suggest.gain import knowledge_gain

MEANS = np.array([0.5, 1.0, 0.8, 0.2])
SPREAD = np.array([0.9, 0.4, 0.7, 1.1])


def believed(means=MEANS, spread=SPREAD, noise=1.2) -> Fitted:
    """One person, one node; the first number is what pain does by itself."""
    covariance = np.diag(spread**2)
    return Fitted(
        weights=np.ones((1, 1)),
        means=means[None, None],
        covariances=covariance[None, None],
        noise=np.full((1, 1), noise),
        correlation=np.zeros((1, 1)),
    )


def by_draws(option: int, times: int) -> float:
    """The rise of the best estimate after so many uses, by drawing what they would show."""
    chance = np.random.default_rng(option)
    own, alone = SPREAD[option] ** 2, SPREAD[0] ** 2
    shown = chance.normal(0, np.sqrt(own + alone + 1.2**2 / times), 400_000)
    after = np.repeat(MEANS[None, 1:], len(shown), axis=0)
    after[:, option - 1] += own / (own + alone + 1.2**2 / times) * shown
    return (after.max(axis=1).mean() - MEANS[1:].max()) / times


@pytest.mark.parametrize("option", [1, 2, 3])
def test_the_gain_is_that_of_the_best_number_of_uses(option):
    gain = knowledge_gain(believed(), np.ones(1))[0, option - 1]

    assert gain == pytest.approx(max(by_draws(option, m) for m in (1, 2, 4, 8, 16)), rel=0.12)


def test_what_is_known_already_teaches_nothing():
    sure = believed(spread=np.array([0.9, 1e-4, 0.7, 1.1]))

    gain = knowledge_gain(sure, np.ones(1))[0]

    assert gain[0] == pytest.approx(0, abs=1e-4)
    assert gain[1:].min() > 1e-3


def test_the_noisier_the_ratings_the_less_a_session_teaches():
    quiet, loud = (knowledge_gain(believed(noise=n), np.ones(1)) for n in (0.6, 2.4))

    assert (quiet > loud).all()
