"""Single-person mode: no login, no key, and nobody but who sits at this computer."""

import pytest
from django.test import Client

from tests.web.conftest import Person
from unclench.web.accounts.models import Visitor


@pytest.fixture(autouse=True)
def _one_person(settings):
    settings.SINGLE_PERSON = True


def test_every_browser_on_this_computer_shows_the_same_record(person, stranger):
    result = person.finishes()

    assert stranger.opens(result).status_code == 200
    assert Visitor.objects.count() == 1


def test_no_browser_is_given_a_key(person):
    person.finishes()

    assert "unclench" not in person.browser.cookies


def test_there_is_nothing_to_sign_in_to(person):
    addresses = ("/account/", "/account/login/", "/account/signup/", "/account/2fa/")

    assert {person.opens(address).status_code for address in addresses} == {404}
    page = person.opens("/you/").content.decode()
    assert "Keep it under your name" not in page
    assert "Whoever sits at it can see it" in page


def test_somebody_at_another_computer_is_refused(person):
    result = person.finishes()

    answer = Client(REMOTE_ADDR="192.168.1.30").get(result)

    assert answer.status_code == 403
    assert "on its own computer only" in answer.content.decode()


@pytest.mark.parametrize("name", ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"])
def test_what_a_proxy_passes_on_is_refused(person, name):
    result = person.finishes()

    answer = Client(headers={name: "127.0.0.1"}).get(result)

    assert answer.status_code == 403


def test_the_one_person_can_erase_everything(person):
    person.finishes()

    person.browser.post("/you/forget/")

    assert Visitor.objects.count() == 0
    assert "Nothing is kept" in person.opens("/you/").content.decode()


def test_no_cookie_opens_the_record_once_there_are_accounts(person, settings):
    result = person.finishes()
    settings.SINGLE_PERSON = False
    stranger = Person()
    stranger.browser.cookies["unclench"] = "the one person on this computer"

    assert stranger.opens(result).status_code == 404
