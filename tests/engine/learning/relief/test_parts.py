"""A session with several kinds of help in it."""

from dataclasses import replace

import numpy as np
import pytest

from unclench.engine.learning.relief.analyse import analyse_relief, learn, uses_of
from unclench.engine.learning.relief.priors import priors_for
from unclench.engine.learning.relief.result import Claim
from unclench.engine.learning.relief.sessions import ReliefSession
from unclench.engine.values.intervention import Phase

OPTIONS = ("heat_acute", "short_walk", "position_of_ease", "slow_breathing", "gentle_mobility")


@pytest.fixture(scope="module")
def priors(base):
    return priors_for(base, OPTIONS, Phase.ACUTE)


def tried(option: str, drop: float, day: float = 0.0, **more) -> ReliefSession:
    return ReliefSession(day=day, option=option, before=5, after=5 - drop, **more)


def known_of(result, option: str):
    return next(each for each in result.options if each.option == option)


def test_one_kind_named_twice_tells_what_it_tells_once(priors):
    days = [tried("heat_acute", 2, day) for day in range(6)]
    twice = [replace(session, others=("heat_acute",)) for session in days]

    one, other = (analyse_relief(sessions, priors) for sessions in (days, twice))

    assert np.allclose([o.mean for o in one.options], [o.mean for o in other.options])
    assert np.allclose([o.sd for o in one.options], [o.sd for o in other.options])


def test_the_order_of_the_kinds_does_not_matter(priors):
    there = analyse_relief([tried("heat_acute", 3, others=("short_walk",))], priors)
    back = analyse_relief([tried("short_walk", 3, others=("heat_acute",))], priors)

    assert np.allclose([o.mean for o in there.options], [o.mean for o in back.options])


def test_a_session_of_two_kinds_tells_of_both(priors):
    before = analyse_relief([], priors)
    after = analyse_relief([tried("position_of_ease", 4, others=("slow_breathing",))], priors)

    assert known_of(after, "position_of_ease").mean > known_of(before, "position_of_ease").mean
    assert known_of(after, "slow_breathing").mean > known_of(before, "slow_breathing").mean


def test_a_session_of_two_kinds_says_less_of_each_than_one_of_its_own(priors):
    mixed = [tried("position_of_ease", 2, day, others=("slow_breathing",)) for day in range(8)]
    alone = [tried("position_of_ease", 2, day) for day in range(8)]

    of_mixed, of_alone = (analyse_relief(days, priors) for days in (mixed, alone))

    assert known_of(of_mixed, "position_of_ease").sd > known_of(of_alone, "position_of_ease").sd


def test_each_kind_of_a_session_counts_as_used(priors):
    known = learn([tried("position_of_ease", 1, others=("slow_breathing", "short_walk"))], priors)

    assert dict(zip(priors.ids, uses_of(known).tolist(), strict=True))["short_walk"] == 1


def test_a_bad_session_of_many_kinds_is_no_sign_against_each_of_them(priors):
    many = ("gentle_mobility", "slow_breathing", "short_walk")
    bad = [tried("position_of_ease", -3, day, others=many) for day in range(2)]
    alone = [tried("position_of_ease", -3, day) for day in range(2)]

    assert known_of(analyse_relief(alone, priors), "position_of_ease").claim is Claim.SEEMS_WORSE
    assert known_of(analyse_relief(bad, priors), "short_walk").claim is not Claim.SEEMS_WORSE
