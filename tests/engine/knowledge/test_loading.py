"""Broken knowledge is refused, with the file, the line, the value and what to do."""

import re

import pytest

from tests.engine.knowledge.broken import broken
from unclench.engine.knowledge.document import KnowledgeError
from unclench.engine.knowledge.load import load

FLAG = "red_flags/weight_loss.yaml"


def test_an_unknown_disposition_is_named_with_its_line_and_a_suggestion(knowledge_copy):
    said = broken(knowledge_copy, FLAG, "to: soon_3", "to: sameday")

    assert said.startswith(f"{FLAG}, line 7: no disposition is called `sameday`")
    assert "Did you mean `same_day`?" in said


def test_an_unknown_finding_in_a_condition_is_named_with_a_suggestion(knowledge_copy):
    said = broken(knowledge_copy, FLAG, "when: weight_loss", "when: weihgt_loss")

    assert "no finding or concept is called `weihgt_loss`. Did you mean `weight_loss`?" in said


def test_a_record_without_a_source_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, FLAG, "source: [tr_s23, tr_s33]", "source: []")

    assert "a record needs at least one source" in said


def test_a_source_that_is_not_listed_does_not_load(knowledge_copy):
    assert "no source is called `tr_s999`" in broken(knowledge_copy, FLAG, "tr_s33", "tr_s999")


def test_an_unsourced_record_may_not_claim_certainty(knowledge_copy):
    said = broken(
        knowledge_copy, "red_flags/cancer_signs.yaml", "certainty: unverified", "certainty: high"
    )

    assert "without one it is `unverified`" in said


def test_a_misspelt_key_is_named_with_a_suggestion(knowledge_copy):
    said = broken(knowledge_copy, FLAG, "certainty: low", "certanty: low")

    assert "no key is called `certanty` here. Did you mean `certainty`?" in said


def test_a_condition_may_not_call_anything(knowledge_copy):
    said = broken(knowledge_copy, FLAG, "when: weight_loss", "when: open('x')")

    assert "`open('x')` may not stand in a condition" in said


def test_a_choice_without_that_option_is_named(knowledge_copy):
    said = broken(
        knowledge_copy, "red_flags/growing_worse.yaml", "course == 'worse'", "course == 'wurse'"
    )

    assert "`course` has no option `wurse`. Did you mean `worse`?" in said


def test_yaml_that_cannot_be_read_is_named_with_its_line(knowledge_copy):
    assert "this is not valid YAML" in broken(knowledge_copy, FLAG, "title:", "title: [")


def test_a_danger_question_that_no_page_asks_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "interview.yaml", "weight_loss, ", "")

    assert "`weight_loss` decides a red flag, but no page asks for it" in said


def test_a_red_flag_without_a_rule_is_refused(knowledge_copy):
    rules = re.search(r"^rules:\n(  .*\n)+", (knowledge_copy / FLAG).read_text(), re.MULTILINE)[0]

    assert "a flag without a rule never fires" in broken(knowledge_copy, FLAG, rules, "rules: []\n")


def test_a_red_flag_that_leads_to_self_care_is_refused(knowledge_copy):
    text = (knowledge_copy / FLAG).read_text()
    leads_to = re.search(r"to: \w+", text)[0]

    assert "never leads to self_care" in broken(knowledge_copy, FLAG, leads_to, "to: self_care")


@pytest.mark.parametrize(
    "place", ["redflags/cold_leg.yaml", "red_flags/cold_leg.yml", "red_flags/more/cold_leg.yaml"]
)
def test_a_red_flag_that_stands_where_nobody_looks_is_refused(knowledge_copy, place):
    (knowledge_copy / place).parent.mkdir(exist_ok=True)
    (knowledge_copy / place).write_text((knowledge_copy / FLAG).read_text())

    with pytest.raises(KnowledgeError) as caught:
        load(knowledge_copy)

    assert f"{place}, line 1: nothing reads this file" in str(caught.value)


def test_a_dosage_outside_its_own_bounds_is_refused(knowledge_copy):
    said = broken(
        knowledge_copy,
        "interventions/cat_camel.yaml",
        "repetitions: {absolute: [1, 16], recommended: [6, 10], start: 6}",
        "repetitions: {absolute: [1, 16], recommended: [6, 10], start: 40}",
    )

    assert "start 40 must lie inside recommended" in said


def test_an_intervention_that_is_not_calm_may_not_begin_a_session(knowledge_copy):
    said = broken(knowledge_copy, "sessions.yaml", "[side_lying, half_sitting]", "[cat_camel]")

    assert "`cat_camel` is not calm for everyone" in said


def test_what_no_screen_can_pace_is_no_part_of_a_session(knowledge_copy):
    said = broken(knowledge_copy, "sessions.yaml", "[short_walk, seated_march]", "[swimming]")

    assert "`swimming` is advice to read" in said


def test_every_mistake_is_reported_at_once(knowledge_copy):
    (knowledge_copy / FLAG).write_text("title: x\ntier: Z\n", encoding="utf-8")

    with pytest.raises(KnowledgeError) as caught:
        load(knowledge_copy)

    assert len(caught.value.problems) > 3


def test_the_version_changes_with_the_content_and_not_with_the_cases(knowledge_copy, base):
    (knowledge_copy / "cases" / "note.yaml").write_text("cases: []\n", encoding="utf-8")
    same = load(knowledge_copy).version
    with (knowledge_copy / FLAG).open("a", encoding="utf-8") as file:
        file.write("# seen\n")

    assert same == base.version
    assert load(knowledge_copy).version != base.version


def test_a_site_may_switch_the_narrow_canal_exception_off():
    strict = load(switched_off=frozenset({"stenosis_exception"}))

    assert strict.version != load().version


RULES = "medicine_rules/anti_inflammatory_tablet.yaml"
QUESTIONS = "medicine_questions.yaml"


def test_an_unknown_finding_in_a_rule_of_medicines_is_named_with_its_line(knowledge_copy):
    said = broken(knowledge_copy, RULES, "when: stomach_ulcer", "when: stomach_ulcr")

    assert f"{RULES}, line 17: no finding or concept is called `stomach_ulcr`" in said
    assert "Did you mean `stomach_ulcer`?" in said


def test_an_unknown_action_of_a_rule_of_medicines_is_named_with_a_suggestion(knowledge_copy):
    said = broken(knowledge_copy, RULES, "action: block", "action: blok")

    assert "`action: blok` is not one of ask, block, stop. Did you mean `block`?" in said


def test_a_rule_of_medicines_that_stops_says_how_soon(knowledge_copy):
    said = broken(knowledge_copy, RULES, "action: block", "action: stop")

    assert "a rule that stops says how soon to be seen under `to`" in said


def test_a_rule_of_medicines_without_a_source_does_not_load(knowledge_copy):
    said = broken(knowledge_copy, RULES, "source: [tx_s58]", "source: []")

    assert "a record needs at least one source" in said


def test_a_rule_of_medicines_for_a_country_that_is_not_known_is_named(knowledge_copy):
    said = broken(knowledge_copy, "medicine_rules/naproxen.yaml", "only_in: [GB]", "only_in: [GBR]")

    assert "no country is called `GBR`" in said


def test_a_medicine_that_names_rules_that_do_not_exist_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "medicines/ibuprofen.yaml", "every_medicine", "evry_medicine")

    assert "no file of `medicine_rules` is called `evry_medicine`" in said


def test_a_question_about_medicines_that_no_page_asks_is_refused(knowledge_copy):
    said = broken(knowledge_copy, QUESTIONS, "stomach_ulcer, ", "")

    assert "`stomach_ulcer` decides about a medicine, but no page asks for it" in said


def test_a_medicine_that_nobody_would_see_is_refused(knowledge_copy):
    said = broken(knowledge_copy, QUESTIONS, "[ibuprofen, naproxen, ", "[naproxen, ")

    assert "`ibuprofen` stands on no shelf" in said


def test_what_a_medicine_does_for_a_back_needs_a_source(knowledge_copy):
    said = broken(
        knowledge_copy,
        "medicines/ibuprofen.yaml",
        "benefit_source: [tx_s8, tx_s9]",
        "benefit_source: []",
    )

    assert "what it does for a back needs at least one source" in said


def test_the_version_changes_with_the_rules_of_medicines(knowledge_copy, base):
    with (knowledge_copy / RULES).open("a", encoding="utf-8") as file:
        file.write("# read again\n")

    assert load(knowledge_copy).version != base.version


def test_a_trigger_that_reads_what_no_course_tells_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "follow_up/triggers.yaml", "pain_rise >= 3", "pain_rize >= 3")

    assert "a course does not tell `pain_rize`. Did you mean `pain_rise`?" in said


def test_a_trigger_that_compares_a_yes_with_a_number_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "follow_up/triggers.yaml", "pain_rise >= 3", "ended_worse >= 3")

    assert "`ended_worse` is of type yes_no" in said


def test_a_topic_that_leads_nowhere_is_refused(knowledge_copy):
    said = broken(knowledge_copy, "words.yaml", "page: legs", "page: legz")

    assert "no page is called `legz`. Did you mean `legs`?" in said


def test_a_topic_answered_by_no_question_is_named(knowledge_copy):
    said = broken(knowledge_copy, "words.yaml", "answer: ask_doctor", "answer: ask_docter")

    assert "no question is called `ask_docter`. Did you mean `ask_doctor`?" in said


def test_despair_may_not_lead_to_a_page_of_questions(knowledge_copy):
    said = broken(knowledge_copy, "words.yaml", "despair: true", "despair: true\n  page: belly")

    assert "either a `page` of the check or `despair: true`" in said


def test_knowledge_without_words_for_somebody_in_despair_is_refused(knowledge_copy):
    (knowledge_copy / "crisis.yaml").unlink()

    with pytest.raises(KnowledgeError) as caught:
        load(knowledge_copy)

    assert "crisis.yaml" in str(caught.value)
