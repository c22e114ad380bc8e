"""A long-term link shows something newer once its person brings the link; the key is not kept."""

import pytest
from django.utils import timezone

from tests.web.conftest import Person
from tests.web.health_links.conftest import LIVED, Reader, Sharer
from unclench.web.health_links.models import HealthLink


def titles(reader: Reader) -> list[str]:
    document = reader.opens(reader.asks().json()["files"][0]["embedded"])
    return [section["title"] for section in document["entry"][0]["resource"]["section"]]


def renews(sharer: Sharer, text: str, *parts: str):
    return sharer.sends("/report/health-link/renew/", **LIVED, part=parts or ["why"], link=text)


def test_the_same_link_shows_the_newer_report(sharer):
    reader = sharer.makes(lasts="year")

    answer = renews(sharer, reader.text, "why")

    assert answer.status_code == 200
    assert "Course of pain" not in titles(reader)


def test_a_newer_file_is_sealed_with_another_nonce(sharer):
    reader = sharer.makes(lasts="year")
    before = reader.asks().json()["files"]

    renews(sharer, reader.text)

    after = reader.asks().json()["files"]
    nonces = {file["embedded"].split(".")[2] for file in [*before, *after]}
    assert len(nonces) == 4


@pytest.mark.parametrize("wish", [{"lasts": "week"}, {"lasts": "year", "once": "on"}])
def test_only_a_long_term_link_is_made_anew(sharer, wish):
    reader = sharer.makes(**wish)

    answer = renews(sharer, reader.text)

    assert answer.status_code == 422
    assert answer.context["errors"][0]["href"] == "#link"


def test_a_link_that_is_over_is_not_made_anew(sharer):
    reader = sharer.makes(lasts="year")
    HealthLink.objects.update(revoked_at=timezone.now())

    assert renews(sharer, reader.text).status_code == 422


def test_text_that_is_no_link_is_said(sharer):
    assert renews(sharer, "shlink:/abc").status_code == 422


def test_a_link_with_another_key_changes_nothing(sharer):
    reader, other = sharer.makes(lasts="year"), sharer.makes(lasts="year")
    mixed = HealthLink.objects.get(pk=min(HealthLink.objects.values_list("pk", flat=True)))
    HealthLink.objects.filter(pk=mixed.pk).update(report=HealthLink.objects.latest("pk").report)

    assert renews(sharer, reader.text).status_code == 422
    assert renews(sharer, other.text).status_code == 200


def test_somebody_else_cannot_put_anything_behind_it(sharer):
    reader = sharer.makes(lasts="year")
    stranger = Person()
    stranger.finishes()

    told = {"days": "four_weeks", "part": ["why"], "link": reader.text}
    answer = stranger.browser.post("/report/health-link/renew/", told)

    assert answer.status_code == 422
    assert "Course of pain" in titles(reader)
