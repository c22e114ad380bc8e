"""The browser takes no text as a page or as a program, but for what our own module lets through."""

import re

import pytest
from playwright.sync_api import Error, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]
NOT_TAKEN = "Trusted|Content Security Policy"
TRIES = {
    "text as markup": "document.body.innerHTML = '<b>x</b>'",
    "text as a document": "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
    "an address as a script": "document.createElement('script').src = '/worker.js'",
    "text as a program": "document.createElement('a').setAttribute('onclick', '1')",
    "an address as a worker": "navigator.serviceWorker.register('/worker.js')",
    "a policy of another name": "trustedTypes.createPolicy('other', {})",
}


@pytest.fixture
def complaints(phone: Page) -> list[str]:
    said: list[str] = []
    phone.on("console", lambda message: said.append(message.text))
    phone.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("tried", TRIES.values(), ids=TRIES)
def test_the_browser_refuses_what_did_not_pass_our_own_module(phone: Page, tried: str):
    with pytest.raises(Error, match=NOT_TAKEN):
        phone.evaluate(tried)


def test_our_own_scripts_get_on_with_it(phone: Page, complaints: list[str]):
    phone.goto("/stay-well/lifting/")
    phone.locator("uc-live-form input[type=checkbox]").first.check()
    expect(phone).to_have_url(re.compile(r"\?.*careful"))

    assert complaints == []


WORKER = """() => Promise.race([
  navigator.serviceWorker.ready.then((it) => it.active.scriptURL),
  new Promise((done) => setTimeout(done, 15000, "no worker")),
])"""


def test_the_worker_is_taken(phone: Page):
    phone.goto("/relief/")

    assert phone.evaluate(WORKER).endswith("/worker.js")
