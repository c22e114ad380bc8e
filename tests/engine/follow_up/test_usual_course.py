"""What usually happens is told to those for whom it was measured."""

import re

import pytest

from tests.people import a_person
from unclench.engine.assessment.assess import usual_course
from unclench.engine.values.findings import NOT_SURE
from unclench.engine.values.follow_up import Average


def told(base, **answers: object) -> list[str]:
    return [record.id for record in usual_course(base, a_person(base, **answers))]


def test_a_new_spasm_hears_of_six_weeks_and_of_the_way_back_to_work(base):
    assert told(base, pain_days=1) == ["new_pain", "back_to_work", "comes_back"]


def test_pain_of_a_month_does_not_hear_of_fourteen_days(base):
    assert told(base, pain_days=30) == ["new_pain", "comes_back"]


def test_pain_of_half_a_year_is_not_told_the_course_of_a_new_one(base):
    assert told(base, pain_days=180) == ["lasting_pain", "comes_back"]


def test_somebody_who_does_not_know_since_when_is_told_no_figure(base):
    assert told(base, pain_days="not_sure") == []
    assert a_person(base, pain_days="not_sure")["pain_days"] is NOT_SURE


def test_every_figure_names_a_source_that_was_read(base):
    sources = {key for record in base.usual_course.values() for key in record.source}

    assert {base.sources[key].seen for key in sources} == {"page"}


@pytest.mark.parametrize("name", ["new_pain", "longer_pain", "lasting_pain"])
def test_every_average_that_can_be_drawn_stands_in_the_text_as_well(base, name):
    record = base.usual_course[name]

    said = set(re.findall(r"\d+", record.text))

    assert {f"{average.pain:g}" for average in record.averages} <= said


def test_no_range_is_known_for_the_averages_of_a_group(base):
    averages = [a for record in base.usual_course.values() for a in record.averages]

    assert {(average.low, average.high) for average in averages} == {(None, None)}


@pytest.mark.parametrize(
    "wrong", [{"pain": 101}, {"low": 20}, {"low": 60, "high": 70}, {"week": -1}]
)
def test_an_average_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match="`"):
        Average(**{"week": 0, "pain": 50, **wrong})
