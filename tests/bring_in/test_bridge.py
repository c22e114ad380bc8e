"""JSON that a bridge has written."""

import json
from datetime import date

import pytest

from tests.bring_in.exports import brought
from unclench.bring_in import bridge
from unclench.bring_in.days import Day
from unclench.bring_in.values import BringInError

MAY_1 = date(2025, 5, 1)
WALK = {
    "type": "steps",
    "start": "2025-05-01T08:00:00+01:00",
    "end": "2025-05-01T08:10:00+01:00",
    "value": 900,
}
OWN = {"format": "unclench-measures", "version": 1, "source": "My bridge", "measures": [WALK]}


def read(document: object):
    return brought(json.dumps(document), "bridge.json")


def refusal(raw: str | bytes) -> str:
    with pytest.raises(BringInError) as told:
        brought(raw, "bridge.json")
    return str(told.value)


def test_a_list_of_records_is_read():
    assert read([WALK]).days == (Day(MAY_1, steps=900),)


def test_our_own_format_names_the_source_once():
    assert read(OWN).sources == {"My bridge": 1}


@pytest.mark.parametrize(
    ("changed", "day"),
    [
        ({"type": "StepsRecord", "unit": "count"}, Day(MAY_1, steps=900)),
        ({"value": "900"}, Day(MAY_1, steps=900)),
        ({"start": 1746082800, "end": 1746083400}, Day(MAY_1, steps=900)),
        ({"start": 1746082800000, "end": 1746083400000}, Day(MAY_1, steps=900)),
        ({"start": "2025-05-01T08:00:00", "end": None}, Day(MAY_1, steps=900)),
        ({"start": "2025-05-01", "end": None}, Day(MAY_1, steps=900)),
        ({"type": "workout", "value": None}, Day(MAY_1, workout_min=10)),
        ({"type": "exercise", "value": 480, "unit": "s"}, Day(MAY_1, workout_min=8)),
        ({"type": "workout", "end": None, "value": 9, "unit": "min"}, Day(MAY_1, workout_min=9)),
        ({"type": "SleepSession", "value": None}, Day(MAY_1, sleep_h=0.17)),
        (
            {"type": "sleep", "start": "2025-05-01", "end": None, "value": 450, "unit": "minutes"},
            Day(MAY_1, sleep_h=7.5),
        ),
    ],
)
def test_a_record_may_be_written_in_several_ways(changed, day):
    assert read([WALK | changed]).days == (day,)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"type": "pulse"}, "type"),
        ({"type": None}, "type"),
        ({"start": "03/04/2025"}, "start"),
        ({"start": True}, "start"),
        ({"start": 10**17}, "start"),
        ({"end": "later"}, "end"),
        ({"value": None}, "value"),
        ({"value": "many"}, "value"),
        ({"value": True}, "value"),
        ({"value": [1]}, "value"),
        ({"unit": "miles"}, "value"),
        ({"value": -5}, "steps"),
        ({"value": 1e9}, "steps"),
        ({"type": "sleep", "value": 5}, "value"),
        ({"type": "sleep", "end": None}, "end"),
        ({"type": "workout", "end": None, "value": 1e12, "unit": "h"}, "end"),
    ],
)
def test_a_record_that_cannot_be_used_is_skipped_with_its_place(changed, what):
    (skipped,) = read([WALK | changed]).skipped

    assert (skipped.where, skipped.what) == ("record 1", what)


@pytest.mark.parametrize(
    ("start", "end"),
    [("2025-03-29T22:00", "2025-03-30T07:00"), ("2025-10-25T23:00", "2025-10-26T06:00")],
)
@pytest.mark.parametrize(("kind", "hours"), [("sleep", 8), ("workout", 480)])
def test_a_night_by_the_clock_on_the_wall_has_the_hours_that_went_by(start, end, kind, hours):
    (night,) = read([{"type": kind, "start": start, "end": end}]).days

    assert hours in (night.sleep_h, night.workout_min)


@pytest.mark.parametrize("record", [3, "steps", None, [], [[WALK]]])
def test_what_is_no_record_is_skipped(record):
    assert read([record, WALK]).skipped_in_all == 1


def test_another_version_of_the_format_is_refused():
    text = refusal(json.dumps(OWN | {"version": 2}))

    assert "its format is `unclench-measures`, version `2`" in text


def test_an_object_without_records_is_refused():
    assert "it holds no list of records" in refusal('{"a": 1}')


def test_a_list_of_nothing_has_no_days():
    assert read([]).days == ()


@pytest.mark.parametrize("value", ["9" * 5000, "1e999", "NaN", "-Infinity", "0." + "1" * 90])
def test_a_number_that_nobody_measured_is_refused(value):
    assert "no number that can be used" in refusal(f'[{{"type": "steps", "value": {value}}}]')


def test_deep_nesting_is_refused():
    assert "it is nested too deeply" in refusal("[" * 50_000)


def test_more_objects_than_fit_are_refused(monkeypatch):
    monkeypatch.setattr(bridge, "MOST_ITEMS", 5)

    assert "more than 5 objects" in refusal(json.dumps([WALK] * 9))


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(bridge, "MOST_BYTES", 50)

    assert "it is larger than" in refusal(json.dumps([WALK]))


@pytest.mark.parametrize("raw", ["[{", '[{"type": }]', b'["\xff\xfe"]'])
def test_what_is_no_json_is_refused(raw):
    assert "it is no JSON" in refusal(raw)
