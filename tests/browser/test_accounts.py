"""Accounts in a real browser: with a passkey, without script, and what is left behind."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from tests.browser.violations import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "slow warm breath at night"
PAGES = (
    "/account/",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/sessions/",
    "/account/logout/",
    "/account/3rdparty/",
)
OUTSIDE = (
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/signed-out/",
    "/account/invited/old/",
    "/account/3rdparty/login/error/",
)
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _no_tries_counted(transactional_db):
    cache.clear()


def signs_up(page: Page) -> None:
    page.goto("/account/signup/")
    page.get_by_label("Your e-mail address").fill("vera@example.org")
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    page.wait_for_url("**/you/")


def signs_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/account/signed-out/")


def says_who(page: Page) -> None:
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def with_an_authenticator(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def adds_a_passkey(page: Page, name: str) -> None:
    page.goto("/account/2fa/webauthn/add/")
    says_who(page)
    page.wait_for_load_state("networkidle")  # the button does nothing before its script is there
    page.get_by_label("A name for it").fill(name)
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/2fa/webauthn/")


def test_somebody_signs_in_with_a_passkey_that_they_added(phone):
    with_an_authenticator(phone)
    signs_up(phone)
    adds_a_passkey(phone, "My phone")
    signs_out(phone)

    phone.goto("/account/login/")
    phone.wait_for_load_state("networkidle")
    phone.get_by_role("button", name="Sign in with a passkey").click()
    phone.wait_for_url("**/you/")

    expect(phone.get_by_text("Signed in as vera@example.org")).to_be_visible()
    assert Authenticator.objects.count() == 1


def test_a_passkey_can_be_renamed_and_removed(phone):
    with_an_authenticator(phone)
    signs_up(phone)
    adds_a_passkey(phone, "My phone")
    phone.goto("/account/2fa/webauthn/")
    phone.get_by_role("link", name="Rename My phone").click()
    phone.get_by_label("Its name").fill("Blue phone")
    phone.get_by_role("button", name="Keep the name").click()
    phone.get_by_role("link", name="Remove Blue phone").click()
    phone.get_by_role("button", name="Remove it").click()

    expect(phone.get_by_text("You have none yet.")).to_be_visible()


def test_opened_by_a_number_the_page_says_why_there_is_no_passkey(phone, live_server):
    phone.goto(live_server.url.replace("localhost", "127.0.0.1") + "/account/login/")

    expect(phone.get_by_text("Passkeys work only where this site has a name")).to_be_visible()
    assert phone.get_by_role("button", name="Sign in with a passkey").count() == 0


def test_the_way_back_after_signing_out_shows_nothing_of_the_record(phone):
    signs_up(phone)
    phone.goto("/you/")
    signs_out(phone)

    phone.go_back()
    phone.go_back()

    assert "vera@example.org" not in phone.content()


def test_everything_but_passkeys_works_without_script(phone_without_script):
    page = phone_without_script
    signs_up(page)
    page.goto("/account/2fa/totp/activate/")
    says_who(page)
    expect(page.get_by_label("The 6 numbers that your app shows")).to_be_visible()
    signs_out(page)

    page.goto("/account/login/")
    page.get_by_label("Your e-mail address").fill("vera@example.org")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_text("Signed in as vera@example.org")).to_be_visible()
    page.goto("/account/2fa/webauthn/add/")
    says_who(page)
    expect(page.get_by_text("Passkeys need script")).to_be_visible()


@pytest.fixture
def looked_at(browser: Browser, live_server) -> Iterator[Page]:
    """A phone on which the accessibility check may run."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        base_url=live_server.url,
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


def faults_at(page: Page, *addresses: str) -> list[str]:
    found = []
    for address in addresses:
        page.goto(address)
        found += violations(page)
    return found


def test_axe_finds_nothing_on_any_page_of_an_account(looked_at):
    outside = faults_at(looked_at, *OUTSIDE)
    signs_up(looked_at)
    asked = faults_at(looked_at, "/account/2fa/totp/activate/")
    says_who(looked_at)

    assert outside + asked + faults_at(looked_at, *PAGES) == []


def test_a_form_that_was_sent_back_says_so_first(looked_at):
    looked_at.goto("/account/login/")
    looked_at.get_by_label("Your e-mail address").fill("vera@example.org")
    looked_at.get_by_label("Your password").fill("not this one")
    looked_at.get_by_role("button", name="Sign in", exact=True).click()

    said = looked_at.get_by_role("alert")
    expect(said).to_contain_text("Your e-mail address or your password is not right")
    assert looked_at.title().startswith("Error: ")
    assert violations(looked_at) == []


def test_nothing_of_an_account_breaks_the_policy_of_the_page(browser: Browser, live_server):
    page = browser.new_context(base_url=live_server.url).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    signs_up(page)
    page.goto("/account/2fa/totp/activate/")
    says_who(page)
    page.goto("/account/login/")

    assert not [words for words in said if "Security Policy" in words]
    page.context.close()
