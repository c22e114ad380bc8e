"""Whether a place is open, on its own clock."""

from datetime import UTC, datetime

import pytest

from unclench.care.hours import Standing, hours_at, is_readable

VIENNA = "Europe/Vienna"
WORKDAYS = "Mo-Fr 08:00-12:00,14:00-18:00; PH off"


def at(moment: str, hours: str = WORKDAYS, zone: str = VIENNA, country: str = "AT"):
    return hours_at(hours, datetime.fromisoformat(moment).replace(tzinfo=UTC), zone, country)


@pytest.mark.parametrize(
    ("moment", "standing"),
    [
        ("2026-11-26 06:59", Standing.CLOSED),
        ("2026-11-26 07:00", Standing.OPEN),  # eight o'clock in Vienna
        ("2026-11-26 11:30", Standing.CLOSED),
        ("2026-11-28 09:00", Standing.CLOSED),  # a Saturday
        ("2026-12-08 09:00", Standing.CLOSED),  # a public holiday in Austria
        ("2026-07-01 06:30", Standing.OPEN),  # summer time
    ],
)
def test_a_place_is_open_by_its_own_clock_and_calendar(moment, standing):
    assert at(moment).standing is standing


def test_it_says_until_when_and_the_stretches_of_the_day():
    hours = at("2026-11-26 09:30")

    assert f"{hours.changes:%H:%M}" == "12:00"
    assert [f"{a:%H:%M}-{b:%H:%M}" for a, b in hours.today] == ["08:00-12:00", "14:00-18:00"]


def test_a_place_that_never_closes_changes_never():
    assert at("2026-11-26 09:30", "24/7").changes is None


def test_what_changes_in_months_is_not_said():
    assert at("2026-11-26 09:30", "2027 Jun-Aug Mo-Fr 08:00-12:00").changes is None


@pytest.mark.parametrize("hours", ['"by appointment"', 'Mo-Fr 08:00-18:00 "by appointment"'])
def test_a_remark_is_never_taken_for_open(hours):
    told = at("2026-11-26 09:30", hours)

    assert (told.standing, told.remark) == (Standing.ASK, "by appointment")


@pytest.mark.parametrize("hours", ["", "mornings", "Mo-Fr 9-17", "24/24", "\0", "(" * 500])
def test_hours_that_nobody_can_read_are_not_known(hours):
    assert at("2026-11-26 09:30", hours).standing is Standing.UNKNOWN


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc"])
def test_without_a_clock_nothing_is_known(zone):
    assert at("2026-11-26 09:30", zone=zone).standing is Standing.UNKNOWN


def test_a_country_without_a_calendar_has_no_holidays():
    assert at("2026-12-08 09:00", country="XK").standing is Standing.OPEN


def test_a_night_that_goes_on_after_midnight_is_open():
    assert at("2026-11-26 00:30", "Mo-Su 20:00-06:00").standing is Standing.OPEN


def test_hours_are_readable_or_not():
    assert is_readable("Mo-Fr 08:00-12:00")
    assert not is_readable("mornings")
