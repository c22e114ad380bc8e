"""With a mail server: an address is confirmed by a code, and a password is reset by a link."""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache

from tests.web.accounts.conftest import PASSWORD, Member
from tests.web.accounts.letters import Letters, post_office
from unclench.web.accounts.configured import Mail
from unclench.web.accounts.models import User

NEW = "quite another slow breath"


@pytest.fixture
def letters(settings) -> None:
    """The site sends e-mail; the tests read it in memory."""
    settings.MAIL = Mail(sender="back@example.org", host="mail.example")
    settings.DEFAULT_FROM_EMAIL = settings.MAIL.sender
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    settings.MFA_ALLOW_UNVERIFIED_EMAIL = False


@pytest.fixture
def office(letters, settings) -> Iterator[Letters]:
    """A real server takes them."""
    with post_office() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        yield office


def code_in(letter: str) -> str:
    return re.search(r"Your code is\s+(\S+)", letter)[1]


def confirms(member: Member):
    return member.sends("/account/confirm-email/", code=code_in(mail.outbox[-1].body))


@pytest.mark.usefixtures("letters")
def test_a_new_account_opens_once_its_address_is_confirmed(vera):
    result = vera.finishes()

    asked = vera.signs_up()
    before = vera.opens("/account/").status_code
    opened = confirms(vera)

    assert asked["Location"] == "/account/confirm-email/"
    assert before == 302
    assert opened["Location"] == "/you/"
    assert vera.opens(result).status_code == 200


@pytest.mark.usefixtures("letters")
def test_a_wrong_code_is_said_and_the_third_ends_it(vera):
    vera.signs_up()

    said = [vera.sends("/account/confirm-email/", code="WRONG") for _ in range(3)]

    assert said[0].context["errors"][0]["text"].startswith("This code is not right")
    assert said[2]["Location"] == "/account/login/"
    assert not User.objects.get().emailaddress_set.get().verified


@pytest.mark.usefixtures("letters")
def test_whether_an_address_has_an_account_is_told_to_its_owner_only(vera, tom):
    vera.signs_up()
    confirms(vera)

    stranger = Member(vera.email)
    cache.clear()
    known, unknown = stranger.signs_up(), tom.signs_up()

    assert known["Location"] == unknown["Location"] == "/account/confirm-email/"
    assert mail.outbox[-2].subject == "You have an account already"
    assert User.objects.filter(email=vera.email).count() == 1


@pytest.mark.usefixtures("letters")
def test_a_forgotten_password_is_changed_with_a_link_that_works_once(vera):
    vera.signs_up()
    confirms(vera)
    vera.signs_out()
    vera.sends("/account/password/reset/", email=vera.email)
    link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]

    page = vera.browser.get(link, follow=True)
    vera.sends(page.redirect_chain[-1][0], password1=NEW, password2=NEW)

    assert vera.signs_in(NEW)["Location"] == "/you/"
    again = Member().browser.get(link, follow=True)
    assert "does not work any more" in again.content.decode()


@pytest.mark.usefixtures("letters")
def test_asking_for_a_reset_says_the_same_whether_there_is_an_account_or_not(vera, tom):
    vera.signs_up()
    confirms(vera)
    vera.signs_out()

    known = vera.browser.post("/account/password/reset/", {"email": vera.email}, follow=True)
    unknown = tom.browser.post("/account/password/reset/", {"email": tom.email}, follow=True)

    assert known.content == unknown.content


@pytest.mark.usefixtures("letters")
def test_another_address_counts_once_it_is_confirmed(vera):
    vera.signs_up()
    confirms(vera)
    vera.says_who()
    vera.sends("/account/email/", email="vera@elsewhere.example", action_add="1")
    before = User.objects.get().email

    confirms(vera)

    assert before == "vera@example.org"
    assert User.objects.get().email == "vera@elsewhere.example"


@pytest.mark.usefixtures("letters")
def test_a_changed_password_is_told_by_e_mail(vera):
    vera.signs_up()
    confirms(vera)

    vera.sends("/account/password/change/", oldpassword=PASSWORD, password1=NEW, password2=NEW)

    assert mail.outbox[-1].subject == "Your password has changed"
    assert "Was it not you?" in mail.outbox[-1].body


@pytest.mark.usefixtures("letters")
def test_no_letter_says_anything_of_a_back(vera):
    vera.finishes()
    vera.signs_up()

    said = mail.outbox[-1].subject + mail.outbox[-1].body

    assert not re.search(r"\b(back|pain|check|spine)\b", said, re.IGNORECASE)


def test_a_real_server_takes_the_letter(vera, office):
    vera.signs_up()

    letter = office.received[0]
    assert (letter["To"], letter["From"]) == ("vera@example.org", "back@example.org")
    assert letter["Subject"] == "Your code for Unclench"
    opened = vera.sends("/account/confirm-email/", code=code_in(letter.get_content()))
    assert opened["Location"] == "/you/"


def test_a_server_that_does_not_answer_is_said_in_words(vera, office, settings):
    settings.EMAIL_PORT = 1

    page = vera.signs_up()

    assert page.status_code == 503
    assert "The e-mail could not be sent" in page.content.decode()
