"""What every answer carries, whatever answers it."""

import pytest
from django.urls import reverse

from tests.web.addresses import OWN, PUBLIC

pytestmark = pytest.mark.django_db

EVERYWHERE = ["/", "/healthz", "/readyz", "/nothing/here/", "/account/login/", "/worker.js"]
POLICY = (
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types unclench",
)


@pytest.mark.parametrize("address", EVERYWHERE)
def test_no_answer_lets_a_browser_guess_frame_or_load_anything(client, address):
    headers = client.get(address).headers

    assert [part for part in POLICY if part not in headers["Content-Security-Policy"]] == []
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_over_https_browsers_are_told_to_stay_with_it_for_a_year(client, settings):
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600

    assert client.get("/", secure=True)["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("address", EVERYWHERE)
def test_no_answer_is_opened_to_other_origins(client, address):
    answer = client.get(address, headers={"origin": "https://elsewhere.example"})

    assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("method", ["TRACE", "DELETE", "PATCH"])
def test_no_address_takes_a_method_that_no_page_needs(client, method):
    named = {name: words for name, words in (PUBLIC | OWN).items() if "/" not in name}
    taken = {
        name: client.generic(method, reverse(name, kwargs=words)).status_code
        for name, words in named.items()
    }

    assert {name for name, status in taken.items() if status not in (302, 403, 404, 405)} == set()


@pytest.mark.parametrize("address", [*EVERYWHERE, "/library/", "/.well-known/security.txt"])
def test_every_text_says_in_which_letters_it_is_written(client, address):
    assert client.get(address)["Content-Type"].endswith("; charset=utf-8")


def test_an_unexpected_fault_tells_nothing_of_the_inside(client, monkeypatch):
    monkeypatch.setattr("unclench.web.home.views.render", None)
    client.raise_request_exception = False

    answer = client.get("/")

    assert answer.status_code == 500
    assert "Traceback" not in answer.content.decode()
    assert "NoneType" not in answer.content.decode()


def test_a_page_of_a_nameless_record_is_private_and_still_there_on_the_way_back(person):
    person.answers("pain", pain_nprs="6")

    assert "private" in person.opens("/you/")["Cache-Control"]
    assert "no-store" not in person.opens("/you/")["Cache-Control"]
