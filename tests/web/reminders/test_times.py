"""When a reminder is next due."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.web.reminders.times import Quiet, Slot

LONDON = ZoneInfo("Europe/London")
EVERY_DAY = range(7)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(
    lambda at: at.replace(tzinfo=UTC)
)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))


def test_it_is_due_later_today_when_the_time_is_still_to_come():
    slot = Slot(EVERY_DAY, time(20), LONDON)

    due = slot.next_after(datetime(2026, 7, 1, 12, tzinfo=UTC))

    assert due == datetime(2026, 7, 1, 19, tzinfo=UTC)


def test_at_the_very_minute_the_next_one_is_tomorrow():
    slot = Slot(EVERY_DAY, time(20), LONDON)

    due = slot.next_after(datetime(2026, 7, 1, 19, tzinfo=UTC))

    assert due == datetime(2026, 7, 2, 19, tzinfo=UTC)


def test_days_that_were_not_chosen_are_passed_over():
    mondays = Slot([0], time(9), LONDON)

    due = mondays.next_after(datetime(2026, 11, 24, 12, tzinfo=UTC))

    assert due == datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_a_time_that_the_clocks_leave_out_comes_after_it():
    slot = Slot(EVERY_DAY, time(1, 30), LONDON)

    due = slot.next_after(datetime(2026, 3, 28, 12, tzinfo=UTC))

    assert due == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_counts_once():
    slot = Slot(EVERY_DAY, time(1, 30), LONDON)
    first = slot.next_after(datetime(2026, 10, 24, 12, tzinfo=UTC))

    second = slot.next_after(first)

    assert second - first == timedelta(hours=25)


def test_without_a_day_it_is_never_due():
    assert Slot([], time(9), LONDON).next_after(datetime(2026, 1, 1, tzinfo=UTC)) is None


@given(moment=MOMENTS, at=TIMES, days=st.sets(st.integers(0, 6), min_size=1))
def test_it_is_always_due_within_eight_days_and_on_a_chosen_day(moment, at, days):
    due = Slot(sorted(days), at, LONDON).next_after(moment)

    assert moment < due <= moment + timedelta(days=8)
    assert due.astimezone(LONDON).weekday() in days


@pytest.mark.parametrize(
    ("local", "is_quiet"),
    [(time(21), True), (time(2), True), (time(7, 59), True), (time(8), False), (time(12), False)],
)
def test_quiet_hours_go_over_midnight(local, is_quiet):
    assert Quiet(time(21), time(8)).holds_at(local) is is_quiet


def test_quiet_hours_of_no_length_are_none():
    assert not Quiet(time(8), time(8)).holds_at(time(8))
