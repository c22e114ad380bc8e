"""Looking back: pictures of one's own course, each with its words and numbers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import COOKIE
from unclench.web.diary.models import DiaryDay
from unclench.web.episodes.models import DayMark, Episode, Mark
from unclench.web.looking_back.series import day_of, first_day, scales, series_of
from unclench.web.relief.models import Session
from unclench.web.secret_words import hash_of

pytestmark = pytest.mark.django_db
PAGES = ("/looking-back/", "/looking-back/days/", "/looking-back/body/", "/looking-back/done/")
TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def today(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 26, 12, tzinfo=UTC))


@pytest.fixture
def visitor() -> Visitor:
    return Visitor.objects.create(key_hash=hash_of("mine"))


@pytest.fixture
def mine(visitor) -> Client:
    browser = Client()
    browser.cookies[COOKIE] = "mine"
    return browser


def _days(visitor: Visitor, many: int, **told) -> None:
    told = {"pain": 4, "function": "effort", "done": ["walk"]} | told
    DiaryDay.objects.bulk_create(
        DiaryDay(
            visitor=visitor,
            day=TODAY - timedelta(days=n),
            pain=told["pain"],
            told=told,
            changed_at=timezone.now(),
        )
        for n in range(many)
    )


def _read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_somebody_without_a_record_is_told_so_calmly(client, page):
    said = _read(client, page)

    assert "<figure" not in said
    assert "Nothing is" in said


def test_the_course_says_its_numbers_in_words_and_in_a_table(visitor, mine):
    _days(visitor, 28)

    said = _read(mine, "/looking-back/")

    assert "About the same" in said
    assert "<table" in said


def test_a_stranger_sees_nothing_of_it(visitor, client):
    _days(visitor, 28)

    assert "<figure" not in _read(client, "/looking-back/")


def test_flare_ups_and_bouts_are_on_the_picture(visitor):
    _days(visitor, 28)
    at = timezone.now()
    DayMark.objects.create(visitor=visitor, day=TODAY, mark=Mark.FLARE, at=at)
    Episode.objects.create(visitor=visitor, began_on=TODAY, opened_by="tap", opened_at=at)

    known = series_of(visitor, TODAY - timedelta(days=28), TODAY)

    assert [mark.words for mark in known.marks] == ["Flare-up"]
    assert [span.start for span in known.spans] == [TODAY]


def test_what_could_be_done_is_drawn_from_its_words():
    assert day_of(TODAY, {"function": "effort"}).function == 0.5


def test_an_answer_that_the_knowledge_no_longer_has_is_left_out():
    day = day_of(TODAY, {"gone": 3, "sleep": "gone"})

    assert day.others == {}


def test_a_year_of_days_can_show_anything_with_an_order(visitor, mine):
    _days(visitor, 40, sleep="badly")

    said = _read(mine, "/looking-back/days/?of=sleep")

    assert "Sleep, day by day" in said
    assert set(scales(visitor)) >= {"pain", "function", "sleep", "stress"}


def test_what_was_never_told_is_not_offered(visitor, mine):
    _days(visitor, 40)

    assert "?of=stress" not in _read(mine, "/looking-back/days/")


def test_an_earlier_year_can_be_looked_at(visitor, mine):
    _days(visitor, 800)

    said = _read(mine, "/looking-back/days/?year=2025")

    assert "December 2025" in said
    assert "January 2026" not in said


@pytest.mark.parametrize("asked", ["?range=x", "?range=", "?year=99999", "?year=-1", "?of=x"])
def test_an_address_that_means_nothing_shows_the_usual(visitor, mine, asked):
    _days(visitor, 5)

    answers = [mine.get(page + asked).status_code for page in PAGES]

    assert answers == [200] * len(PAGES)


def test_what_was_done_is_counted_by_the_week(visitor, mine):
    _days(visitor, 14)

    assert "A walk" in _read(mine, "/looking-back/done/")


def _sessions(visitor: Visitor, many: int) -> None:
    at = timezone.now()
    Session.objects.bulk_create(
        Session(visitor=visitor, started_at=at, ended_at=at) for _ in range(many)
    )


def test_each_session_of_a_day_counts(visitor, mine):
    _days(visitor, 200)
    _sessions(visitor, 3)

    assert "sessions 3 times" in _read(mine, "/looking-back/done/")
    assert "Sessions, at most 3 in a week" in _read(mine, "/looking-back/?range=year")


def test_a_day_that_was_taken_away_is_no_day_of_the_course(visitor):
    _days(visitor, 3)
    DiaryDay.objects.filter(day__lt=TODAY).update(told={}, pain=None)

    known = series_of(visitor, TODAY - timedelta(days=28), TODAY)

    assert [day.day for day in known.days] == [TODAY]
    assert first_day(visitor) == TODAY


def _queries(browser: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        browser.get(page)
    return len(caught)


@pytest.mark.parametrize("page", PAGES)
def test_ten_years_ask_no_more_of_the_database_than_a_month(visitor, mine, page):
    _days(visitor, 30)
    a_month = _queries(mine, page)
    DiaryDay.objects.all().delete()
    _days(visitor, 3650)

    assert _queries(mine, page) == a_month
