"""A card for a clinician's own program, from the answers that it hands over."""

import pytest

from tests.people import a_person
from tests.shipped import BASE
from unclench.engine.values.findings import Findings
from unclench.fhir.cds import ANSWERS, HOOK, LONGEST_SUMMARY, CardRefusedError, cards, services
from unclench.fhir.response import not_asked, write_response

SITE = "https://back.example.org/"


def asking(answers, **more):
    return {"hook": HOOK, "hookInstance": "x", "context": {}, "prefetch": {ANSWERS: answers}} | more


def response_of(findings: Findings):
    return write_response(BASE, findings.without(*not_asked(BASE, findings)))


def card_of(findings: Findings):
    (card,) = cards(BASE, asking(response_of(findings)), SITE)["cards"]
    return card


def test_a_danger_sign_makes_a_critical_card_that_says_what_was_told():
    card = card_of(a_person(BASE, with_=["saddle_numbness"]))

    assert card["indicator"] == "critical"
    flag, told = BASE.red_flags["saddle_numbness"].title, BASE.findings["saddle_numbness"].short
    assert f"- {flag}: {told}" in card["detail"]


def test_somebody_without_a_sign_is_told_as_such_and_never_as_well():
    card = card_of(a_person(BASE))

    assert card["indicator"] == "info"
    assert "**Red flags reported:** none." in card["detail"]
    assert "Not a diagnosis." in card["detail"]


def test_what_was_not_asked_is_said():
    card = card_of(Findings({"fever": False}))

    assert card["summary"].endswith("not finished")
    assert "questions could still raise it" in card["detail"]


def test_not_sure_is_said():
    assert "(not sure)" in card_of(a_person(BASE, not_sure=["saddle_numbness"]))["detail"]


def test_a_card_names_its_source_and_the_version_of_the_knowledge():
    card = card_of(a_person(BASE))

    assert BASE.version in card["source"]["label"]
    assert card["source"]["url"] == SITE


@pytest.mark.parametrize("sign", ["saddle_numbness", "fever", "weight_loss", "chest_pain"])
def test_a_summary_is_as_short_as_the_standard_asks(sign):
    assert len(card_of(a_person(BASE, with_=[sign]))["summary"]) < LONGEST_SUMMARY


def test_the_first_answers_of_a_search_are_read():
    entry = {"resource": response_of(a_person(BASE))}
    bundle = {"resourceType": "Bundle", "type": "searchset", "entry": [{}, entry, entry]}

    assert len(cards(BASE, asking(bundle), SITE)["cards"]) == 1


@pytest.mark.parametrize("nothing", [None, {"resourceType": "Bundle", "type": "searchset"}])
def test_without_answers_there_is_no_card(nothing):
    assert cards(BASE, asking(nothing), SITE) == {"cards": []}


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ([], 400),
        ({"hook": "order-sign"}, 400),
        (asking(None, hook="order-select"), 400),
        ({"hook": HOOK}, 412),
        ({"hook": HOOK, "prefetch": {}}, 412),
        (asking("yes"), 400),
        (asking({"resourceType": "Patient"}), 400),
    ],
)
def test_what_it_cannot_answer_is_refused(request_, status):
    with pytest.raises(CardRefusedError) as refused:
        cards(BASE, request_, SITE)

    assert refused.value.status == status


def test_the_service_says_what_it_wants_handed_over():
    (service,) = services()["services"]

    assert service["hook"] == HOOK
    assert service["prefetch"][ANSWERS].startswith("QuestionnaireResponse?patient={{context.")
