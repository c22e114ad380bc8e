"""The traffic light of a session."""

import pytest

from tests.engine.plan.days import done
from unclench.engine.plan.traffic import Light, light_of
from unclench.engine.values.history import Ending, NextDay


def light(base, **told):
    return light_of(base.plan.progression, done("cat_camel", 0, **told))


@pytest.mark.parametrize(
    ("before", "during", "expected"),
    [
        (2, 3, Light.GREEN), (2, 4, Light.AMBER), (2, 5, Light.AMBER), (2, 6, Light.RED),
        (3, 3, Light.GREEN), (3, 5, Light.AMBER), (4, 5, Light.GREEN), (5, 7, Light.AMBER),
        (5, 8, Light.RED), (7, 8, Light.GREEN), (8, 9, Light.RED), (9, 9, Light.RED),
    ],
)  # fmt: skip
def test_mild_pain_counts_by_its_level_and_more_by_its_rise(base, before, during, expected):
    assert light(base, pain=before, during=during) is expected


def test_pain_that_nobody_told_is_never_green(base):
    assert light(base, pain=None, during=None) is Light.UNRATED


def test_what_made_it_worse_is_red_whatever_the_numbers_say(base):
    assert light(base, pain=1, ending=Ending.WORSE) is Light.RED


def test_what_was_stopped_early_is_amber(base):
    assert light(base, pain=1, ending=Ending.STOPPED) is Light.AMBER


def test_what_took_almost_everything_is_amber(base):
    assert light(base, pain=1, effort=9) is Light.AMBER


def test_a_little_worse_on_the_day_after_is_amber(base):
    assert light(base, pain=1, next_day=NextDay.SETTLED) is Light.AMBER


def test_worse_for_more_than_a_day_is_red(base):
    assert light(base, pain=1, next_day=NextDay.LINGERED) is Light.RED
