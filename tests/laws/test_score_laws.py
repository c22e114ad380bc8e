"""What a score can never do, whatever somebody answered and however it was saved."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.outcomes.filled import WEIGHT, answers, filled
from tests.fhir.filled import coded, items, raw, response
from tests.shipped import BASE
from unclench.engine.knowledge.answers import AnswersError
from unclench.engine.outcomes.change import change_of
from unclench.engine.outcomes.recognise import imported_measures
from unclench.engine.outcomes.score import score, step_of
from unclench.engine.values.scoring import ScoringRule
from unclench.fhir.filled_in import read_filled_in

MEASURES = imported_measures(BASE.outcome_measures)
ADDED_UP = sorted(n for n, m in MEASURES.items() if m.scoring.rule is not ScoringRule.GIVEN)


@st.composite
def all_answered(draw, name: str | None = None):
    """A measure with an answer to each of its questions."""
    measure = MEASURES[name or draw(st.sampled_from(ADDED_UP))]
    scoring = measure.scoring
    value = st.integers(scoring.low, scoring.high)
    values = draw(st.lists(value, min_size=scoring.items, max_size=scoring.items))
    return measure, answers(values, WEIGHT)


def outcome(measure, told):
    """The score, or None where there is none."""
    try:
        return score(measure, filled(*told))
    except AnswersError:
        return None


@given(all_answered(), st.randoms())
def test_the_order_of_the_items_does_not_change_the_score(case, chance):
    measure, told = case
    mixed = chance.sample(told, len(told))

    assert outcome(measure, mixed) == outcome(measure, told)


@given(all_answered())
def test_a_score_lies_on_the_scale_of_its_measure(case):
    measure, told = case

    assert measure.low <= outcome(measure, told).value <= measure.high


@given(all_answered(), st.data())
def test_a_missing_answer_is_never_read_as_nought(case, data):
    """There is no score any more, or it is the one that the other answers give by themselves."""
    measure, told = case
    place = data.draw(st.integers(0, len(told) - 1))
    others = told[:place] + told[place + 1 :]
    without = [*told[:place], replace(told[place], value=None), *told[place + 1 :]]

    found = outcome(measure, without)

    assert found is None or found.answered == len(others)
    assert found is None or found.value == round(
        100 * sum(item.value for item in others) / (measure.scoring.high * len(others)), 2
    )


@given(all_answered(), st.data())
def test_leaving_out_an_answer_never_makes_a_score_that_was_not_there(case, data):
    measure, told = case
    gaps = data.draw(st.lists(st.integers(0, len(told) - 1), min_size=1, unique=True))
    fewer = [replace(item, value=None) if n in gaps else item for n, item in enumerate(told)]
    allowed = measure.scoring.missing_allowed

    assert (outcome(measure, fewer) is None) == (len(gaps) > allowed)


@given(all_answered(), st.data())
def test_a_higher_answer_never_lowers_a_score(case, data):
    measure, told = case
    place = data.draw(st.integers(0, len(told) - 1))
    higher = replace(told[place], value=float(measure.scoring.high))
    raised = [*told[:place], higher, *told[place + 1 :]]

    assert outcome(measure, raised).value >= outcome(measure, told).value


@given(all_answered("start_back"))
def test_a_subscale_is_never_more_than_the_whole(case):
    measure, told = case

    found = outcome(measure, told)

    assert found.parts["psychosocial"] <= found.value


@pytest.mark.parametrize("name", sorted(n for n, m in MEASURES.items() if m.steps_of_others))
@given(data=st.data())
def test_every_score_stands_on_one_step_where_all_of_it_is_known(name, data):
    measure = MEASURES[name]
    value = data.draw(st.floats(measure.low, measure.high))
    parts = {part.id: value for part in measure.scoring.subscales}

    assert step_of(measure, value, parts) in measure.steps_of_others.steps


@given(st.sampled_from(sorted(MEASURES)), st.data())
def test_the_way_back_of_a_change_is_the_other_way(name, data):
    measure = MEASURES[name]
    before, after = data.draw(st.tuples(*[st.integers(measure.low, measure.high)] * 2))

    there, back = change_of(measure, before, after), change_of(measure, after, before)

    assert there.points == -back.points
    assert (there.towards == back.towards) == (there.towards == "neither")


@given(all_answered())
def test_a_document_gives_the_score_that_its_answers_give(case):
    measure, told = case
    document = response(*items(*(coded(item.value) for item in told)))

    (read,) = read_filled_in(raw(document))

    assert score(measure, read) == outcome(measure, told)


@given(st.binary(max_size=400))
def test_whatever_is_sent_is_read_or_refused_in_words(sent):
    try:
        read = read_filled_in(sent)
    except AnswersError as error:
        read = (str(error),)

    assert read


KEYS = st.sampled_from(
    ("item", "answer", "linkId", "valueCoding", "valueInteger", "extension", "code", "url")
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(json_values, json_values, json_values)
def test_a_response_with_anything_in_it_is_read_or_refused_in_words(item, contained, meta):
    kind = {"resourceType": "QuestionnaireResponse", "status": "completed"}
    document = {**kind, "item": [item], "contained": [contained], "meta": meta}

    try:
        read = read_filled_in(raw(document))
    except AnswersError as error:
        read = (str(error),)

    assert read
