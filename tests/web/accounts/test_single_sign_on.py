"""Single sign-on with a provider that really runs: the whole exchange, and what is refused."""

import time
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from joserfc.jwk import RSAKey

from tests.web.accounts.conftest import Member
from tests.web.accounts.provider import CLIENT, SECRET, Provider, running
from unclench.web.accounts.adapter import SingleSignOnAdapter
from unclench.web.accounts.configured import SingleSignOn
from unclench.web.accounts.models import User

WAY_IN = "/account/with/sso/"


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with running() as provider:
        chosen = SingleSignOn(provider.issuer, CLIENT, SECRET, "Home login")
        settings.SINGLE_SIGN_ON = chosen
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": chosen.as_provider()}
        yield provider


def goes_to(member: Member) -> str:
    """From our button to the provider; the address that it sends the browser back to."""
    return _redirected(member.sends(WAY_IN)["Location"])


def _redirected(address: str) -> str:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port)
    connection.request("GET", f"{parts.path}?{parts.query}")
    return connection.getresponse().headers["Location"]


def comes_back(member: Member, back: str):
    parts = urlsplit(back)
    return member.opens(f"{parts.path}?{parts.query}")


def signs_in_elsewhere(member: Member):
    return comes_back(member, goes_to(member))


def test_the_whole_exchange_makes_an_account_with_the_record_of_the_browser(vera, provider):
    result = vera.finishes()

    assert signs_in_elsewhere(vera)["Location"] == "/you/"
    assert User.objects.get().email == "vera@example.org"
    assert vera.opens(result).status_code == 200


def test_the_second_time_it_is_the_same_account(vera, provider):
    signs_in_elsewhere(vera)
    result = vera.finishes()

    again = Member()
    signs_in_elsewhere(again)

    assert User.objects.count() == 1
    assert again.opens(result).status_code == 200


def test_the_provider_is_asked_with_proof_key_state_and_nonce(vera, provider):
    goes_to(vera)

    asked = provider.asked
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16
    assert len(asked["nonce"]) >= 16
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert asked["redirect_uri"].endswith("/account/with/sso/back/")


def test_a_link_to_the_provider_asks_first(vera, provider):
    page = vera.words_of(WAY_IN)

    assert "You go to Home login and come back here" in page
    assert provider.asked == {}


def test_an_address_cannot_ask_the_provider_for_more(vera, provider):
    there = vera.sends(f"{WAY_IN}?scope=everything&auth_params=prompt%3Dnone")["Location"]

    asked = parse_qs(urlsplit(there).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked


def is_refused(answer) -> bool:
    return "That did not work" in answer.content.decode() and User.objects.count() == 0


def test_another_state_is_refused(vera, provider):
    back = goes_to(vera).replace("state=", "state=x")

    assert is_refused(comes_back(vera, back))


def test_an_answer_in_another_browser_is_refused(vera, tom, provider):
    assert is_refused(comes_back(tom, goes_to(vera)))


def test_an_answer_that_comes_twice_is_refused_the_second_time(vera, tom, provider):
    back = goes_to(vera)
    comes_back(vera, back)
    vera.signs_out()

    assert "That did not work" in comes_back(vera, back).content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"nonce": "another"},
        {"nonce": ""},
        {"aud": "somebody else"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1},
        {"sub": "18"},
    ],
)
def test_an_identity_token_that_does_not_fit_is_refused(vera, provider, changes):
    provider.changes = changes

    assert is_refused(signs_in_elsewhere(vera))


def test_an_identity_token_signed_by_somebody_else_is_refused(vera, provider):
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "one", "alg": "RS256"})

    assert is_refused(signs_in_elsewhere(vera))


def test_a_code_without_its_proof_key_is_refused_by_the_provider(vera, provider, settings):
    back = goes_to(vera)
    code = parse_qs(urlsplit(back).query)["code"][0]
    provider.codes[code]["code_challenge"] = "another"

    assert is_refused(comes_back(vera, back))
    assert provider.refused == "proof key"


def test_somebody_who_changes_their_mind_at_the_provider_is_told_kindly(vera, provider):
    state = parse_qs(urlsplit(goes_to(vera)).query)["state"][0]

    page = vera.browser.get(
        f"{WAY_IN}back/", {"state": state, "error": "access_denied"}, follow=True
    )

    assert "You did not sign in" in page.content.decode()


def test_an_address_that_has_an_account_already_does_not_open_it(vera, provider):
    vera.signs_up()
    vera.signs_out()

    asked = signs_in_elsewhere(Member())

    assert asked["Location"] == "/account/3rdparty/signup/"
    assert SocialAccount.objects.count() == 0


def test_an_account_can_be_connected_and_then_opens_with_the_provider(vera, provider):
    vera.signs_up()
    vera.says_who()
    there = vera.sends(f"{WAY_IN}?process=connect")["Location"]
    comes_back(vera, _redirected(there))

    elsewhere = Member()

    assert signs_in_elsewhere(elsewhere)["Location"] == "/you/"
    assert User.objects.count() == 1


def test_by_invitation_the_provider_alone_makes_no_account(vera, provider, settings):
    settings.SIGN_UP = "invited"

    page = signs_in_elsewhere(vera)

    assert "Accounts are by invitation here" in page.content.decode()
    assert User.objects.count() == 0


def test_a_form_may_lead_to_the_provider_only_from_where_the_button_stands(vera, provider):
    login = vera.opens("/account/login/")["Content-Security-Policy"]
    home = vera.opens("/")["Content-Security-Policy"]

    assert f"form-action 'self' {provider.issuer};" in login
    assert "form-action 'self';" in home
    assert provider.issuer not in home


def test_without_a_provider_there_is_no_way_to_one(vera):
    assert vera.opens(WAY_IN).status_code == 404
    assert "Home login" not in vera.words_of("/account/login/")


def test_forgetting_takes_the_connection_away(vera, provider):
    signs_in_elsewhere(vera)

    vera.browser.post("/you/forget/")

    assert User.objects.count() == 0
    assert signs_in_elsewhere(vera)["Location"] == "/you/"
    assert "Nothing is kept" in vera.words_of("/you/")


def long_ago(member: Member) -> None:
    """An hour passes in a browser that stays signed in."""
    session = member.browser.session
    for row in session["account_authentication_methods"]:
        row["at"] -= 3600
    session.save()


def test_an_open_session_is_not_enough_to_forget_somebody_without_a_password(vera, provider):
    signs_in_elsewhere(vera)
    long_ago(vera)

    answer = vera.browser.post("/you/forget/")

    assert answer["Location"] == "/account/again/?next=%2Fyou%2Fforget%2F"
    assert User.objects.count() == 1
    assert "Sign in with Home login once more" in vera.words_of(answer["Location"])


def test_an_open_session_is_not_enough_to_add_another_way_in(vera, provider):
    signs_in_elsewhere(vera)
    long_ago(vera)

    ways = [vera.opens(f"/account/{way}/") for way in ("password/set", "2fa/webauthn/add")]

    assert [way["Location"].partition("?")[0] for way in ways] == ["/account/again/"] * 2


def test_who_signs_in_elsewhere_again_is_asked_for_the_password_there_and_let_through(
    vera, provider
):
    signs_in_elsewhere(vera)
    long_ago(vera)
    again = {"next": "/you/forget/"}
    to = vera.browser.post(WAY_IN, again)["Location"]

    landed = comes_back(vera, _redirected(to))

    assert "prompt=login&max_age=300" in to
    assert landed["Location"] == "/you/forget/"
    assert vera.opens("/you/forget/").status_code == 200


def test_a_provider_that_only_remembered_them_is_not_enough(vera, provider):
    provider.changes["auth_time"] = int(time.time()) - 3600

    signs_in_elsewhere(vera)

    assert vera.browser.post("/you/forget/")["Location"].startswith("/account/again/")


def test_somebody_with_a_password_is_asked_for_that(vera, provider):
    signs_in_elsewhere(vera)
    user = User.objects.get()
    user.set_password("a long enough sentence")
    user.save()
    vera.browser.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")

    assert vera.browser.post("/you/forget/")["Location"].startswith("/account/reauthenticate/")


def test_a_provider_that_calls_itself_something_else_is_not_asked(vera, provider, monkeypatch):
    told = provider.discovery() | {"issuer": "https://elsewhere.example"}
    monkeypatch.setattr(provider, "discovery", lambda: told)

    assert is_refused(vera.sends(WAY_IN))


def test_a_provider_that_is_away_is_said_in_words(vera, settings):
    away = SingleSignOn("http://127.0.0.1:1", CLIENT, SECRET, "Home login")
    settings.SINGLE_SIGN_ON = away
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": away.as_provider()}

    assert is_refused(vera.sends(WAY_IN))


def test_a_provider_sends_the_server_nowhere_else():
    assert SingleSignOnAdapter().get_requests_session().max_redirects == 0


def test_no_code_by_email_stands_for_somebody(vera, provider):
    signs_in_elsewhere(vera)

    assert vera.opens("/account/reauthenticate/code/").status_code in (302, 403, 404)
    assert vera.browser.post("/account/reauthenticate/code/").status_code in (302, 403, 404)
