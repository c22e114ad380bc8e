"""Cookies: who may set them, who may read them."""

import pytest

from tests.web.accounts.test_configured import python
from unclench.web.accounts.visitors import COOKIE
from unclench.web.security import beginning_of_cookies

TOLD = (
    "from django.conf import settings as s;"
    "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
    " s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY)"
)


def test_over_https_no_neighbour_of_the_site_can_set_its_cookies(tmp_path):
    site = {"UNCLENCH_HOSTS": "back.example.org", "UNCLENCH_ORIGINS": "https://back.example.org"}

    run = python(TOLD, tmp_path, **site)

    assert run.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", *["True"] * 4]


def test_under_a_path_cookies_are_at_least_secure_by_name():
    assert beginning_of_cookies(over_https=True, path="/back") == "__Secure-"


def test_over_plain_http_browsers_would_take_no_such_name():
    assert beginning_of_cookies(over_https=False, path="") == ""


def test_the_key_of_a_record_has_such_a_name_too(person, settings):
    settings.COOKIES_BEGIN, settings.OVER_HTTPS = "__Host-", True

    person.answers("pain", pain_nprs="6")
    key = person.browser.cookies[f"__Host-{COOKIE}"]

    assert (key["secure"], key["httponly"], key["samesite"], key["path"]) == (
        True,
        True,
        "Lax",
        "/",
    )
    assert key["domain"] == ""


def test_a_key_that_a_neighbour_set_opens_and_fills_no_record(person, stranger, settings):
    settings.COOKIES_BEGIN = "__Host-"
    person.answers("pain", pain_nprs="6")
    stranger.browser.cookies[COOKIE] = person.browser.cookies[f"__Host-{COOKIE}"].value

    stranger.answers("pain", pain_nprs="2")

    assert stranger.browser.cookies[f"__Host-{COOKIE}"].value
    assert (
        stranger.browser.cookies[f"__Host-{COOKIE}"].value != stranger.browser.cookies[COOKIE].value
    )


@pytest.mark.django_db
def test_forgetting_takes_such_a_key_out_of_the_browser(person, settings):
    settings.COOKIES_BEGIN, settings.OVER_HTTPS = "__Host-", True
    person.answers("pain", pain_nprs="6")

    person.browser.post("/you/forget/")

    assert person.browser.cookies[f"__Host-{COOKIE}"].value == ""
    assert person.browser.cookies[f"__Host-{COOKIE}"]["secure"] is True
