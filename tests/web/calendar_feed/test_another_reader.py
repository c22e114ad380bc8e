"""Another program's library reads the calendar: icalendar, which has nothing of ours."""

import icalendar
import pytest
from django.test import Client

from tests.web.calendar_feed.test_calendar_pages import makes

pytestmark = pytest.mark.django_db


@pytest.fixture
def read_elsewhere(person) -> icalendar.Calendar:
    person.finishes()
    return icalendar.Calendar.from_ical(Client().get(makes(person)).content)


def test_it_is_read_without_a_complaint(read_elsewhere):
    assert read_elsewhere.errors == []
    assert [event.errors for event in read_elsewhere.walk("VEVENT") if event.errors] == []


def test_the_session_comes_at_its_time_on_its_days_and_rings(read_elsewhere):
    session = read_elsewhere.walk("VEVENT")[0]

    assert f"{session.decoded('dtstart'):%H:%M}" == "07:15"
    assert session["rrule"]["BYDAY"] == ["MO", "WE", "FR", "SU"]
    assert len(session.walk("VALARM")) == 1


def test_no_two_events_share_a_name_of_their_own(read_elsewhere):
    names = [str(event["uid"]) for event in read_elsewhere.walk("VEVENT")]

    assert len(set(names)) == len(names) > 1
