"""Which times a calendar holds, from the week, the course and what the person chose."""

import uuid
from datetime import date, time
from types import SimpleNamespace

import pytest

from unclench.web.calendar_feed.events import Ahead, Choice, a_month_after, apart, events_of
from unclench.web.calendar_feed.weekly import WeeklyItems

THURSDAY = date(2026, 11, 26)
EVERY_DAY = tuple(range(7))
WEEK = WeeklyItems(
    since=date(2026, 11, 24),
    until=date(2026, 12, 8),
    session=("Slow breathing", "Pelvic tilt"),
    session_minutes=6.2,
    strength=("Bridge",),
    strength_minutes=2.5,
    strength_days=(1, 4),
    walk="Short walk",
    walk_minutes=3,
)


def events(items=WEEK, *, checks=(), well_on=None, days=EVERY_DAY, **chosen):
    choice = Choice(
        uid=uuid.UUID(int=1), days=days, session_at=time(8, 30), walk_at=time(12, 30), **chosen
    )
    return events_of(items, Ahead(today=THURSDAY, checks=checks, well_on=well_on), choice)


def on_day(day: date, name: str):
    return SimpleNamespace(on=day, check_in=SimpleNamespace(id=name, ask="Is it any better?"))


def test_the_session_is_longer_on_the_days_of_strength():
    session, strength, *_ = events()

    assert (session.minutes, strength.minutes) == (7, 9)
    assert (session.days, strength.days) == ((0, 2, 3, 5, 6), (1, 4))


def test_nothing_is_planned_for_longer_than_the_check_counts():
    lasts = {event.until.date() for event in events() if event.days}

    assert lasts == {WEEK.until}


def test_on_the_last_day_that_the_check_counts_it_is_time_to_check_again():
    look = events()[-1]

    assert look.start.date() == WEEK.until


def test_a_week_begins_on_a_day_that_was_chosen():
    session = events(days=(2, 6))[0]

    assert session.start.weekday() in session.days


def test_nothing_is_planned_for_a_day_before_the_check():
    starts = {event.start.date() for event in events() if event.days}

    assert min(starts) == WEEK.since


def test_two_reminders_to_check_within_two_days_are_one():
    looks = [event for event in events(checks=(on_day(date(2026, 12, 9), "a"),)) if not event.days]

    assert [look.start.date() for look in looks] == [date(2026, 12, 9)]


def test_a_day_on_which_to_check_that_has_passed_is_left_out():
    found = events(None, checks=(on_day(date(2026, 11, 20), "a"), on_day(THURSDAY, "b")))

    assert [event.start.date() for event in found] == [THURSDAY]


def test_whoever_is_well_has_a_look_once_a_month_and_no_check():
    (look,) = events(None, well_on=date(2026, 11, 20), checks=(on_day(THURSDAY, "a"),))

    assert look.monthly
    assert look.start.date() == date(2026, 12, 20)


def test_without_a_sound_check_no_session_and_no_walk_is_in_it():
    assert events(None) == ()


def test_what_was_not_wanted_is_left_out():
    assert events(with_session=False, with_walk=False, with_checks=False) == ()


def test_no_title_says_anything_of_health_until_it_is_chosen():
    titles = {event.title.rpartition(",")[0] for event in events()}

    assert titles == {"Time for you"}
    assert {event.text for event in events()} == {""}


def test_in_plain_words_an_event_says_what_is_in_it_and_where():
    session = events(plain=True, site="https://example.org/")[0]

    assert session.title == "Back: session, 7 min"
    assert session.text == "Slow breathing\nPelvic tilt\nhttps://example.org/"


def test_an_event_stays_the_same_event_when_its_time_or_title_changes():
    before = [event.uid for event in events()]

    assert [event.uid for event in events(plain=True, days=(1, 3, 5))] == before


def test_every_event_has_an_id_of_its_own():
    ids = [event.uid for event in events(checks=(on_day(THURSDAY, "a"),))]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("chosen", [(0, 1), (0, 6), (3,), (0, 1, 2), EVERY_DAY, (1, 2, 5, 6)])
def test_strength_is_never_on_two_days_running(chosen):
    days = apart(chosen, (0, 2, 4))

    assert set(days) <= set(chosen)
    assert not {(day + 1) % 7 for day in days} & set(days)


def test_strength_keeps_its_own_days_where_they_were_chosen():
    assert apart(EVERY_DAY, (1, 4)) == (1, 4)


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2026, 12, 5), date(2027, 1, 5)),
        (date(2026, 11, 30), date(2026, 12, 28)),
    ],
)
def test_a_month_later_is_a_day_that_every_month_has(day, after):
    assert a_month_after(day) == after
