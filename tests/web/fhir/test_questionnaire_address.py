"""The questionnaire, as another program fetches it."""

import json

import fhirkit
import pytest

from unclench.fhir.questionnaire import questionnaire

ADDRESS = "/fhir/Questionnaire/unclench-check"


@pytest.fixture
def answer(client):
    return client.get(ADDRESS)


def test_the_questionnaire_is_served_as_fhir_json(answer, base):
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/fhir+json")
    assert json.loads(answer.content) == json.loads(json.dumps(questionnaire(base)))
    assert fhirkit.validate(answer.content) == []


def test_anybody_may_keep_it_because_it_says_nothing_about_a_person(answer):
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_whoever_has_it_already_is_not_sent_it_again(client, answer):
    again = client.get(ADDRESS, headers={"if-none-match": answer["ETag"]})

    assert again.status_code == 304
    assert again.content == b""


def test_it_needs_no_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        client.get(ADDRESS)


def test_nothing_can_be_sent_to_it(client):
    assert client.post(ADDRESS, {"a": "b"}).status_code == 405
