"""What holds for every person, whatever they answer."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.laws.strategies import MANY, answers_to
from tests.shipped import BASE
from unclench.engine.assessment.assess import next_page, rows_to_show, triage
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import open_questions
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.finding import FindingType, Role
from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.engine.values.interview import PageKind

ASKED = [BASE.findings[name] for page in BASE.interview.pages for name in page.findings]
YES_NO = [f for f in ASKED if f.type is FindingType.YES_NO]
WORRYING = [f.id for f in YES_NO if f.role is not Role.REASSURING]
DENIED = {f.id: False for f in YES_NO}
ANSWERS = {finding.id: answers_to(finding) for finding in ASKED}
SOME_ASKED = st.lists(st.sampled_from(list(ANSWERS)), unique=True)


@st.composite
def people(draw: st.DrawFn) -> Findings:
    """Anybody: each finding answered, not sure, or not asked."""
    asked = draw(SOME_ASKED)
    rest = DENIED if draw(st.booleans()) else {}
    return Findings({**rest, **{name: draw(ANSWERS[name]) for name in asked}})


@given(people(), st.sampled_from(WORRYING))
@MANY
def test_a_further_worrying_finding_never_lowers_the_urgency(person: Findings, finding: str):
    assume(person.get(finding) is not True)

    worse = person.with_({finding: True})

    assert triage(BASE, worse).urgency >= triage(BASE, person).urgency


@given(people(), st.sampled_from(WORRYING))
@MANY
def test_an_unknown_answer_is_never_read_as_no(person: Findings, finding: str):
    says_no = person.with_({finding: False})

    not_sure = person.with_({finding: NOT_SURE})
    not_asked = person.without(finding)

    assert triage(BASE, not_sure).urgency >= triage(BASE, says_no).urgency
    assert triage(BASE, not_asked).urgency >= triage(BASE, says_no).urgency


@given(people(), st.randoms(use_true_random=False))
@MANY
def test_the_order_of_the_answers_does_not_matter(person: Findings, random):
    answers = list(person.items())
    random.shuffle(answers)

    shuffled = Findings(dict(answers))

    assert triage(BASE, shuffled) == triage(BASE, person)


@given(people())
@MANY
def test_self_care_is_impossible_while_a_red_flag_is_undecided(person: Findings):
    result = triage(BASE, person)

    assert not (result.undecided and result.disposition is Disposition.SELF_CARE)


@given(people())
@MANY
def test_a_result_is_complete_exactly_when_no_question_could_raise_it(person: Findings):
    result = triage(BASE, person)

    raising = [page for page in BASE.interview.pages if result.to_ask() & set(page.findings)]

    assert result.complete is not bool(raising)


@pytest.mark.parametrize("rule", BASE.rules, ids=lambda pair: pair[0].rule_id(pair[1]))
def test_whoever_answered_nothing_of_a_rule_is_asked_all_that_could_settle_it(rule):
    when = rule[1].when
    reads, unasked = BASE.rules_unasked[BASE.rules.index(rule)]
    others = Findings({name: NOT_SURE for name in BASE.findings if name not in reads})

    asked = [open_questions(when, others, unsure=unsure) for unsure in (True, False)]
    assert asked == [unasked, unasked]


@given(people())
@MANY
def test_questions_end_only_with_a_complete_answer_or_an_emergency(person: Findings):
    result = triage(BASE, person)
    assume(result.disposition is not Disposition.EMERGENCY)

    assert result.complete or next_page(BASE, person) is not None


@given(people())
@MANY
def test_a_page_that_comes_next_always_shows_something_to_answer(person: Findings):
    page = next_page(BASE, person)
    assume(page is not None)

    unanswered = set(rows_to_show(BASE, page, person)) - set(person)

    assert unanswered or page.kind is PageKind.PRESET


@given(people())
@MANY
def test_the_disposition_is_the_most_pressing_of_the_flags_that_raise_it(person: Findings):
    result = triage(BASE, person)

    assert all(result.urgency >= fired.urgency for fired in result.raising)


@pytest.mark.parametrize("flag", BASE.red_flags.values(), ids=lambda flag: flag.id)
def test_not_sure_about_a_danger_lowers_its_level_by_one_step_at_most(flag):
    steps = ["self_care", "soon", "same_day", "emergency"]

    lost = [
        steps.index(rule.to.disposition) - steps.index(rule.to.lowered().disposition)
        for rule in flag.rules
    ]

    assert max(lost) <= 1
    assert all(rule.to.lowered().disposition is not Disposition.SELF_CARE for rule in flag.rules)


def _each_single_danger(base: KnowledgeBase) -> list[str]:
    return [f.id for f in YES_NO if f.role is Role.DANGER]


@pytest.mark.parametrize("danger", _each_single_danger(BASE))
def test_an_interview_always_ends_with_a_complete_answer(danger: str):
    findings = Findings()

    while (page := next_page(BASE, findings)) is not None:
        said = {name: name == danger for name in page.findings}
        findings = findings.with_({name: _fitting(name, said[name]) for name in page.findings})
    result = triage(BASE, findings)

    assert result.complete


def _fitting(name: str, yes: bool) -> Answer:
    finding = BASE.findings[name]
    if finding.type is FindingType.YES_NO:
        return yes
    if finding.type is FindingType.CHOICE:
        return finding.options[0].id
    return finding.bands[3].low if finding.bands else 5.0
