"""Diaries that cannot tell: the answer is what was assumed, and says so."""

import math

import numpy as np
import pytest

from tests.engine.learning.triggers.diaries import Told, World, somebody
from tests.engine.learning.triggers.reading import analysed
from unclench.engine.learning.triggers import (
    MEDICINE,
    Claim,
    ClaimRules,
    Diary,
    Factor,
    Hindrance,
    Triggers,
    analyse_triggers,
)

CHANCE = np.random.default_rng(1)
NOISE = CHANCE.normal(size=80)
PAIN = np.round(np.clip(4 + CHANCE.normal(size=80), 0, 10))
A = [Factor(name="a")]
NEVER = np.full(80, np.nan)


def _numbers(found: Triggers) -> list[float]:
    return [
        number
        for link in found.links
        for number in (
            link.known.inclusion,
            link.slope.mean,
            link.slope.sd,
            link.direction,
            link.known.prior_share,
            *link.slope.interval(0.95),
        )
    ]


@pytest.mark.parametrize(
    "told",
    [
        Told(np.array([]), {"a": np.array([])}),
        Told(np.array([4.0]), {"a": np.array([1.0])}),
        Told(PAIN[:20], {"a": NOISE[:20]}),
        Told(np.full(80, 5.0), {"a": NOISE}),
        Told(PAIN, {"a": np.full(80, 2.0)}),
        Told(PAIN, {"a": NEVER, "b": NOISE}),
        Told(NEVER, {"a": NOISE}),
        Told(PAIN, {"a": NOISE, "b": NOISE, "c": -NOISE}),
        Told(np.where(NOISE > 0, 10.0, 0.0), {"a": NOISE}),
        Told(np.roll(NOISE, 1), {"a": NOISE}),
        Told(np.arange(80.0), {"a": np.arange(80.0)}),
        Told(PAIN, {"a": (np.arange(80) == 40).astype(float)}),
        Told(np.where(np.arange(80) == 3, 9.0, 0.0), {"a": NOISE}),
        Told(PAIN, {"a": 1e9 + NOISE, "b": 1e-9 * NOISE}),
        Told(PAIN, {}),
    ],
    ids=lambda told: f"{len(told.pain)} days of {len(told.factors)}",
)
def test_every_number_is_a_number(told: Told):
    assert all(math.isfinite(number) for number in _numbers(analysed(told)))


def test_without_days_the_answer_is_what_was_assumed():
    link = analyse_triggers(Diary([], [], {"a": []}), A).links[0]

    assert link.known.inclusion == pytest.approx(ClaimRules().expected)
    assert (link.known.prior_share, link.claim) == (1.0, Claim.TOO_EARLY)


@pytest.mark.parametrize(
    ("pain", "note"), [(PAIN[:10], "too_few_days"), (np.full(80, 3.0), "pain_never_changed")]
)
def test_pain_that_cannot_tell_is_noted(pain: np.ndarray, note: str):
    assert note in analysed(Told(pain, {"a": NOISE[: len(pain)]})).notes


def test_where_pain_never_changed_the_days_are_counted_all_the_same():
    [link] = analysed(Told(np.full(80, 3.0), {"a": NOISE})).links

    assert (link.days, link.claim) == (77, Claim.CANNOT_TELL)


def test_a_factor_that_never_changes_says_so():
    link = analysed(Told(PAIN, {"a": np.full(80, 2.0), "b": NOISE})).links[0]

    assert link.hindrances == (Hindrance.ALWAYS_THE_SAME,)
    assert link.known.prior_share == 1.0


def test_a_day_told_twice_counts_once_and_is_noted():
    days = [*range(80), 79]
    twice = Told(np.append(PAIN, 9.0), {"a": np.append(NOISE, 3.0)})

    found = analysed(twice, days)

    assert found.days == 80
    assert "same_day_twice" in found.notes


def test_only_the_last_two_years_are_read():
    old = Told(np.append(1.0, PAIN), {"a": np.append(1.0, NOISE)})

    found = analysed(old, [-2000, *range(80)])

    assert (found.days, found.notes) == (80, ("only_last_two_years",))


def test_a_medicine_is_never_a_candidate():
    told = somebody(np.random.default_rng(2), World(active=1, factors=1, effect=(2, 3)))
    diary = Diary(range(120), told.pain, told.factors)

    link = analyse_triggers(diary, [Factor(name="factor_0", group=MEDICINE)]).links[0]

    assert link.hindrances == (Hindrance.MEDICINE,)
    assert link.claim is not Claim.LINKED


def test_two_factors_that_go_up_and_down_together_say_so():
    links = analysed(Told(PAIN, {"a": NOISE, "b": NOISE + 0.01 * PAIN, "c": PAIN[::-1]})).links

    assert links[0].moves_along == ("b",)
    assert links[2].moves_along == ()
