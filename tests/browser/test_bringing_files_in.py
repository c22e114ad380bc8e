"""Bringing a file in on a phone: sent, read, looked at, kept; also without script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.violations import violations
from tests.web.from_elsewhere.conftest import known, steps_of
from unclench.web.from_elsewhere.models import ArrivedFile, Stage
from unclench.web.reminders.background import work_once

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def export_file(settings, tmp_path) -> Path:
    """The export of somebody's phone; the site's own files stand elsewhere."""
    settings.DATA = tmp_path / "site"
    path = tmp_path / "export.zip"
    path.write_bytes(steps_of(["2025-05-01", "2025-05-02"], 8410).getvalue())
    return path


def sends(page: Page, path: Path) -> None:
    page.goto("/bring-in/")
    page.get_by_label("Your file").set_input_files(path)
    page.get_by_role("button", name="Read this file").click()
    expect(page.get_by_role("heading", name="Reading your file")).to_be_visible()


def test_a_file_is_read_before_ones_eyes_and_kept_with_one_tap(phone: Page, export_file):
    sends(phone, export_file)
    ArrivedFile.objects.update(read=52, total=100)
    expect(phone.get_by_role("progressbar")).to_have_attribute("value", "0")
    ArrivedFile.objects.update(stage=Stage.READS)
    expect(phone.get_by_text("52 % is read")).to_be_visible()
    ArrivedFile.objects.update(stage=Stage.WAITS)
    work_once()

    phone.get_by_role("button", name="Keep these").tap()

    expect(phone.get_by_text("Kept", exact=True)).to_be_visible()
    assert len(known()) == 2


def test_without_script_the_page_goes_on_by_itself(phone_without_script: Page, export_file):
    sends(phone_without_script, export_file)

    work_once()

    expect(phone_without_script.get_by_role("button", name="Keep these")).to_be_visible()


def test_stopping_leads_back_and_leaves_nothing(phone: Page, export_file):
    sends(phone, export_file)

    phone.get_by_role("button", name="Stop, and erase the file").tap()

    expect(phone.get_by_role("heading", name="Bring in steps")).to_be_visible()
    assert not ArrivedFile.objects.exists()


def test_the_pages_are_easy_to_reach_for_everybody(phone: Page, tmp_path, export_file):
    table = tmp_path / "days.csv"
    table.write_text("When,How many\n03/04/2025,5000\n")
    phone.goto("/bring-in/")
    found = violations(phone)
    sends(phone, table)
    found += violations(phone)
    work_once()

    expect(phone.get_by_role("button", name="Go on")).to_be_visible()

    assert found + violations(phone) == []


def test_the_preview_is_easy_to_reach_for_everybody(phone: Page, export_file):
    sends(phone, export_file)
    work_once()

    expect(phone.get_by_role("button", name="Keep these")).to_be_visible()

    assert violations(phone) == []


FORMS = [
    ("/bring-in/", "Your file", "Read this file"),
    ("/bring-in/questionnaires/", "Your file", "Read this file"),
    ("/you/bring/", "The file", "Bring it in"),
]


@pytest.mark.parametrize(("address", "field", "send"), FORMS)
def test_a_form_sent_without_a_file_says_so_in_words_of_our_own(
    phone: Page, address: str, field: str, send: str
):
    phone.goto(address)

    phone.get_by_role("button", name=send).tap()
    expect(phone.get_by_role("alert")).to_be_focused()
    phone.get_by_role("link", name=f"Choose “{field}” first.").press("Enter")

    chooser = phone.get_by_label(field)
    expect(chooser).to_be_focused()
    expect(chooser).to_have_accessible_description(re.compile(f"Choose “{field}” first"))
    assert violations(phone) == []
