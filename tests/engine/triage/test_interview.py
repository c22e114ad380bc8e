"""Which page comes next."""

from tests.people import a_person
from unclench.engine.assessment.assess import next_page


def test_nobody_who_may_tell_it_in_one_tap_is_asked_about_pregnancy_alone(base):
    someone = a_person(base, not_sure=["saddle_numbness"], not_asked=["sex", "pregnancy"])

    page = next_page(base, someone.without(*base.interview.page("pregnancy_danger").findings))

    assert page.id == "body"
