"""A report in a real browser: on a phone, by keyboard, without script, for a screen reader."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.violations import violations
from tests.web.archive.conftest import brought_in, full_archive  # noqa: F401  a fixture
from unclench.report.choice import Part
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import COOKIE
from unclench.web.secret_words import hash_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEY = "k" * 43
LIVED = "days=own&from=2025-11-21&to=2026-01-20"
ALL = f"{LIVED}&{'&'.join(f'part={part}' for part in Part)}"
ADDRESSES = [
    "/report/",
    "/report/words/",
    "/report/work/",
    "/report/work/note/",
    "/report/programs/",
    f"/report/page/?{ALL}",
    f"/report/page/?{LIVED}",
]


@pytest.fixture
def lived(live_server, full_archive) -> Visitor:  # noqa: F811
    visitor = brought_in(full_archive)
    Visitor.objects.filter(pk=visitor.pk).update(key_hash=hash_of(KEY))
    return visitor


def as_its_person(page: Page, live_server) -> Page:
    page.context.add_cookies([{"name": COOKIE, "value": KEY, "url": live_server.url}])
    return page


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(phone, live_server, lived, address):
    as_its_person(phone, live_server).goto(address)

    assert violations(phone) == []


def test_all_of_it_works_without_script(phone_without_script, live_server, lived, tmp_path):
    page = as_its_person(phone_without_script, live_server)
    page.goto("/report/")
    page.get_by_role("button", name="See it, then share it").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a PDF").click()
    download.value.save_as(tmp_path / "report.pdf")

    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_from_the_record_to_the_report_in_two_taps(phone, live_server, lived):
    page = as_its_person(phone, live_server)
    page.goto("/you/")
    begun = time.monotonic()
    page.get_by_role("link", name="Report One page").click()
    page.get_by_role("button", name="See it, then share it").click()

    expect(page.get_by_role("article", name="Back pain: what I have written down")).to_be_visible()
    assert time.monotonic() - begun < 20


def test_the_keyboard_alone_reaches_the_report(phone, live_server, lived):
    page = as_its_person(phone, live_server)
    page.goto("/report/")
    page.get_by_role("radio", name="A year").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="See it, then share it").press("Enter")

    expect(page).to_have_url(re.compile("days=year"))


def test_a_key_is_copied_with_one_tap(phone, live_server, lived):
    page = as_its_person(phone, live_server)
    page.goto("/report/programs/")
    page.get_by_label("Which program is it for?").fill("My clinic")
    page.get_by_role("button", name="Make a key").click()

    expect(page.get_by_label("The key")).to_have_value(re.compile("^unclench_"))
    assert violations(page) == []


def test_nothing_is_wider_than_the_phone(phone, live_server, lived):
    page = as_its_person(phone, live_server)
    page.goto(f"/report/page/?{ALL}")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_paper_only_the_report_is_left(phone, live_server, lived):
    page = as_its_person(phone, live_server)
    page.goto(f"/report/page/?{ALL}")
    page.emulate_media(media="print")

    expect(page.get_by_text("Cauda equina", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Save as a PDF")).to_be_hidden()
