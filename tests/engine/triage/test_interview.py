"""Which page comes next."""

from tests.people import a_person
from unclench.engine.assessment.assess import next_page


def test_nobody_who_may_tell_it_in_one_tap_is_asked_about_pregnancy_alone(base):
    someone = a_person(base, not_sure=["saddle_numbness"], not_asked=["sex", "pregnancy"])

    page = next_page(base, someone.without(*base.interview.page("pregnancy_danger").findings))

    assert page.id == "body"


def test_whoever_has_a_usual_of_their_own_is_asked_for_a_change_before_their_legs(base):
    everything = [name for page in base.interview.pages for name in page.findings]
    asked_first = [*base.interview.page("now").findings, *base.interview.page("bladder").findings]
    later = [name for name in everything if name not in asked_first]

    uses_a_wheelchair = a_person(base, with_=["usual_differs"], not_asked=later)
    does_not = a_person(base, not_asked=later)

    assert next_page(base, uses_a_wheelchair).id == "usual"
    assert next_page(base, does_not).id == "legs"
