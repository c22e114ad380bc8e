"""What waits on a device: still there after the browser was killed, sent once, to whose it is."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PHONE, all_is_sent
from tests.browser.test_accounts import PASSWORD, signs_up
from tests.conftest import FLAGS, whole_chromium
from tests.web.conftest import Person
from tests.web.plan.conftest import Planned, denies_cautions
from unclench.web.accounts.models import User
from unclench.web.accounts.visitors import COOKIE
from unclench.web.diary.models import DiaryDay, DiaryEntry
from unclench.web.plan.models import PlanSession, PlanStep

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]
KEPT_HERE = "Kept here, not yet sent: 1 answer."
NOT_OPEN = "belongs to a record that is not open here now"
# Makes the copy of the diary that the worker keeps some days older than it is.
AGES_THE_COPY = """async (days) => {
  const cache = await caches.open("unclench-kept");
  const request = (await cache.keys()).find(({ url }) => url.endsWith("/diary/"));
  const answer = await cache.match(request);
  const then = new Date(Date.now() - days * 864e5);
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", then.getTime());
  headers.set("Date", then.toUTCString());
  const day = then.toLocaleDateString("sv-SE");
  const html = (await answer.text()).replace(/data-day="[^"]+"/, `data-day="${day}"`);
  await cache.put(request, new Response(html, { headers }));
}"""


def a_person() -> Person:
    person = Person()
    person.browser.post("/diary/choose/", {"tracker": ["pain", "function"]})
    return person


def is_known(context: BrowserContext, person: Person, url: str) -> BrowserContext:
    """This browser opens the record of that person."""
    context.add_cookies(
        [{"name": COOKIE, "value": person.key, "url": url, "expires": int(time.time()) + 10**6}]
    )
    return context


@pytest.fixture
def somebody(db) -> Person:
    return a_person()


@pytest.fixture
def context(browser: Browser, live_server, somebody: Person) -> Iterator[BrowserContext]:
    phone = browser.new_context(base_url=live_server.url, viewport=PHONE, locale="en-GB")
    yield is_known(phone, somebody, live_server.url)
    phone.close()


def opened(context: BrowserContext, address: str = "/diary/") -> Page:
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(address)
    return page


def tells(page: Page, words: str) -> None:
    page.locator("label").filter(has_text=re.compile(f"^{words}$")).first.click()
    page.get_by_role("button", name="Keep", exact=True).click()


def tells_without_network(page: Page, words: str = "7") -> None:
    page.context.set_offline(True)
    tells(page, words)
    expect(page.locator("uc-outbox")).to_contain_text(KEPT_HERE)


def at_hand(page: Page) -> Page:
    """The page and what it asked for is kept on the device."""
    expect(page.locator("uc-pocket").first).to_be_visible(timeout=20_000)
    return page


def signs_in(page: Page) -> None:
    page.goto("/account/login/")
    page.get_by_label("Your e-mail address").fill("vera@example.org")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "login" not in url)


def at_hand_at(page: Page, address: str) -> Page:
    page.goto(address)
    return at_hand(page)


def told() -> dict:
    return DiaryDay.objects.get().told


Killable = Callable[[], BrowserContext]


@pytest.fixture
def starts(browser: Browser, live_server, somebody: Person, tmp_path: Path) -> Iterator[Killable]:
    """Starts a browser that keeps its things in one folder, as often as it is killed."""
    running: list[BrowserContext] = []

    def start() -> BrowserContext:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=whole_chromium(),
            args=FLAGS,
            base_url=live_server.url,
            viewport=PHONE,
            locale="en-GB",
        )
        running.append(context)
        return is_known(context, somebody, live_server.url)

    yield start
    running[-1].close()


def kills(folder: Path) -> None:
    """Ends the browser of this folder as a flat battery would: at once, with no time to tidy up."""
    lines = {p.parent.name: p.read_bytes() for p in Path("/proc").glob("[0-9]*/cmdline")}
    mine = [pid for pid, line in lines.items() if f"--user-data-dir={folder}".encode() in line]
    main = [pid for pid in mine if b"--type=" not in lines[pid]]
    os.kill(int(main[0]), signal.SIGKILL)


def test_a_browser_that_is_killed_keeps_the_answer_and_sends_it_once(
    starts: Killable, tmp_path: Path
):
    tells_without_network(opened(starts()))

    kills(tmp_path / "profile")
    page = opened(starts(), "/library/")

    all_is_sent(page)
    assert told() == {"pain": 7}
    assert DiaryEntry.objects.count() == 1


@pytest.mark.parametrize("address", ["/", "/relief/", "/you/about/"])
def test_any_page_that_is_opened_next_sends_what_waits(context: BrowserContext, address: str):
    page = opened(context)
    tells_without_network(page)
    page.close()
    context.set_offline(False)

    all_is_sent(opened(context, address))

    assert DiaryEntry.objects.count() == 1


def test_any_page_says_that_something_waits(context: BrowserContext):
    at_hand(page := opened(context))
    tells_without_network(page)

    page.goto("/relief/")

    expect(page.locator("uc-outbox")).to_contain_text(KEPT_HERE)


def test_an_answer_that_the_server_has_though_none_came_back_counts_once(context: BrowserContext):
    page, reached = opened(context), []

    def lose(route) -> None:
        reached.append(route.fetch().status)
        route.abort()

    page.route("**/diary/", lose, times=1)
    tells(page, "7")
    expect(page.get_by_role("status")).to_contain_text("Kept on this device")
    assert DiaryEntry.objects.count() == 1
    page.locator("[data-outbox-send]").click()

    all_is_sent(page)
    assert reached == [200]
    assert DiaryEntry.objects.count() == 1


def test_an_old_token_costs_no_answer(context: BrowserContext):
    page = opened(context)
    tells_without_network(page)
    context.clear_cookies(name="csrftoken")

    context.set_offline(False)

    all_is_sent(page)
    assert told() == {"pain": 7}


def test_where_the_record_is_not_open_any_more_the_answer_waits_and_says_so(
    context: BrowserContext, somebody: Person, live_server
):
    page = opened(context)
    tells_without_network(page)
    context.clear_cookies(name=COOKIE)

    context.set_offline(False)

    expect(page.locator("uc-outbox")).to_contain_text(NOT_OPEN)
    assert DiaryEntry.objects.count() == 0
    is_known(context, somebody, live_server.url)
    all_is_sent(opened(context, "/library/"))
    assert told() == {"pain": 7}


def test_an_answer_never_goes_into_the_diary_of_somebody_else(context: BrowserContext, live_server):
    page = opened(context)
    tells_without_network(page)
    context.clear_cookies(name=COOKIE)
    is_known(context, a_person(), live_server.url)

    context.set_offline(False)

    expect(page.locator("uc-outbox")).to_contain_text(NOT_OPEN)
    page.locator("[data-outbox-send]").click()
    expect(page.locator("uc-outbox")).to_contain_text(KEPT_HERE)
    assert DiaryEntry.objects.count() == 0


def test_an_answer_of_a_session_waits_for_whose_it_is(context, somebody: Person, live_server):
    somebody.finishes()
    denies_cautions(somebody)
    Planned(somebody).starts()
    page = opened(context, "/plan/session/")
    context.set_offline(True)
    page.locator("[data-next]").click()
    expect(page.locator("uc-outbox")).to_contain_text(KEPT_HERE)
    context.clear_cookies(name=COOKIE)
    is_known(context, a_person(), live_server.url)

    context.set_offline(False)

    expect(page.locator("uc-outbox")).to_contain_text(NOT_OPEN)
    assert PlanStep.objects.count() == 0


def test_the_diary_opens_without_network(context: BrowserContext):
    page = at_hand(opened(context))
    context.set_offline(True)

    page.goto("/diary/")

    expect(page.get_by_text("This page was kept on this device on")).to_be_visible()
    expect(page.get_by_role("radio", name="7")).to_be_visible()


def test_a_diary_kept_yesterday_shows_today_and_none_of_yesterday(context: BrowserContext):
    page = opened(context)
    tells(page, "7")
    page.wait_for_url("**kept=1")
    at_hand(page).evaluate(AGES_THE_COPY, 1)
    context.set_offline(True)

    page.goto("/diary/")

    today = timezone.localdate()
    expect(page.locator("[data-date]")).to_have_text(f"Today, {today.day} {today:%B}")
    expect(page.get_by_role("radio", name="7")).not_to_be_checked()


def test_what_is_told_on_a_diary_kept_last_week_is_about_today(context: BrowserContext):
    page = at_hand(opened(context))
    page.evaluate(AGES_THE_COPY, 9)
    context.set_offline(True)
    page.goto("/diary/")
    tells_without_network(page, "4")

    context.set_offline(False)

    all_is_sent(page)
    assert DiaryDay.objects.get().day == timezone.localdate()


def test_opened_again_without_network_the_diary_still_shows_what_was_kept(context: BrowserContext):
    page = at_hand(opened(context))
    context.set_offline(True)
    page.goto("/diary/")
    tells_without_network(page)

    page.goto("/diary/")

    expect(page.get_by_role("status")).to_contain_text("What you kept here is back")
    expect(page.get_by_role("radio", name="7")).to_be_checked()


def test_two_days_told_on_the_same_kept_page_are_two_answers(context: BrowserContext):
    page = at_hand(opened(context))
    context.set_offline(True)
    page.goto("/diary/")
    tells_without_network(page, "7")
    page.goto("/diary/")
    tells(page, "With effort")
    expect(page.locator("uc-outbox")).to_contain_text("2 answers")

    context.set_offline(False)

    all_is_sent(page)
    assert told() == {"pain": 7, "function": "effort"}


@pytest.mark.parametrize("address", ["/check/help/", "/relief/"])
def test_kept_pages_of_safety_say_when_they_have_grown_old(context: BrowserContext, address: str):
    page = at_hand(opened(context))
    page.clock.set_fixed_time(timezone.now() + timedelta(days=100))
    context.set_offline(True)

    page.goto(address)

    expect(page.get_by_text("It is 100 days old.")).to_be_visible()


def test_what_is_kept_is_named_with_its_day(context: BrowserContext):
    page = at_hand(opened(context))
    context.set_offline(True)

    page.goto("/offline/")

    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Your diary"))
    today = timezone.localdate()
    expect(row).to_contain_text(f"Kept on {today:%A} {today.day} {today:%B}")


def test_the_session_of_today_can_be_taken_along_before_it_is_begun(
    context: BrowserContext, somebody: Person
):
    somebody.finishes()
    denies_cautions(somebody)
    page = opened(context, "/plan/")
    page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_text("session also works without network.")).to_be_visible()
    context.set_offline(True)
    page.goto("/offline/")

    page.get_by_role("link", name="The session you opened last").click()

    expect(page.locator("[data-start]:visible, [data-pause]:visible")).to_be_visible()
    assert PlanSession.objects.get().pain_before is None


CAN_INSTALL = "dispatchEvent(new Event('beforeinstallprompt', { cancelable: true }))"


def test_the_home_screen_is_offered_once_and_after_a_session(
    context: BrowserContext, somebody: Person
):
    somebody.finishes()
    denies_cautions(somebody)
    Planned(somebody).finishes_a_session()
    page = opened(context, "/plan/")
    page.evaluate(CAN_INSTALL)
    expect(page.get_by_text("Would you like it on your home screen?")).to_be_visible()

    page.reload()
    page.evaluate(CAN_INSTALL)

    expect(page.get_by_text("Would you like it on your home screen?")).to_be_hidden()


def test_after_the_first_day_of_a_diary_nobody_is_asked_to_install_anything(
    context: BrowserContext,
):
    page = opened(context)

    tells(page, "7")
    page.wait_for_url("**kept=1")

    expect(page.locator("uc-install")).not_to_be_attached()


def test_an_answer_waits_until_its_account_is_signed_in_again(phone: Page):
    cache.clear()
    signs_up(phone)
    phone.goto("/diary/")
    tells_without_network(phone)
    Session.objects.all().delete()
    phone.context.set_offline(False)
    expect(phone.locator("uc-outbox")).to_contain_text(NOT_OPEN)
    assert DiaryEntry.objects.count() == 0

    signs_in(phone)

    all_is_sent(phone)
    assert DiaryEntry.objects.get().visitor == User.objects.get().visitor


def test_whoever_signs_in_next_finds_no_kept_page_of_the_one_before(phone: Page):
    cache.clear()
    signs_up(phone)
    at_hand_at(phone, "/diary/")
    Session.objects.all().delete()

    signs_in(phone)
    phone.wait_for_function("!document.cookie.includes('unclench-left')")

    assert phone.evaluate("caches.has('unclench-kept')") is False


def test_signing_out_erases_what_waits_and_what_is_kept(phone: Page):
    cache.clear()
    signs_up(phone)
    phone.goto("/diary/")
    tells_without_network(at_hand(phone))
    phone.route("**/offline/sender/", lambda route: route.abort())
    phone.context.set_offline(False)

    phone.goto("/account/logout/")
    expect(phone.locator("uc-outbox")).to_contain_text("that is erased too")
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_load_state("networkidle")
    phone.goto("/library/")

    assert phone.evaluate("caches.has('unclench-kept')") is False
    expect(phone.locator("uc-outbox")).not_to_be_attached()


def test_to_be_forgotten_erases_what_waits_and_what_is_kept(context: BrowserContext):
    at_hand(page := opened(context))
    tells_without_network(page)
    context.clear_cookies(name="csrftoken")
    page.route("**/offline/sender/", lambda route: route.abort())
    context.set_offline(False)

    page.goto("/you/forget/")
    expect(page.locator("uc-outbox")).to_contain_text("that is erased too")
    page.get_by_role("button", name="Erase everything").click()
    page.wait_for_load_state("networkidle")
    page.goto("/library/")

    assert page.evaluate("caches.has('unclench-kept')") is False
    expect(page.locator("uc-outbox")).not_to_be_attached()
    assert DiaryEntry.objects.count() == 0
