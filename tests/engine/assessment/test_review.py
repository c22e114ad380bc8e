"""A red flag as a reviewer reads it."""

from dataclasses import replace
from datetime import date

import pytest
import yaml

from tests.people import a_person, denied
from unclench.engine.assessment.review import DescribedPerson, review_of, tell
from unclench.engine.knowledge.answers import read_answer
from unclench.engine.knowledge.load import PACKAGED
from unclench.engine.values.findings import Findings
from unclench.evaluation.people import described_people


@pytest.fixture(scope="module")
def told(base):
    return tell(base, described_people(base))


def _review(base, flag, told=()):
    return review_of(base, base.red_flags[flag], told)


def test_a_rule_is_shown_as_a_sentence_and_as_it_is_written(base):
    rule = _review(base, "fever").rules[2]

    assert rule.when.sentence == "Fever or shivering, together with chemotherapy or dialysis."
    assert rule.when.expression == "fever and chemo_or_dialysis"


def test_a_rule_is_written_with_the_concepts_that_its_file_names(base):
    for flag in base.red_flags:
        file = PACKAGED / "red_flags" / f"{flag}.yaml"
        written = yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]
        shown = [rule.when.expression for rule in _review(base, flag).rules]
        assert shown == [str(rule["when"]) for rule in written]


def test_a_concept_that_a_rule_names_is_explained(base):
    terms = {term.id: term.means.sentence for term in _review(base, "new_statin").terms}
    of_cancer = {term.id for term in _review(base, "cancer_new_pain").terms}

    assert terms == {}
    assert {"new_nerve_sign", "any_cauda_equina", "new_pain"} <= of_cancer


def test_every_rule_names_its_level_in_words(base):
    levels = {rule.level_words for flag in base.red_flags for rule in _review(base, flag).rules}

    assert levels == {
        "Emergency help now",
        "Seen the same day",
        "A clinician within one day",
        "A clinician within three days",
        "A clinician within 14 days",
    }


def test_a_rule_that_another_one_covers_says_so(base):
    remarks = [rule.remark for rule in _review(base, "pelvic_pattern").rules]

    assert remarks[0].startswith("It adds a reason, never a level: fever:same_day demands as much")
    assert remarks[1] == ""


def test_a_flag_says_that_no_clinician_has_reviewed_it(base):
    assert {_review(base, flag).reviewed for flag in base.red_flags} == {
        "An unsigned draft: not yet reviewed by a clinician"
    }


def test_a_flag_that_was_reviewed_says_by_whom_and_when(base):
    signed = replace(
        base.red_flags["fever"], reviewed_by="Dr A. Example", reviewed_on=date(2027, 1, 2)
    )

    assert review_of(base, signed).reviewed == "Reviewed by Dr A. Example on 2027-01-02"


def test_a_sign_of_cauda_equina_is_never_settled_by_an_earlier_visit(base):
    assert _review(base, "saddle_numbness").settled.startswith("Never settled")


def test_what_may_be_settled_says_for_how_long_and_up_to_which_level(base):
    settled = _review(base, "weight_loss").settled

    assert settled.startswith("Settled for six weeks")
    assert "up to the level “a clinician within three days”" in settled


def test_a_source_says_how_it_was_read(base):
    seen = {source.seen for flag in base.red_flags for source in _review(base, flag).sources}

    assert "the page itself was read" in seen
    assert "from memory; nothing was read for it" in seen


def test_the_people_whom_a_flag_is_raised_for_are_found_by_triage(base, told):
    names = [case.name for case in _review(base, "saddle_numbness", told).cases]

    assert "Asha, 34, numb between the legs since yesterday" in names
    assert "Carla, 29, sore buttocks but normal feeling" not in names


def test_somebody_who_is_not_sure_is_shown_with_the_lower_level(base):
    unsure = DescribedPerson("Not sure", a_person(base, not_sure=["saddle_numbness"]))

    (case,) = _review(base, "saddle_numbness", tell(base, [unsure])).cases

    assert case.not_sure
    assert case.demanded == "seen the same day"


def test_everybody_who_is_described_is_read_with_what_they_deny(base):
    people = described_people(base)
    document = yaml.safe_load((PACKAGED / "cases/people.yaml").read_text(encoding="utf-8"))
    first = document["people"][0]
    said = {name: read_answer(base, name, value) for name, value in first["findings"].items()}

    assert len(people) > len(document["people"]) + 24
    assert people[0].findings == Findings({**denied(base), **said})
