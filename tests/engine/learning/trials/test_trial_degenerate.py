"""Trials from which little or nothing can be learnt."""

import json
import math

import pytest

from tests.engine.learning.trials.invented import days, result
from unclench.engine.learning.trials import Outcome, TrialDay, Verdict

PRIOR = [0.0, (0.5 * 0.8**2 + 0.5 * 2.0**2) ** 0.5]
NOTHING = {
    "one arm": (days([3, 4, 5, 3, 6], "a"), "Only one arm"),
    "one day": ([TrialDay(1, "a", 3)], "Only one arm"),
    "all equal": (days([4] * 20), "Every answer is the same"),
    "all zeros": (days([0] * 20), "Every answer is the same"),
    "all tens": (days([10] * 20), "Every answer is the same"),
    "no answers": (days([None] * 6), "No day has an answer"),
    "one day with two arms": (
        [TrialDay(1, "a", 3), TrialDay(1, "b", 4)],
        "neither can be credited",
    ),
}


@pytest.mark.parametrize("kind", NOTHING)
def test_with_nothing_to_learn_from_it_says_so_and_keeps_to_what_was_assumed(kind: str):
    told, note = NOTHING[kind]

    found = result(told)

    pair = found.contrasts[0]
    assert [pair.mean, pair.sd] == pytest.approx(PRIOR)
    assert (found.verdict, found.best) == (Verdict.TOO_EARLY, None)
    assert found.prior_share == pytest.approx(1.0)
    assert note in " ".join(found.notes)


LITTLE = {
    "two days": days([3, 4]),
    "far apart": [TrialDay(1000 * i, "ab"[i % 2], i % 3) for i in range(9)],
    "one different answer": days([3] * 30 + [4] + [3] * 10),
    "zeros and tens": days([0, 10] * 20),
    "zeros and one ten": days([0] * 30 + [10]),
    "one arm but for a day": days([3, 5, 4, 2] * 5, "a" * 19 + "b"),
    "as good as perfect": days([2, 7] * 20, "ab"),
    "half a year": days([3, 4, 5, 4, 6, 2, 3] * 26),
}


@pytest.mark.parametrize("kind", LITTLE)
@pytest.mark.parametrize("lingers", [False, True])
def test_with_little_to_learn_from_every_number_is_a_number(kind: str, lingers: bool):
    found = result(LITTLE[kind], lingers=lingers)

    json.dumps(found.as_json(), allow_nan=False)
    assert 0 < found.contrasts[0].sd < 1.6
    assert 0 <= found.phi < 1
    assert found.sigma > 0


@pytest.mark.parametrize("values", [[0] * 9 + [1], [1, 0] * 15, [1] * 30 + [0]])
def test_yes_and_no_in_any_mix_give_numbers(values: list[int]):
    found = result(days(values), outcome=Outcome.YES_NO)

    json.dumps(found.as_json(), allow_nan=False)
    assert -1 < found.contrasts[0].interval_95[0] < found.contrasts[0].interval_95[1] < 1


def test_no_chance_is_above_one_where_everything_counts_as_the_same():
    told = days([1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1])

    found = result(told, outcome=Outcome.YES_NO, mcid=1.0)

    assert found.contrasts[0].p_same <= 1


def test_a_day_told_twice_is_averaged_and_said():
    once = days([3, 5, 4, 2] * 4)

    twice = [*once[1:], TrialDay(1, "a", 2), TrialDay(1, "a", 4)]

    assert result(twice).contrasts == result(once).contrasts
    assert "Day 1 is told more than once: the values were averaged." in result(twice).notes


@pytest.mark.parametrize(
    ("told", "plan", "said"),
    [
        ([], {}, "no days and no arms"),
        (days([1] * 5, "abcde"), {}, "there are 5 arms. Expected 2 to 4."),
        (days([11]), {}, "day 1: the value is 11. Expected 0 to 10."),
        (days([math.nan]), {}, "Expected 0 to 10."),
        ([TrialDay(math.nan, "a", 2)], {}, "the day is nan. Expected a whole number."),  # type: ignore[arg-type]
        ([TrialDay(math.inf, "a", 2)], {}, "the day is inf. Expected a whole number."),  # type: ignore[arg-type]
        (days([2]), {"outcome": Outcome.YES_NO}, "Expected 1 for yes or 0 for no."),
        (days([2] * 201), {}, "there are 201 days. Expected at most 200."),
        (days([2]), {"mcid": 0.0}, "has to be above 0"),
        (days([2, 3]), {"mcid": 11.0}, "matters is 11. Expected at most 10, from one end"),
        (days([0, 1]), {"mcid": 10.0, "outcome": Outcome.YES_NO}, "is 10. Expected at most 1"),
        (days([2, 3]), {"reference": "c"}, "no arm is called c. Expected one of a, b."),
        ([TrialDay(1, "a", 2, adherence=1.5)], {}, "adherence is 1.5. Expected 0 to 1."),
    ],
)
def test_what_cannot_be_a_trial_is_refused_in_words(told, plan: dict, said: str):
    with pytest.raises(ValueError, match=said):
        result(told, **plan)
