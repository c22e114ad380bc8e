"""A real Chromium in front of a real server."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.conftest import Person
from unclench.web.accounts.visitors import COOKIE

PHONE = {"width": 390, "height": 844}
STILL_S = 60
Open = Callable[..., Page]


class Opens:
    """Opens addresses, each on a phone of its own."""

    def __init__(self, browser: Browser, url: str, worker: str) -> None:
        self._browser, self._url, self._worker = browser, url, worker
        self.contexts: list[BrowserContext] = []

    def __call__(
        self, address: str, person: Person | None = None, clock: bool = False, **options: object
    ) -> Page:
        """With the record of `person`. `clock`: only the time that the test lets pass."""
        page = self._phone(person, options).new_page()
        page.set_default_timeout(10_000)
        if clock:
            page.clock.install(time=time.time())
            page.clock.pause_at(time.time() + STILL_S)
        page.goto(address)
        return page

    def _phone(self, person: Person | None, options: dict[str, object]) -> BrowserContext:
        usual = {
            "viewport": PHONE,
            "locale": "en-GB",
            "base_url": self._url,
            "service_workers": self._worker,
        }
        context = self._browser.new_context(**(usual | options))
        self.contexts.append(context)
        if person and person.key:
            context.add_cookies([{"name": COOKIE, "value": person.key, "url": self._url}])
        return context


@pytest.fixture
def worker(request: pytest.FixtureRequest) -> str:
    """Whether pages may keep themselves on the phone, for Playwright: only in tests about that.

    It would be set up anew for each test.
    """
    return "allow" if request.node.get_closest_marker("worker") else "block"


@pytest.fixture
def opens(browser: Browser, live_server, worker: str) -> Iterator[Opens]:
    opens = Opens(browser, live_server.url, worker)
    yield opens
    for context in opens.contexts:
        context.close()


@pytest.fixture
def phone(browser: Browser, live_server, worker: str) -> Iterator[Page]:
    """A phone at the site's start page."""
    context = browser.new_context(
        viewport=PHONE,
        locale="en-GB",
        has_touch=True,
        is_mobile=True,
        base_url=live_server.url,
        service_workers=worker,
    )
    yield from _at_home(context)


@pytest.fixture
def phone_without_script(browser: Browser, live_server) -> Iterator[Page]:
    """The same phone with script switched off."""
    context = browser.new_context(
        viewport=PHONE, locale="en-GB", java_script_enabled=False, base_url=live_server.url
    )
    yield from _at_home(context)


def _at_home(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("/")
    yield page
    context.close()


def all_is_sent(page: Page) -> None:
    """Waits until nothing waits on this device any more."""
    expect(page.locator("uc-outbox[data-empty]")).to_be_attached(timeout=20_000)


class Walker:
    """Walks through the check with the least worrying answers, and counts the taps."""

    ANSWERS = (
        ("How old are you", "18 to 44"),
        ("Which of these fits you", "Male"),
        ("How bad is the pain", "6"),
        ("When did this bout", "Today or yesterday"),
    )

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, role: str, name: str | re.Pattern[str]) -> None:
        before = self.page.url
        self.page.get_by_role(role, name=name).first.click()
        self.taps += 1
        self.page.wait_for_url(lambda url: url != before)

    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def answers_the_page(self) -> None:
        none = self.page.get_by_role("button", name=re.compile("^None of these"))
        if none.count():
            return self.tap("button", re.compile("^None of these"))
        heading = self.heading()
        wanted = next(label for start, label in self.ANSWERS if heading.startswith(start))
        return self.tap("button", re.compile(f"^{wanted}"))

    def to_the_summary(self) -> None:
        for _ in range(25):
            if self.heading() == "Check your answers":
                return
            self.answers_the_page()
        raise AssertionError("the questions never end")


@pytest.fixture
def walker(phone: Page) -> Walker:
    return Walker(phone)
