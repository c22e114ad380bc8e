"""The revised lifting equation, held to the examples of its manual and to itself."""

from dataclasses import replace
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shipped import BASE
from unclench.engine.lifting.composite import composite_index
from unclench.engine.lifting.limit import lowest_kg, weigh_lift
from unclench.engine.lifting.multipliers import often
from unclench.engine.values.lifting import Grip, IndexBand, Lift, LiftError, Place, ReachRule, Units

METHOD = BASE.lifting
METRIC, US = METHOD.forms[Units.METRIC], METHOD.forms[Units.US]
INCH, POUND = US.length, US.weight


def a_lift(h=30.0, v=75.0, d=25.0, angle=0.0, **other):
    usual = {"weight_kg": 10.0, "per_min": 0.2, "hours": 1.0, "coupling": Grip.GOOD}
    return Lift(origin=Place(h, v, angle), d_cm=d, **(usual | other))


def in_us_units(weight, h, v, d, **other):
    return a_lift(h * INCH, v * INCH, d * INCH, weight_kg=weight * POUND, units=Units.US, **other)


PRESS = in_us_units(44, 23, 15, 49, coupling=Grip.FAIR)
ROLLS = in_us_units(35, 15, 27, 17, coupling=Grip.POOR)
PARCEL = in_us_units(26, 10, 22, 37, per_min=3, coupling=Grip.FAIR)
DISHES = in_us_units(20, 20, 44, 37, angle=30.0, per_min=5)


@pytest.mark.parametrize(
    ("lift", "end", "limits", "indexes"),
    [
        (PRESS, (23, 64, 0), (16.3, 14.5), (2.7, 3.0)),
        (ROLLS, (20, 10, 0), (28.0, 18.1), (1.3, 1.9)),
        (PARCEL, (20, 59, 0), (34.9, 15.2), (0.7, 1.7)),
        (DISHES, (20, 7, 30), (14.4, 13.3), (1.4, 1.5)),
    ],
)
def test_an_example_of_the_manual_has_its_published_limit_and_index(lift, end, limits, indexes):
    h, v, angle = end

    weighed = weigh_lift(METHOD, replace(lift, destination=Place(h * INCH, v * INCH, angle)))

    both = (weighed.origin, weighed.destination)
    assert [each.rwl_kg / POUND for each in both] == pytest.approx(limits, abs=0.001)
    assert [each.li for each in both] == pytest.approx(indexes, abs=0.051)


def test_the_same_lift_in_cm_is_weighed_in_full_and_gets_a_little_less():
    """The metric form rounds its constant and its best height elsewhere."""
    us = replace(PRESS, destination=Place(23 * INCH, 64 * INCH))

    metric = weigh_lift(METHOD, replace(us, units=Units.METRIC))

    both = (metric.origin, metric.destination)
    assert [each.rwl_kg / POUND for each in both] == pytest.approx((15.70, 13.70), abs=0.005)
    assert [each.li for each in both] == pytest.approx((2.80, 3.21), abs=0.005)


@pytest.mark.parametrize(("inches", "share"), [(9, 1.0), (22, 0.46), (22.5, 0.45), (23, 0.44)])
def test_a_reach_in_inches_is_read_from_the_printed_table(inches, share):
    weighed = weigh_lift(METHOD, in_us_units(10, inches, 30, 10))

    assert weighed.worst.multipliers.hm == share


def test_a_printed_table_that_rises_or_misses_a_row_is_refused():
    with pytest.raises(ValueError, match="expects 2 falling multipliers"):
        ReachRule(10, 11, (0.9, 1.0))
    with pytest.raises(ValueError, match="expects 3 falling multipliers"):
        ReachRule(10, 12, (1.0, 0.9))


@pytest.mark.parametrize(
    ("lift", "limit", "index"),
    [
        (in_us_units(44, 10, 15, 49, coupling=Grip.FAIR), 37.1, 1.2),
        (in_us_units(40, 18, 15, 21, angle=45.0, coupling=Grip.FAIR), 18.9, 2.1),
    ],
)
def test_an_example_with_one_place_has_its_published_limit_and_index(lift, limit, index):
    weighed = weigh_lift(METHOD, lift)

    assert weighed.worst.rwl_kg / POUND == pytest.approx(limit, abs=0.001)
    assert weighed.worst.li == pytest.approx(index, abs=0.051)


@pytest.mark.parametrize(
    ("lift", "limit_kg"),
    [
        (a_lift(25), 23.00),
        (a_lift(40, per_min=1), 13.51),
        (a_lift(50, 30, 70, 30, per_min=4, hours=2, coupling=Grip.FAIR), 5.44),
        (a_lift(63, 175, 100), 5.53),
        (a_lift(30, 0, 75, 45, per_min=2, hours=8, coupling=Grip.POOR), 6.55),
        (a_lift(35, 100, 50, 90, per_min=9, hours=8, coupling=Grip.FAIR), 1.48),
    ],
)
def test_the_formula_gives_the_limit_worked_out_by_hand(lift, limit_kg):
    assert lowest_kg(METHOD, lift) == pytest.approx(limit_kg, abs=0.005)


@pytest.mark.parametrize(
    "lift",
    [
        a_lift(64),
        a_lift(v=176),
        a_lift(d=176),
        a_lift(angle=136),
        a_lift(per_min=16),
        a_lift(hours=9),
    ],
)
def test_beyond_a_bound_nothing_may_be_lifted_and_the_reason_is_said(lift):
    weighed = weigh_lift(METHOD, lift)

    assert (weighed.worst.rwl_kg, weighed.worst.li) == (0.0, None)
    assert len(weighed.reasons) == 1


@pytest.mark.parametrize("value", [-1.0, nan, inf])
def test_a_senseless_measure_is_named_with_what_was_expected(value):
    with pytest.raises(LiftError, match=r"h_cm=.* cannot be used: expected a number"):
        a_lift(h=value)


def test_a_frequency_between_two_rows_lies_on_the_line_between_them():
    assert often(METHOD, 2.4, 1, low=True) == pytest.approx(0.898)


def test_what_to_change_first_raises_the_limit_most():
    changes = weigh_lift(METHOD, a_lift(60, 30, angle=30)).changes

    assert changes[0].what == "nearer"
    assert changes == tuple(sorted(changes, key=lambda change: -change.rwl_kg))


def a_job(weight, limit, per_min):
    """A lift of so many kg, worked out in full, whose limit, if it were rare, is `limit`."""
    reach = METRIC.reach.nearest * METRIC.load_constant / limit
    return a_lift(reach, weight_kg=weight, per_min=per_min)


def test_the_three_task_job_of_the_manual_has_its_published_index():
    jobs = [a_job(10, 15, 4), a_job(30, 20, 1), a_job(20, 20, 2)]

    assert composite_index(METHOD, jobs) == pytest.approx(1.87, abs=0.01)


LIFTS = st.builds(
    a_lift,
    h=st.floats(0, 70),
    v=st.floats(0, 180),
    d=st.floats(0, 180),
    angle=st.floats(0, 140),
    per_min=st.floats(0, 17),
    hours=st.floats(0.1, 9),
    coupling=st.sampled_from(Grip),
    units=st.sampled_from(Units),
)
MORE = st.floats(0, 50)


@given(LIFTS, MORE)
def test_reaching_farther_never_raises_the_limit(lift, more):
    farther = replace(lift, origin=replace(lift.origin, h_cm=lift.origin.h_cm + more))

    assert lowest_kg(METHOD, farther) <= lowest_kg(METHOD, lift)


@given(LIFTS, MORE)
def test_twisting_more_never_raises_the_limit(lift, more):
    twisted = replace(lift, origin=replace(lift.origin, angle_deg=lift.origin.angle_deg + more))

    assert lowest_kg(METHOD, twisted) <= lowest_kg(METHOD, lift)


@given(LIFTS, st.floats(0, 10), st.floats(0, 5))
def test_lifting_more_often_or_longer_never_raises_the_limit(lift, times, hours):
    more = replace(lift, per_min=lift.per_min + times, hours=lift.hours + hours)

    assert lowest_kg(METHOD, more) <= lowest_kg(METHOD, lift) + 1e-9


@given(
    st.lists(st.builds(a_lift, h=st.floats(0, 60), per_min=st.floats(0, 4)), min_size=1, max_size=3)
)
def test_a_job_is_never_easier_than_its_hardest_lift(lifts):
    hardest = max(lift.weight_kg / lowest_kg(METHOD, lift) for lift in lifts)

    assert composite_index(METHOD, lifts) >= hardest - 1e-9


@given(LIFTS, MORE)
def test_a_longer_way_never_raises_the_limit(lift, more):
    longer = replace(lift, d_cm=lift.d_cm + more)

    assert lowest_kg(METHOD, longer) <= lowest_kg(METHOD, lift)


@given(LIFTS.filter(lambda lift: lift.origin.v_cm <= METRIC.height.best), MORE)
def test_starting_lower_than_below_hip_height_never_raises_the_limit(lift, more):
    v_cm = max(lift.origin.v_cm - more, 0)

    lower = replace(lift, origin=replace(lift.origin, v_cm=v_cm))

    assert lowest_kg(METHOD, lower) <= lowest_kg(METHOD, lift)


@given(LIFTS)
def test_a_worse_grip_never_raises_the_limit(lift):
    limits = [lowest_kg(METHOD, replace(lift, coupling=grip)) for grip in Grip]

    assert limits == sorted(limits, reverse=True)


@given(LIFTS)
def test_no_change_that_is_named_makes_the_limit_lower(lift):
    weighed = weigh_lift(METHOD, lift)

    assert all(change.rwl_kg > weighed.worst.rwl_kg for change in weighed.changes)


@pytest.mark.parametrize(
    ("lift", "what"),
    [
        (a_lift(60), "nearer"),
        (a_lift(v=0), "higher_start"),
        (a_lift(v=160), "lower_start"),
        (a_lift(25, d=150), "shorter_way"),
        (a_lift(angle=90), "less_twist"),
        (a_lift(per_min=9), "less_often"),
        (a_lift(25, coupling=Grip.POOR), "better_grip"),
        (replace(a_lift(25), destination=Place(25, 170)), "better_end"),
    ],
)
def test_what_takes_most_is_what_to_change_first(lift, what):
    assert weigh_lift(METHOD, lift).first.what == what


def test_where_nothing_takes_anything_there_is_nothing_to_change():
    weighed = weigh_lift(METHOD, a_lift(25))

    assert (weighed.worst.multipliers.takes_most, weighed.first) == ("", None)


def test_a_lift_that_is_put_down_farther_away_than_it_began_ends_harder():
    assert weigh_lift(METHOD, replace(a_lift(25), destination=Place(60, 75))).ends_harder
    assert not weigh_lift(METHOD, replace(a_lift(60), destination=Place(25, 75))).ends_harder


def test_an_index_above_one_is_never_called_within_what_the_method_aims_for():
    assert "within" in METHOD.said_of(1.0)
    assert "within" not in METHOD.said_of(1.001)
    assert METHOD.said_of(3.0) != METHOD.said_of(3.001)


@pytest.mark.parametrize("bounds", [(3.0, 1.0, None), (1.0, 3.0), (None, 1.0)])
def test_words_for_an_index_come_in_rising_order_with_one_for_all_the_rest(bounds):
    bands = tuple(IndexBand(say="Words.", up_to=bound) for bound in bounds)

    with pytest.raises(ValueError, match="rising `up_to`"):
        replace(METHOD, indexes=bands)
