"""Somebody who gives a report away as a link, and whoever gets it."""

import re
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web.archive.conftest import full_archive  # noqa: F401  a fixture
from tests.web.report.conftest import ALL, LIVED, lived, newcomer, owner  # noqa: F401  fixtures

CODE = "482 913"


@dataclass
class Given:
    """A link as it was shown to its person, once."""

    page: str

    @property
    def address(self) -> str:
        return re.search(r'value="http://testserver(/(?:shared|clinician)/[\w-]+/)"', self.page)[1]

    @property
    def secret(self) -> str:
        return self.address.split("/")[2]

    @property
    def code(self) -> str:
        return re.search(r'id="passcode"[^>]*value="(\d{6})"', self.page)[1]


def makes_a_link(person, *parts: str, **more: str) -> Given:
    """Goes through preview and form, as a browser does."""
    chosen = LIVED | {"part": list(parts or ALL)}
    form = person.browser.get("/report/links/new/", chosen).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', form)[1]
    answer = person.browser.post("/report/links/new/", chosen | {"seen": seen} | more)
    assert answer.status_code == 200, answer.content.decode()
    return Given(answer.content.decode())


@pytest.fixture(autouse=True)
def no_tries_counted(db):
    cache.clear()


@pytest.fixture
def given(owner) -> Given:  # noqa: F811
    """A link with a code of six digits."""
    return makes_a_link(owner, label="My physio")


@pytest.fixture
def stranger() -> Client:
    """Whoever got a link; nothing else of theirs is known."""
    return Client(headers={"accept-language": "en-GB,en"})
