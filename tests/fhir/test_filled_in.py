"""A questionnaire that was filled in elsewhere, from FHIR R4 documents that are really valid."""

from datetime import date, datetime
from functools import reduce

import pytest

from tests.fhir.filled import bundle, coded, form, items, raw, response
from unclench.engine.knowledge.answers import AnswersError
from unclench.engine.outcomes.recognise import recognise
from unclench.engine.outcomes.score import score
from unclench.fhir.filled_in import read_filled_in

ODI_URL = "https://clinic.example/Questionnaire/odi"
EMPTY = response(*items(None))
LOINC = {"system": "http://loinc.org", "code": "91351-7"}


def read(document):
    """The one questionnaire of a document."""
    (found,) = read_filled_in(raw(document))
    return found


def values(document) -> list[float | None]:
    return [item.value for item in read(document).items]


def refusal(document) -> str:
    with pytest.raises(AnswersError) as refused:
        read_filled_in(document if isinstance(document, bytes) else raw(document))
    return str(refused.value)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ({"valueInteger": 3}, 3),
        ({"valueDecimal": 61.4}, 61.4),
        ({"valueBoolean": True}, 1),
        ({"valueBoolean": False}, 0),
        ({"valueQuantity": {"value": 4}}, 4),
        (coded(2), 2),
        (coded(2, url="http://hl7.org/fhir/StructureDefinition/itemWeight"), 2),
        (coded(0), 0),
        (coded() | {"extension": [{"url": coded(1)["valueCoding"]["extension"][0]["url"]}]}, None),
        (coded(code="3"), None),
        ({"valueString": "3"}, None),
        ({"valueDate": "2026-11-20"}, None),
        (None, None),
    ],
)
def test_an_answer_counts_by_its_number_its_weight_or_yes_and_no_alone(answer, value):
    assert values(response(*items(answer))) == [value]


def test_a_weight_may_stand_on_the_answer_itself():
    weight = coded(4)["valueCoding"].pop("extension")

    assert values(response(*items(coded() | {"extension": weight}))) == [4]


def test_items_may_stand_inside_of_groups_and_of_answers():
    inner = items({"valueInteger": 1}, {"valueInteger": 2})
    group = {"linkId": "group", "item": inner[:1]}
    outer = {"linkId": "q0", "answer": [{"valueInteger": 5, "item": inner[1:]}]}

    found = read(response(group, outer)).items

    assert [(item.link, item.value) for item in found] == [("q1", 1), ("q0", 5), ("q2", 2)]


def test_more_than_one_answer_to_a_question_does_not_count():
    several = {"linkId": "q1", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]}

    assert values(response(several)) == [None]


def test_the_words_of_questions_and_answers_are_nowhere_in_what_is_read():
    told = response(*items({"valueString": "WORDS OF AN ANSWER"}, coded(1) | {}), language="en")

    assert "WORDS" not in str(read(told))


def test_a_bundle_holds_several():
    many = bundle(response(*items({"valueInteger": 1})), response(*items({"valueInteger": 2})))

    assert len(read_filled_in(raw(many))) == 2


def test_other_resources_of_a_bundle_are_left_alone():
    patient = {"resourceType": "Patient", "birthDate": "1980-01-01"}

    assert values(bundle(patient, response(*items({"valueInteger": 1})))) == [1]


def test_the_questionnaire_in_the_same_bundle_gives_the_weights_and_the_code():
    options = [coded(0, "no"), coded(1, "yes")]
    asked = [{"linkId": f"q{n}", "type": "choice", "answerOption": options} for n in range(1, 10)]
    questionnaire = form(url=ODI_URL, code=[LOINC], item=asked)
    answers = response(*items(*[coded(code="yes")] * 9), questionnaire=f"{ODI_URL}|2.1")

    found = read(bundle(questionnaire, answers))

    assert [item.value for item in found.items] == [1] * 9
    assert found.codes == ("91351-7",)


def test_the_questionnaire_may_be_contained():
    inside = form(id="form", code=[LOINC], url=ODI_URL)
    told = response(*items(coded(1)), contained=[inside], questionnaire="#form")

    found = read(told)

    assert (found.codes, found.urls) == (("91351-7",), (ODI_URL,))


def test_a_questionnaire_of_another_address_lends_nothing():
    questionnaire = form(url="https://clinic.example/other", code=[LOINC])
    answers = response(*items(coded()), questionnaire=ODI_URL)

    assert read(bundle(questionnaire, answers)).codes == ()


@pytest.mark.parametrize(
    "told",
    [
        response(*items(coded(1)), questionnaire="http://loinc.org/q/91351-7"),
        response({"linkId": "/91351-7", "answer": [{"valueInteger": 5}]}),
        response({"linkId": "a", "definition": "https://loinc.org/91351-7"}),
        response(*items(coded(1)), meta={"tag": [LOINC]}),
    ],
)
def test_the_code_of_loinc_is_found_wherever_programs_put_it(base, told):
    assert recognise(base.outcome_measures, read(told)) == "start_back"


def test_a_version_is_no_part_of_the_address():
    assert read(response(*items(coded(1)), questionnaire=f"{ODI_URL}|2.1")).urls == (ODI_URL,)


@pytest.mark.parametrize(
    ("told", "authored"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20T23:30:00-05:00", datetime.fromisoformat("2026-11-20T23:30:00-05:00")),
        ("2026-11-20T09:30:00.123Z", datetime.fromisoformat("2026-11-20T09:30:00.123Z")),
        ("2026-11", None),
        ("2026", None),
    ],
)
def test_when_it_was_filled_in_is_told_or_left_open(told, authored):
    assert read(response(*items(coded(1)), authored=told)).authored == authored


@pytest.mark.parametrize("told", ["yesterday", "2026-02-30", 20261120, "2026-11-20T09:30:00"])
def test_a_time_that_is_none_is_named(told):
    document = response(*items(coded(1))) | {"authored": told}

    assert f"authored: `{told}` is no day or time of FHIR" in refusal(document)


def test_the_same_response_saved_again_has_the_same_fingerprint():
    first = response(*items(coded(1)), id="a", meta={"versionId": "1"})
    again = bundle(first | {"id": "b", "meta": {"versionId": "2"}})

    assert read(first).fingerprint == read(again).fingerprint


def test_another_answer_has_another_fingerprint():
    first, second = response(*items(coded(1))), response(*items(coded(2)))

    assert read(first).fingerprint != read(second).fingerprint


def test_oswestry_is_scored_from_a_valid_document(base):
    told = response(*items(*[coded(2)] * 9, None))

    assert score(base.outcome_measures["oswestry"], read(told)).value == 40


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (form(), "resourceType: `Questionnaire` cannot be read here"),
        ({"resourceType": "Patient"}, "expected a QuestionnaireResponse or a Bundle"),
        ([1, 2], "the file: `a list` is no resource"),
        ("words", "is no resource"),
        (bundle(form()), "holds 0 of QuestionnaireResponse; expected"),
        (bundle(*[response(*items(coded(1)))] * 51), "holds 51 of QuestionnaireResponse"),
        (
            response(*items(None)) | {"item": {"linkId": "a"}},
            "item: `an object` is not a list",
        ),
        (EMPTY | {"item": ["a"]}, "is not a list of objects"),
        (response({"linkId": "a"}) | {"contained": 3}, "contained: `3` is not a list"),
        (
            response(*items(None), status="entered-in-error"),
            "status: `entered-in-error` is not a status",
        ),
        (response(*items(*[coded(1)] * 501)), "`q501` is one question too many"),
    ],
)
def test_what_is_no_filled_in_questionnaire_is_refused_with_what_was_expected(document, said):
    assert said in refusal(document)


def test_items_nested_too_deep_are_refused():
    nested = reduce(lambda inner, _: {"linkId": "g", "item": [inner]}, range(12), {"linkId": "a"})

    assert "levels deep; expected 12 at most" in refusal(response(nested))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"", "line 1, letter 1 cannot be read"),
        (b"<QuestionnaireResponse/>", "is not JSON"),
        (b'{"a": 1, "a": 2}', "`a` stands twice in one place"),
        (b'{"a": NaN}', "`NaN` is no number of JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "has 5,000 digits"),
        (b"[" * 100_000, "lists inside of lists"),
        (b"[" * 200 + b"]" * 200, "lists inside of lists"),
        (b" " * (2 * 1024**2 + 1), "has 2,097,153 bytes; expected 2,097,152 at most"),
        (b'{"a": "\xff"}', "is not text in UTF-8"),
        (b'{"resourceType": "\\ud800"}', "resourceType: `?` cannot be read here"),
    ],
)
def test_a_file_that_two_programs_could_read_differently_is_refused(document, said):
    assert said in refusal(document)


def test_a_mark_of_utf_8_at_the_beginning_does_no_harm():
    assert read_filled_in(b"\xef\xbb\xbf" + raw(response(*items(coded(1)))))


def test_a_number_beyond_all_numbers_is_no_answer():
    document = raw(response(*items({"valueDecimal": 7}))).replace(b": 7", b": 1e999")

    (found,) = read_filled_in(document)

    assert found.items[0].value is None
