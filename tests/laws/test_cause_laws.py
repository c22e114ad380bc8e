"""Laws of weighing causes, for anybody at all."""

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from tests.people import denied
from tests.shipped import BASE
from unclench.engine.assessment.assess import triage
from unclench.engine.causes.weigh import weigh_causes
from unclench.engine.values.condition import findings_read
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import NOT_SURE, Answer, Findings

READ = sorted(
    {
        name
        for cause in BASE.causes.values()
        for telling in cause.tellings
        for name in findings_read(telling.when)
    }
)
AFTER = sorted(
    {n for page in BASE.understand_pages.pages for n in page.findings}
    | {test.finding for test in BASE.self_tests.values()}
)


def answers(finding: Finding) -> st.SearchStrategy[Answer]:
    options = [option.id for option in finding.options]
    match finding.type:
        case FindingType.YES_NO:
            return st.sampled_from([False, True, NOT_SURE])
        case FindingType.CHOICE:
            return st.sampled_from([*options, NOT_SURE])
        case FindingType.SEVERAL:
            return st.one_of(st.just(NOT_SURE), st.frozensets(st.sampled_from(options), max_size=4))
        case _:
            numbers = st.integers(int(finding.low), int(finding.high)).map(float)
            return st.one_of(st.just(NOT_SURE), numbers)


def people(names: list[str]) -> st.SearchStrategy[dict[str, Answer]]:
    return st.fixed_dictionaries({}, optional={n: answers(BASE.findings[n]) for n in names})


def weights(told: dict[str, Answer]) -> dict[str, float]:
    return {fit.cause.id: fit.p for fit in weigh_causes(BASE, Findings(told))}


@given(people(READ))
def test_not_sure_adds_as_little_as_not_asked(told):
    sure = {name: answer for name, answer in told.items() if answer is not NOT_SURE}

    assert weights(told) == weights(sure)


@given(people(READ))
def test_the_order_of_the_answers_does_not_matter(told):
    turned = dict(reversed(told.items()))

    assert weigh_causes(BASE, Findings(told)) == weigh_causes(BASE, Findings(turned))


@given(people(READ))
def test_no_answers_move_the_odds_beyond_the_cap(told):
    for fit in weigh_causes(BASE, Findings(told)):
        priors = [prior.p / (1 - prior.p) for prior in fit.cause.priors if prior.p]
        odds = fit.p / (1 - fit.p)

        assert min(priors) / BASE.weighing.cap <= odds * (1 + 1e-9)
        assert odds <= max(priors) * BASE.weighing.cap * (1 + 1e-9)


@given(people(READ))
def test_within_a_family_one_answer_counts(told):
    for fit in weigh_causes(BASE, Findings(told)):
        families = [c.telling.family for c in fit.contributions if c.counted]

        assert len(families) == len(set(families))


@given(people(AFTER))
def test_nothing_told_to_understand_changes_what_to_do_or_how_soon(told):
    before = Findings(denied(BASE)).without(*AFTER)

    results = triage(BASE, before), triage(BASE, before.with_(told))

    assert results[0].disposition == results[1].disposition
    assert results[0].raising == results[1].raising


@given(people(READ))
def test_the_weights_stay_between_nothing_and_certainty(told):
    assert all(0 < p < 1 for p in weights(told).values())
    assert all(not isclose(p, 1.0, abs_tol=1e-6) for p in weights(told).values())
