"""Ratings that say nothing lead to the prior, and a note says so; never a crash, never a NaN."""

from dataclasses import fields
from math import inf, isfinite, nan

import pytest

from tests.engine.learning.relief.truth import RULES, priors
from unclench.engine.learning.relief.analyse import MOST_SESSIONS, analyse_relief
from unclench.engine.learning.relief.priors import ReliefPriors
from unclench.engine.learning.relief.result import Claim, Note
from unclench.engine.learning.relief.sessions import WAITED, ReliefSession

PRIORS = priors()
STRANGE = {
    "none": [],
    "one": [ReliefSession(0, "o1", 5, 4)],
    "one option": [ReliefSession(n, "o1", 6, 4) for n in range(9)],
    "only waits": [ReliefSession(n, WAITED, 6, 5) for n in range(9)],
    "all equal": [ReliefSession(n, "o1" if n % 2 else WAITED, 5, 5) for n in range(9)],
    "the same again and again": [ReliefSession(3, "o2", 5, 4)] * 9,
    "gaps of years": [ReliefSession(n * 900, "o1", 5, 4) for n in range(9)],
    "zeros": [ReliefSession(n, "o3", 0, 0) for n in range(9)],
    "tens": [ReliefSession(n, "o3", 10, 10) for n in range(9)],
    "from ten to nothing": [ReliefSession(n, "o4", 10, 0) for n in range(9)],
    "from nothing to ten": [ReliefSession(n, "o4", 0, 10) for n in range(9)],
    "beyond the scale": [ReliefSession(n, "o4", 40, -3) for n in range(3)],
    "a bout each": [ReliefSession(n, "o1", 5, 4, episode=n) for n in range(9)],
    "no time between": [ReliefSession(n, "o1", 5, 4, minutes=0) for n in range(9)],
    "not a number": [ReliefSession(0, "o1", nan, 4), ReliefSession(inf, "o1", 4, 4)],
    "very many": [ReliefSession(n, f"o{n % 4 + 1}", 6, 4) for n in range(MOST_SESSIONS + 60)],
}


@pytest.mark.parametrize("sessions", STRANGE.values(), ids=STRANGE)
def test_every_number_is_a_number(sessions):
    result = analyse_relief(sessions, PRIORS)

    told = [getattr(each, f.name) for each in result.options for f in fields(each)]
    numbers = [value for value in told if isinstance(value, float)]
    ends = [end for value in told if isinstance(value, tuple) for end in value]
    assert all(map(isfinite, [*numbers, *ends, result.noise, result.correlation]))
    assert all(0 <= each.p_better <= 1 and each.sd > 0 for each in result.options)


@pytest.mark.parametrize(
    ("sessions", "note"),
    [
        ("none", Note.NO_SESSIONS),
        ("one option", Note.ONE_OPTION),
        ("one option", Note.NEVER_WAITED),
        ("all equal", Note.ALL_RATINGS_EQUAL),
        ("not a number", Note.RATING_LEFT_OUT),
        ("very many", Note.OLDEST_LEFT_OUT),
    ],
)
def test_a_note_says_what_is_missing(sessions, note):
    assert note in analyse_relief(STRANGE[sessions], PRIORS).notes


@pytest.mark.parametrize("sessions", ["none", "not a number"])
def test_without_a_rating_it_is_the_prior(sessions):
    options = analyse_relief(STRANGE[sessions], PRIORS).options

    assert [each.mean for each in options] == pytest.approx([0.8, 0.4, 0.5, 0.6])
    assert [each.prior_share for each in options] == pytest.approx([1.0] * 4)
    assert {each.claim for each in options} == {Claim.TOO_EARLY}


def test_ratings_at_no_pain_leave_the_prior_as_it_is():
    third = analyse_relief(STRANGE["zeros"], PRIORS).options[2]

    assert third.prior_share > 0.9


def test_nothing_to_choose_from_is_an_empty_answer():
    result = analyse_relief([], ReliefPriors((), RULES))

    assert result.options == ()
    assert result.near_best is None


def test_an_option_that_nobody_expects_is_refused():
    with pytest.raises(KeyError, match="juggling"):
        analyse_relief([ReliefSession(0, "juggling", 5, 4)], PRIORS)
