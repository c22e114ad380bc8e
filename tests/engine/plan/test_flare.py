"""Flare-ups: when one begins, and when it is over."""

from tests.engine.plan.days import daily, day, history, in_diary
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


def test_a_diary_without_any_session_shows_one(base):
    calm = [in_diary(number, pain=2) for number in range(4)]

    assert flares(base, history(days=calm), 3) == ()
    found = flares(base, history(days=[*calm, in_diary(4, pain=5)]), 4)
    assert [flare.start for flare in found] == [day(4)]


def test_one_bad_day_is_not_a_flare_up_and_two_in_a_row_are(base):
    bad = [in_diary(number, bad=True) for number in (5, 6)]

    assert flares(base, history(days=bad[:1]), 5) == ()
    assert [flare.start for flare in flares(base, history(days=bad), 6)] == [day(6)]


def test_bad_days_a_week_apart_are_not_a_flare_up(base):
    told = history(days=[in_diary(number, bad=True) for number in (3, 10)])

    assert flares(base, told, 10) == ()


def test_two_days_of_doing_less_than_usual_are_one(base):
    usual = [in_diary(number, able=True) for number in range(4)]
    less = [in_diary(number, able=False) for number in (4, 5)]

    assert flares(base, history(days=[*usual, *less]), 5) != ()


def test_somebody_who_never_can_do_what_they_want_is_not_always_in_one(base):
    told = history(days=[in_diary(number, able=False) for number in range(14)])

    assert flares(base, told, 14) == ()


def test_a_bad_day_breaks_the_row_of_green_days_that_ends_one(base):
    greens = daily("cat_camel", [6, 8])

    calmed = flares(base, history(*greens, flares=[5]), 9)
    not_yet = flares(base, history(*greens, flares=[5], days=[in_diary(7, bad=True)]), 9)

    assert flare_on(calmed, day(9)) is None
    assert flare_on(not_yet, day(9)) is not None
