"""Passwords, sessions and codes, against somebody who is not their owner."""

import logging
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from tests.web.accounts.conftest import PASSWORD
from tests.web.accounts.test_codes import code_for
from tests.web.accounts.test_invitations import run
from unclench.web.accounts.sealed import MARK, seal, unseal
from unclench.web.accounts.visits import QUIET_FOR

LONG_PASSWORD = " Slow BREATH, then a walk: ångström 12 " * 3


def said(answer) -> str:
    return answer.context["errors"][0]["text"]


def session_of(member) -> str:
    return member.browser.cookies["sessionid"].value


def test_signing_in_gives_the_browser_another_session(vera):
    vera.signs_up()
    vera.signs_out()
    vera.browser.cookies["sessionid"] = "chosen-by-somebody-else-before"

    vera.signs_in()

    assert session_of(vera) != "chosen-by-somebody-else-before"


def test_showing_again_who_one_is_gives_another_session_too(vera):
    vera.signs_up()
    before = session_of(vera)

    vera.says_who()

    assert session_of(vera) != before
    assert vera.words_of("/account/sessions/").count("A browser") == 1


def test_a_host_can_end_every_visit_of_somebody_who_lost_a_phone(vera):
    vera.signs_up()

    run("end-visits", "Vera@example.org")

    assert vera.opens("/account/").status_code == 302


def test_a_session_that_was_ended_opens_nothing(vera):
    vera.signs_up()
    thief = Client()
    thief.cookies["sessionid"] = session_of(vera)

    vera.signs_out()

    assert thief.get("/account/").status_code == 302


def test_a_session_names_nobody_by_itself(vera):
    vera.signs_up()

    assert len(session_of(vera)) == 32
    assert vera.email not in session_of(vera)


def test_a_device_that_nobody_used_for_three_months_asks_who_it_is(vera):
    vera.signs_up()
    vera.opens("/account/")
    long_ago = timezone.now() - QUIET_FOR - timedelta(hours=1)
    UserSession.objects.update(last_seen_at=long_ago)
    caches["this_process"].clear()

    vera.opens("/")

    assert vera.opens("/account/").status_code == 302


def test_ending_the_other_visits_asks_first_who_it_is(vera):
    vera.signs_up()
    session = vera.browser.session
    session["account_authentication_methods"] = []
    session.save()

    asked = vera.sends("/account/sessions/")["Location"]
    after = vera.browser.post(asked, {"password": PASSWORD}, follow=True)

    assert asked.startswith("/account/reauthenticate/")
    assert after.redirect_chain[-1][0] == "/account/sessions/"


def test_a_long_password_of_any_letters_counts_to_its_last_sign(vera):
    vera.signs_up(LONG_PASSWORD)
    vera.signs_out()

    assert vera.signs_in(LONG_PASSWORD[:-1]).status_code == 200
    assert vera.signs_in(LONG_PASSWORD.lower()).status_code == 200
    assert vera.signs_in(LONG_PASSWORD)["Location"] == "/you/"


def test_a_long_number_is_a_password_and_a_telephone_number_is_none(vera):
    assert said(vera.signs_up("0049308142")).startswith("Put some letters into your password")
    assert vera.signs_up("8150396274105538")["Location"] == "/you/"


@pytest.mark.parametrize("password", ["Unclench2026", "back-pain-diary", "lower.back.1!"])
def test_words_that_anybody_would_try_here_first_are_no_password(vera, password):
    assert said(vera.signs_up(password)).startswith("Add a word that has nothing to do with")


def test_such_a_word_may_stand_beside_others(vera):
    assert vera.signs_up("my back likes kettles")["Location"] == "/you/"


@pytest.mark.parametrize("address", ["/account/login/", "/account/signup/"])
def test_a_password_that_was_refused_is_not_sent_back(vera, address):
    wrong = "tiny-one"

    answer = vera.sends(address, login="vera@", email="vera@", password=wrong, password1=wrong)

    assert wrong not in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "field", "told"),
    [
        ("/account/login/", "password", "current-password"),
        ("/account/login/", "login", "email"),
        ("/account/signup/", "password1", "new-password"),
    ],
)
def test_a_password_keeper_knows_what_each_field_is(vera, address, field, told):
    widget = vera.opens(address).context["form"].fields[field].widget

    assert widget.attrs["autocomplete"] == told


def test_whoever_is_refused_stands_in_the_log_by_where_they_came_from(vera, caplog):
    vera.signs_up()
    vera.signs_out()
    with caplog.at_level(logging.WARNING, "unclench.security"):
        vera.signs_in("a wrong one, sadly")

    assert "a sign-in was refused, asked from 127.0.0.1" in caplog.text
    assert vera.email not in caplog.text
    assert "a wrong one" not in caplog.text


def test_a_wrong_code_stands_in_the_log_too(vera, caplog):
    vera.signs_up()
    vera.says_who()
    secret = vera.opens("/account/2fa/totp/activate/").context["form"].secret
    vera.sends("/account/2fa/totp/activate/", code=code_for(secret))
    vera.signs_out()
    vera.signs_in()

    vera.sends("/account/2fa/authenticate/", code="000000")

    assert "a sign-in was refused, asked from 127.0.0.1" in caplog.text


def test_the_secret_of_codes_cannot_be_read_in_the_database(vera):
    vera.signs_up()
    vera.says_who()
    secret = vera.opens("/account/2fa/totp/activate/").context["form"].secret

    kept = seal(secret)

    assert kept.startswith(MARK)
    assert secret not in kept
    assert unseal(kept) == secret


def test_a_secret_from_before_still_works():
    assert unseal("JBSWY3DPEHPK3PXP") == "JBSWY3DPEHPK3PXP"


def test_a_secret_sealed_by_another_site_fits_no_code(settings):
    kept = seal("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY = "the key of another site"

    assert unseal(kept) not in ("", "JBSWY3DPEHPK3PXP")
    assert unseal(kept) != unseal(kept)


def test_a_new_password_does_not_open_the_second_lock(vera):
    vera.signs_up()
    vera.says_who()
    secret = vera.opens("/account/2fa/totp/activate/").context["form"].secret
    vera.sends("/account/2fa/totp/activate/", code=code_for(secret))
    link = run("reset", vera.email, "--site", "http://x").stdout.strip().removeprefix("http://x")
    vera.signs_out()

    form = vera.browser.get(link, follow=True).redirect_chain[-1][0]
    vera.sends(form, password1=LONG_PASSWORD, password2=LONG_PASSWORD)

    assert vera.signs_in(LONG_PASSWORD)["Location"] == "/account/2fa/authenticate/"
    assert vera.opens("/account/").status_code == 302


def test_secrets_that_stood_there_plain_are_sealed_once(vera):
    from importlib import import_module

    from django.apps import apps

    vera.signs_up()
    user_id = vera.browser.session["_auth_user_id"]
    row = Authenticator.objects.create(user_id=user_id, type="totp", data={"secret": "JBSWY3DP"})
    seal_all = import_module("unclench.web.accounts.migrations.0004_seal_codes").seal_all

    for _ in range(2):
        seal_all(apps, None)
    row.refresh_from_db()

    assert unseal(row.data["secret"]) == "JBSWY3DP"
    assert row.data["secret"].startswith(MARK)
