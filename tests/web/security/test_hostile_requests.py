"""Bodies that no page of the site sends: nothing of them is kept, and nothing breaks."""

import io
import tempfile
import uuid

import pytest
from django.test import Client

from unclench.web.archive import upload

DEEP = "[" * 50_000
NUL = "tea\x00 and a walk\x1b[31m"


@pytest.fixture
def no_file_on_the_disk(monkeypatch):
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a file was written down")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)


@pytest.mark.parametrize("address", ["/check/pain/", "/diary/", "/account/login/"])
def test_a_file_that_no_page_asked_for_is_kept_nowhere(person, address, no_file_on_the_disk):
    large = io.BytesIO(b"x" * 4_000_000)

    answer = person.browser.post(address, {"pain_nprs": "6", "file": large})

    assert answer.status_code < 500


def test_a_form_that_is_larger_than_any_of_ours_is_refused(person):
    answer = person.browser.post("/check/pain/", {"pain_nprs": "6" * 300_000})

    assert answer.status_code == 400


def test_more_fields_than_any_form_has_are_refused(person):
    answer = person.browser.post("/check/pain/", {f"field{n}": "1" for n in range(1_100)})

    assert answer.status_code == 400


def test_lists_inside_of_lists_without_end_are_refused(person):
    answer = person.browser.post("/diary/", {"key": str(uuid.uuid4()), "was": DEEP})

    assert answer.status_code == 400


@pytest.mark.parametrize("address", ["/bring-in/", "/bring-in/questionnaires/"])
@pytest.mark.parametrize("length", ["many", "-1", "²", "1_000"])
def test_a_length_that_is_no_number_breaks_nothing(person, address, length):
    answer = person.browser.get(address, CONTENT_LENGTH=length)

    assert answer.status_code < 500


def test_what_no_keyboard_writes_is_left_out_of_every_own_word(vera):
    vera.signs_up()
    vera.sends("/diary/activities/", words1=NUL, score1="4")

    page = vera.words_of("/diary/activities/")

    assert "tea and a walk" in page
    assert "\x00" not in page
    assert "\x1b" not in page


def test_no_more_archives_wait_than_the_disk_was_meant_for(person, monkeypatch):
    person.finishes()
    taken = person.browser.post("/you/take/file/").getvalue()
    monkeypatch.setattr(upload, "MOST_WAITING", 0)

    answer = person.browser.post("/you/bring/", {"file": io.BytesIO(taken)})

    assert answer.status_code == 422
    assert "Many records are being brought in" in answer.content.decode()


def test_a_form_of_another_site_changes_nothing():
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(
        "/check/pain/", {"pain_nprs": "6"}, headers={"origin": "https://x.example"}
    )

    assert answer.status_code == 400
    assert not browser.cookies.get("unclench")


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "x\r\nSet-Cookie: a=b"])
def test_a_host_that_is_not_ours_is_refused(client, name):
    assert client.get("/account/login/", headers={"host": name}).status_code == 400
