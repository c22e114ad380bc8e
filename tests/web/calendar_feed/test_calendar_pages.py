"""The calendar's page and its secret address: whose it is, what it shows, and how it ends."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from tests.web.calendar_feed.reading import read
from unclench.web.accounts.models import Visitor
from unclench.web.calendar_feed.models import CalendarFeed
from unclench.web.check.models import Decision
from unclench.web.follow_up.models import Recovery

pytestmark = pytest.mark.django_db
PAGE = "/calendar/"
EVERYTHING = {
    "days": ["0", "2", "4", "6"],
    "session_at": "07:15",
    "walk_at": "18:00",
    "parts": ["with_session", "with_walk", "with_checks"],
    "titles": "quiet",
}
# What a title or a description must not say while nobody chose plain words.
TELLING = (b"back", b"pain", b"exercise", b"session", b"walk", b"check", b"breath", b"strength")


def makes(person, **wishes) -> str:
    """Makes a calendar; the path of its address."""
    person.browser.post(PAGE, EVERYTHING | wishes)
    return address(person)


def address(person) -> str:
    return person.opens(PAGE).context["address"].removeprefix("http://testserver")


def fetched(path: str):
    """The calendar as another program fetches it, without any cookie."""
    return read(Client().get(path).content)


def ages(days: int) -> None:
    decision = Decision.objects.get()
    decision.made_at -= timedelta(days=days)
    decision.save(update_fields=["made_at"])


@pytest.fixture
def checked(person):
    person.finishes()
    return person


def test_any_program_may_fetch_it_without_a_cookie_and_is_given_none(checked):
    answer = Client().get(makes(checked))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies


def test_the_session_stands_at_the_time_and_on_the_days_that_were_chosen(checked):
    session = fetched(makes(checked)).all("VEVENT")[0]

    assert session.one("DTSTART").endswith("T071500")
    assert session.one("RRULE").endswith("BYDAY=MO,WE,FR,SU")


def test_two_and_six_weeks_after_the_bout_began_it_is_time_to_check_again(checked):
    events = fetched(makes(checked, parts=["with_checks"])).all("VEVENT")

    began = Decision.objects.get().made_at.date()
    days = {event.one("DTSTART")[:8] for event in events}
    assert {f"{began + timedelta(days=n):%Y%m%d}" for n in (15, 43)} <= days


def test_nothing_in_it_speaks_of_health_until_it_is_chosen(checked):
    content = Client().get(makes(checked)).content.lower()

    assert [word for word in TELLING if word in content] == []


def test_in_plain_words_it_names_what_there_is_to_do(checked):
    session = fetched(makes(checked, titles="plain")).all("VEVENT")[0]

    assert session.text("SUMMARY").startswith("Back: session, ")
    assert "http://testserver/" in session.text("DESCRIPTION")


def test_an_address_that_nobody_was_given_is_not_found(checked):
    path = makes(checked)

    wrong = ["a" * 43, "", "../../etc", path.split("/")[-1][:42] + "é"]

    assert {Client().get(f"{PAGE}{token}.ics").status_code for token in wrong} == {404}


def test_with_a_new_address_the_old_one_leads_nowhere(checked):
    old = makes(checked)

    checked.browser.post(f"{PAGE}renew/")

    assert Client().get(old).status_code == 404
    assert Client().get(address(checked)).status_code == 200


def test_events_stay_the_same_events_at_a_new_address(checked):
    before = [event.one("UID") for event in fetched(makes(checked)).all("VEVENT")]

    checked.browser.post(f"{PAGE}renew/")

    assert [event.one("UID") for event in fetched(address(checked)).all("VEVENT")] == before


def test_a_calendar_that_was_taken_away_leads_nowhere(checked):
    path = makes(checked)

    checked.browser.post(f"{PAGE}take-away/")

    assert Client().get(path).status_code == 404


def test_forgetting_somebody_ends_their_calendar(checked):
    path = makes(checked)

    checked.browser.post("/you/forget/")

    assert Client().get(path).status_code == 404


def test_what_is_stored_does_not_open_the_calendar(checked):
    token = makes(checked).split("/")[-1].removesuffix(".ics")

    stored = CalendarFeed.objects.values().get()

    assert token not in {str(value) for value in stored.values()}
    assert len(token) == 43


def test_a_stranger_sees_no_address_and_can_end_no_calendar_but_their_own(checked, stranger):
    path = makes(checked)

    stranger.browser.post(f"{PAGE}take-away/")
    stranger.browser.post(f"{PAGE}renew/")

    assert stranger.opens(PAGE).context["address"] == ""
    assert Client().get(path).status_code == 200


def test_changing_the_days_keeps_the_address(checked):
    path = makes(checked)

    assert makes(checked, days=["1"]) == path


def test_the_calendar_opens_in_the_program_that_calendars_open_in(checked):
    path = makes(checked)

    assert checked.opens(PAGE).context["webcal"] == f"webcal://testserver{path}"


def test_behind_https_the_address_is_one_for_https(checked, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://testserver"]

    makes(checked)

    assert checked.opens(PAGE).context["address"].startswith("https://testserver/calendar/")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"days": []}, "Choose at least one day"),
        ({"days": ["9", "x"]}, "Choose at least one day"),
        ({"session_at": ""}, "Session at: write a time such as 08:30"),
        ({"walk_at": "25:00"}, "Walk at: write a time such as 08:30"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_kept(person, sent, said):
    page = person.browser.post(PAGE, EVERYTHING | sent)

    assert page.status_code == 422
    assert said in page.content.decode()
    assert not CalendarFeed.objects.exists()


def test_without_a_check_the_calendar_is_empty_and_the_page_says_why(person):
    path = makes(person)

    assert fetched(path).all("VEVENT") == []
    assert "There is no recent check" in person.opens(PAGE).content.decode()


def test_somebody_who_needs_help_first_is_reminded_of_no_session(person):
    person.ticks("bladder", "saddle_numbness")

    events = fetched(makes(person)).all("VEVENT")

    assert [event for event in events if "RRULE" in event.lines] == []


def test_when_the_check_no_longer_counts_the_sessions_end(checked):
    path = makes(checked)

    ages(15)

    assert [e for e in fetched(path).all("VEVENT") if "RRULE" in e.lines] == []


def test_whoever_is_well_again_is_asked_to_look_in_once_a_month(checked):
    path = makes(checked, parts=["with_checks"])

    checked.browser.post("/course/well/")

    assert Recovery.objects.exists()
    assert [e.one("RRULE") for e in fetched(path).all("VEVENT")] == ["FREQ=MONTHLY"]


def test_a_back_that_has_come_back_has_its_sessions_again(checked):
    path = makes(checked)
    before = [e.one("RRULE") for e in fetched(path).all("VEVENT") if "RRULE" in e.lines]
    checked.browser.post("/course/well/")

    checked.browser.post("/episodes/begin/")

    after = [e.one("RRULE") for e in fetched(path).all("VEVENT") if "RRULE" in e.lines]
    assert "FREQ=MONTHLY" not in after
    assert after == before


def test_the_file_costs_the_same_however_long_the_record(checked, django_assert_num_queries):
    path = makes(checked)
    with django_assert_num_queries(12):
        Client().get(path)

    for _ in range(3):
        checked.browser.post("/relief/session/")

    with django_assert_num_queries(12):
        Client().get(path)


def test_the_record_leads_to_the_calendar(person):
    assert f'href="{PAGE}"' in person.opens("/you/").content.decode()


def test_the_page_does_not_call_a_calendar_empty_that_holds_sessions(checked):
    path = makes(checked)

    ages(5)

    assert [e for e in fetched(path).all("VEVENT") if "RRULE" in e.lines] != []
    assert "There is no recent check" not in checked.opens(PAGE).content.decode()


def test_its_days_are_those_of_the_person_wherever_it_is_fetched(checked):
    path = makes(checked, days=["0", "1", "2", "3", "4", "5", "6"])
    Decision.objects.update(made_at=datetime(2026, 11, 25, 22, tzinfo=UTC))
    Visitor.objects.update(time_zone="Pacific/Auckland")

    with patch("django.utils.timezone.now", return_value=datetime(2026, 11, 25, 23, tzinfo=UTC)):
        events = fetched(path).all("VEVENT")

    assert {event.one("DTSTART")[:8] for event in events if "RRULE" in event.lines} == {"20261126"}
