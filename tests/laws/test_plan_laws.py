"""What holds for every plan, whoever asks for it and whatever they did before."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import deep
from tests.laws.strategies import MANY, answers_to
from tests.people import denied
from tests.shipped import BASE
from unclench.engine.assessment.assess import Standing, offer
from unclench.engine.plan.week import week_plan
from unclench.engine.values.condition import findings_read
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import Findings
from unclench.engine.values.history import Done, Ending, History, Mark, Marked, NextDay
from unclench.engine.values.intervention import Verdict

SOME = settings(MANY, max_examples=deep.of(150, usually=75))
TODAY = date(2026, 11, 25)
CONDITIONS = [row.when for row in BASE.plan.rows.values() if row.when is not None]
READ = {name for when in CONDITIONS for name in findings_read(when)}
ASKED = [BASE.findings[name] for name in sorted(READ | set(BASE.cautions) | {"plan_minutes"})]
PLACES = BASE.findings["plan_places"]
DENIED = denied(BASE)
NO_CAUTION = {n: False for n in BASE.cautions if BASE.findings[n].type is FindingType.YES_NO}
RATING = st.one_of(st.none(), st.integers(0, 10).map(float))
NAMES = sorted(BASE.interventions)


def _answers(finding):
    if finding.type is FindingType.SEVERAL:
        options = [option.id for option in finding.options]
        return st.frozensets(st.sampled_from(options), min_size=1)
    return answers_to(finding)


ANSWERS = {finding.id: _answers(finding) for finding in [*ASKED, PLACES]}
SOME_ASKED = st.lists(st.sampled_from(list(ANSWERS)), unique=True)


@st.composite
def people(draw: st.DrawFn) -> Findings:
    """Anybody: answered, not sure, or not asked; half of them have been through the cautions."""
    asked = draw(SOME_ASKED)
    rest = {**DENIED, **NO_CAUTION} if draw(st.booleans()) else {}
    return Findings({**rest, **{name: draw(ANSWERS[name]) for name in asked}})


DAY = st.integers(0, 180).map(lambda ago: TODAY - timedelta(days=ago))
DONE = st.builds(
    Done, day=DAY, intervention=st.sampled_from(NAMES), ending=st.sampled_from(Ending),
    pain_before=RATING, pain_during=RATING, pain_after=RATING,
    next_day=st.one_of(st.none(), st.sampled_from(NextDay)), effort=RATING,
)  # fmt: skip
LONG_AGO = st.integers(731, 3650).map(lambda ago: TODAY - timedelta(days=ago))
ALL_DONE = st.lists(DONE, max_size=30)
MARKS = st.lists(st.builds(Marked, DAY, st.sampled_from(Mark)), max_size=4)
DECLINED = st.frozensets(st.sampled_from(NAMES), max_size=5)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Anything that may have been done in half a year, flare-ups and refusals too."""
    return History(
        done=tuple(sorted(draw(ALL_DONE), key=lambda each: each.day)),
        marks=tuple(sorted(draw(MARKS), key=lambda mark: mark.day)),
        declined=draw(DECLINED),
        since=TODAY - timedelta(days=180),
    )


STEADY = BASE.plan.progression.steady_kinds


def exercises(plan):
    return [item for item in plan.items if item.dose is not None]


@SOME
@given(people(), histories())
def test_nothing_is_planned_that_may_not_be_offered(person, history):
    plan = week_plan(BASE, person, history, TODAY)

    offers = [offer(BASE, BASE.interventions[item.id], person) for item in exercises(plan)]
    assert {each.standing for each in offers} <= {Standing.OFFERED}


@SOME
@given(people(), histories())
def test_nothing_is_planned_that_the_person_refused(person, history):
    plan = week_plan(BASE, person, history, TODAY)

    assert {item.id for item in plan.items} & history.declined == set()


@SOME
@given(people(), histories(), st.lists(st.builds(replace, DONE, day=LONG_AGO), max_size=20))
def test_what_was_done_more_than_two_years_ago_changes_nothing(person, history, long_ago):
    ten_years = replace(history, since=TODAY - timedelta(days=3650))
    more = replace(ten_years, done=(*sorted(long_ago, key=lambda d: d.day), *history.done))

    assert week_plan(BASE, person, more, TODAY) == week_plan(BASE, person, ten_years, TODAY)


@SOME
@given(people(), histories())
def test_no_dosage_ever_leaves_its_absolute_bounds(person, history):
    plan = week_plan(BASE, person, history, TODAY)

    judged = {
        (item.id, name): BASE.interventions[item.id].dosage.guardrails()[name].classify(value)
        for item in exercises(plan)
        for name, value in item.dose.parts().items()
    }
    assert [key for key, verdict in judged.items() if verdict is Verdict.NEVER] == []


@SOME
@given(people(), histories())
def test_no_dosage_grows_past_what_is_recommended(person, history):
    plan = week_plan(BASE, person, history, TODAY)

    past = [
        (item.id, name)
        for item in exercises(plan)
        for name, value in item.dose.parts().items()
        if value > BASE.interventions[item.id].dosage.guardrails()[name].recommended[1]
    ]
    assert past == []


@SOME
@given(people(), histories())
def test_the_same_person_and_history_get_the_same_plan(person, history):
    backwards = Findings(dict(reversed(list(person.items()))))

    plans = {
        repr(week_plan(BASE, each, deepcopy(history), TODAY).items) for each in (person, backwards)
    }

    assert len(plans) == 1


@SOME
@given(people(), histories())
def test_every_item_says_why_and_names_a_source(person, history):
    plan = week_plan(BASE, person, history, TODAY)

    assert [item.id for item in plan.items if not item.reason or not item.sources] == []


@SOME
@given(people(), histories())
def test_an_item_names_the_findings_that_put_it_there_or_is_a_default(person, history):
    plan = week_plan(BASE, person, history, TODAY)

    when = {item.id: BASE.plan.rows[item.row].when for item in plan.items}
    assert [i.id for i in plan.items if i.is_default is not (when[i.id] is None)] == []


@SOME
@given(people(), st.data())
def test_without_a_finding_the_item_that_rests_on_it_goes_or_changes(person, data):
    plan = week_plan(BASE, person, History(), TODAY)
    resting = [(item, name) for item in plan.items for name in item.findings]

    item, name = data.draw(st.sampled_from(resting or [(None, "age")]))
    without = week_plan(BASE, person.without(name), History(), TODAY)

    assert item not in without.items


@SOME
@given(people(), histories())
def test_a_session_fits_the_time_there_is(person, history):
    plan = week_plan(BASE, person, history, TODAY)

    assert plan.minutes <= plan.budget


@SOME
@given(people())
def test_a_danger_that_is_not_settled_leaves_only_what_is_calm_for_everyone(person):
    plan = week_plan(BASE, person, History(), TODAY)
    settled = plan.triage.complete and plan.triage.disposition in ("self_care", "soon")

    calm = {item.id for item in exercises(plan) if BASE.interventions[item.id].calm_for_everyone}
    assert settled or calm == {item.id for item in plan.items}


@SOME
@given(people(), histories())
def test_strength_never_falls_on_two_days_running(person, history):
    plan = week_plan(BASE, person, history, TODAY)

    gaps = [
        later - earlier
        for item in plan.items
        if item.part == "strength"
        for earlier, later in zip(item.days, item.days[1:], strict=False)
    ]
    assert [gap for gap in gaps if gap < 2] == []


@SOME
@given(people(), histories())
def test_a_flare_up_never_asks_for_more_than_the_day_before_it(person, history):
    calm = History(done=history.done, declined=history.declined, since=history.since)
    flared = History(
        done=history.done, marks=(Marked(TODAY, Mark.FLARE),), declined=history.declined,
        since=history.since,
    )  # fmt: skip

    before = {i.id: i.dose.parts() for i in exercises(week_plan(BASE, person, calm, TODAY))}
    after = {i.id: i.dose.parts() for i in exercises(week_plan(BASE, person, flared, TODAY))}

    both = {n for n in before.keys() & after.keys() if BASE.interventions[n].kind not in STEADY}
    harder = [n for n in both for part, v in after[n].items() if v > before[n].get(part, v)]
    assert harder == []
