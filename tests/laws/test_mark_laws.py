"""What a clinician's check can never do, whoever the person is and whatever is marked."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import deep
from tests.engine.triage.marks import TODAY, marked
from tests.laws.strategies import answers_to
from tests.laws.test_triage_laws import ASKED, BASE, MANY, WORRYING, people
from unclench.engine.assessment.assess import flag_to_ask_about, standing_marks, triage
from unclench.engine.values.disposition import SELF_CARE
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.engine.values.red_flag import Tier

FEWER = settings(MANY, max_examples=deep.of(150, usually=75))
EVERYTHING_MARKED = dict.fromkeys(BASE.red_flags, TODAY)
days_ago = st.integers(-5, 200).map(lambda days: TODAY - timedelta(days=days))
some_marks = st.dictionaries(st.sampled_from(sorted(BASE.red_flags)), days_ago, max_size=12)


def with_marks(person: Findings, assessed: dict[str, date]):
    return triage(BASE, person, assessed=assessed, today=TODAY)


def demanded(fired) -> object:
    return max((f.urgency for f in fired), default=SELF_CARE)


def left_standing(marks, person: Findings) -> set[str]:
    fired = {f.flag for f in triage(BASE, person).fired}
    kept = standing_marks(BASE, marks, findings=person, fired_now=fired, today=TODAY)
    return {mark.flag for mark in kept.standing}


@given(people())
@MANY
def test_a_mark_never_lowers_a_tier_a_level(person: Findings):
    tier_a = [f for f in triage(BASE, person).fired if BASE.red_flags[f.flag].tier is Tier.A]

    assert with_marks(person, EVERYTHING_MARKED).urgency >= demanded(tier_a)


@given(people(), st.sampled_from(sorted(BASE.red_flags)), days_ago)
@MANY
def test_a_mark_never_lowers_what_another_flag_demands(person: Findings, flag: str, seen: date):
    others = [f for f in triage(BASE, person).fired if f.flag != flag]

    assert with_marks(person, {flag: seen}).urgency >= demanded(others)


@given(people(), some_marks)
@MANY
def test_a_mark_never_turns_not_sure_into_no(person: Findings, assessed):
    unsure = [f for f in with_marks(person, assessed).fired if f.unsure]

    assert [f.flag for f in unsure if f.settled] == []
    assert with_marks(person, assessed).urgency >= demanded(unsure)


@given(people(), some_marks)
@MANY
def test_a_marked_flag_is_still_listed(person: Findings, assessed):
    with_, without = with_marks(person, assessed), triage(BASE, person)

    assert {f.flag for f in with_.fired} == {f.flag for f in without.fired}


@given(people(), some_marks)
@MANY
def test_a_mark_never_skips_a_question(person: Findings, assessed):
    assert with_marks(person, assessed).to_ask() >= triage(BASE, person).to_ask()


@given(people(), st.sampled_from(WORRYING), st.sampled_from([True, NOT_SURE]))
@FEWER
def test_a_worrying_change_never_lets_a_mark_stand_that_had_ended(
    person: Findings, finding: str, answer
):
    marks = marked(BASE, person, *BASE.red_flags)
    before = person.with_({finding: False})

    worse = before.with_({finding: answer})

    assert left_standing(marks, worse) <= left_standing(marks, before)


@given(people(), st.sampled_from(ASKED).flatmap(lambda f: st.tuples(st.just(f.id), answers_to(f))))
@FEWER
def test_a_mark_stands_only_where_no_flag_is_new(person: Findings, change):
    marks = marked(BASE, person, *BASE.red_flags)
    later = person.with_(dict([change]))

    fired = {f.flag for f in triage(BASE, later).fired}

    assert not left_standing(marks, later) or fired <= marks[0].fired_then


@given(people(), st.lists(st.sampled_from(sorted(BASE.red_flags))))
@MANY
def test_nobody_is_asked_about_a_flag_that_cannot_be_settled(person: Findings, asked):
    fired = flag_to_ask_about(BASE, triage(BASE, person), asked)

    assert fired is None or BASE.red_flags[fired.flag].assessed_up_to >= fired.urgency
