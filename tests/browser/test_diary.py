"""The diary in a real browser: how many taps, without script, and when the network goes away."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import all_is_sent
from tests.browser.violations import violations
from tests.web.conftest import Person
from unclench.web.accounts.visitors import COOKIE
from unclench.web.diary.models import DiaryDay, DiaryEntry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
TAP_S = 1.2  # One tap of a thumb at a human pace: our own proposal.
KEPT_HERE = "Kept here, not yet sent: 1 answer."


@pytest.fixture
def somebody(db) -> Person:
    person = Person()
    person.browser.post(
        "/diary/choose/", {"tracker": ["pain", "function", "sleep", "done", "note"]}
    )
    return person


@pytest.fixture
def context(browser: Browser, live_server, somebody: Person) -> Iterator[BrowserContext]:
    """The phone of somebody who has a record."""
    phone = browser.new_context(
        base_url=live_server.url, viewport=PHONE, locale="en-GB", has_touch=True
    )
    key = somebody.browser.cookies[COOKIE].value
    phone.add_cookies([{"name": COOKIE, "value": key, "url": live_server.url}])
    yield phone
    phone.close()


def opened(context: BrowserContext, address: str = "/diary/") -> Page:
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(address)
    return page


class Thumb:
    """Taps, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, words: str) -> None:
        self.page.locator("label").filter(has_text=re.compile(f"^{words}$")).first.tap()
        self.taps += 1

    def keeps(self) -> None:
        self.page.get_by_role("button", name="Keep", exact=True).tap()
        self.taps += 1
        self.page.wait_for_url("**kept=1")


def told() -> dict:
    return DiaryDay.objects.get().told


def test_a_day_takes_six_taps_and_less_than_fifteen_seconds(context: BrowserContext):
    thumb = Thumb(opened(context))

    for words in ("5", "With effort", "Good", "Warmth", "A walk"):
        thumb.tap(words)
    thumb.keeps()

    assert told() == {"pain": 5, "function": "effort", "sleep": "well", "done": ["heat", "walk"]}
    assert thumb.taps <= 6
    assert thumb.taps * TAP_S < 15


def test_pain_function_and_keep_are_on_the_first_screen(context: BrowserContext):
    page = opened(context)
    parts = [page.locator("label").filter(has_text=words) for words in ("10, worst", "With effort")]

    boxes = [part.bounding_box() for part in (*parts, page.get_by_role("button", name="Keep"))]

    assert max(box["y"] + box["height"] for box in boxes) <= PHONE["height"]


def test_a_second_tap_takes_an_answer_back(context: BrowserContext):
    thumb = Thumb(opened(context))

    for words in ("Bad", "With effort", "With effort"):
        thumb.tap(words)
    thumb.keeps()

    assert told() == {"sleep": "badly"}


def test_a_bad_day_is_one_tap(context: BrowserContext):
    page = opened(context)

    page.get_by_role("button", name="A bad day").tap()

    page.wait_for_url("**/diary/bad-day/")
    assert told() == {"bad_day": True}


def test_a_cut_network_loses_nothing_and_sends_it_once(context: BrowserContext):
    page = opened(context)
    thumb = Thumb(page)
    thumb.tap("7")
    context.set_offline(True)
    thumb.tap("With effort")
    page.get_by_role("button", name="Keep", exact=True).tap()
    expect(page.locator("uc-outbox")).to_contain_text(KEPT_HERE)
    expect(page.get_by_role("status")).to_contain_text("Kept on this device")
    assert DiaryEntry.objects.count() == 0

    context.set_offline(False)

    all_is_sent(page)
    assert told() == {"pain": 7, "function": "effort"}
    assert DiaryEntry.objects.count() == 1


def test_what_waits_is_sent_by_the_next_page_after_the_browser_was_closed(context: BrowserContext):
    page = opened(context)
    Thumb(page).tap("7")
    context.set_offline(True)
    page.get_by_role("button", name="Keep", exact=True).tap()
    expect(page.locator("uc-outbox")).to_be_visible()
    page.close()
    context.set_offline(False)

    page = opened(context)

    all_is_sent(page)
    assert told() == {"pain": 7}


def test_two_tabs_without_network_lose_neither_answer(context: BrowserContext):
    tabs = [opened(context), opened(context)]
    context.set_offline(True)
    for tab, words in zip(tabs, ("7", "With effort"), strict=True):
        Thumb(tab).tap(words)
        tab.get_by_role("button", name="Keep", exact=True).tap()
    for tab in tabs:
        expect(tab.locator("uc-outbox")).to_contain_text("2 answers")

    context.set_offline(False)

    for tab in tabs:
        all_is_sent(tab)
    assert told() == {"pain": 7, "function": "effort"}
    assert DiaryEntry.objects.count() == 2


def test_what_waits_never_goes_into_the_diary_of_somebody_else_on_the_phone(
    context: BrowserContext,
):
    page = opened(context)
    Thumb(page).tap("7")
    context.set_offline(True)
    page.get_by_role("button", name="Keep", exact=True).tap()
    expect(page.locator("uc-outbox")).to_be_visible()
    key = next(each for each in context.cookies() if each["name"] == COOKIE)
    context.clear_cookies(name=COOKIE)
    with page.expect_response("**/offline/sender/"):
        context.set_offline(False)
    expect(page.get_by_role("status")).to_contain_text("It is sent when yours is open again")
    assert DiaryDay.objects.count() == 0

    context.add_cookies([key])
    page.goto("/diary/")

    expect(page.locator("uc-outbox")).to_be_hidden()
    assert told() == {"pain": 7}


def test_what_was_tapped_and_not_kept_is_back_after_the_browser_was_closed(
    context: BrowserContext,
):
    page = opened(context)
    Thumb(page).tap("7")
    page.close()

    page = opened(context)

    expect(page.get_by_role("radio", name="7")).to_be_checked()
    expect(page.get_by_role("status")).to_contain_text("It is not kept yet")


def test_a_clock_that_is_wrong_by_a_year_does_no_harm(context: BrowserContext):
    context.add_init_script("{ const now = Date.now; Date.now = () => now() - 31536e6; }")
    thumb = Thumb(opened(context))

    thumb.tap("7")
    thumb.keeps()

    assert (DiaryDay.objects.get().changed_at - DiaryEntry.objects.get().written_at).seconds < 60
    assert told() == {"pain": 7}


def test_it_works_without_script(phone_without_script: Page):
    page = phone_without_script
    page.goto("/diary/")

    page.locator("label").filter(has_text="With effort").click()
    page.get_by_role("button", name="Keep", exact=True).click()

    expect(page.get_by_text("Thank you.")).to_be_visible()
    assert told() == {"function": "effort"}


def test_it_works_with_the_keyboard_alone(context: BrowserContext):
    page = opened(context)

    page.get_by_role("radio", name=re.compile("^0")).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Keep", exact=True).press("Enter")

    page.wait_for_url("**kept=1")
    assert told() == {"pain": 3}


@pytest.mark.parametrize(
    "address", ["/diary/", "/diary/days/", "/diary/choose/", "/diary/bad-day/"]
)
def test_an_accessibility_check_finds_nothing(context: BrowserContext, address):
    page = context.new_page()
    page.goto(address)

    assert violations(page) == []
