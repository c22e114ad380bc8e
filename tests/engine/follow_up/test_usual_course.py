"""What usually happens is told to those for whom it was measured."""

from tests.people import a_person
from unclench.engine.assessment.assess import usual_course
from unclench.engine.values.findings import NOT_SURE


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
