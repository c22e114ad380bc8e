"""How what is known of one kind of help is said."""

from dataclasses import replace

import pytest

from unclench.engine.learning.relief.analyse import analyse_relief
from unclench.engine.learning.relief.result import Claim, OptionRelief, WouldTell
from unclench.engine.learning.told import option_priors
from unclench.engine.values.intervention import Phase
from unclench.web.what_helps.claims import (
    STILL_OPEN,
    UNTRIED,
    VERDICTS,
    said_of,
    sentence,
    would_change,
)


@pytest.fixture(scope="module")
def unknown(base) -> OptionRelief:
    return analyse_relief((), option_priors(base, Phase.ACUTE)).options[0]


@pytest.fixture
def known(unknown):
    return lambda **more: replace(unknown, **{"n": 9, "would_tell": None, **more})


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"n": 0}, "untried"),
        ({"n": 3}, "too_early"),
        ({"n": 9, "p_better": 0.6}, "unclear"),
        ({"n": 9, "p_better": 0.1}, "leaning_worse"),
        ({"claim": Claim.LEANING}, "leaning"),
        ({"claim": Claim.HELPS_YOU}, "helps_you"),
        ({"claim": Claim.SEEMS_WORSE, "p_worse": 0.6}, "seems_worse"),
        ({"claim": Claim.SEEMS_WORSE, "p_worse": 0.1}, "rose"),
        ({"claim": Claim.NO_REAL_DIFFERENCE, "p_better": 0.6}, "no_real_difference"),
    ],
)
def test_each_rung_of_the_ladder_has_words_of_its_own(known, what, said):
    assert said_of(known(**what)) == said


def test_something_that_leans_towards_harm_is_not_called_no_real_difference(known):
    assert said_of(known(claim=Claim.NO_REAL_DIFFERENCE, p_better=0.07)) == "leaning_worse"


@pytest.mark.parametrize("said", ["helps_you", "leaning", "leaning_worse", "rose", "seems_worse"])
def test_whatever_points_somewhere_says_that_part_of_it_may_be_expectation(base, said):
    assert "may be expectation" in base.claim_words[said].text


def test_the_page_has_a_place_for_whatever_may_be_said(base):
    assert set(base.claim_words) == {UNTRIED, *map(str, (*VERDICTS, *STILL_OPEN))}


@pytest.mark.parametrize("claim", Claim)
def test_there_are_words_for_every_claim_of_the_model(base, claim):
    assert base.claim_words[str(claim)].badge


def test_what_would_tell_names_the_number_of_times_where_it_is_known(base, known):
    told = would_change(known(would_tell=WouldTell(4, 2)), base.relief_options["warmth"])

    assert told.endswith("trying it 4 times more and just carrying on twice.")


def test_what_rose_a_lot_in_some_sessions_is_told_as_that_and_as_perhaps_chance(base, known):
    rose = known(claim=Claim.SEEMS_WORSE, p_worse=0.1, jumps=2)

    said = sentence(rose, base.relief_options["warmth"])

    assert "pain rose by two points or more twice when you tried it" in said
    assert "may be chance" in said


def test_an_interval_is_never_said_to_reach_below_nothing_where_it_helps(base, known):
    said = known(claim=Claim.HELPS_YOU, interval_80=(-0.2, 1.4))

    assert "by 0 to 1.4 points" in sentence(said, base.relief_options["warmth"])
