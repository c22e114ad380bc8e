"""A questionnaire from a clinic's file to its score, by keyboard, without script, and for all."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.violations import violations
from tests.fhir.filled import raw
from tests.web.questionnaires.conftest import PAGE, kept, roland

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROLAND = "Roland-Morris questionnaire (RMDQ)"


@pytest.fixture
def file(tmp_path) -> Path:
    """A file that says neither which questionnaire it is nor on which day it was filled in."""
    document = roland(7)
    del document["authored"]
    path = tmp_path / "mine.json"
    path.write_bytes(raw(document))
    return path


def sends(page: Page, path: Path) -> None:
    page.goto(PAGE)
    page.get_by_label("Your file").set_input_files(path)
    page.get_by_role("button", name="Read this file").click()
    expect(page.get_by_role("group", name="Which of these is it?")).to_be_visible()


def test_without_script_a_score_is_looked_at_and_kept(phone_without_script: Page, file):
    page = phone_without_script
    sends(page, file)
    page.get_by_label(ROLAND).check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("On which day did you fill it in?").fill("2026-11-02")
    page.get_by_role("button", name="Go on").click()

    page.get_by_role("button", name="Keep the score").click()

    expect(page.get_by_text("Roland-Morris questionnaire: 7")).to_be_visible()
    assert kept() == [("roland_morris", "2026-11-02", 7)]


def test_the_keyboard_alone_chooses_and_goes_on(phone: Page, file):
    sends(phone, file)
    phone.get_by_label("Oswestry questionnaire (ODI)").focus()
    phone.keyboard.press("Space")

    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", name="Oswestry questionnaire: no score")).to_be_visible()


def test_the_pages_are_easy_to_reach_for_everybody(phone: Page, file):
    phone.goto(PAGE)
    found = violations(phone)
    sends(phone, file)
    found += violations(phone)
    phone.get_by_label(ROLAND).check()
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_text("All 24 questions were answered.")).to_be_visible()

    assert found + violations(phone) == []
