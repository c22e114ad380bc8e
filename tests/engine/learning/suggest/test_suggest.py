"""What to try next: inside what is safe, with its chance and its reasons."""

from collections import Counter

import numpy as np
import pytest

from tests.shipped import BASE
from unclench.engine.learning.relief.analyse import learn, result_of
from unclench.engine.learning.relief.priors import priors_for
from unclench.engine.learning.relief.sessions import WAITED, ReliefSession
from unclench.engine.learning.suggest.suggest import Now, suggest
from unclench.engine.learning.suggest.suggestion import LeftOut, Reason
from unclench.engine.values.intervention import Phase

OPTIONS = ("heat_pack", "cat_camel", "slow_breathing", "ball_massage", "press_up", "ibuprofen")
PRIORS = priors_for(BASE, OPTIONS, Phase.ACUTE)
GOOD = [ReliefSession(n, "ball_massage", 6, 3) for n in range(12)]
BAD = [ReliefSession(n, "heat_pack", 4, 7) for n in range(2)]


def after(sessions, now: Now, seed: int = 1):
    return suggest(learn(sessions, PRIORS), now, np.random.default_rng(seed))


def many(sessions, now: Now):
    """The same moment with 300 seeds."""
    known = learn(sessions, PRIORS)
    result = result_of(known)
    return [suggest(known, now, np.random.default_rng(seed), result) for seed in range(300)]


def why(suggestion) -> dict[str, LeftOut]:
    return {each.option: each.why for each in suggestion.left_out}


def test_the_same_seed_gives_the_same():
    assert after(GOOD, Now(pain=5), 3) == after(GOOD, Now(pain=5), 3)


def test_what_is_not_safe_is_left_out_with_its_reason():
    told = after(GOOD, Now(pain=5, not_safe={"ball_massage": "HEAT-05"}))

    assert [(e.option, e.because) for e in told.left_out if e.why is LeftOut.NOT_SAFE] == [
        ("ball_massage", "HEAT-05")
    ]
    assert "ball_massage" not in {each.option for each in told.offers}


@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_drawn_that_is_not_safe(seed):
    unsafe = dict.fromkeys(OPTIONS[:4], "no")

    assert after(GOOD, Now(pain=4, not_safe=unsafe), seed).first == "press_up"


def test_when_nothing_is_safe_nothing_is_offered():
    told = after(GOOD, Now(pain=5, not_safe=dict.fromkeys(OPTIONS, "no")))

    assert told.first is None
    assert told.offers == ()


def test_without_options_nothing_is_offered():
    known = learn([], priors_for(BASE, (), Phase.ACUTE))

    assert suggest(known, Now(pain=5), np.random.default_rng(1)).first is None


def test_a_medicine_is_never_suggested():
    told = after([ReliefSession(n, "ibuprofen", 7, 2) for n in range(9)], Now(pain=5))

    assert why(told)["ibuprofen"] is LeftOut.MEDICINE


def test_two_bad_turns_take_an_option_off_the_list():
    assert why(after(BAD, Now(pain=5)))["heat_pack"] is LeftOut.SEEMS_WORSE


def test_in_much_pain_nothing_is_offered_that_may_well_harm():
    assert why(after([], Now(pain=8)))["press_up"] is LeftOut.TOO_UNSURE_IN_PAIN
    assert "press_up" not in why(after([], Now(pain=3)))


def test_a_gentle_movement_and_something_calm_stay_on_the_list():
    offered = {each.option: each.reasons for each in after(GOOD, Now(pain=5)).offers}

    assert {"cat_camel", "press_up"} & set(offered)
    assert "slow_breathing" in offered


def test_what_leaves_room_for_harm_is_never_called_likely_to_help():
    offers = after([], Now(pain=4)).offers
    unsure = [each for each in offers if each.interval_80[0] < -0.5]

    assert unsure
    assert all(Reason.WORTH_TRYING in each.reasons for each in unsure)


def test_what_helped_says_so():
    waits = [ReliefSession(n + 0.5, WAITED, 5, 5) for n in range(12)]

    best = max(after([*GOOD, *waits], Now(pain=7)).offers, key=lambda each: each.chance)

    assert best.option == "ball_massage"
    assert best.reasons == (Reason.HELPS_YOU,)


def test_nobody_waits_who_did_not_agree():
    told = [after(GOOD, Now(pain=3), seed).first for seed in range(20)]

    assert WAITED not in told


def test_a_planned_wait_is_drawn_as_often_as_its_propensity_says():
    agreed = Now(pain=3, agreed_to_wait=True)
    drawn = many(GOOD, agreed)
    waits = [each for each in drawn if each.first == WAITED]

    assert {each.propensity for each in waits} == {0.7}
    assert 0.57 < len(waits) / 300 < 0.82


def test_what_is_drawn_comes_up_as_often_as_its_propensity_says():
    drawn = many(GOOD[:3], Now(pain=4))

    counted = Counter(each.first for each in drawn)
    said = {each.first: each.propensity for each in drawn}

    assert sum(said.values()) == pytest.approx(1)
    assert all(abs(counted[name] / 300 - said[name]) < 0.11 for name in said)


def test_a_burden_counts_against_an_option():
    light, heavy = Now(pain=7), Now(pain=7, minutes={"heat_pack": 240.0})

    offered = [
        {each.option: each.chance for each in after([], now).offers} for now in (light, heavy)
    ]

    assert offered[0]["heat_pack"] > offered[1].get("heat_pack", 0)
