"""The page that opens links stands apart: it may ask others, and knows nothing of anybody here."""

import pytest
from django.core.management import call_command
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.web.addresses import OWN, PUBLIC
from tests.web.health_links.conftest import Sharer


def policy(answer) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: rest for name, _, rest in parts}


@pytest.fixture
def page(db):
    return Sharer().opens("/health-link/")


def test_it_may_ask_other_hosts_over_https_and_send_no_form(page):
    assert policy(page)["connect-src"] == "'self' https:"
    assert policy(page)["form-action"] == "'none'"


def test_it_has_an_origin_of_its_own(page):
    allowed = policy(page)["sandbox"].split()

    assert allowed == ["allow-scripts", "allow-forms", "allow-downloads", "allow-modals"]


def test_in_all_else_its_policy_is_that_of_every_page(page, client):
    changed = {"connect-src", "form-action", "sandbox"}
    elsewhere = policy(client.get("/"))

    assert {name: page for name, page in policy(page).items() if name not in changed} == {
        name: rest for name, rest in elsewhere.items() if name not in changed
    }


@pytest.mark.parametrize("address", ["/", "/report/", "/you/", "/report/links/", "/library/"])
def test_no_other_page_may_ask_another_host(client, db, address):
    assert policy(client.get(address))["connect-src"] == "'self'"


def test_it_says_the_same_to_everybody(sharer, client):
    assert sharer.opens("/health-link/").content == client.get("/health-link/").content


def test_without_script_it_says_what_to_do(page):
    words = page.content.decode()

    assert "This page needs script." in words
    assert "printed page or a PDF" in words


def test_it_loads_nothing_that_keeps_or_sends(page):
    words = page.content.decode()

    assert "waiting.js" not in words
    assert "at_hand.js" not in words
    assert "csrfmiddlewaretoken" not in words
    assert not page.cookies


def test_its_addresses_are_on_the_lists():
    assert "health_link_viewer" in PUBLIC
    assert {"health_link", "health_link_renew", "health_link_own_space"} <= OWN.keys()


def test_its_scripts_are_sent_to_an_origin_of_its_own(tmp_path, settings, rf):
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    script = "/static/components/health_link.js"

    answer = WhiteNoiseMiddleware(lambda request: None)(rf.get(script))

    assert answer["Access-Control-Allow-Origin"] == "*"
