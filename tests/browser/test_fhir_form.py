"""The exported questionnaire in a form filler by other people, the NLM LHC-Forms client."""

import re
from collections.abc import Iterator
from pathlib import Path

import fhirkit
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.fhir.form import filled_in
from tests.fhir.people import asked_in_check, only_of_check
from tests.people import a_person
from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.answers import read_findings
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.fhir.questionnaire import questionnaire
from unclench.fhir.response import read_response, write_response

pytestmark = pytest.mark.browser

CLIENT = Path(__file__).parents[2] / "var/lforms"
HOST = "http://forms.test/"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A form</title>
<link rel="stylesheet" href="/webcomponent/styles.css"></head><body><div id="form"></div>
<script src="/webcomponent/assets/lib/zone.min.js"></script>
<script src="/webcomponent/lhc-forms.js"></script>
<script src="/fhir/R4/lformsFHIR.min.js"></script></body></html>"""
SHOW = "form => LForms.Util.addFormToPage(form, 'form', {fhirVersion: 'R4'}).then(() => null)"
SHOW_WITH = """([form, response]) => LForms.Util.addFormToPage(
    LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response,
        LForms.Util.convertFHIRQuestionnaireToLForms(form, 'R4'), 'R4'), 'form').then(() => null)"""
RESPONSE = "LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')"


def serve(route: Route) -> None:
    """A file of the client, or the page; whatever another host is asked for fails."""
    address = route.request.url
    if address == HOST:
        route.fulfill(body=PAGE, content_type="text/html")
    elif address.startswith(HOST):
        route.fulfill(path=CLIENT / address.removeprefix(HOST))
    else:
        route.abort()


class Filler:
    """Somebody who fills the form in, in another program."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))

    def radio(self, link: str, label: str) -> Locator:
        name = f"radiogroup_{link}/1/1"
        row = self.page.locator("label").filter(has=self.page.locator(f'input[name="{name}"]'))
        return row.filter(has_text=re.compile(rf"^\s*{label}\b"))

    def picks(self, link: str, label: str) -> None:
        self.radio(link, label).click()

    def types(self, link: str, number: str) -> None:
        field = self.page.locator(f'input[id="{link}/1/1"]')
        field.fill(number)
        field.blur()

    def response(self) -> dict:
        return self.page.evaluate(RESPONSE)


@pytest.fixture
def filler(browser: Browser) -> Iterator[Filler]:
    assert CLIENT.exists(), "the form filler is missing: run script/lforms"
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.set_default_timeout(10_000)
    page.route("**/*", serve)
    filler = Filler(page)
    page.goto(HOST)
    yield filler
    page.close()


def test_answers_given_in_another_program_come_back_as_findings(base, filler: Filler):
    filler.page.evaluate(SHOW, questionnaire(base))
    expect(filler.page.get_by_text("Is any of this happening now?")).to_be_visible()
    expect(filler.radio("accident_recent", "Yes")).to_have_count(0)

    filler.picks("chest_pain", "No")
    filler.picks("serious_accident", "Yes")
    filler.picks("accident_recent", "No")
    filler.picks("saddle_numbness", "I am not sure")
    filler.types("age", "71.5")
    filler.picks("pain_days.not_sure", "I am not sure")
    filler.picks("onset", "After a small fall")
    response = filler.response()

    told = {"chest_pain": False, "serious_accident": True, "accident_recent": False, "age": 71.5}
    told |= {"saddle_numbness": "not_sure", "pain_days": "not_sure", "onset": "fall"}
    assert read_response(base, response) == read_findings(base, told)
    assert fhirkit.validate(response) == []
    assert [address for address in filler.asked if not address.startswith(HOST)] == []


def test_a_follow_up_goes_again_with_the_answer_that_opened_it(base, filler: Filler):
    filler.page.evaluate(SHOW, questionnaire(base))
    filler.picks("saddle_numbness", "Yes")
    expect(
        filler.page.locator(".question", has_text="A yes here needs help at once")
    ).to_be_visible()
    filler.picks("leg_weakness", "I am not sure")
    filler.picks("weakness_worsening", "Yes")

    filler.picks("leg_weakness", "No")

    expect(filler.radio("weakness_worsening", "Yes")).to_have_count(0)
    told = {"saddle_numbness": True, "leg_weakness": False}
    assert read_response(base, filler.response()) == read_findings(base, told)


PEOPLE = {
    "sure of nothing": lambda base: Findings(
        dict.fromkeys((finding.id for finding in asked_in_check(base)), NOT_SURE)
    ),
    "pregnant": lambda base: a_person(
        base, with_=["low_tummy_pain"], sex="female", pregnancy="pregnant", weeks_pregnant=12
    ),
    "in pain for months": lambda base: a_person(
        base, with_=["ibp_joints", "breathing_pain", "very_ill"], age=44.5, pain_days="4 months"
    ),
}


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_our_own_answers_shown_in_another_program_come_back_unchanged(base, filler, person):
    form = questionnaire(base)
    findings = filled_in(base, form, only_of_check(base, person(base)))

    filler.page.evaluate(SHOW_WITH, [form, write_response(base, findings)])
    expect(filler.page.get_by_text("Is any of this happening now?")).to_be_visible()
    back = read_response(base, filler.response())

    assert back == findings
    assert triage(base, back) == triage(base, findings)
