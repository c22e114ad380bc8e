"""Trials for the tests, short to write down."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bench.learning.trial_truth import Truth, days_of
from unclench.engine.learning.trials import Trial, TrialDay, TrialResult, analyse_trial

ALTERNATING = "abbaabab"


def days(values: Sequence[float | None], arms: str = ALTERNATING) -> list[TrialDay]:
    """One day after another; the arms go round."""
    return [TrialDay(i + 1, arms[i % len(arms)], value) for i, value in enumerate(values)]


def somebody(seed: int, **truth: object) -> list[TrialDay]:
    """Days of somebody whose truth is known, in whole numbers from 0 to 10."""
    return days_of(replace(Truth(rounded=True), **truth), np.random.default_rng(seed))


def result(told: Sequence[TrialDay], **plan: object) -> TrialResult:
    return analyse_trial(Trial(told, **plan))
