"""A person's own data, read by a program that has a key from them."""

import json

import fhirkit
import pytest
from django.test import Client

from unclench.fhir.served import SERVED
from unclench.web.read_keys.models import ReadKey


def bundle(answer):
    return json.loads(answer.content)


@pytest.mark.parametrize("kind", SERVED)
def test_every_type_that_is_promised_is_served_and_valid(owner, key, kind):
    answer = owner.asks(kind, key)

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/fhir+json")
    assert fhirkit.validate(answer.content.decode()) == []


@pytest.mark.parametrize("kind", set(SERVED) - {"CarePlan"})
def test_what_is_found_can_be_read_by_its_id(owner, key, kind):
    (first, *_) = bundle(owner.asks(f"{kind}?_count=1", key))["entry"]

    one = bundle(owner.asks(f"{kind}/{first['resource']['id']}", key))

    found = {name: value for name, value in first["resource"].items() if name != "recorded"}
    moving = {"recorded", "timestamp", "date", "identifier", "entry"}
    assert {k: v for k, v in one.items() if k not in moving} == {
        k: v for k, v in found.items() if k not in moving
    }
    assert first["fullUrl"].endswith(f"/fhir/{kind}/{one['id']}")


def test_the_links_lead_through_all_pages(owner, key):
    first = bundle(owner.asks("Observation?code=72514-3&_count=20", key))
    following = next(link["url"] for link in first["link"] if link["relation"] == "next")

    second = bundle(owner.asks(following.split("/fhir/")[1], key))

    ids = [e["resource"]["id"] for page in (first, second) for e in page["entry"]]
    assert len(set(ids)) == min(40, first["total"])


def test_a_diary_day_is_found_by_its_day_and_code(owner, key, lived):
    day = lived.diary_days.exclude(pain=None).latest("day")

    found = bundle(owner.asks(f"Observation?code=http://loinc.org|72514-3&date={day.day}", key))

    values = [entry["resource"]["valueQuantity"]["value"] for entry in found["entry"]]
    assert values == [day.pain]


def test_nobody_is_named(owner, key):
    (patient,) = bundle(owner.asks("Patient", key))["entry"]

    assert "name" not in patient["resource"]


def test_another_persons_key_finds_another_person(owner, key, newcomer):
    newcomer.finishes()

    theirs = bundle(newcomer.asks("Patient", newcomer.makes_a_key()))
    mine = bundle(owner.asks("Patient", key))

    assert theirs["entry"][0]["resource"]["id"] != mine["entry"][0]["resource"]["id"]
    assert bundle(newcomer.asks("Goal", newcomer.makes_a_key()))["total"] == 0


def test_another_persons_resource_is_not_there(owner, key, newcomer):
    newcomer.finishes()
    mine = bundle(owner.asks("Goal", key))["entry"][0]["resource"]["id"]

    assert newcomer.asks(f"Goal/{mine}", newcomer.makes_a_key()).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({}, 401, "login"),
        ({"authorization": "Bearer nonsense"}, 401, "login"),
        ({"authorization": "Basic dTpw"}, 401, "login"),
        ({"accept": "application/fhir+xml"}, 406, "not-supported"),
    ],
)
def test_a_refusal_says_why_in_fhir(db, headers, status, code):
    answer = Client().get("/fhir/Patient", headers=headers)

    assert answer.status_code == status
    assert bundle(answer)["issue"][0]["code"] == code
    assert fhirkit.validate(answer.content.decode()) == []


@pytest.mark.parametrize("address", ["Person", "Patient/nobody", "Patient/a/b/c", "patient", "a/b"])
def test_what_is_not_here_is_said_in_fhir(owner, key, address):
    answer = owner.asks(address, key)

    assert answer.status_code == 404
    assert bundle(answer)["resourceType"] == "OperationOutcome"


@pytest.mark.parametrize("how", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["Patient", "Observation/1", "metadata", "nowhere"])
def test_nothing_can_be_written(db, how, address):
    answer = getattr(Client(enforce_csrf_checks=True), how)(f"/fhir/{address}", {})

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert bundle(answer)["resourceType"] == "OperationOutcome"


def test_a_key_in_the_address_is_not_taken(owner, key):
    assert Client().get(f"/fhir/Patient?_format=json&key={key}").status_code == 401


def test_no_cookie_opens_it(owner):
    assert owner.opens("/fhir/Patient").status_code == 401


def test_the_statement_needs_no_key_and_names_this_server(client):
    statement = json.loads(client.get("/fhir/metadata").content)

    assert statement["implementation"]["url"] == "http://testserver/fhir/"
    assert fhirkit.validate(json.dumps(statement)) == []


def test_looking_changes_nothing_but_the_list(owner, key, lived):
    before = list(lived.diary_days.values_list())

    owner.asks("Bundle", key)

    assert list(lived.diary_days.values_list()) == before
    assert ReadKey.objects.get().used_on is not None
