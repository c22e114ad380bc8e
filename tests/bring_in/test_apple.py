"""The export of Apple Health becomes days."""

from datetime import date, timedelta

import pytest

from tests.bring_in.exports import (
    STEPS,
    brought,
    document,
    element,
    export,
    how,
    sleep,
    steps,
    workout,
    zipped,
)
from unclench.bring_in.days import Day
from unclench.bring_in.open import recognise
from unclench.bring_in.values import Kind, Measured

WALK = steps("2025-05-01 08:00", "08:10", 900)


def records(*texts: str) -> list:
    return list(recognise(export(*texts), "export.zip", how()).records())


def test_a_walk_is_steps_of_its_day():
    assert brought(export(WALK)).days == (Day(date(2025, 5, 1), steps=900),)


def test_a_record_keeps_the_offset_it_was_written_with():
    (record,) = records(steps("2025-05-01 08:00:00 +0530", "2025-05-01 08:10:00 +0530", 900))

    assert record.start.utcoffset() == timedelta(hours=5, minutes=30)
    assert (record.kind, record.value, record.unit, record.source) == (
        Kind.STEPS,
        900,
        "steps",
        "iPhone",
    )


@pytest.mark.parametrize(
    "path",
    [
        "apple_health_export/export.xml",
        "apple_health_export/exportación.xml",
        "Export Health/Exportieren.xml",
        "导出/导出.xml",
        "export.xml",
    ],
)
def test_the_data_are_found_in_every_language(path):
    assert brought(export(WALK, path=path)).records[Kind.STEPS] == 1


@pytest.mark.parametrize(
    "state", ["Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM"]
)
def test_every_way_of_being_asleep_is_sleep(state):
    (record,) = records(sleep("2025-05-01 01:00", "02:30", state))

    assert (record.kind, record.value, record.unit) == (Kind.SLEEP, 1.5, "h")


@pytest.mark.parametrize("state", ["InBed", "Awake"])
def test_lying_awake_is_no_sleep(state):
    assert records(sleep("2025-05-01 01:00", "02:30", state)) == []


def test_a_state_of_sleep_that_nobody_knows_is_named():
    (skipped,) = records(sleep("2025-05-01 01:00", "02:30", "Dozing"))

    assert "HKCategoryValueSleepAnalysisDozing" in str(skipped)


def test_a_workout_is_named_in_plain_words():
    (record,) = records(workout("2025-05-01 18:00", "18:40", 35.5, "TraditionalStrengthTraining"))

    assert (record.what, record.value) == ("traditional strength training", 35.5)


def test_a_workout_without_a_duration_lasts_from_start_to_end():
    told = {"startDate": "2025-05-01 18:00:00 +0100", "endDate": "2025-05-01 18:40:00 +0100"}

    (record,) = records(element("Workout", workoutActivityType="HKWorkoutActivityTypeYoga", **told))

    assert (record.what, record.value) == ("yoga", 40)


def test_what_is_inside_a_workout_is_no_workout():
    inside = workout("2025-05-01 18:00", "18:40", 40).replace("/>", "><WorkoutEvent/></Workout>")

    assert len(records(inside, WALK)) == 2


def test_a_pulse_is_not_asked_for():
    assert records(WALK.replace(STEPS, "HKQuantityTypeIdentifierHeartRate")) == []


def test_the_xml_of_an_export_will_do_without_its_zip():
    assert brought(document(WALK), "export.xml").days == brought(export(WALK)).days


def test_a_time_that_cannot_be_read_is_named_with_its_place():
    (_, skipped) = records(WALK, WALK.replace("08:10:00 +0100", "ten past"))

    assert str(skipped) == (
        "record 2: endDate is `2025-05-01 ten past`; "
        "expected a time such as `2024-05-01 07:12:33 +0200`"
    )


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (steps("2025-05-01 08:00", "08:10", -3), "steps is `-3`; expected a number that is 0"),
        (steps("2025-05-01 08:00", "08:10", "1000000000"), "300000 steps at most"),
        (steps("2025-05-01 08:00", "08:10", "1e9"), "value is `1e9`; expected a number"),
        (steps("2025-05-01 08:00", "08:10", "NaN"), "value is `NaN`; expected a number"),
        (steps("2025-05-01 08:10", "08:00", 9), "expected an end that is not before the start"),
        (steps("1700-05-01 08:00", "08:10", 9), "expected a day from 1990-01-01 to today"),
        (steps("2031-05-01 08:00", "08:10", 9), "expected a day from 1990-01-01 to today"),
        (steps("0001-01-01 00:00", "00:10", 9), "expected a time such as `2024-05-01"),
        (sleep("2025-05-01 01:00", "2025-05-03 13:00"), "`2 days, 12:00:00`; expected a day"),
        (workout("2025-05-01 08:00", "08:10", 90), "workout is `90 min`; expected no more time"),
    ],
)
def test_what_nobody_can_have_done_is_skipped_and_named(record, said):
    preview = brought(export(record))

    assert preview.days == ()
    assert said in str(preview.skipped[0])


def test_all_that_is_skipped_is_counted_and_the_first_are_named():
    preview = brought(export(*[steps("2025-05-01 08:00", "08:10", -1)] * 300))

    assert len(preview.skipped) == 200
    assert preview.skipped_in_all == 300


def test_progress_is_told_up_to_the_end():
    heard = []
    source = recognise(export(*[WALK] * 2000), "export.zip", how())

    list(source.records(lambda read, total: heard.append((read, total))))

    assert len(heard) > 5
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]


def test_the_same_record_in_two_offsets_has_one_identity():
    here, there = records(
        steps("2025-05-01 08:00:00 +0100", "2025-05-01 08:10:00 +0100", 9),
        steps("2025-05-01 07:00:00 +0000", "2025-05-01 07:10:00 +0000", 9),
    )

    assert isinstance(here, Measured)
    assert here.identity == there.identity < 2**63


def test_a_source_keeps_no_line_breaks():
    (record,) = records(steps("2025-05-01 08:00", "08:10", 9, "Annes\xa0phone\n"))

    assert record.source == "Annes phone "


def test_an_export_without_anything_of_use_has_no_days():
    preview = brought(zipped({"export.xml": document()}))

    assert (preview.days, preview.program) == ((), "Apple Health")
