"""The chances with which something is put first."""

import numpy as np
import pytest

from tests.shipped import BASE
from unclench.engine.learning.suggest.policy import chances, wait_chance

CHOOSING = BASE.relief_rules.choosing
ALL = np.ones((1, 5), dtype=bool)


def of(*score: float, allowed=ALL) -> list[float]:
    return chances(np.array([score]), allowed[:, : len(score)], CHOOSING)[0].tolist()


@pytest.mark.parametrize("score", [(5, 0, 0, 0, 0), (1, 1, 1, 1, 1), (0, 0.1, 0.2, 0.3, 0.4)])
def test_chances_keep_to_their_bounds_and_sum_to_one(score):
    share = [each for each in of(*score) if each]

    assert sum(share) == pytest.approx(1)
    assert CHOOSING.least - 1e-9 <= min(share)
    assert max(share) <= CHOOSING.most + 1e-9


def test_the_better_score_has_the_better_chance():
    share = of(0.9, 0.5, 0.86, 0.1, 0.2)

    assert share[0] > share[2] > 0
    assert share[1] == share[3] == share[4] == 0


def test_the_only_one_that_is_allowed_is_certain():
    assert of(1, 2, 3, allowed=np.array([[True, False, False]])) == [1, 0, 0]


def test_nothing_allowed_is_nothing():
    assert of(1, 2, allowed=np.zeros((1, 2), dtype=bool)) == [0, 0]


@pytest.mark.parametrize(
    ("pain", "waited", "sessions", "may"),
    [(3, 0, 9, True), (4, 7, 9, True), (5, 0, 9, False), (3, 8, 9, False), (3, 0, 2, False)],
)
def test_a_planned_wait_needs_little_pain_and_few_waits_before(pain, waited, sessions, may):
    chance = wait_chance(np.array([pain]), np.array([waited]), sessions, CHOOSING)[0]

    assert chance == (CHOOSING.wait_chance if may else 0)
