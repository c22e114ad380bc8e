"""What holds for every way up and down, whatever was done."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import deep
from tests.laws.strategies import MANY
from tests.shipped import BASE
from unclench.engine.plan.ladder import Climb, Ladder
from unclench.engine.plan.traffic import Light, light_of
from unclench.engine.values.history import Done, Ending, History, NextDay

RULE = BASE.plan.progression
SOME = settings(MANY, max_examples=deep.of(80, usually=40))
FIRST = date(2026, 1, 5)
TRAINED = sorted(n for n, r in BASE.interventions.items() if r.kind not in RULE.steady_kinds)
PAIN = st.one_of(st.none(), st.integers(0, 10).map(float))


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Done, ...]:
    """One exercise done again and again, mostly well."""
    name, day, several = draw(st.sampled_from(TRAINED)), FIRST, []
    for _ in range(draw(st.integers(1, 25))):
        day += timedelta(days=draw(st.sampled_from([1, 1, 1, 2, 3, 5, 9, 20])))
        felt = draw(st.one_of(st.just(1.0), st.just(1.0), PAIN))
        several.append(
            Done(
                day=day, intervention=name, pain_before=1.0, pain_during=felt,
                ending=draw(st.sampled_from([Ending.DONE] * 5 + list(Ending))),
                next_day=draw(st.sampled_from([None, None, *NextDay])),
            )
        )  # fmt: skip
    return tuple(several)


def rungs(done):
    """The rung after each session, for somebody for whom everything is allowed."""
    climb = Climb(
        rule=RULE,
        greens=RULE.greens,
        flares=(),
        find=BASE.interventions.__getitem__,
        allowed=lambda names: BASE.interventions[names[0]] if names else None,
    )
    start = BASE.interventions[done[0].intervention]
    prefixes = (done[:number] for number in range(1, len(done) + 1))
    return [Ladder(climb, History(done=each)).on(start, each[-1].day) for each in prefixes]


def risen(before, after):
    """The parts of a dosage that grew, from what to what; none where the exercise changed."""
    if before.intervention.id != after.intervention.id:
        return {}
    earlier, later = before.dose.parts(), after.dose.parts()
    return {n: (earlier[n], later[n]) for n in later if later[n] > earlier[n]}


@SOME
@given(sessions())
def test_one_step_up_changes_one_part_only(done):
    assert [grown for one in pairwise(rungs(done)) if len(grown := risen(*one)) > 1] == []


@SOME
@given(sessions())
def test_no_step_up_is_larger_than_its_rule(done):
    grown = [part for one in pairwise(rungs(done)) for part in risen(*one).items()]

    allowed = {
        name: max(RULE.smallest[name], RULE.grow_most * before) for name, (before, _) in grown
    }
    assert [n for n, (before, after) in grown if after - before > allowed[n] + 1e-9] == []


@SOME
@given(sessions())
def test_nothing_grows_after_a_session_that_was_not_green(done):
    steps = zip(pairwise(rungs(done)), done[1:], strict=True)

    held = [risen(*one) for one, last in steps if light_of(RULE, last) is not Light.GREEN]
    assert [grown for grown in held if grown] == []


@SOME
@given(sessions())
def test_every_step_up_follows_as_many_green_sessions_as_the_rule_asks_for(done):
    steps = [number for number, one in enumerate(pairwise(rungs(done)), 1) if risen(*one)]

    tried = [[d for d in done[: number + 1] if d.ending is not Ending.SKIPPED] for number in steps]
    lights = [[light_of(RULE, each) for each in several] for several in tried]
    rated = [[light for light in several if light is not Light.UNRATED] for several in lights]
    assert [few for few in rated if set(few[-RULE.greens :]) != {Light.GREEN}] == []


def fallen_too_low(before, after):
    """The parts that fell below what is recommended least, from what to what."""
    if before.intervention.id != after.intervention.id:
        return {}
    earlier, rails = before.dose.parts(), before.intervention.dosage.guardrails()
    return {
        name: (earlier[name], value)
        for name, value in after.dose.parts().items()
        if value < min(earlier[name], rails[name].recommended[0])
    }


@SOME
@given(sessions())
def test_what_has_settled_within_a_day_pushes_nothing_below_the_recommended_least(done):
    steps = zip(pairwise(rungs(done)), pairwise(done), strict=True)

    settled = [
        fallen_too_low(*one)
        for one, (first, last) in steps
        if last.next_day is NextDay.SETTLED
        and light_of(RULE, last) is not Light.RED
        and (last.day - first.day).days <= RULE.gap_days
    ]
    assert [fallen for fallen in settled if fallen] == []
