"""Steps, sleep and workouts of a day, with nothing counted twice."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.bring_in.exports import LONDON, brought, export, sleep, steps, workout
from unclench.bring_in.days import Day, Days
from unclench.bring_in.preview import held_against
from unclench.bring_in.values import Kind, Measured

MAY_1, MAY_2 = date(2025, 5, 1), date(2025, 5, 2)


def told(*records: str, zone: str = "Europe/London"):
    """What an export with these records tells, by day."""
    preview = brought(export(*records), zone=ZoneInfo(zone))
    return {day.day: day for day in preview.days}, preview.left_out


def a_day_of(kind: Kind, value: float, source: str = "table") -> Measured:
    midnight = datetime(2025, 5, 1, tzinfo=LONDON)
    return Measured(kind, midnight, midnight + timedelta(days=1), value, source, of_day=True)


def summed(*records: Measured) -> tuple[Day, ...]:
    return Days(LONDON).add_all(records).told()[0]


def test_a_walk_that_phone_and_watch_counted_counts_once():
    days, left = told(
        steps("2025-05-01 08:00", "08:50", 900, "Phone"),
        steps("2025-05-01 08:01", "08:49", 950, "Watch"),
    )

    assert (days[MAY_1].steps, left.steps) == (950, 900)


def test_an_hour_without_the_watch_is_filled_by_the_phone():
    days, left = told(
        steps("2025-05-01 08:00", "08:50", 900, "Watch"),
        steps("2025-05-01 17:00", "17:50", 400, "Phone"),
    )

    assert (days[MAY_1].steps, left.steps) == (1300, 0)


def test_steps_around_midnight_are_shared_by_their_time():
    days, _ = told(steps("2025-05-01 23:40", "2025-05-02 00:20", 1000))

    assert (days[MAY_1].steps, days[MAY_2].steps) == (500, 500)


def test_steps_around_the_hour_lose_none_to_rounding():
    days, _ = told(steps("2025-05-01 08:59:59 +0100", "2025-05-01 09:00:02 +0100", 1))

    assert days[MAY_1].steps == 1


def test_a_day_begins_at_midnight_where_the_person_lives():
    days, _ = told(steps("2025-05-01 23:30:00 +0000", "2025-05-01 23:40:00 +0000", 9))

    assert list(days) == [MAY_2]


def test_the_hour_that_comes_twice_in_autumn_keeps_all_its_steps():
    days, _ = told(
        steps("2025-10-26 00:10:00 +0000", "2025-10-26 00:20:00 +0000", 100),
        steps("2025-10-26 01:10:00 +0000", "2025-10-26 01:20:00 +0000", 100),
    )

    assert days[date(2025, 10, 26)].steps == 200


def test_a_total_of_the_day_is_held_against_the_hours():
    nine = datetime(2025, 5, 1, 9, tzinfo=LONDON)
    hour = Measured(Kind.STEPS, nine, nine + timedelta(minutes=5), 4000, "phone")

    assert summed(hour, a_day_of(Kind.STEPS, 9000))[0].steps == 9000
    assert summed(hour, a_day_of(Kind.STEPS, 3000))[0].steps == 4000


def test_a_record_of_many_hours_is_a_total_of_its_day():
    days, left = told(
        steps("2025-05-01 08:00", "14:00", 6000, "Belt"),
        steps("2025-05-01 09:00", "10:00", 5000, "Watch"),
    )

    assert (days[MAY_1].steps, left.steps) == (6000, 5000)


@pytest.mark.parametrize(("told_of_day", "hours"), [(6.5, 7), (7.5, 7.5)])
def test_a_total_of_sleep_is_held_against_the_stretches(told_of_day, hours):
    midnight = datetime(2025, 5, 1, tzinfo=LONDON)
    night = Measured(Kind.SLEEP, midnight, midnight + timedelta(hours=7), 7, "watch")

    assert summed(night, a_day_of(Kind.SLEEP, told_of_day))[0].sleep_h == hours


@pytest.mark.parametrize(("told_of_day", "minutes"), [(20, 30), (50, 50)])
def test_a_total_of_workouts_is_held_against_the_workouts(told_of_day, minutes):
    six = datetime(2025, 5, 1, 18, tzinfo=LONDON)
    walk = Measured(Kind.WORKOUT, six, six + timedelta(minutes=30), 30, "watch")

    assert summed(walk, a_day_of(Kind.WORKOUT, told_of_day))[0].workout_min == minutes


def test_a_night_belongs_to_the_day_of_waking():
    days, _ = told(
        sleep("2025-05-01 22:30", "23:30"),
        sleep("2025-05-01 23:45", "2025-05-02 06:15", "AsleepREM"),
    )

    assert days == {MAY_2: Day(MAY_2, sleep_h=7.5)}


def test_a_nap_belongs_to_its_own_day():
    days, _ = told(
        sleep("2025-05-01 14:00", "14:45"), sleep("2025-05-01 23:00", "2025-05-02 06:00")
    )

    assert (days[MAY_1].sleep_h, days[MAY_2].sleep_h) == (0.75, 7)


def test_a_minute_that_two_programs_call_sleep_is_slept_once():
    days, left = told(
        sleep("2025-05-01 23:00", "2025-05-02 06:00", source="Watch"),
        sleep("2025-05-01 23:30", "2025-05-02 07:00", source="Bed"),
    )

    assert (days[MAY_2].sleep_h, left.sleep_h) == (8, 6.5)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2025-03-29 22:00:00 +0000", "2025-03-30 07:00:00 +0100"),
        ("2025-10-25 23:00:00 +0100", "2025-10-26 06:00:00 +0000"),
    ],
)
def test_a_night_when_the_clocks_change_has_the_hours_that_went_by(start, end):
    days, _ = told(sleep(start, end))

    assert days[date.fromisoformat(end[:10])].sleep_h == 8


def test_a_night_before_the_day_that_no_clock_shows_is_kept():
    night = sleep("2011-12-29 23:00:00 -1000", "2011-12-30 06:00:00 -1000")

    days, _ = told(night, zone="Pacific/Apia")

    assert days == {date(2011, 12, 31): Day(date(2011, 12, 31), sleep_h=7)}


def test_less_sleep_than_the_night_was_long_is_taken_as_told():
    ten = datetime(2025, 4, 30, 22, tzinfo=LONDON)
    night = Measured(Kind.SLEEP, ten, ten + timedelta(hours=9), 7.25, "ring")

    assert summed(night) == (Day(MAY_1, sleep_h=7.25),)


def test_a_program_that_says_asleep_for_days_has_no_day_of_more_than_24_hours():
    days, _ = told(
        *[sleep(f"2025-05-{d:02} 00:00", f"2025-05-{d + 1:02} 00:00") for d in range(1, 6)]
    )

    assert max(day.sleep_h for day in days.values()) == 24


@pytest.mark.parametrize(("watch", "phone"), [(40, 42), (42, 40)])
def test_a_workout_that_two_programs_recorded_counts_once(watch, phone):
    days, left = told(
        workout("2025-05-01 18:00", "18:45", watch, source="Watch"),
        workout("2025-05-01 18:02", "18:44", phone, source="Phone"),
    )

    assert (days[MAY_1].workout_min, left.workout_min) == (42, 40)


def test_two_workouts_one_after_the_other_both_count():
    days, _ = told(
        workout("2025-05-01 18:00", "18:30", 30), workout("2025-05-01 18:30", "19:00", 30, "Yoga")
    )

    assert days[MAY_1].workout_min == 60


def test_a_very_short_workout_that_was_recorded_twice_counts_once():
    days, _ = told(
        workout("2025-05-01 18:00:00 +0100", "2025-05-01 18:00:50 +0100", 0.8, source="Watch"),
        workout("2025-05-01 18:00:01 +0100", "2025-05-01 18:00:51 +0100", 0.8, source="Phone"),
    )

    assert days[MAY_1].workout_min == 1


def test_a_workout_past_midnight_belongs_to_the_day_it_began():
    days, _ = told(workout("2025-05-01 23:30", "2025-05-02 00:30", 60))

    assert days == {MAY_1: Day(MAY_1, workout_min=60)}


def test_the_same_record_twice_is_left_out_and_counted():
    walk = steps("2025-05-01 08:00", "08:10", 900)

    days, left = told(walk, walk, walk)

    assert (days[MAY_1].steps, left.repeated) == (900, 2)


def test_what_is_not_told_is_not_nought():
    days, _ = told(steps("2025-05-01 08:00", "08:10", 0), sleep("2025-05-02 01:00", "05:00"))

    assert days[MAY_1] == Day(MAY_1, steps=0, sleep_h=None, workout_min=None)
    assert days[MAY_2] == Day(MAY_2, steps=None, sleep_h=4, workout_min=None)


def test_a_walk_that_ends_at_midnight_says_nothing_of_the_next_day():
    days, _ = told(steps("2025-05-01 23:40", "2025-05-02 00:00", 1000))

    assert days == {MAY_1: Day(MAY_1, steps=1000)}


def test_days_of_a_second_import_are_new_changed_or_the_same():
    kept = {MAY_1: Day(MAY_1, steps=5), MAY_2: Day(MAY_2, steps=6)}
    now = (Day(MAY_1, steps=5), Day(MAY_2, steps=7), Day(date(2025, 5, 3), steps=8))

    held = held_against(now, kept)

    assert held.same == now[:1]
    assert held.changed == ((kept[MAY_2], now[1]),)
    assert held.new == now[2:]
