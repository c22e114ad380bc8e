"""A calendar is written so that other programs read what was meant."""

from datetime import UTC, datetime

import pytest

from tests.web.calendar_feed.reading import read
from unclench.web.calendar_feed.ical import Calendar, Event, escaped, folded, write

AWKWARD = "Rest; breathe, then walk\\run\nTwo lines"
STAMP = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)


def written(**more):
    start = datetime(2026, 11, 26, 8, 30)
    event = Event(uid="1-2-3", title="Time for you", start=start, minutes=9, **more)
    return read(write(Calendar(name="Time for you", stamp=STAMP, events=(event,))))


def event(**more):
    (found,) = written(**more).all("VEVENT")
    return found


def test_a_time_carries_no_zone_so_that_it_is_the_same_wherever_the_person_is():
    assert event().one("DTSTART") == "20261126T083000"


def test_the_stamp_is_in_world_time():
    assert event().one("DTSTAMP") == "20261125T223000Z"


def test_a_calendar_is_asked_to_look_again_twice_a_day():
    assert written().one("REFRESH-INTERVAL") == "PT12H"


def test_what_comes_back_each_week_names_its_days_and_its_end():
    until = datetime(2026, 12, 9, 23, 59, 59)

    rule = event(days=(4, 0), until=until).one("RRULE")

    assert rule == "FREQ=WEEKLY;UNTIL=20261209T235959;BYDAY=MO,FR"


def test_what_comes_once_has_no_rule():
    assert "RRULE" not in event().lines


def test_the_reminder_says_no_more_than_the_title():
    (alarm,) = event().all("VALARM")

    assert alarm.one("DESCRIPTION") == "Time for you"


def test_an_event_keeps_no_time_from_being_booked():
    assert event().one("TRANSP") == "TRANSPARENT"


def test_commas_semicolons_backslashes_and_lines_come_back_as_they_were():
    assert event(text=AWKWARD).text("DESCRIPTION") == AWKWARD


def test_an_escaped_text_can_start_no_line_of_its_own():
    assert "\n" not in escaped("one\r\nBEGIN:VEVENT\rtwo\u2028three")


@pytest.mark.parametrize("letter", ["a", "é", "漢", "🙂"])
def test_a_line_is_cut_between_letters_and_never_longer_than_75_octets(letter):
    pieces = folded(f"SUMMARY:{letter * 100}").split("\r\n")

    assert max(len(piece.encode()) for piece in pieces) <= 75
    assert "".join(piece.removeprefix(" ") for piece in pieces) == f"SUMMARY:{letter * 100}"
