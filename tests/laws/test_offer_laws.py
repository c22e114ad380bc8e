"""What holds for every person who is offered something to do, whatever they answer."""

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.strategies import MANY, answers_to
from tests.people import denied
from tests.shipped import BASE
from unclench.engine.assessment.assess import Standing, offer
from unclench.engine.knowledge.spread_cautions import takes_away
from unclench.engine.values.condition import evaluate, findings_read
from unclench.engine.values.findings import Findings

CAUTIONS = BASE.shared_cautions
READ = sorted({name for caution in CAUTIONS.values() for name in findings_read(caution.when)})
ASKED = [BASE.findings[name] for name in READ]
ANSWERS = {finding.id: answers_to(finding) for finding in ASKED}
SOME_ASKED = st.lists(st.sampled_from(list(ANSWERS)), unique=True)
DENIED = denied(BASE)


@st.composite
def people(draw: st.DrawFn) -> Findings:
    """Anybody: what a caution reads is answered, not sure, or not asked."""
    asked = draw(SOME_ASKED)
    rest = DENIED if draw(st.booleans()) else {}
    return Findings({**rest, **{name: draw(ANSWERS[name]) for name in asked}})


@MANY
@given(people(), st.sampled_from(list(CAUTIONS.values())))
def test_what_a_shared_caution_leaves_out_is_never_offered_unless_it_is_surely_false(
    person, caution
):
    may_hold = evaluate(caution.when, person, unsure=True) is not False

    offered = {
        name
        for name, record in BASE.interventions.items()
        if may_hold
        and takes_away(caution, name, BASE.exits)
        and offer(BASE, record, person).standing is Standing.OFFERED
    }

    assert offered == set()


@MANY
@given(people())
def test_what_stays_with_care_says_what_to_do_differently(person):
    holding = [c for c in CAUTIONS.values() if evaluate(c.when, person, unsure=True)]

    missing = {
        (caution.id, name)
        for caution in holding
        for name, record in BASE.interventions.items()
        if not takes_away(caution, name, BASE.exits)
        and caution.care_with(name)
        and caution.care_with(name) not in offer(BASE, record, person).care
        and offer(BASE, record, person).standing is Standing.OFFERED
    }

    assert missing == set()
