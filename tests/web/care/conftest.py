"""A site with some places, and people who ask for care."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.care.conftest import CARE, NOW, Told
from unclench.care.bring import Wish, bring_in
from unclench.care.values import Entry, Place, Rank, Spot
from unclench.web.check.models import Decision

WIEN = (48.2082, 16.3738)
Stocked = Callable[..., None]

KINDS = ("emergency_department", "urgent_care", "physiotherapist", "doctor", "pharmacy", "hospital")
ONE_OF_EACH = tuple(
    Place(
        ref=kind,
        kind=kind,
        lat=48.21,
        lon=16.38,
        name=f"The {kind}",
        phone="+43 1 555",
        hours="24/7",
    )
    for kind in KINDS
)
TOWNS = (
    Spot("Wien", *WIEN, Rank.CITY),
    Spot("Neustadt", 48.0, 16.0, Rank.TOWN),
    Spot("Neustadt", 48.2, 15.9, Rank.TOWN),
)


@pytest.fixture
def stocked(tmp_path: Path, settings) -> Stocked:
    """Gives the site the places that are told; one of each kind, if none are."""
    settings.DATA = tmp_path

    def stock(*places: Entry) -> None:
        told = Told(*(places or ONE_OF_EACH), *TOWNS)
        bring_in([told], tmp_path, CARE, Wish(NOW, fewer=True))

    return stock


@pytest.fixture
def without_places(tmp_path: Path, settings) -> None:
    settings.DATA = tmp_path


def asks(person, **told: str):
    """The page after the form was sent."""
    return person.browser.post("/care/", told)


def titles(response) -> list[str]:
    return [section["id"] for section in response.context["sections"]]


def was_told(person, disposition: str) -> None:
    """Gives somebody who finished a check another answer."""
    person.finishes()
    Decision.objects.update(disposition=disposition)
