"""The questions as a FHIR R4 Questionnaire."""

import json
from pathlib import Path

import fhirkit
import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from tests.fhir.form import answers_of, filled_in, items_of, shown
from tests.fhir.people import asked_in_check, at_the_end, only_of_check
from tests.people import a_person
from unclench.engine.values.findings import Findings
from unclench.fhir import wording
from unclench.fhir.questionnaire import questionnaire

PURPOSE = Path(__file__).parents[2] / "docs/intended-purpose.md"


def sees(base, form, **answers):
    """What is shown to somebody who told only that; yes and no as `True` and `False`."""
    return shown(form, answers_of(base, Findings(answers)))


def test_two_checkers_of_other_people_find_no_fault(form):
    text = json.dumps(form)

    assert fhirkit.validate(text) == []
    assert Questionnaire.model_validate_json(text).version == form["version"]


def test_the_checkers_would_find_a_wrong_type(form):
    assert fhirkit.validate(json.dumps(form | {"subjectType": 3}))


def test_only_codes_of_the_specification_are_used(form):
    """Neither checker looks at codes."""
    conditions = [one for item in items_of(form) for one in item.get("enableWhen", [])]

    assert form["status"] in {"draft", "active", "retired", "unknown"}
    assert {item["type"] for item in items_of(form)} == {"group", "display", "choice", "decimal"}
    assert {one["operator"] for one in conditions} <= {"exists", "=", "!=", ">", "<", ">=", "<="}


def test_several_comparisons_always_say_whether_all_or_any_count(form):
    told = [i.get("enableBehavior") for i in items_of(form) if len(i.get("enableWhen", [])) > 1]

    assert set(told) == {"all", "any"}


def test_the_form_is_the_same_each_time_it_is_made(base, form):
    assert json.dumps(questionnaire(base)) == json.dumps(form)


def test_every_page_is_a_group_with_its_heading_and_its_reason(base, items):
    groups = {f"page.{page.id}": (page.heading, page.why) for page in base.interview.pages}

    told = {link: (items[link]["text"], items[f"{link}.why"]["text"]) for link in groups}

    assert told == groups


def test_everything_that_the_check_asks_is_an_item_that_may_be_left_out(base, items):
    asked = [finding.id for finding in asked_in_check(base)]

    assert [name for name in asked if items[name]["required"] is not False] == []


def test_every_question_can_be_answered_with_not_sure(base, items):
    takes = [items.get(f"{f.id}.not_sure", items[f.id]) for f in asked_in_check(base)]

    codes = [takes["answerOption"][-1]["valueCoding"]["code"] for takes in takes]

    assert set(codes) == {"asked-unknown"}


def test_link_ids_are_all_different(form):
    links = [item["linkId"] for item in items_of(form)]

    assert len(links) == len(set(links))


def test_a_number_says_its_unit_and_its_bounds(items):
    told = {e["url"].rsplit("/", 1)[1]: e for e in items["pain_days"]["extension"]}

    assert told["questionnaire-unit"]["valueCoding"]["code"] == "d"
    assert told["minValue"]["valueDecimal"] == 0
    assert told["maxValue"]["valueDecimal"] == 36500


def test_every_condition_reads_only_what_stands_before_it(form):
    links = [item["linkId"] for item in items_of(form)]
    read = [(i["linkId"], c["question"]) for i in items_of(form) for c in i.get("enableWhen", [])]

    assert [(by, link) for by, link in read if links.index(link) >= links.index(by)] == []


def test_a_follow_up_appears_for_a_yes_and_for_not_sure_and_not_for_a_no(base, form):
    follows = {"page.accident", "accident_recent"}

    assert follows <= sees(base, form, serious_accident=True)
    assert follows <= shown(form, answers_of(base, a_person_unsure(base, "serious_accident")))
    assert not follows & sees(base, form, serious_accident=False)


def a_person_unsure(base, name):
    return Findings({name: a_person(base, not_sure=[name])[name]})


@pytest.mark.parametrize(("age", "seen"), [(17.0, True), (17.9, True), (18.0, False)])
def test_a_question_for_children_follows_the_line_that_the_rule_draws(base, form, age, seen):
    assert ("child_warning" in sees(base, form, age=age)) is seen


def test_a_denied_finding_that_another_answer_shows_opens_what_hangs_on_it(base, form):
    told = {"very_ill": True, "fever": False, "side_pain": True, "burning_pee": True}

    assert "kidney_stone_before" in sees(base, form, **told, extreme_shivering=True)
    assert "kidney_stone_before" not in sees(base, form, **told, extreme_shivering=False)


def test_severe_pain_that_was_given_a_low_number_still_opens_the_questions_on_vessels(base, form):
    told = {"age": 72.0, "sex": "male", "severe_tummy": False, "pain_nprs": 2.0}

    assert "vascular_risk" in sees(base, form, **told, unbearable=True)


def test_an_ordinary_back_is_asked_at_most_a_tenth_more_than_by_the_program(base, form):
    person = only_of_check(base, a_person(base))

    seen = filled_in(base, form, person)

    assert len(seen) <= 1.1 * len(at_the_end(base, person))


def test_a_sign_that_is_an_emergency_alone_says_so_at_once(base, form):
    assert "page.bladder.emergency" in sees(base, form, saddle_numbness=True)
    assert "page.bladder.emergency" not in sees(base, form, saddle_numbness=False)


def test_the_form_describes_itself_in_the_words_of_the_intended_purpose(form):
    purpose = " ".join(PURPOSE.read_text(encoding="utf-8").split())

    said = [part.strip(".") for part in wording.DESCRIPTION.split(". ")]

    assert all(sentence in purpose for sentence in said)
    assert form["description"] == wording.DESCRIPTION
