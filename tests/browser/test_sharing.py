"""Giving a report away in a real browser: from the start page to a code that a camera reads."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_report import as_its_person, lived
from tests.browser.violations import violations
from tests.web.archive.conftest import full_archive

__all__ = ["full_archive", "lived"]
pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]
LIVED = "days=own&from=2025-11-21&to=2026-01-20&part=why&part=red_flags"
ADDRESSES = [
    f"/report/links/new/?{LIVED}",
    f"/report/links/clinician/?{LIVED}",
    "/report/links/",
    "/notes/",
    f"/shared/{'a' * 43}/",
]
MOST_TAPS = 6
WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(phone, live_server, lived, address):
    as_its_person(phone, live_server).goto(address)

    assert violations(phone) == []


class Taps:
    """Taps on a phone, counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def tap(self, role: str, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.count += 1


def test_from_the_start_page_to_a_qr_code_in_under_a_minute(phone, live_server, lived):
    page = as_its_person(phone, live_server)
    page.goto("/")
    taps, begun = Taps(page), time.monotonic()
    taps.tap("link", "Your data")
    taps.tap("link", re.compile("^Report"))
    taps.tap("button", "See it, then share it")
    taps.tap("link", "A link to this report")
    taps.tap("button", "Make the link")

    expect(page.get_by_role("img", name="A QR code that holds the link")).to_be_visible()
    assert taps.count <= MOST_TAPS
    assert time.monotonic() - begun < 60
    assert violations(page) == []


def gets_a_link(page: Page) -> tuple[str, str]:
    """Address and code, as the person reads them."""
    page.goto(f"/report/links/new/?{LIVED}")
    page.get_by_role("button", name="Make the link").click()
    return page.locator("#address").input_value(), page.locator("#passcode").input_value()


def test_a_stranger_opens_it_and_no_worker_and_no_cookie_comes_along(phone, live_server, lived):
    address, code = gets_a_link(as_its_person(phone, live_server))
    stranger = phone.context.browser.new_context(base_url=live_server.url).new_page()
    stranger.goto(address)
    asked = violations(stranger)
    stranger.get_by_label("The code").fill(code)
    stranger.get_by_role("button", name="Open the report").click()

    expect(stranger.get_by_role("heading", level=1, name=re.compile("Back pain"))).to_be_visible()
    assert asked + violations(stranger) == []
    assert stranger.context.cookies() == []
    assert (
        stranger.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    )


def test_a_clinician_looks_and_writes_without_script(
    phone, phone_without_script, live_server, lived
):
    page = as_its_person(phone, live_server)
    page.goto(f"/report/links/clinician/?{LIVED}")
    page.get_by_label("Who may look?").fill("Dr Amara Okafor")
    page.get_by_label("I agree to this").check()
    page.get_by_role("button", name="Make the link").click()
    address, code = page.locator("#address").input_value(), page.locator("#passcode").input_value()
    clinician = phone_without_script
    clinician.goto(address)
    clinician.get_by_label("Your name").fill("Amara Okafor")
    clinician.get_by_label("The code").fill(code)
    clinician.get_by_role("button", name="Open the record").click()
    expect(clinician.get_by_role("heading", name="Safety notes")).to_be_visible()
    clinician.get_by_label("The note").fill("Walk as much as you like.")
    clinician.get_by_role("button", name="Send the note").click()

    expect(clinician.get_by_role("heading", name="The note is with the patient")).to_be_visible()
    page.goto("/notes/")
    expect(page.get_by_text("Walk as much as you like.")).to_be_visible()
    assert violations(page) == []


def test_the_share_sheet_shows_only_where_there_is_one(phone, live_server, lived):
    page = as_its_person(phone, live_server)
    page.add_init_script("navigator.share = undefined")
    gets_a_link(page)
    without = page.get_by_role("button", name="Share it").is_visible()
    page.add_init_script(
        "navigator.share = (what) => { window.shared = what; return Promise.resolve(); }"
    )
    address, _ = gets_a_link(page)
    page.get_by_role("button", name="Share it").click()

    assert not without
    assert page.evaluate("window.shared.url") == address


def test_the_worker_keeps_no_page_of_a_link(phone, live_server, lived):
    page = as_its_person(phone, live_server)
    page.goto("/you/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    address, _ = gets_a_link(page)
    page.goto(address)
    kept = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(async name => (await (await"
        " caches.open(name)).keys()).map(each => each.url)))).then(all => all.flat())"
    )

    assert kept
    assert [url for url in kept if "/shared/" in url or "/report/" in url] == []
