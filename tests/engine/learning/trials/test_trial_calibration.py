"""Whether the analysis is as sure as it should be, on invented people; the full runs are in bench.

Each bound leaves a program that is right a chance of less than one in ten thousand to fail.
"""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom, kstest

from bench.learning.trial_truth import Truth, days_of, from_priors
from bench.learning.trials import (
    NO_MEMORY,
    PARTS,
    ends,
    holds,
    model_of,
    places_of,
    with_priors,
)
from unclench.engine.learning.trials import Priors

RARE = 1e-4
RUNS = 300


@pytest.fixture(scope="module")
def places() -> np.ndarray:
    return np.array([places_of(seed) for seed in range(RUNS)])


@pytest.mark.parametrize("which", range(5))
def test_the_truth_lies_anywhere_in_its_posterior(places: np.ndarray, which: int):
    assert kstest(places[:, which], "uniform").pvalue > RARE


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95])
def test_intervals_hold_the_difference_as_often_as_they_say(places: np.ndarray, level: float):
    held = int((np.abs(places[:, 0] - 0.5) < level / 2).sum())

    assert binom.ppf(RARE / 2, RUNS, level) <= held <= binom.ppf(1 - RARE / 2, RUNS, level)


def test_things_that_do_nothing_are_hardly_ever_said_to_help():
    runs = 100
    told = [ends(Truth(rounded=True, fall=1.0), [21, seed]) for seed in range(runs)]

    helps = sum(one["against a reference"] == "helps_you" for one in told)

    assert helps <= binom.ppf(1 - RARE, runs, 0.02)


def held(part: str, runs: int) -> dict[str, int]:
    """How often the 80 % interval holds where a part of the model matters, with and without it."""
    less, change = PARTS[part]
    counts = {"with": 0, "without": 0}
    for seed in range(runs):
        chance = np.random.default_rng([22, seed])
        truth = change(from_priors(Truth(), chance))
        model = model_of(days_of(truth, chance))
        counts["with"] += holds(model, truth)
        counts["without"] += holds(with_priors(model, replace(Priors(), **less)), truth)
    return counts


@pytest.mark.parametrize("part", ["period effects", "carry-over"])
def test_without_a_part_of_the_model_intervals_hold_less_often_or_far_too_often(part: str):
    runs = 100

    counts = held(part, runs)

    share = np.array([counts["with"], counts["without"]]) / runs
    off = np.abs(share - 0.8)
    assert off[1] > off[0]
    assert off[1] > 0.09


def test_without_memory_of_the_noise_drift_is_seen_that_is_not_there():
    forgetful = replace(Priors(), **NO_MEMORY)

    lost = [places_of(seed, lambda m: with_priors(m, forgetful))[4] for seed in range(100)]

    assert kstest(lost, "uniform").pvalue < RARE
