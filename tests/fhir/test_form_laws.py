"""The exported form may ask too much, never too little; for every person."""

import copy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import deep
from tests.fhir.form import answers_of, filled_in, shown
from tests.fhir.people import at_the_end, before, only_of_check, people, walk, whole_people
from tests.people import a_person
from tests.shipped import BASE
from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import load
from unclench.engine.triage.contradictions import safer_reading
from unclench.engine.values.condition import open_questions
from unclench.engine.values.findings import Findings
from unclench.engine.values.interview import Page
from unclench.fhir.questionnaire import questionnaire
from unclench.fhir.response import read_response, write_response

FORM = questionnaire(BASE)
STRICT = load(switched_off=frozenset({"stenosis_exception"}))
STRICT_FORM = questionnaire(STRICT)
MANY = settings(
    max_examples=deep.of(300, usually=150),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# A whole walk through the check for each of them.
SOME = settings(MANY, max_examples=deep.of(75, usually=40))


def hidden_from(base: KnowledgeBase, form, truth: Findings) -> list[tuple[Findings, set[str]]]:
    """The steps of the check at which something is asked that the form does not show."""
    steps = [
        (told, asked - shown(form, answers_of(base, told))) for told, asked in walk(base, truth)
    ]
    return [(told, missing) for told, missing in steps if missing]


def waited_for(base: KnowledgeBase, told: Findings) -> frozenset[str]:
    """What any rule still waits for, however mild what it demands."""
    read = safer_reading(base, told).findings
    conditions = [rule.when for _, rule in base.rules]
    return frozenset().union(
        *(
            open_questions(when, read, unsure=unsure)
            for when in conditions
            for unsure in (True, False)
        )
    )


@given(whole_people(BASE))
@SOME
def test_whoever_is_asked_a_question_by_the_program_sees_it_in_the_form(truth: Findings):
    assert hidden_from(BASE, FORM, truth) == []


@given(whole_people(STRICT))
@SOME
def test_so_do_those_whom_a_site_without_the_narrow_canal_pattern_asks(truth: Findings):
    assert hidden_from(STRICT, STRICT_FORM, truth) == []


@given(whole_people(BASE), st.sampled_from(BASE.interview.pages))
@MANY
def test_a_question_that_any_rule_still_waits_for_is_never_hidden(truth: Findings, page: Page):
    told = before(BASE, page, filled_in(BASE, FORM, truth))

    waiting = waited_for(BASE, told) & set(page.findings)

    assert waiting - shown(FORM, answers_of(BASE, told)) == set()


@given(whole_people(BASE))
@MANY
def test_a_form_that_is_filled_in_leaves_no_rule_undecided(truth: Findings):
    told = filled_in(BASE, FORM, truth)

    assert triage(BASE, told).complete


@given(whole_people(BASE))
@SOME
def test_nobody_is_told_less_through_the_form_than_by_the_program(truth: Findings):
    told = filled_in(BASE, FORM, truth)

    assert triage(BASE, told).urgency >= triage(BASE, at_the_end(BASE, truth)).urgency


@given(people(BASE))
@MANY
def test_answers_come_back_from_a_response_as_they_went_in(person: Findings):
    response = write_response(BASE, person)

    assert read_response(BASE, response) == person


def test_a_form_that_hides_a_follow_up_from_the_unsure_is_caught():
    broken = copy.deepcopy(FORM)
    group = next(item for item in broken["item"] if item["linkId"] == "page.weakness")
    del group["enableWhen"][1]

    unsure = only_of_check(BASE, a_person(BASE, not_sure=["leg_weakness"]))

    assert [missing for _, missing in hidden_from(BASE, broken, unsure)] == [{"weakness_worsening"}]
    assert hidden_from(BASE, FORM, unsure) == []
