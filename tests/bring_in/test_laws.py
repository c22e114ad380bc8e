"""What holds for every file, whatever stands in it."""

import json
from datetime import UTC, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bring_in.exports import brought, export, steps
from unclench.bring_in.days import Day, Days
from unclench.bring_in.values import BringInError, Kind, Measured

ZONES = st.sampled_from(["Europe/London", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia"])
FIRST = datetime(2025, 3, 29, tzinfo=UTC)
LONGEST_MIN = {Kind.STEPS: 600, Kind.SLEEP: 900, Kind.WORKOUT: 300}


@st.composite
def records(draw) -> Measured:
    """Anything that may be told of a few days around a change of clocks."""
    kind = draw(st.sampled_from(Kind))
    start = FIRST + timedelta(minutes=draw(st.integers(0, 4 * 24 * 60)))
    lasted = draw(st.integers(0, LONGEST_MIN[kind]))
    whole = {Kind.STEPS: draw(st.integers(0, 9000)), Kind.SLEEP: lasted / 60}.get(kind, lasted)
    of_day = draw(st.booleans()) and draw(st.booleans())
    span = timedelta(days=1) if of_day else timedelta(minutes=lasted)
    source = draw(st.sampled_from(["phone", "watch", "ring"]))
    return Measured(kind, start, start + span, whole, source, of_day=of_day)


EXPORT = export(steps("2025-05-01 08:00", "08:10", 900)).getvalue()
MANY = st.lists(records(), max_size=25)


def days(zone: str, *files: list[Measured]) -> tuple[Day, ...]:
    return Days(ZoneInfo(zone)).add_all(chain(*files)).told()[0]


@settings(deadline=None)
@given(ZONES, MANY, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(zone, told, chance):
    shuffled = chance.sample(told, len(told))

    assert days(zone, shuffled) == days(zone, told)


@settings(deadline=None)
@given(ZONES, MANY)
def test_a_file_that_is_read_twice_doubles_nothing(zone, told):
    assert days(zone, told, told) == days(zone, told)


@settings(deadline=None)
@given(ZONES, MANY, st.data())
def test_a_file_in_two_parts_gives_the_same_days(zone, told, data):
    first = [record for record in told if data.draw(st.booleans(), label=str(record.start))]
    second = [record for record in told if record not in first]

    assert days(zone, second, first) == days(zone, told)


@settings(deadline=None)
@given(ZONES, MANY)
def test_no_more_is_counted_than_was_told(zone, told):
    walked = sum(record.value for record in set(told) if record.kind is Kind.STEPS)

    assert sum(day.steps or 0 for day in days(zone, told)) <= walked + len(told)


@settings(deadline=None)
@given(ZONES, MANY, records())
def test_one_record_more_never_lowers_the_steps_of_a_day(zone, told, more):
    before = {day.day: day.steps for day in days(zone, told) if day.steps is not None}
    after = {day.day: day.steps or 0 for day in days(zone, told, [more])}

    assert all(after[day] >= walked for day, walked in before.items())


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_whatever_the_bytes_they_are_read_or_refused_in_words(raw):
    assert _outcome(raw) in ("read", "refused")


@settings(deadline=None)
@given(st.text(alphabet='Date,Steps\n 0123456789/-:."=;\t', max_size=120))
def test_whatever_a_table_holds_it_is_read_or_refused_in_words(cells):
    assert _outcome(f"Date,Steps,Sleep\n{cells}".encode()) in ("read", "refused")


@settings(deadline=None)
@given(st.recursive(st.none() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=9))
def test_whatever_a_record_of_json_holds_it_is_skipped_or_refused(value):
    keys = ("type", "start", "end", "value", "unit", "source")
    walk = {"type": "steps", "start": "2025-05-01T08:00", "value": 9}
    told = json.dumps([walk | {key: value} for key in keys])

    assert _outcome(told.encode()) in ("read", "refused")


@settings(deadline=None)
@given(st.integers(0, len(EXPORT) - 1), st.integers(0, 255), st.integers(0, len(EXPORT)))
def test_an_export_that_was_changed_or_cut_is_read_or_refused_in_words(place, byte, length):
    raw = bytearray(EXPORT)
    raw[place] = byte

    assert _outcome(bytes(raw)) in ("read", "refused")
    assert _outcome(bytes(raw[:length])) in ("read", "refused")


def _outcome(raw: bytes) -> str:
    try:
        brought(raw, "any")
    except BringInError as error:
        return "refused" if "Expected: " in str(error) else "refused without words"
    return "read"
