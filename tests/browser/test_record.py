"""A record as a whole in a real browser: out of one, into another."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.violations import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESSES = ["/you/take/", "/you/bring/", "/you/history/", "/you/forget/", "/you/open/x/"]


def takes_out(page: Page, file) -> None:
    page.goto("/you/take/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my record").click()
    download.value.save_as(file)


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(phone, address):
    phone.goto(address)

    assert violations(phone) == []


def test_a_record_moves_without_script(phone_without_script, walker, tmp_path):
    walker.page.goto("/check/now/")
    walker.to_the_summary()
    walker.tap("button", "See what to do")
    takes_out(walker.page, tmp_path / "unclench-record.zip")

    other = phone_without_script
    other.goto("/you/bring/")
    other.get_by_label("The file").set_input_files(tmp_path / "unclench-record.zip")
    other.get_by_role("button", name="Bring it in").click()

    expect(other.get_by_role("heading", name="It is here")).to_be_visible()


def test_a_file_that_is_not_right_is_named_where_it_was_chosen(phone, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"no zip")
    phone.goto("/you/bring/")
    phone.get_by_label("The file").set_input_files(tmp_path / "x.zip")
    phone.get_by_role("button", name="Bring it in").click()

    expect(phone.get_by_role("alert")).to_contain_text("not a zip file")
    assert violations(phone) == []
