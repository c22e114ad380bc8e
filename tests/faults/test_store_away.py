"""Nobody in pain is sent in circles because a database does not answer."""

import pytest
from django.test import Client

from tests.faults.conftest import away
from tests.web.addresses import every_address
from unclench.web.store_away import HELPS_ANYBODY

pytestmark = pytest.mark.django_db

RELIEF, HELP = "/relief/", "/check/help/"
SIGNS = "Get help now if you have"


@pytest.mark.parametrize(
    "address", ["/", RELIEF, HELP, "/relief/do/side_lying/", "/help/crisis/", "/care/"]
)
def test_what_helps_anybody_is_shown_though_the_record_is_out_of_reach(known, address: str):
    with away():
        page = known.opens(address)

    assert page.status_code == 503
    assert "Your own record cannot be opened just now." in page.content.decode()
    assert b"This page cannot be opened" not in page.content


@pytest.mark.parametrize("address", ["/", RELIEF, HELP])
def test_the_same_holds_for_whoever_is_signed_in(vera, address: str):
    with away():
        page = vera.opens(address)

    assert page.status_code == 503
    assert "Your own record cannot be opened just now." in page.content.decode()
    assert "vera@example.org" not in page.content.decode()


@pytest.mark.parametrize("address", ["/diary/", "/plan/", "/you/", "/check/now/", "/looking-back/"])
def test_a_page_of_a_record_says_so_and_shows_the_danger_signs(known, address: str):
    with away():
        page = known.opens(address)

    said = page.content.decode()
    assert (page.status_code, page["Retry-After"]) == (503, "30")
    assert "What you answered is still there." in said
    assert SIGNS in said
    assert f'href="{HELP}"' in said
    assert f'href="{RELIEF}"' in said


def test_the_same_page_comes_while_it_is_looked_up_who_is_signed_in(vera):
    with away():
        page = vera.opens("/diary/")

    assert page.status_code == 503
    assert SIGNS in page.content.decode()


def test_an_answer_that_was_not_kept_is_called_not_kept(known):
    with away():
        page = known.browser.post("/check/pain/", {"pain_nprs": "6"})

    assert page.status_code == 503
    assert "Only the last answer was not kept." in page.content.decode()


def test_the_number_to_call_follows_the_language_of_the_browser(known):
    with away():
        page = known.browser.get("/diary/", headers={"accept-language": "en-US"})

    assert "Call 911" in page.content.decode()


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("database or disk is full", "Free some space on its disk."),
        ("could not extend file: No space left on device", "Free some space on its disk."),
        ("attempt to write a readonly database", "Let it write to its data folder again."),
        ("database is locked", "Look at its messages."),
    ],
)
def test_whoever_runs_the_server_is_told_what_to_do(known, reason: str, words: str):
    with away(reason):
        page = known.browser.post("/check/pain/", {"pain_nprs": "6"})

    assert words in page.content.decode()


def test_nobody_is_signed_out_by_a_fault(vera):
    with away():
        vera.opens(RELIEF)
        vera.opens("/diary/")

    assert "vera@example.org" in vera.words_of("/diary/")


def test_no_cache_keeps_the_page_of_a_fault(known):
    with away():
        page = known.opens(RELIEF)

    assert "no-store" in page["Cache-Control"]


def test_a_stranger_gets_relief_without_the_store_being_asked(db):
    with away():
        page = Client().get(RELIEF)

    assert page.status_code == 200


def test_every_page_that_helps_anybody_exists():
    assert every_address() >= HELPS_ANYBODY
