"""No page, answer or text about medicines holds a dose."""

import json
import re

import pytest
import yaml

from tests.people import a_person
from tests.shipped import BASE
from unclench.engine.assessment.assess import check_medicines
from unclench.engine.assessment.medicine_results import medicines_as_values
from unclench.engine.knowledge.load import PACKAGED

NUMBER = r"(?:\d+(?:[.,]\d+)?|one|two|three|four|six|eight)"
DOSE = re.compile(
    rf"{NUMBER}\s*(?:-\s*)?(?:mg|mcg|µg|ml|g|grams?|milligrams?|%|percent|iu)(?![\w-])"
    rf"|{NUMBER}\s+(?:tablets?|capsules?|pills?|caplets?|doses?|sachets?|drops|puffs|cm|inch(?:es)?)\b"
    rf"|{NUMBER}\s+times?\s+(?:a|per|each|every)?\s*(?:day|daily)"
    r"|\b(?:once|twice)\s+(?:a day|daily)"
    rf"|every\s+{NUMBER}\s+hours?|{NUMBER}\s*(?:to\s*\d+\s*)?hours?\s+(?:apart|between)"
    r"|\bhourly\b|\bmaximum\b|\bdaily limit\b|\bmax\.",
    re.IGNORECASE,
)
READ_BY_PEOPLE = sorted(
    [
        *(PACKAGED / "medicines").glob("*.yaml"),
        *(PACKAGED / "medicine_rules").glob("*.yaml"),
        *(
            PACKAGED / "treatments" / f"{treatment.id}.yaml"
            for treatment in BASE.treatments.values()
            if treatment.group == "medicines"
        ),
        PACKAGED / "medicine_questions.yaml",
        *(
            PACKAGED / "findings" / f"{n}.yaml"
            for p in BASE.medicine_pages.pages
            for n in p.findings
        ),
    ]
)
PAGES = ["/medicines/", *(f"/medicines/{page.id}/" for page in BASE.medicine_pages.pages)]


def _shown(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def _everything_fires():
    """Somebody of whom everything is true that does not end the questions."""
    asked = (BASE.findings[n] for page in BASE.medicine_pages.pages for n in page.findings)
    yes = [f.id for f in asked if f.type == "yes_no" and f.role != "danger"]
    return a_person(BASE, age=75, with_=yes)


@pytest.mark.parametrize(
    "text",
    [
        "200 mg",
        "400mg",
        "1 g",
        "two tablets",
        "3 times a day",
        "every 6 hours",
        "4 hours apart",
        "maximum",
        "twice daily",
        "10 % gel",
        "1 capsule",
    ],
)
def test_what_is_looked_for_would_be_found(text):
    assert DOSE.search(text)


@pytest.mark.parametrize(
    "text",
    ["about 20 weeks", "60 or over", "under 50 kg", "14 units of alcohol a week", "ten days"],
)
def test_conditions_are_no_doses(text):
    assert not DOSE.search(text)


@pytest.mark.parametrize("path", READ_BY_PEOPLE, ids=lambda path: path.name)
def test_no_text_about_a_medicine_holds_a_dose(path):
    assert DOSE.findall(path.read_text(encoding="utf-8")) == []


def test_no_case_about_a_medicine_holds_a_dose():
    cases = yaml.safe_load((PACKAGED / "cases/medicines.yaml").read_text(encoding="utf-8"))

    assert DOSE.findall(json.dumps(cases)) == []


@pytest.mark.parametrize("key", [k for k in BASE.sources if k.startswith("tx_")])
def test_no_title_of_a_source_about_treatments_holds_a_dose(key):
    assert DOSE.findall(BASE.sources[key].title) == []


@pytest.mark.parametrize("country", [None, "GB", "US", "DE"])
def test_no_answer_for_other_programs_holds_a_dose(country):
    person = _everything_fires()
    check = check_medicines(BASE, person, country=country)

    values = medicines_as_values(BASE, person, check, country)

    assert values["medicines"]
    assert DOSE.findall(json.dumps(values, ensure_ascii=False)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_no_page_about_medicines_holds_a_dose(client, address):
    page = client.get(address, follow=True).content.decode()

    assert DOSE.findall(_shown(page)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("ticked", ["yes", "not_sure"])
def test_no_list_of_a_person_holds_a_dose(client, ticked):
    for page in BASE.medicine_pages.pages:
        one = {page.id: "female", page.findings[0]: "not_sure" if page.kind == "one" else ticked}
        shown = client.get(f"/medicines/{page.id}/")
        names = shown.context["asked"] if shown.context and "asked" in shown.context else ()
        calm = page.id == "now"
        many = {"asked": list(names)} | ({"none": "1"} if calm else dict.fromkeys(names, ticked))
        answer = {"age": {"age": "75"}, "body": {"body": "female"}}.get(
            page.id, many if names else one
        )
        client.post(f"/medicines/{page.id}/", answer)

    page = client.get("/medicines/list/", follow=True)

    assert page.context["shelves"]
    assert DOSE.findall(_shown(page.content.decode())) == []
