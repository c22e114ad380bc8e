"""What holds for every condition."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import deep
from unclench.engine.values.circuit import Circuit, Verdict
from unclench.engine.values.condition import (
    And,
    Condition,
    Count,
    Not,
    Or,
    Unsure,
    Yes,
    evaluate,
    findings_read,
    open_questions,
)
from unclench.engine.values.findings import NOT_SURE, Findings

NAMES = ("fever", "weakness", "numbness", "injury")
ANSWERS = st.sampled_from([True, False, NOT_SURE])
atoms = st.one_of(st.sampled_from(NAMES).map(Yes), st.sampled_from(NAMES).map(Unsure))
conditions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Count(tuple(parts), 2)),
    ),
    max_leaves=8,
)
partly_known = st.dictionaries(st.sampled_from(NAMES), ANSWERS).map(Findings)
fully_known = st.fixed_dictionaries({name: st.booleans() for name in NAMES}).map(Findings)


@given(conditions, fully_known)
def test_with_everything_known_every_condition_is_decided(condition: Condition, person: Findings):
    assert evaluate(condition, person) is not None


@given(conditions, partly_known, fully_known)
def test_learning_more_never_overturns_what_was_decided(
    condition: Condition, known: Findings, truth: Findings
):
    known = Findings({name: truth[name] for name in known})

    decided = evaluate(condition, known)

    assert decided is None or decided == evaluate(condition, truth)


@given(conditions, partly_known)
@settings(max_examples=deep.of(300, usually=150))
def test_an_open_question_is_one_that_was_not_asked(condition: Condition, person: Findings):
    asked_next = open_questions(condition, person)

    assert asked_next <= findings_read(condition) - set(person)
    assert bool(asked_next) == (evaluate(condition, person, unsure=True) is None)


@given(conditions, partly_known)
def test_reading_not_sure_as_yes_never_turns_a_true_condition_false(
    condition: Condition, person: Findings
):
    if evaluate(condition, person) is True:
        assert evaluate(condition, person, unsure=True) is True


@given(conditions, partly_known)
def test_a_condition_and_its_negation_are_never_both_true(condition: Condition, person: Findings):
    both = evaluate(And((condition, Not(condition))), person)

    assert both is not True


@given(conditions, partly_known)
@settings(max_examples=deep.of(500, usually=250))
def test_a_circuit_settles_a_condition_as_its_meaning_says(condition: Condition, person: Findings):
    favourable, sure = evaluate(condition, person, unsure=True), evaluate(condition, person)
    against = evaluate(condition, person, unsure=False)

    verdict = Circuit([condition]).verdicts(person)[0]

    assert (verdict is Verdict.HOLDS) == (sure is True)
    assert (verdict >= Verdict.UNSURE) == (favourable is True)
    assert (verdict is Verdict.OPEN) == (favourable is None)
    half_open = favourable is True and sure is not True and against is None
    assert (verdict is Verdict.UNSURE_OPEN) == half_open
