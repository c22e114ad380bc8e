"""Somebody with sixty days behind them, in front of their report."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.web.archive.conftest import brought_in, full_archive  # noqa: F401  a fixture
from tests.web.conftest import Person
from unclench.report.choice import Part
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import COOKIE
from unclench.web.report.forms import OWN
from unclench.web.secret_words import hash_of

KEY = "k" * 43
ALL = [part.value for part in Part]
LIVED = {"days": OWN, "from": "2025-11-21", "to": "2026-01-20"}


class Reporter(Person):
    """Somebody who hands their record over."""

    def page(self, *parts: str, **days: str):
        """The report as it would be shared."""
        return self.browser.get("/report/page/", _chosen(parts, days))

    def takes(self, form: str, *parts: str, **more: str):
        """The report as a file: `pdf` or `fhir`."""
        return self.browser.post(f"/report/{form}/", _chosen(parts, {}) | more)

    def sends(self, address: str, **fields):
        return self.browser.post(address, fields)

    def makes_a_key(self, name: str = "My clinic") -> str:
        page = self.sends("/report/programs/", name=name).content.decode()
        return re.search(r'value="(unclench_[\w-]{43})"', page)[1]

    def asks(self, address: str, key: str):
        """What a program gets with a key, from another browser."""
        headers = {"authorization": f"Bearer {key}"}
        return Person().browser.get(f"/fhir/{address}", headers=headers)


def _chosen(parts, days) -> dict:
    return (days or LIVED) | {"part": list(parts or ALL)}


def words_in(pdf: bytes) -> str:
    """What a PDF says, in the order in which it is read."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", " ".join(pages))


@pytest.fixture
def lived(db, full_archive) -> Visitor:  # noqa: F811
    """Their record."""
    visitor = brought_in(full_archive)
    Visitor.objects.filter(pk=visitor.pk).update(key_hash=hash_of(KEY))
    visitor.refresh_from_db()
    return visitor


@pytest.fixture
def owner(lived) -> Reporter:
    person = Reporter()
    person.browser.cookies[COOKIE] = KEY
    return person


@pytest.fixture
def newcomer(db) -> Reporter:
    return Reporter()
