"""CDS Hooks: a card from answers that are handed over, and nothing kept of them."""

import json

import pytest
from django.apps import apps

from tests.people import a_person
from tests.shipped import BASE
from unclench.fhir.cds import ANSWERS, HOOK, SERVICE
from unclench.fhir.response import not_asked, write_response

ADDRESS = f"/cds-services/{SERVICE}"


def sent(client, told):
    text = told if isinstance(told, str | bytes) else json.dumps(told)
    return client.post(ADDRESS, text, content_type="application/json")


def asking(findings):
    answers = write_response(BASE, findings.without(*not_asked(BASE, findings)))
    return {"hook": HOOK, "hookInstance": "a", "context": {}, "prefetch": {ANSWERS: answers}}


def test_the_services_are_told_to_everybody(client):
    (service,) = client.get("/cds-services").json()["services"]

    assert (service["id"], service["hook"]) == (SERVICE, HOOK)


def test_a_card_comes_back(client, db):
    answer = sent(client, asking(a_person(BASE, with_=["saddle_numbness"])))

    assert answer.json()["cards"][0]["indicator"] == "critical"
    assert answer.json()["cards"][0]["links"][0]["url"] == "http://testserver/how-it-decides/"


def test_nothing_of_the_answers_is_kept(client, db):
    sent(client, asking(a_person(BASE, with_=["saddle_numbness"])))

    kept = [m._meta.db_table for m in apps.get_models() if m._base_manager.exists()]
    assert [name for name in kept if name not in ("django_content_type", "auth_permission")] == []
    assert not client.cookies


def test_it_asks_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        sent(client, asking(a_person(BASE)))


@pytest.mark.parametrize("told", ["", "{", b"\xff\xfe", "[1]", '{"hook": "other"}', "[" * 100_000])
def test_what_is_no_request_is_refused_in_words(client, db, told):
    answer = sent(client, told)

    assert answer.status_code == 400
    assert answer.json()["message"]


def nested(depth: int):
    item = {"linkId": "page.now"}
    for _ in range(depth):
        item = {"linkId": "page.now", "item": [item]}
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [item]}


@pytest.mark.parametrize("depth", [100, 300, 450])
def test_answers_inside_answers_without_end_are_no_fault_of_ours(client, db, depth):
    answer = sent(client, {"hook": HOOK, "prefetch": {ANSWERS: nested(depth)}})

    assert answer.status_code in (200, 400)


def test_a_request_without_answers_is_told_what_is_missing(client, db):
    answer = sent(client, {"hook": HOOK, "prefetch": {}})

    assert answer.status_code == 412


def test_a_request_that_is_too_long_is_refused(client, db):
    answer = sent(client, " " * 300_000)

    assert answer.status_code == 400
