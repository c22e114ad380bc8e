"""What a device asks before it sends what waits: whose record is open, and a token."""

import pytest

from tests.web.conftest import Person
from unclench.web.accounts.models import Visitor

pytestmark = pytest.mark.django_db


def asked(person: Person) -> dict[str, str]:
    return person.opens("/offline/sender/").json()


def test_somebody_without_a_record_has_no_sign_and_gets_none_by_asking(person):
    assert asked(person)["whose"] == ""
    assert not Visitor.objects.exists()


def test_two_people_have_two_signs(person, stranger):
    person.finishes()
    stranger.finishes()

    assert asked(person)["whose"] != asked(stranger)["whose"]


def test_nothing_keeps_the_answer(person):
    assert "no-store" in person.opens("/offline/sender/")["Cache-Control"]


def test_the_token_is_one_that_a_form_may_be_sent_with(person):
    assert len(asked(person)["token"]) == 64
