"""Whether the change between two scores is one that people notice."""

import pytest

from unclench.engine.outcomes.change import Noticed, Towards, change_of


def change(base, name: str, before: float, after: float):
    return change_of(base.outcome_measures[name], before, after)


@pytest.mark.parametrize(
    ("before", "after", "noticed"),
    [
        (16, 10, Noticed.YES),
        (20, 15, Noticed.IN_PART),  # 5 points, but no third of 20
        (9, 6, Noticed.IN_PART),  # a third of 9, but no 5 points
        (16, 13, Noticed.NO),
    ],
)
def test_a_change_of_roland_morris_is_held_against_its_points_and_its_share(
    base, before, after, noticed
):
    assert change(base, "roland_morris", before, after).noticed is noticed


def test_a_share_of_nought_says_nothing(base):
    assert change(base, "peg", 0, 4).noticed is Noticed.UNKNOWN


def test_no_source_no_word_on_whether_a_change_is_noticed(base):
    assert change(base, "orebro_short", 40, 60).noticed is Noticed.UNKNOWN


def test_a_lower_score_is_better_where_more_is_worse(base):
    assert change(base, "roland_morris", 12, 5).towards is Towards.BETTER


def test_a_lower_score_is_worse_where_more_is_better(base):
    assert change(base, "pain_self_efficacy", 40, 20).towards is Towards.WORSE


def test_the_same_score_went_neither_way(base):
    assert change(base, "oswestry", 36, 36).towards is Towards.NEITHER


def test_a_measure_that_looks_ahead_says_nothing_of_better_or_worse(base):
    assert change(base, "start_back", 7, 3).towards is Towards.NEITHER
