"""Relief now, the guided session, and what comes after."""

import pytest

from unclench.engine.values.intervention import Kind
from unclench.web.check.models import Decision
from unclench.web.relief import pages, services
from unclench.web.relief.models import Session, StepDone


@pytest.fixture
def session(person):
    person.finishes()
    person.browser.post("/relief/session/")
    return Session.objects.get()


def test_relief_now_shows_the_danger_signs_and_asks_nothing(person):
    page = person.opens("/relief/").content.decode()

    assert "numbness between the legs" in page
    assert "<input" not in page


def test_without_a_check_no_session_begins(person):
    assert person.browser.post("/relief/session/")["Location"] == "/check/start/"


def test_after_an_emergency_no_session_begins(person):
    person.ticks("bladder", "saddle_numbness")

    assert person.browser.post("/relief/session/")["Location"] == "/check/start/"


def test_a_session_begins_with_what_is_calm_for_everyone(session):
    assert session.steps == ["slow_breathing", "side_lying"]


def test_the_title_of_a_step_says_how_far_it_is(person, session):
    page = person.opens(f"/relief/session/{session.pk}/0/").text

    assert "<title>Slow breathing, 1 of 7 " in page


def test_the_pain_before_is_the_one_told_in_the_check(session):
    assert session.pain_before == 6


def test_the_cautions_are_asked_before_the_first_move(person, session):
    person.browser.post(f"/relief/session/{session.pk}/0/", {"wish": "done"})

    sent = person.browser.post(f"/relief/session/{session.pk}/1/", {"wish": "done"})

    assert sent["Location"] == f"/relief/session/{session.pk}/before/"


def _asked_before(person, session):
    return list(person.opens(f"/relief/session/{session.pk}/before/").context["asked"])


def test_nothing_that_applies_leads_on_to_the_moves(person, session):
    asked = _asked_before(person, session)

    person.browser.post(f"/relief/session/{session.pk}/before/", {"asked": asked, "none": "1"})

    session.refresh_from_db()
    assert "pelvic_tilt" in session.steps
    assert "cat_camel" in session.steps


def test_a_caution_takes_away_what_does_not_suit(person, session):
    form = {"asked": _asked_before(person, session), "cannot_lie_flat": "yes"}

    person.browser.post(f"/relief/session/{session.pk}/before/", form)

    session.refresh_from_db()
    assert "pelvic_tilt" not in session.steps


def test_this_makes_it_worse_stops_and_explains(person, session):
    sent = person.browser.post(f"/relief/session/{session.pk}/0/", {"wish": "worse"})

    page = person.opens(sent["Location"]).content.decode()
    session.refresh_from_db()
    assert session.outcome == "worse"
    assert "Good that you stopped" in page
    assert "numbness between the legs" in page


def test_easier_puts_an_easier_move_in_its_place(person, session):
    asked = _asked_before(person, session)
    person.browser.post(f"/relief/session/{session.pk}/before/", {"asked": asked, "none": "1"})

    person.browser.post(f"/relief/session/{session.pk}/4/", {"wish": "easier"})

    session.refresh_from_db()
    assert session.steps[4] != "cat_camel"


def test_easier_never_puts_the_next_harder_move_in_its_place(session):
    session.steps = ["slow_breathing", "side_lying", "sit_to_stand"]

    assert services.easier_than(session, 2) == ""


def test_a_step_sent_twice_counts_once(person, session):
    for _ in range(2):
        person.browser.post(f"/relief/session/{session.pk}/0/", {"wish": "done"})

    assert StepDone.objects.count() == 1


def test_the_summary_does_not_claim_that_it_helped(person, session):
    person.browser.post(f"/relief/session/{session.pk}/after/", {"pain": "3"})

    page = person.opens(f"/relief/session/{session.pk}/summary/").content.decode()

    assert "from 6 to 3" in page
    assert "one session cannot tell what did it" in page


def test_a_rating_off_the_scale_is_refused_in_words(person, session):
    sent = person.browser.post(f"/relief/session/{session.pk}/after/", {"pain": "11"})

    assert sent.status_code == 400


def test_a_session_belongs_to_one_person_only(session, stranger):
    assert stranger.opens(f"/relief/session/{session.pk}/0/").status_code == 404


def test_a_move_without_a_check_shows_the_way_to_the_check(person):
    page = person.opens("/relief/do/cat_camel/").content.decode()

    assert "/check/start/" in page
    assert "Stop at once" in page


def test_everything_that_exists_is_on_the_shelf(person, base):
    page = person.opens("/relief/all/").content.decode()

    assert all(f"/relief/do/{name}/" in page for name in base.interventions)


@pytest.mark.parametrize("address", ["/relief/all/", "/relief/do/cat_camel/"])
def test_the_relief_pages_need_hardly_any_query(person, address, django_assert_max_num_queries):
    person.finishes()

    with django_assert_max_num_queries(4):
        person.opens(address)


def test_relief_now_needs_one_query_for_a_stranger_and_few_with_suggestions(
    person, stranger, django_assert_max_num_queries
):
    person.finishes()

    with django_assert_max_num_queries(1):
        stranger.opens("/relief/")
    with django_assert_max_num_queries(11):
        person.opens("/relief/")


def test_a_move_that_something_speaks_against_cannot_be_played(person):
    person.finishes()
    Decision.objects.update(findings={**Decision.objects.get().findings, "recent_operation": True})

    page = person.opens("/relief/do/childs_pose/").content.decode()

    assert "Check my back first" not in page
    assert "What may suit you" in page


def test_every_kind_of_intervention_has_a_shelf_with_a_name():
    assert set(pages.KIND_TITLES) == set(Kind)


def _a_mother(person):
    person.answers("body", body="after_birth")
    person.finishes()
    person.browser.post("/relief/session/")
    return Session.objects.get()


def test_what_a_yes_brings_up_is_asked_on_a_page_of_its_own(person, session):
    form = {"asked": _asked_before(person, session), "uses_wheelchair": "yes"}

    sent = person.browser.post(f"/relief/session/{session.pk}/before/", form)

    assert sent["Location"] == f"/relief/session/{session.pk}/before/"
    assert _asked_before(person, session) == ["safe_way_to_floor"]


def test_weeks_are_asked_as_weeks_before_the_list(person):
    page = person.opens(f"/relief/session/{_a_mother(person).pk}/before/").content.decode()

    assert "How many weeks ago was the birth?" in page
    assert "6 to 9 weeks" in page
    assert 'type="checkbox"' not in page


def test_the_answer_in_weeks_is_kept_as_a_number(person):
    session = _a_mother(person)

    sent = person.browser.post(f"/relief/session/{session.pk}/before/", {"birth_weeks_ago": "6"})

    session.refresh_from_db()
    assert session.cautions["birth_weeks_ago"] == 6
    assert "birth_weeks_ago" not in person.opens(sent["Location"]).context["asked"]


def test_a_tick_in_place_of_weeks_is_refused(person):
    session = _a_mother(person)

    sent = person.browser.post(
        f"/relief/session/{session.pk}/before/",
        {"asked": ["birth_weeks_ago"], "birth_weeks_ago": "yes"},
    )

    session.refresh_from_db()
    assert sent.status_code == 400
    assert session.cautions == {}


def test_after_a_check_the_page_leaves_out_what_was_denied(person):
    told_to_all = person.opens("/relief/do/plank/").content.decode()
    person.finishes()

    told_after = person.opens("/relief/do/plank/").content.decode()

    assert "short list that we keep for pregnancy" in told_to_all
    assert "short list that we keep for pregnancy" not in told_after


def test_after_a_check_nobody_is_sent_to_check_first(person):
    person.finishes()

    assert "Check my back first" not in person.opens("/relief/all/").content.decode()


def test_a_move_that_is_left_out_says_which_answer_left_it_out(person):
    person.finishes()
    Decision.objects.update(findings={**Decision.objects.get().findings, "recent_operation": True})

    page = person.opens("/relief/do/childs_pose/").content.decode()

    assert "You told us: operation on spine, belly or hip" in page
    assert "only what your surgical team allows" in page


def test_an_answer_of_not_sure_that_leaves_a_move_out_is_named_as_such(person):
    person.finishes()
    told = {**Decision.objects.get().findings, "cannot_lie_flat": "not_sure"}
    Decision.objects.update(findings=told)

    page = person.opens("/relief/do/pelvic_tilt/").content.decode()

    assert "You told us: not sure:" in page


def test_the_page_of_a_move_names_who_leaves_it_out(person):
    page = person.opens("/relief/do/curl_up/").content.decode()

    assert "<strong>Either of: weak bones; old break of a bone in the spine:</strong>" in page


def test_a_session_in_which_everything_was_skipped_claims_no_change(person, session):
    person.browser.post(f"/relief/session/{session.pk}/0/", {"wish": "skipped"})
    person.browser.post(f"/relief/session/{session.pk}/1/", {"wish": "skipped"})
    person.browser.post(f"/relief/session/{session.pk}/after/", {"pain": "3"})

    page = person.opens(f"/relief/session/{session.pk}/summary/").content.decode()

    assert "You left the steps out this time" in page
    assert "from 6 to 3" not in page


def test_more_pain_after_a_skipped_session_is_still_answered(person, session):
    person.browser.post(f"/relief/session/{session.pk}/0/", {"wish": "skipped"})
    person.browser.post(f"/relief/session/{session.pk}/after/", {"pain": "9"})

    page = person.opens(f"/relief/session/{session.pk}/summary/").content.decode()

    assert "If it stays worse, check again." in page
