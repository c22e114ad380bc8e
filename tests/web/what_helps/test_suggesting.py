"""What is suggested, and out of what."""

from collections import Counter
from datetime import date

import pytest

from unclench.engine.learning.suggest.suggestion import Reason
from unclench.engine.plan.offer import Standing
from unclench.engine.plan.options import OptionOffer
from unclench.web.what_helps.learnt import learnt_by
from unclench.web.what_helps.suggesting import suggest, wait_drawn

SEEDS = range(60)


@pytest.fixture
def learnt(visitor):
    return learnt_by(visitor, date(2026, 3, 30))


def offers(*safe: str, left_out: tuple[str, ...] = ()) -> dict[str, OptionOffer]:
    standing = dict.fromkeys(safe, Standing.OFFERED) | dict.fromkeys(left_out, Standing.LEFT_OUT)
    return {name: OptionOffer(name, each, "short_walk", 5) for name, each in standing.items()}


def test_nothing_outside_of_what_may_be_tried_is_ever_suggested(learnt):
    safe = offers("walking", "breathing", left_out=("warmth", "cold", "gentle_movement"))
    drawn = [suggest(learnt, safe, 5, seed) for seed in SEEDS]

    assert {one.option for each in drawn for one in each.shown} == {"walking", "breathing"}


def test_where_nothing_may_be_tried_nothing_is_suggested(learnt):
    assert suggest(learnt, offers(left_out=("warmth",)), 5, 1).shown == ()


def test_what_was_drawn_stands_first(learnt):
    safe = offers("walking", "breathing", "warmth", "position")
    drawn = [suggest(learnt, safe, 3, seed) for seed in SEEDS]

    assert all(each.shown[0].option == each.drawn for each in drawn)


def test_the_chance_that_is_kept_is_the_chance_of_the_draw(learnt):
    safe = offers("walking", "breathing", "warmth", "position")
    drawn = [suggest(learnt, safe, 3, seed) for seed in range(400)]
    often = Counter(each.drawn for each in drawn)
    said = {each.drawn: each.propensity for each in drawn}

    assert {name: often[name] / 400 for name in said} == pytest.approx(said, abs=0.1)


def test_something_gentle_or_calm_always_stays_on_the_list(learnt):
    safe = offers("walking", "breathing", "warmth", "cold", "self_massage")
    shown = [{one.option for one in suggest(learnt, safe, 3, seed).shown} for seed in SEEDS]

    assert all(each & {"walking", "breathing"} for each in shown)


def test_there_are_words_for_every_reason_of_the_model(base):
    assert set(base.reason_words) == set(map(str, Reason))


def test_waiting_is_not_drawn_before_some_sessions(learnt):
    assert {wait_drawn(learnt, offers("walking"), 3, seed) for seed in SEEDS} == {0.0}
