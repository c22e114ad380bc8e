"""What is shared as FHIR R4, of two hundred invented people."""

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree

import fhirkit
import pytest
from fhir.resources.R4B import get_fhir_model_class
from fhir.resources.R4B.bundle import Bundle
from fhirpathpy import evaluate

from tests.report.people import TODAY, Synthetic, days_ago, whole
from tests.shipped import BASE
from unclench.engine.values.findings import Findings
from unclench.fhir.bundle import contents, document, resources
from unclench.fhir.response import not_asked, read_response
from unclench.pictures.alone import alone
from unclench.report.choice import Choice, Part
from unclench.report.document import Document, Drawn
from unclench.report.record import (
    DoneTold,
    GoalTold,
    LookTold,
    MedicinesTold,
    Record,
    Told,
)
from unclench.report.share import share
from unclench.report.write import write

PEOPLE = range(200)


@cache
def record_of(number: int) -> Record:
    return Synthetic(number).record()


@cache
def bundle_of(number: int) -> str:
    return json.dumps(document(BASE, share(record_of(number), whole())), ensure_ascii=False)


def resources_in(bundle: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in json.loads(bundle)["entry"]]


def of(kind: str, number: int) -> list[dict[str, Any]]:
    return [each for each in resources_in(bundle_of(number)) if each["resourceType"] == kind]


def references(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from [told["reference"]] if isinstance(told.get("reference"), str) else []
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            yield from references(each)


def a_checked(number: int = 0) -> int:
    """The first of them who made a check and told all of it."""
    return next(n for n in PEOPLE[number:] if record_of(n).check and len(record_of(n).causes))


@pytest.mark.parametrize("number", PEOPLE)
def test_a_checker_that_did_not_write_it_finds_no_fault(number):
    bundle = bundle_of(number)

    assert fhirkit.validate(bundle) == []
    assert [i for each in resources_in(bundle) for i in fhirkit.validate(json.dumps(each))] == []


@pytest.mark.parametrize("number", PEOPLE)
def test_a_second_reader_reads_it_and_writes_it_the_same(number):
    told = json.loads(bundle_of(number).replace("+00:00", "Z"))

    again = json.loads(Bundle.model_validate(told).model_dump_json())

    assert again == told


@pytest.mark.parametrize("number", PEOPLE[:40])
def test_what_a_server_sends_is_valid_too(number):
    shared = share(record_of(number), whole())
    sent = [*resources(BASE, shared, on_server=True), contents(BASE, shared, on_server=True)]

    models = [get_fhir_model_class(each["resourceType"]) for each in sent]

    assert [i for each in sent for i in fhirkit.validate(json.dumps(each))] == []
    assert all(m.model_validate(each) for m, each in zip(models, sent, strict=True))


@pytest.mark.parametrize("number", PEOPLE)
def test_it_begins_with_its_contents_and_every_reference_leads_to_an_entry(number):
    bundle = json.loads(bundle_of(number))
    there = [entry["fullUrl"] for entry in bundle["entry"]]

    assert bundle["entry"][0]["resource"]["resourceType"] == "Composition"
    assert len(there) == len(set(there))
    assert set(references(bundle)) - set(there) == set()


BOUND = {
    ("Composition", "status"): {"preliminary", "final", "amended", "entered-in-error"},
    ("Patient", "gender"): {"male", "female", "other", "unknown"},
    ("Device", "status"): {"active", "inactive", "entered-in-error", "unknown"},
    ("Observation", "status"): {"registered", "preliminary", "final", "amended"},
    ("QuestionnaireResponse", "status"): {"in-progress", "completed", "amended", "stopped"},
    ("Goal", "lifecycleStatus"): {"proposed", "planned", "accepted", "active", "completed"},
    ("CarePlan", "status"): {"draft", "active", "on-hold", "revoked", "completed"},
    ("CarePlan", "intent"): {"proposal", "plan", "order", "option"},
    ("MedicationStatement", "status"): {"active", "completed", "intended", "stopped", "unknown"},
}
"""Codes that R4 binds and neither checker looks at."""


@pytest.fixture(scope="module")
def bound() -> dict[tuple[str, str], set[str]]:
    """All that is said by these codes. Each bundle is read once for all of them."""
    said = {code: set() for code in BOUND}
    for each in (r for number in PEOPLE for r in resources_in(bundle_of(number))):
        for kind, field in BOUND:
            if each["resourceType"] == kind and field in each:
                said[kind, field].add(each[field])
    return said


@pytest.mark.parametrize("code", BOUND, ids="-".join)
def test_a_bound_code_is_one_of_those_that_the_standard_knows(bound, code):
    assert bound[code]
    assert bound[code] <= BOUND[code]


@pytest.mark.parametrize("number", PEOPLE[:40])
def test_every_resource_says_itself_in_words(number):
    silent = [
        each["resourceType"] for each in resources_in(bundle_of(number)) if not each.get("text")
    ]

    assert silent == []


@pytest.mark.parametrize("number", PEOPLE)
def test_the_answers_come_back_as_they_were_told(number):
    check = share(record_of(number), whole()).record.check
    told = check.findings if check else Findings()

    back = [read_response(BASE, each) for each in of("QuestionnaireResponse", number)]

    assert back == ([told.without(*not_asked(BASE, told))] if check else [])


@pytest.mark.parametrize("number", PEOPLE)
def test_the_course_comes_back_as_it_was_told(number):
    told = [(d.day.isoformat(), d.pain) for d in record_of(number).series.days]

    found = evaluate(
        json.loads(bundle_of(number)),
        "Bundle.entry.resource.where(resourceType = 'Observation')"
        ".where(code.coding.code = '72514-3')",
    )

    back = [(each["effectiveDateTime"], each["valueQuantity"]["value"]) for each in found]
    assert back == [(day, pain) for day, pain in told if pain is not None]


@pytest.mark.parametrize("number", PEOPLE[:60])
def test_what_stands_around_the_days_comes_back_too(number):
    record = share(record_of(number), whole()).record
    path = "Bundle.entry.resource.where(resourceType = 'Goal').description.text"

    goals = evaluate(json.loads(bundle_of(number)), path)
    bouts = evaluate(
        json.loads(bundle_of(number)),
        "Bundle.entry.resource.where(code.coding.code = 'bout').effectivePeriod.start",
    )

    assert goals == [goal.words for goal in record.goals]
    assert bouts == [bout.began_on.isoformat() for bout in record.bouts]


def test_every_red_flag_comes_back_with_its_answer():
    number = a_checked()
    flags = record_of(number).check.flags
    answers = {Told.YES: "Y", Told.NOTED: "Y", Told.NO: "N"}
    answers |= {Told.NOT_SURE: "asked-unknown", Told.NOT_ASKED: "not-asked"}

    panel = next(o for o in of("Observation", number) if len(o.get("component", [])) > 10)

    told = {
        c["code"]["coding"][0]["code"]: (c.get("valueCodeableConcept") or c["dataAbsentReason"])
        for c in panel["component"]
    }
    assert {name: concept["coding"][0]["code"] for name, concept in told.items()} == {
        f"red_flag.{flag.id}": answers[flag.told] for flag in flags
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("Bundle.type", ["document"]),
        ("Bundle.entry[0].resource.type.coding.code", ["51855-5"]),
        ("Bundle.entry.resource.where(resourceType = 'Condition').exists()", [False]),
        ("Bundle.entry.resource.where(resourceType = 'Patient').birthDate.exists()", [False]),
        (
            "Bundle.entry.resource.where(resourceType = 'Device').version.where(type.text ="
            " 'knowledge').value",
            [BASE.version],
        ),
        (
            "Bundle.entry.resource.where(resourceType = 'Provenance').agent.type.coding.code",
            ["author", "assembler"],
        ),
        ("Bundle.entry.resource.where(resourceType = 'CarePlan').intent", ["plan"]),
    ],
)
def test_others_find_what_they_look_for(path, value):
    number = next(n for n in PEOPLE if record_of(n).plan and record_of(n).check)

    assert evaluate(json.loads(bundle_of(number)), path) == value


# What a clinician sees first is what its person saw.


def told_of(number: int) -> Document:
    return write(BASE, share(record_of(number), whole()))


def words_of(div: str) -> list[str]:
    return [text.strip() for text in ElementTree.fromstring(div).itertext() if text.strip()]


@pytest.mark.parametrize("number", PEOPLE[:40])
def test_it_says_of_itself_what_stands_at_the_head_and_the_foot_of_the_report(number):
    (composition,), told = of("Composition", number), told_of(number)

    rows = [cell for row in told.about.rows for cell in row]
    assert words_of(composition["text"]["div"]) == [told.lead, *rows, *told.foot]


@pytest.mark.parametrize("number", PEOPLE[:40])
def test_it_tells_which_days_it_covers(number):
    (composition,), choice = of("Composition", number), whole()

    days = {"start": choice.first.isoformat(), "end": choice.last.isoformat()}
    assert composition["event"] == [{"period": days}]


@pytest.mark.parametrize("number", PEOPLE[:40])
def test_it_has_every_section_of_the_report_and_its_sources(number):
    (composition,), told = of("Composition", number), told_of(number)

    headings = [each.heading for each in (*told.first, *told.details)]
    last = ["Sources"] if told.sources else []
    assert [each["title"] for each in composition["section"]] == [*headings, *last]


def a_drawn() -> int:
    return next(n for n in PEOPLE if of("DocumentReference", n))


def test_every_sign_that_was_ticked_is_an_entry_beside_the_red_flags():
    looks = tuple(LookTold(id=n, day=days_ago(2), found=("a weak leg",)) for n in "ab")

    found = _entries(replace(record_of(1), looks=looks), "Red flags asked about")

    said = [each["valueString"] for each in found if "valueString" in each]
    assert said == ["a weak leg", "a weak leg"]


def test_what_the_diary_says_was_done_is_an_entry_beside_what_was_tried():
    done = (DoneTold(id="walk", words="A walk", days=(TODAY,)),)

    found = _entries(replace(record_of(1), done=done), "What was tried")

    assert "In the diary: A walk, number of days" in [each["code"]["text"] for each in found]


def test_a_session_that_was_stopped_says_so_with_the_words_of_its_person():
    session = next(s for n in PEOPLE for s in record_of(n).sessions)
    stopped = replace(session, stopped=True, note="It pinched.")

    found = _entries(replace(record_of(1), sessions=(stopped,)), "What was tried")

    notes = [each["note"] for each in found if "note" in each]
    assert notes == [[{"text": "Stopped early."}, {"text": "It pinched."}]]


def test_what_somebody_wrote_twice_is_one_entry():
    goals = (GoalTold(words="Dig", since=TODAY),) * 2
    medicines = MedicinesTold(own_words="Gel\nGel")

    bundle = document(BASE, share(replace(record_of(1), goals=goals, medicines=medicines), whole()))

    there = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(there) == len(set(there))


def _entries(record: Record, section: str) -> list[dict[str, Any]]:
    """The resources that a section of the document names."""
    bundle = document(BASE, share(record, whole()))
    there = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    sections = bundle["entry"][0]["resource"]["section"]
    mine = next(each for each in sections if each["title"] == section)
    return [there[each["reference"]] for each in mine.get("entry", [])]


def test_the_picture_of_the_course_is_an_entry_of_its_section():
    number = a_drawn()
    (picture,), (composition,) = of("DocumentReference", number), of("Composition", number)

    course = next(s for s in composition["section"] if s["title"] == "Course of pain")
    assert {"reference": f"urn:uuid:{picture['id']}"} in course["entry"]


def test_the_picture_is_that_of_the_report_with_its_words():
    number = a_drawn()
    (picture,) = of("DocumentReference", number)
    drawn = next(b for s in told_of(number).first for b in s.blocks if isinstance(b, Drawn))

    file = picture["content"][0]["attachment"]

    assert file["contentType"] == "image/svg+xml"
    assert base64.b64decode(file["data"]).decode() == alone(drawn.picture)
    assert picture["description"] == f"{drawn.picture.title}. {drawn.words}"


def test_without_the_course_there_is_no_picture():
    few = Choice(days_ago(30), TODAY, frozenset({Part.WHY, Part.QUESTIONS}))

    bundle = document(BASE, share(record_of(a_drawn()), few))

    kinds = {each["resource"]["resourceType"] for each in bundle["entry"]}
    assert "DocumentReference" not in kinds


def test_what_is_small_in_the_report_is_small_in_its_words():
    (composition,) = of("Composition", a_drawn())

    course = next(s for s in composition["section"] if s["title"] == "Course of pain")

    assert "<p><small>Pain was written down on" in course["text"]["div"]


def test_where_it_comes_from_is_told_of_every_resource():
    (provenance,) = of("Provenance", 5)
    others = [r for r in resources_in(bundle_of(5)) if r["resourceType"] != "Provenance"]

    targets = {target["reference"] for target in provenance["target"]}

    told = {f"urn:uuid:{r['id']}" for r in others if r["resourceType"] not in ("Patient", "Device")}
    assert targets == told


def test_nobody_is_named_who_gave_no_name():
    record = replace(record_of(2), person=replace(record_of(2).person, name=""))

    (patient,) = [
        each
        for each in resources(BASE, share(record, whole()))
        if each["resourceType"] == "Patient"
    ]

    assert "name" not in patient


def test_the_same_entry_has_the_same_id_in_every_document():
    all_of_it, a_part = whole(), Choice(days_ago(30), TODAY, frozenset({Part.COURSE}))

    ids = [{r["id"] for r in resources(BASE, share(record_of(7), c))} for c in (all_of_it, a_part)]

    assert ids[1] <= ids[0]


def test_own_words_cannot_become_markup():
    record = replace(record_of(1), questions=('<script>alert("x")</script> & more',))

    bundle = document(BASE, share(record, whole()))

    assert "<script>" not in json.dumps(bundle)
    assert fhirkit.validate(json.dumps(bundle)) == []


@pytest.mark.parametrize(
    ("kind", "field", "wrong"),
    [
        ("Observation", "code", None),
        ("Composition", "date", "yesterday"),
        ("Goal", "description", None),
        ("Provenance", "target", []),
        ("MedicationStatement", "subject", None),
    ],
)
def test_the_checker_finds_a_planted_fault(kind, field, wrong):
    number = next(n for n in PEOPLE if of(kind, n))
    (first, *_) = of(kind, number)

    broken = {**first, field: wrong}

    kept = {name: value for name, value in broken.items() if value is not None}
    assert fhirkit.validate(json.dumps(kept)) != []
