"""Whatever is sent to the addresses for other programs, the answer is one that was promised."""

import json
from collections.abc import Mapping
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shipped import BASE
from unclench import __version__
from unclench.fhir.cds import ANSWERS, HOOK, SERVICE
from unclench.fhir.openapi import openapi
from unclench.fhir.served import SERVED, parameters_of

FILE = openapi(__version__)
KINDS = st.sampled_from([*SERVED])
SLOWLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MANY = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
texts = st.text(max_size=30)
DAYS = ["2026-01-02", "ge2026-02-30", "le0000-00-00", "ge2026-01-02", "lt0001-01-01"]
CODES = ["72514-3", "http://loinc.org|72514-3", "|", ",", "survey", "Patient/x", "json", "\0"]
near = st.sampled_from([*DAYS, *CODES, "1", "500", "0", "-1", "1e9"])
known = st.sampled_from([p.name for p in parameters_of("Observation")])
names = known | known | known | texts
queries = st.lists(st.tuples(names, near | texts), max_size=4)
headers = st.fixed_dictionaries(
    {},
    optional={
        "accept": st.sampled_from(["application/fhir+json", "*/*", "text/html", "", ";;,", "q=1"]),
        "authorization": st.sampled_from(["", "Bearer", "Bearer  ", "bearer x", "Basic x"]),
    },
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(["hook", "prefetch", ANSWERS, "item", "entry", "resource", "linkId"])
            | texts,
            inside,
            max_size=4,
        )
    ),
    max_leaves=12,
)
findings = st.sampled_from([*BASE.findings])
codings = st.fixed_dictionaries(
    {
        "system": st.sampled_from(["http://terminology.hl7.org/CodeSystem/v2-0136", "urn:x"]),
        "code": st.sampled_from(["Y", "N", "asked-unknown"]) | texts,
    }
)
answers = st.fixed_dictionaries(
    {},
    optional={"valueCoding": codings | values, "valueDecimal": values, "valueInteger": values},
)
items = st.fixed_dictionaries(
    {"linkId": findings | texts}, optional={"answer": st.lists(answers, max_size=2) | values}
)
responses = st.fixed_dictionaries(
    {"resourceType": st.just("QuestionnaireResponse")},
    optional={
        "status": st.sampled_from(["completed", "in-progress"]) | values,
        "item": st.lists(items, max_size=4) | values,
        "questionnaire": values,
    },
)


def promised(path: str, how: str) -> Mapping[str, object]:
    return FILE["paths"][path][how]["responses"]


def fits(answer, path: str, how: str = "get") -> bool:
    """Whether a status was promised, and the body is of the type that goes with it."""
    told = promised(path, how).get(str(answer.status_code))
    if told is None:
        return False
    ((media_type, content),) = told["content"].items()
    schema = content["schema"]
    schema = FILE["components"]["schemas"].get(schema.get("$ref", "").rsplit("/")[-1], schema)
    body = json.loads(answer.content)
    kind = schema["properties"].get("resourceType", {}).get("const", body.get("resourceType"))
    return (
        answer["Content-Type"].startswith(media_type)
        and set(schema["required"]) <= set(body)
        and body.get("resourceType") == kind
    )


@given(kind=KINDS, query=queries, told=headers)
@SLOWLY
def test_any_search_with_a_key_is_answered_as_promised(owner, key, kind, query, told):
    more = told | {"authorization": f"Bearer {key}"}

    answer = Client().get(f"/fhir/{kind}?{urlencode(query)}", headers=more)

    assert fits(answer, f"/fhir/{kind}")


@given(kind=KINDS, query=queries, told=headers)
@MANY
def test_any_search_without_a_key_is_answered_as_promised(db, kind, query, told):
    answer = Client().get(f"/fhir/{kind}?{urlencode(query)}", headers=told)

    assert fits(answer, f"/fhir/{kind}")
    assert answer.status_code >= 400


@given(kind=KINDS, name=texts.filter(lambda text: text not in (".", "..")))
@SLOWLY
def test_any_id_is_answered_as_promised(owner, key, kind, name):
    address = f"/fhir/{kind}/{quote(name or 'x', safe='')}"

    answer = Client().get(address, headers={"authorization": f"Bearer {key}"})

    assert fits(answer, f"/fhir/{kind}/{{id}}")


@given(told=values)
@MANY
def test_any_json_is_answered_with_cards_or_a_reason(db, told):
    answer = Client().post(
        f"/cds-services/{SERVICE}", json.dumps(told), content_type="application/json"
    )

    assert fits(answer, f"/cds-services/{SERVICE}", "post")


@given(response=responses)
@MANY
def test_any_answers_make_a_card_or_a_reason(db, response):
    told = {"hook": HOOK, "hookInstance": "a", "context": {}, "prefetch": {ANSWERS: response}}

    answer = Client().post(
        f"/cds-services/{SERVICE}", json.dumps(told), content_type="application/json"
    )

    assert fits(answer, f"/cds-services/{SERVICE}", "post")


@pytest.mark.parametrize("path", ["/fhir/metadata", "/fhir/Questionnaire/unclench-check"])
def test_what_needs_no_key_is_answered_as_promised(client, path):
    assert fits(client.get(path), path)


def test_the_services_are_answered_as_promised(client):
    assert fits(client.get("/cds-services"), "/cds-services")
