"""Somebody with a questionnaire that they filled in at a clinic."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.fhir.filled import coded, items, raw, response
from unclench.web.questionnaires.models import QuestionnaireScore

PAGE = "/bring-in/questionnaires/"
LOINC = "http://loinc.org/q/91351-7"


class Bringer:
    """Somebody who brings a file in, as the pages would send it."""

    def __init__(self, person) -> None:
        self.person, self.browser, self.opens = person, person.browser, person.opens
        self.carried = ""

    def sends(self, document: Any):
        """Sends a file, and looks at what it holds."""
        text = document if isinstance(document, bytes) else raw(document)
        file = SimpleUploadedFile("mine.json", text)
        return self._looked(self.browser.post(PAGE, {"file": file}))

    def tells(self, **told: str):
        """Answers what the file leaves open."""
        return self._looked(self.browser.post(f"{PAGE}look/", {"carried": self.carried, **told}))

    def keeps(self, **told: str):
        """Keeps what was looked at."""
        return self.browser.post(f"{PAGE}keep/", {"carried": self.carried, **told})

    def brings(self, document: Any, **told: str):
        """From the file to the record."""
        self.sends(document)
        return self.keeps(**told)

    def removes(self, which: int = 0):
        pk = self.opens(PAGE).context["scores"][which]["pk"]
        return self.browser.post(f"{PAGE}{pk}/remove/")

    def _looked(self, answer):
        self.carried = (answer.context or {}).get("carried", "")
        return answer


@pytest.fixture(autouse=True)
def today(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 26, 12, tzinfo=UTC))


@pytest.fixture
def bringer(person) -> Bringer:
    return Bringer(person)


def roland(true: int, **more: Any) -> dict[str, Any]:
    """The Roland-Morris questionnaire with so many statements that are true."""
    answers = [{"valueBoolean": number < true} for number in range(24)]
    return response(*items(*answers), **more)


def start_back(**more: Any) -> dict[str, Any]:
    """STarT Back with everything answered with yes; a file that says what it is."""
    answers = [*[{"valueBoolean": True}] * 8, coded(1)]
    return response(*items(*answers), questionnaire=LOINC, **more)


def words(page) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub("<[^>]*>", " ", page.content.decode()).split())


def kept() -> list[tuple[str, str, float]]:
    """All scores that are kept: (measure, day, score)."""
    rows = QuestionnaireScore.objects.order_by("answered_on", "measure")
    return [(row.measure, row.answered_on.isoformat(), row.value) for row in rows]
