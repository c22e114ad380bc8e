"""One-time codes: a second lock, with spare keys."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from tests.web.accounts.conftest import Member
from unclench.web.accounts.models import User

ACTIVATE = "/account/2fa/totp/activate/"


def code_for(secret: str) -> str:
    """What an app would show now."""
    counter = list(yield_hotp_counters_from_time())[1]
    return format_hotp_value(hotp_value(secret, counter))


@pytest.fixture
def locked(vera) -> Member:
    """Somebody who has switched on the codes."""
    vera.signs_up()
    vera.says_who()
    vera.secret = vera.opens(ACTIVATE).context["form"].secret
    vera.sends(ACTIVATE, code=code_for(vera.secret))
    return vera


def test_the_secret_is_shown_as_a_picture_and_in_letters(vera):
    vera.signs_up()
    vera.says_who()

    page = vera.opens(ACTIVATE)

    assert 'src="data:image/svg+xml' in page.content.decode()
    assert page.context["form"].secret in page.content.decode()


def test_after_the_password_comes_the_code(locked):
    spare = spare_codes(locked)[0]
    locked.signs_out()

    assert locked.signs_in()["Location"] == "/account/2fa/authenticate/"
    assert locked.opens("/account/").status_code == 302
    assert locked.sends("/account/2fa/authenticate/", code=spare)["Location"] == "/you/"


def spare_codes(member: Member) -> list[str]:
    member.says_who()
    page = member.words_of("/account/2fa/recovery-codes/")
    return re.findall(r"<code>(\d+)</code>", page)


def test_there_are_ten_spare_codes_and_each_works_once(locked):
    spare = spare_codes(locked)
    locked.signs_out()
    locked.signs_in()
    locked.sends("/account/2fa/authenticate/", code=spare[0])
    locked.signs_out()

    locked.signs_in()
    again = locked.sends("/account/2fa/authenticate/", code=spare[0])

    assert len(spare) == 10
    assert again.context["errors"][0]["text"].startswith("This code is not right")


def test_a_code_cannot_be_used_twice(locked):
    code = code_for(locked.secret)
    first, again = [_signs_in_again(locked, code) for _ in range(2)]

    assert first["Location"] == "/you/"
    assert again.context["errors"][0]["text"].startswith("This code is not right")


def _signs_in_again(member: Member, code: str):
    member.signs_out()
    member.signs_in()
    return member.sends("/account/2fa/authenticate/", code=code)


def test_the_lock_can_be_taken_off(locked):
    locked.says_who()

    locked.sends("/account/2fa/totp/deactivate/")
    locked.signs_out()

    assert locked.signs_in()["Location"] == "/you/"
    assert Authenticator.objects.count() == 0


def test_a_passkey_alone_does_not_ask_for_a_second_step(vera):
    vera.signs_up()
    me = User.objects.get()
    Authenticator.objects.create(user=me, type="webauthn", data={"name": "Phone"})
    vera.signs_out()

    assert vera.signs_in()["Location"] == "/you/"


def test_forgetting_erases_every_way_in(locked):
    locked.browser.post("/you/forget/")

    assert Authenticator.objects.count() == 0
