"""How a dosage grows, holds and shrinks, and when the next exercise comes."""

import pytest

from tests.engine.plan.days import daily, day, done, history
from unclench.engine.plan.flare import flares_in
from unclench.engine.plan.ladder import Climb, Ladder
from unclench.engine.values.history import Ending, NextDay


@pytest.fixture
def rung(base):
    """Where somebody for whom everything is allowed stands with an exercise."""

    def found(name, told, today, *, greens=3, allowed=True):
        rule = base.plan.progression
        climb = Climb(
            rule=rule,
            greens=greens,
            flares=flares_in(rule, told, day(today)),
            find=base.interventions.__getitem__,
            allowed=lambda names: base.interventions[names[0]] if names and allowed else None,
        )
        return Ladder(climb, told).on(base.interventions[name], day(today))

    return found


def test_it_begins_where_the_record_says(base, rung):
    first = rung("cat_camel", history(), 0)

    assert first.dose.repetitions == base.interventions["cat_camel"].dosage.repetitions.start


def test_three_green_sessions_in_a_row_make_one_change(rung):
    before = rung("cat_camel", history(*daily("cat_camel", [0, 1])), 2)
    after = rung("cat_camel", history(*daily("cat_camel", [0, 1, 2])), 3)

    assert (before.dose.repetitions, after.dose.repetitions) == (6, 7)
    assert after.dose.sets == before.dose.sets


def test_somebody_careful_needs_only_two(rung):
    after = rung("cat_camel", history(*daily("cat_camel", [0, 1])), 2, greens=2)

    assert after.dose.repetitions == 7


def test_an_amber_session_holds_and_takes_off_a_third(rung):
    after = rung("cat_camel", history(done("cat_camel", 0, during=5)), 1)

    assert (after.dose.repetitions, after.greens) == (3, 0)


def test_a_setback_after_a_green_session_that_has_settled_within_a_day_holds(rung):
    told = [*daily("cat_camel", [0, 1]), done("cat_camel", 2, next_day=NextDay.SETTLED)]

    after = rung("cat_camel", history(*told), 3)

    assert (after.dose.repetitions, after.greens) == (6, 0)


def test_setbacks_that_settle_never_push_below_the_least_that_is_recommended(base, rung):
    told = daily("pelvic_tilt", range(30), during=5, next_day=NextDay.SETTLED)

    least = base.interventions["pelvic_tilt"].dosage.repetitions.recommended[0]
    assert rung("pelvic_tilt", history(*told), 30).dose.repetitions == least


def test_an_amber_session_whose_day_after_was_not_told_is_cut_further(rung):
    told = daily("pelvic_tilt", range(30), during=5)

    assert rung("pelvic_tilt", history(*told), 30).dose.repetitions == 1


def test_what_is_below_the_recommended_least_already_stays_there_when_it_settles(rung):
    told = [
        *daily("pelvic_tilt", range(3), ending=Ending.WORSE),
        *daily("pelvic_tilt", range(3, 6), during=5, next_day=NextDay.SETTLED),
    ]

    before = rung("pelvic_tilt", history(*told[:3]), 3).dose.repetitions
    assert rung("pelvic_tilt", history(*told), 6).dose.repetitions == before < 5


def test_a_year_with_a_little_pain_now_and_then_does_not_end_below_where_it_began(base, rung):
    told = [
        done(
            "pelvic_tilt", n, pain=1, next_day=NextDay.SETTLED if n % 4 == 3 else NextDay.NOT_WORSE
        )
        for n in range(360)
    ]

    after = rung("pelvic_tilt", history(*told), 360, allowed=False)
    assert (
        after.dose.repetitions
        == base.interventions["pelvic_tilt"].dosage.repetitions.recommended[1]
    )


def test_a_red_session_halves_it(rung):
    after = rung("cat_camel", history(done("cat_camel", 0, during=7)), 1)

    assert after.dose.repetitions == 3


def test_red_at_the_least_dosage_goes_back_to_the_easier_exercise(rung):
    bad = daily("cat_camel", range(3), ending=Ending.WORSE)
    least = rung("cat_camel", history(*bad[:2]), 2)
    easier = rung("cat_camel", history(*bad), 3)

    assert least.intervention.id == "cat_camel"
    assert easier.intervention.id == "pelvic_tilt"


def test_what_has_nothing_left_to_grow_becomes_the_next_harder_exercise(rung):
    green = daily("cat_camel", range(60))

    assert rung("cat_camel", history(*green), 61).intervention.id == "childs_pose"


def test_it_stays_where_it_is_when_nothing_harder_is_allowed(base, rung):
    green = daily("cat_camel", range(60))
    last = rung("cat_camel", history(*green), 61, allowed=False)

    assert last.intervention.id == "cat_camel"
    assert (
        last.dose.repetitions == base.interventions["cat_camel"].dosage.repetitions.recommended[1]
    )


def test_what_nobody_rated_changes_nothing(rung):
    after = rung("cat_camel", history(*daily("cat_camel", range(9), pain=None)), 9)

    assert (after.dose.repetitions, after.greens) == (6, 0)


def test_a_skipped_session_is_no_session(rung):
    skipped = daily("cat_camel", range(3), ending=Ending.SKIPPED)

    assert rung("cat_camel", history(*skipped), 3).dose.repetitions == 6


def test_the_day_after_can_take_back_a_green_session(rung):
    told = [*daily("cat_camel", [0, 1]), done("cat_camel", 2, next_day=NextDay.LINGERED)]

    assert rung("cat_camel", history(*told), 3).dose.repetitions == 3


def test_after_some_days_away_the_last_green_dosage_counts(rung):
    told = [*daily("cat_camel", range(3)), done("cat_camel", 3, during=5)]

    assert rung("cat_camel", history(*told), 4).dose.repetitions == 4
    assert rung("cat_camel", history(*told), 9).dose.repetitions == 4


def test_after_more_than_two_weeks_away_it_starts_again_a_little_lower(rung):
    told = history(*daily("cat_camel", range(6)))

    assert rung("cat_camel", told, 6).dose.repetitions == 8
    assert rung("cat_camel", told, 25).dose.repetitions == 4


def test_nothing_grows_in_a_flare_up(rung):
    told = history(*daily("cat_camel", range(3, 5), during=5), flares=[2])

    assert rung("cat_camel", told, 5).dose.repetitions <= 3


def test_a_flare_up_halves_it_at_once_and_gives_it_back_afterwards(rung):
    calm = daily("cat_camel", range(6))
    flared = history(*calm, flares=[6])
    over = history(*calm, flares=[6], over=[7])

    assert rung("cat_camel", flared, 6).dose.repetitions == 3
    assert rung("cat_camel", over, 7).dose.repetitions == 8


def test_walking_grows_at_most_once_a_week_by_a_tenth(rung):
    told = history(*daily("short_walk", range(14)))

    walked = [rung("short_walk", told.until(day(n)), n + 1).dose.duration_s for n in range(14)]

    assert walked == [180, 180] + [210] * 7 + [240] * 5


def test_a_position_of_ease_is_not_trained(base, rung):
    told = history(*daily("side_lying", range(30)))

    start = base.interventions["side_lying"].dosage.duration_s.start
    assert rung("side_lying", told, 30).dose.duration_s == start
