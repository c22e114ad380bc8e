"""Somebody with a record who gives a link away, and somebody who opens it."""

import html
import json
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web.report.conftest import ALL, LIVED, Reporter, full_archive, lived  # noqa: F401
from unclench.health_link.link import Link, read_link
from unclench.health_link.sealed import open_sealed
from unclench.web.accounts.visitors import COOKIE

KEY = "k" * 43
PATH = "/health-link/m/"


class Sharer(Reporter):
    """Somebody who makes links of their report."""

    def wishes(self, address: str = "", **wish: Any):
        """The answer to a form of the page on which links are made."""
        return self.sends(f"/report/health-link/{address}", **LIVED, part=ALL, **wish)

    def makes(self, **wish: Any) -> "Reader":
        """A new link, in the hands of somebody else."""
        page = html.unescape(self.wishes(**wish).content.decode())
        passcode = re.search(r"health-link__passcode\">([^<]+)<", page)
        return Reader(link_on(page), passcode[1] if passcode else "")


def link_on(page: str) -> str:
    """The link that a page shows."""
    return re.search(r'value="(\S*shlink:/[\w-]+)"', html.unescape(page))[1]


class Reader:
    """A program of somebody else that was given a link."""

    def __init__(self, text: str, passcode: str) -> None:
        self.text, self.passcode = text, passcode
        self.link: Link = read_link(text)
        self.address = PATH + self.link.url.rpartition("/")[2]
        self.browser = Client(enforce_csrf_checks=True)

    def asks(self, recipient: str = "Dr Ada", **more: Any):
        """Asks for the manifest, with the passcode unless another one is told."""
        told = {"passcode": self.passcode} if self.passcode else {}
        body = json.dumps({"recipient": recipient, **told, **more})
        return self.browser.post(self.address, body, content_type="application/json")

    def fetches(self, recipient: str = "Dr Ada"):
        """Asks for the one file."""
        return self.browser.get(self.address, {"recipient": recipient})

    def opens(self, sealed: str) -> dict[str, Any]:
        """What a file says."""
        return json.loads(open_sealed(sealed, self.link.key).content)


@pytest.fixture(autouse=True)
def nothing_was_asked_before(db) -> None:
    """Tries are counted by where they come from, across tests as well."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_paper(monkeypatch) -> None:
    """Setting a PDF takes a second; that the right one is put in is tried once."""
    monkeypatch.setattr("unclench.web.health_links.contents.pdf_of", lambda document: b"%PDF-1.7")


@pytest.fixture
def sharer(lived) -> Sharer:  # noqa: F811
    person = Sharer()
    person.browser.cookies[COOKIE] = KEY
    return person
