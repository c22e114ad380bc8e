"""The diary after a flight and around midnight: an answer goes to the day that the page showed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PHONE, all_is_sent
from tests.web.conftest import Person
from unclench.web.accounts.visitors import COOKIE
from unclench.web.diary.models import DiaryDay

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONDON, AUCKLAND, LOS_ANGELES = "Europe/London", "Pacific/Auckland", "America/Los_Angeles"
NOW = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
BEFORE = {"pain": 2, "function": "yes"}


@dataclass(frozen=True)
class Flight:
    """From where to where. The first diary page after it is asked for with the old zone."""

    home: str
    abroad: str

    @property
    def day_at_home(self) -> date:
        return NOW.astimezone(ZoneInfo(self.home)).date()

    @property
    def day_abroad(self) -> date:
        return NOW.astimezone(ZoneInfo(self.abroad)).date()


WEST, EAST = Flight(AUCKLAND, LOS_ANGELES), Flight(LONDON, AUCKLAND)
FLIGHTS = pytest.mark.parametrize("flight", [WEST, EAST], ids=["west", "east"])


class Clock:
    """The true time, of the server and of the phones."""

    def __init__(self) -> None:
        self.now = NOW
        self.phones: list[BrowserContext] = []

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)
        for phone in self.phones:
            phone.clock.set_fixed_time(self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def somebody(db, clock: Clock) -> Person:
    person = Person()
    person.browser.post("/diary/choose/", {"tracker": ["pain", "function"]})
    return person


Lands = Callable[[Flight], BrowserContext]


@pytest.fixture
def lands(browser: Browser, live_server, somebody: Person, clock: Clock) -> Iterator[Lands]:
    """The phone of somebody who kept a day where they were, and is somewhere else now."""
    usual = {"base_url": live_server.url, "viewport": PHONE, "locale": "en-GB"}

    def land(flight: Flight, **more: object) -> BrowserContext:
        phone = browser.new_context(**usual, timezone_id=flight.abroad, **more)
        clock.phones.append(phone)
        clock.passes(seconds=0)
        told = {COOKIE: somebody.key, "zone": flight.home}
        phone.add_cookies(
            [{"name": name, "value": value, "url": live_server.url} for name, value in told.items()]
        )
        return phone

    yield land
    for phone in clock.phones:
        phone.close()


def had_told(somebody: Person, flight: Flight) -> None:
    answers = {"asked": ["pain", "function"], "pain": "2", "function": "yes"}
    about = {"key": "0" * 32, "day": str(flight.day_at_home), "zone": flight.home}
    somebody.browser.post("/diary/", about | answers)


def opened(phone: BrowserContext, address: str = "/diary/") -> Page:
    page = phone.new_page()
    page.set_default_timeout(20_000)
    page.goto(address)
    return page


def shows(page: Page, day: date) -> None:
    expect(page.locator("[data-date]")).to_contain_text(f"{day.day} {day:%B}")


def tells(page: Page, pain: int) -> None:
    page.locator("label").filter(has_text=str(pain)).first.click()
    page.get_by_role("button", name="Keep", exact=True).click()


def kept() -> dict[date, dict]:
    return {row.day: row.told for row in DiaryDay.objects.exclude(told={})}


@FLIGHTS
def test_the_first_page_after_a_flight_shows_the_day_that_it_is_there(
    lands: Lands, somebody: Person, flight: Flight
):
    had_told(somebody, flight)

    page = opened(lands(flight))

    shows(page, flight.day_abroad)
    expect(page.get_by_role("radio", name="2")).not_to_be_checked()


@FLIGHTS
def test_after_a_flight_an_answer_changes_the_day_that_was_shown_and_no_other(
    lands: Lands, somebody: Person, flight: Flight
):
    had_told(somebody, flight)
    page = opened(lands(flight))
    shows(page, flight.day_abroad)

    tells(page, 8)

    page.wait_for_url("**kept=1")
    assert kept() == {flight.day_at_home: BEFORE, flight.day_abroad: {"pain": 8}}


@FLIGHTS
def test_what_waited_during_a_flight_goes_to_the_day_on_which_it_was_told(
    lands: Lands, clock: Clock, flight: Flight
):
    page = opened(phone := lands(Flight(flight.abroad, flight.abroad)))
    phone.set_offline(True)
    tells(page, 7)
    expect(page.locator("uc-outbox")).to_contain_text("1 answer")
    page.close()
    clock.passes(hours=26)
    phone.add_cookies([{"name": "zone", "value": flight.home, "url": page.url}])
    phone.set_offline(False)

    page = opened(phone)

    all_is_sent(page)
    assert kept() == {flight.day_abroad: {"pain": 7}}


@FLIGHTS
def test_a_page_that_was_open_on_the_flight_still_tells_of_the_day_that_it_shows(
    lands: Lands, clock: Clock, flight: Flight
):
    page = opened(phone := lands(Flight(flight.home, flight.home)))
    phone.add_cookies([{"name": "zone", "value": flight.abroad, "url": page.url}])

    tells(page, 7)

    page.wait_for_url("**kept=1")
    assert kept() == {flight.day_at_home: {"pain": 7}}


def to_midnight(clock: Clock) -> date:
    """A minute before the day is over in London; the day."""
    clock.passes(hours=3, minutes=59)
    return clock.now.date()


def test_kept_after_midnight_an_answer_goes_to_the_day_before_that_the_page_shows(
    lands: Lands, clock: Clock
):
    day = to_midnight(clock)
    page = opened(lands(Flight(LONDON, LONDON)))
    page.locator("label").filter(has_text="With effort").click()
    clock.passes(minutes=5)

    tells(page, 7)

    page.wait_for_url(f"**/diary/{day}/?kept=1")
    assert kept() == {day: {"pain": 7, "function": "effort"}}


def test_without_script_too(lands: Lands, clock: Clock):
    day = to_midnight(clock)
    page = opened(lands(Flight(LONDON, LONDON), java_script_enabled=False))
    clock.now += timedelta(minutes=5)

    tells(page, 7)

    page.wait_for_url(f"**/diary/{day}/?kept=1")
    assert kept() == {day: {"pain": 7}}


def test_a_page_on_which_something_was_begun_does_not_call_its_day_today_after_midnight(
    lands: Lands, clock: Clock
):
    day = to_midnight(clock)
    page = opened(lands(Flight(LONDON, LONDON)))
    page.locator("label").filter(has_text="With effort").click()
    clock.passes(minutes=5)

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator("[data-date]")).to_have_text(f"{day.day} {day:%B}")


def test_a_bad_day_goes_to_the_day_that_the_page_shows(lands: Lands, clock: Clock):
    day = to_midnight(clock)
    page = opened(lands(Flight(LONDON, LONDON)))
    clock.passes(minutes=5)

    page.get_by_role("button", name="A bad day").click()

    page.wait_for_url(f"**/diary/{day}/?kept=1")
    assert kept() == {day: {"bad_day": True}}


def test_a_zone_that_cannot_be_told_asks_for_the_page_only_once_more(lands: Lands):
    phone, asked = lands(EAST), []
    phone.on("request", lambda sent: asked.append(sent.url) if "/diary/" in sent.url else None)
    phone.add_init_script("Object.defineProperty(document, 'cookie', { get: () => '', set() {} })")

    page = opened(phone)

    expect(page.get_by_role("radio", name="7")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len(asked) == 2
