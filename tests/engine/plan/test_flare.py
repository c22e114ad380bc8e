"""Flare-ups: when one begins, and when it is over."""

from tests.engine.plan.days import daily, day, history
from unclench.engine.plan.flare import flare_on, flares_in


def flares(base, told, today):
    return flares_in(base.plan.progression, told, day(today))


def test_one_that_the_person_marks_begins_that_day(base):
    found = flares(base, history(flares=[5]), 5)

    assert [(flare.start, flare.end, flare.marked) for flare in found] == [(day(5), None, True)]


def test_pain_well_above_what_was_usual_is_seen_as_one(base):
    told = history(*daily("cat_camel", range(4), pain=2), *daily("cat_camel", [4], pain=5))

    assert flare_on(flares(base, told, 4), day(4)) is not None


def test_pain_a_little_above_what_was_usual_is_not(base):
    told = history(*daily("cat_camel", range(4), pain=2), *daily("cat_camel", [4], pain=4))

    assert flares(base, told, 4) == ()


def test_one_bad_session_is_not_a_flare_up_and_two_in_a_row_are(base):
    bad = daily("cat_camel", [3, 4], pain=2, during=7)
    calm = daily("cat_camel", [0, 1, 2])

    assert flares(base, history(*calm, bad[0]), 3) == ()
    assert [flare.start for flare in flares(base, history(*calm, *bad), 4)] == [day(4)]


def test_it_is_over_when_the_person_says_so(base):
    found = flares(base, history(flares=[5], over=[7]), 8)

    assert flare_on(found, day(6)) is not None
    assert flare_on(found, day(7)) is None


def test_on_one_day_the_later_word_counts(base):
    over = flares(base, history(flares=[5], over=[5]), 5)

    assert flare_on(over, day(5)) is None


def test_one_that_was_seen_can_be_called_over_on_the_same_day(base):
    told = history(
        *daily("cat_camel", range(4), pain=2), *daily("cat_camel", [4], pain=6), over=[4]
    )

    assert flare_on(flares(base, told, 4), day(4)) is None


def test_two_green_days_in_a_row_end_it(base):
    told = history(*daily("cat_camel", [6, 7]), flares=[5])

    assert flare_on(flares(base, told, 8), day(7)) is not None
    assert flare_on(flares(base, told, 8), day(8)) is None


def test_a_green_day_and_a_red_one_do_not_end_it(base):
    told = history(*daily("cat_camel", [6]), *daily("cat_camel", [7], during=8), flares=[5])

    assert flare_on(flares(base, told, 8), day(8)) is not None


def test_nobody_stays_in_a_flare_up_for_ever(base):
    found = flares(base, history(flares=[0]), 60)

    assert found[0].end == day(base.plan.progression.flare_most_days)
