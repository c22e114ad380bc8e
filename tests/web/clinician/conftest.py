"""Somebody who lets a clinician look, and the clinician."""

import re

import pytest
from django.test import Client

from tests.web.archive.conftest import full_archive  # noqa: F401  a fixture
from tests.web.report.conftest import (  # noqa: F401  fixtures
    ALL,
    LIVED,
    Reporter,
    newcomer,
    owner,
)
from tests.web.report.conftest import lived as handed_over  # noqa: F401
from tests.web.report_links.conftest import Given, no_tries_counted  # noqa: F401  fixtures

WHO = "Dr Amara Okafor"
LIVE = {"days": "year"}


def agrees(person: Reporter, *parts: str, **more: str) -> Given:
    """Ticks the box; the link as it was shown."""
    form = {"label": WHO, "role": "physiotherapist", "agree": "on", "part": list(parts or ALL)}
    answer = person.browser.post("/report/links/clinician/", LIVE | form | more)
    assert answer.status_code == 200, answer.content.decode()
    return Given(answer.content.decode())


class Clinician:
    """Whoever was given a link, in a browser of their own."""

    def __init__(self, given: Given) -> None:
        self.browser = Client(headers={"accept-language": "en-GB,en"})
        self.given = given

    def comes_in(self, **more: str):
        told = {"who": WHO, "code": self.given.code} | more
        return self.browser.post(self.given.address, told)

    def sees(self) -> str:
        return text_of(self.comes_in())

    def writes(self, text: str, about: str = "", **more: str):
        page = self.comes_in().content.decode()
        hidden = {n: re.search(rf'name="{n}" value="([^"]+)"', page)[1] for n in ("pass", "key")}
        told = hidden | {"text": text, "about": about} | more
        return self.browser.post(f"{self.given.address}note/", told)


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def lived(handed_over):  # noqa: F811
    """Their record, in which nobody has looked yet."""
    handed_over.consents.all().delete()
    handed_over.clinician_notes.all().delete()
    return handed_over


@pytest.fixture
def given(owner) -> Given:  # noqa: F811
    return agrees(owner)


@pytest.fixture
def clinician(given) -> Clinician:
    return Clinician(given)
