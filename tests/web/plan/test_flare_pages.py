"""A flare-up: the plan steps down, the check comes first, the person's own plan comes up."""

from datetime import timedelta

from django.utils import timezone

from unclench.web.check.models import Check
from unclench.web.episodes.models import DayMark, Episode
from unclench.web.plan import flare_services
from unclench.web.plan.models import FlarePlan, PlanSession
from unclench.web.relief.models import Session, StepDone

WRITTEN = {
    "eases": "Legs up",
    "first_hour": "Breathe",
    "first_day": "Short walks",
    "call_name": "Sam <next door>",
    "call_number": "01632 960 001",
}


def flares(planned):
    return planned.browser.post("/plan/flared/")


def test_it_has_flared_up_brings_up_the_flare_plan(planned):
    assert flares(planned)["Location"] == "/plan/flare/"


def test_in_a_flare_the_plan_steps_down_at_once(planned):
    before = planned.items()["pelvic_tilt"]["dose"]

    flares(planned)

    assert before.startswith("8 times")
    assert planned.items()["pelvic_tilt"]["dose"].startswith("4 times")


def test_after_a_flare_began_the_check_comes_before_any_exercise(planned):
    flares(planned)

    page = planned.opens("/plan/").content.decode()

    assert "Check again first" in page
    assert 'href="/plan/session/"' not in page
    assert planned.opens("/plan/session/")["Location"] == "/plan/"


def test_the_check_is_asked_afresh_from_its_first_question(planned):
    flares(planned)

    answer = planned.browser.post("/plan/check-again/")

    assert answer["Location"] == "/check/now/"
    assert Check.objects.order_by("-started_at").first().answers == {}


def test_after_the_new_check_the_plan_goes_on_one_step_lower(planned):
    flares(planned)
    planned.browser.post("/plan/check-again/")
    planned.person.finishes()

    shown = planned.shown()

    assert not shown["check_again"]
    assert shown["flaring"]


def test_a_session_begun_before_it_flared_up_is_over(planned):
    session = planned.starts()

    flares(planned)

    assert PlanSession.objects.get(pk=session.pk).outcome == "stopped"
    assert planned.opens(f"/plan/session/{session.pk}/0/")["Location"] == "/plan/"


def test_a_flare_marked_by_mistake_is_gone_the_same_day(planned):
    flares(planned)

    planned.browser.post("/plan/over/")

    assert not planned.shown()["flaring"]
    assert DayMark.objects.count() == 0


def test_it_is_over_ends_a_flare_of_days_ago(planned):
    flares(planned)
    DayMark.objects.update(day=timezone.localdate() - timedelta(days=4))

    planned.browser.post("/plan/over/")

    assert not planned.shown()["flaring"]
    assert set(DayMark.objects.values_list("mark", flat=True)) == {"flare", "flare_over"}


def test_it_is_over_is_asked_before_it_counts(planned):
    flares(planned)
    DayMark.objects.update(day=timezone.localdate() - timedelta(days=4))

    page = planned.opens("/plan/over/").content.decode()

    assert "Is the flare-up over?" in page
    assert planned.shown()["flaring"]


def test_a_flare_marked_today_may_have_been_a_mistake(planned):
    flares(planned)

    assert "Marked by mistake?" in planned.opens("/plan/over/").content.decode()


def test_where_nothing_has_flared_up_nothing_is_over(planned):
    assert planned.opens("/plan/over/")["Location"] == "/plan/"


def test_somebody_who_is_well_is_led_to_more_for_staying_well(planned):
    planned.browser.post("/plan/set-up/well/", {"back_well": "yes"})

    assert 'href="/stay-well/"' in planned.opens("/plan/").content.decode()


def test_somebody_who_is_well_gets_one_habit_and_a_monthly_look(planned):
    planned.browser.post("/plan/set-up/well/", {"back_well": "yes"})

    shown = planned.shown()

    assert shown["well"]
    assert sum(len(group["items"]) for group in shown["groups"]) <= 2
    assert "monthly_look" in {note["id"] for note in shown["notes"]}


def test_the_first_sign_wakes_the_whole_programme(planned):
    planned.browser.post("/plan/set-up/well/", {"back_well": "yes"})

    flares(planned)

    assert not planned.shown()["well"]
    assert planned.shown()["flaring"]


def test_the_flare_plan_shows_danger_signs_with_the_number_of_the_country(planned):
    page = planned.opens("/plan/flare/").content.decode()

    assert "numbness between the legs" in page
    assert 'href="tel:999"' in page


def test_what_was_written_stands_on_one_page_and_is_never_markup(planned):
    planned.browser.post("/plan/flare/write/", WRITTEN)

    page = planned.opens("/plan/flare/").content.decode()

    assert "Legs up" in page
    assert "Sam &lt;next door&gt;" in page
    assert 'href="tel:01632960001"' in page


def test_the_flare_plan_can_be_changed(planned):
    planned.browser.post("/plan/flare/write/", WRITTEN)

    planned.browser.post("/plan/flare/write/", WRITTEN | {"eases": "Warmth"})

    assert FlarePlan.objects.get().eases == "Warmth"


def test_a_stranger_sees_nothing_of_a_flare_plan(planned, stranger):
    planned.browser.post("/plan/flare/write/", WRITTEN)

    assert "Legs up" not in stranger.opens("/plan/flare/").content.decode()
    assert "Legs up" not in stranger.opens("/plan/flare/write/").content.decode()


def test_without_enough_sessions_nothing_is_said_to_have_eased(planned):
    planned.finishes_a_session("6", "3")

    page = planned.opens("/plan/flare/write/").content.decode()

    assert "do not show yet" in page


def test_what_eased_is_suggested_with_what_it_cannot_tell(planned):
    planned.finishes_a_session("6", "3")
    planned.finishes_a_session("6", "3")
    planned.finishes_a_session("6", "3")

    page = planned.opens("/plan/flare/write/").content.decode()

    assert "in 3 sessions with it, pain fell by 3.0 points" in page
    assert "pain also eases by itself" in page


def test_the_sessions_of_relief_count_for_what_eased(planned):
    for _ in range(3):
        now = timezone.now()
        told = Session.objects.create(
            visitor=planned.plan.visitor, pain_before=8, pain_after=4, started_at=now
        )
        StepDone.objects.create(
            session=told, number=0, intervention="side_lying", outcome="done", at=now
        )

    (eased,) = flare_services.what_eased(planned.plan.visitor)

    assert (eased.id, eased.points, eased.sessions) == ("side_lying", 4, 3)


def is_hard(planned, pain: int, days_ago: int) -> None:
    planned.plan.visitor.diary_days.create(
        day=timezone.localdate() - timedelta(days=days_ago),
        pain=pain,
        told={"pain": pain},
        changed_at=timezone.now(),
    )


def has_a_flare_that_was_found(planned) -> None:
    """Calm days in the diary, and a much harder one yesterday."""
    for days_ago in range(2, 8):
        is_hard(planned, 2, days_ago)
    is_hard(planned, 7, 1)


def test_a_flare_marked_while_one_was_found_already_was_no_mistake(planned):
    has_a_flare_that_was_found(planned)
    flares(planned)

    assert "Is the flare-up over?" in planned.opens("/plan/over/").content.decode()


def test_it_is_over_ends_what_was_found_and_what_was_marked(planned):
    has_a_flare_that_was_found(planned)
    flares(planned)

    planned.browser.post("/plan/over/")

    assert not planned.shown()["flaring"]


def test_it_is_over_said_of_a_bout_ends_what_was_found_too(planned):
    has_a_flare_that_was_found(planned)
    flares(planned)

    planned.browser.post(f"/plan/over/{Episode.objects.get().pk}/")

    assert not planned.shown()["flaring"]


def test_a_bout_that_a_mistake_began_goes_with_it(planned):
    Episode.objects.all().delete()
    flares(planned)

    answer = planned.browser.post(f"/plan/over/{Episode.objects.get().pk}/")

    assert answer["Location"] == "/episodes/"
    assert Episode.objects.count() == 0


def test_a_bout_that_something_was_told_of_stays_when_its_flare_is_taken_back(planned):
    Episode.objects.all().delete()
    flares(planned)
    Episode.objects.update(note="The sofa")

    planned.browser.post("/plan/over/")

    assert Episode.objects.count() == 1


def test_a_bout_that_began_before_the_mark_stays_when_that_is_taken_back(planned):
    flares(planned)

    planned.browser.post("/plan/over/")

    assert Episode.objects.count() == 1


def test_my_back_is_well_again_is_told_to_the_plan(planned):
    planned.browser.post("/course/well/")

    assert planned.shown()["well"]


def test_whoever_is_well_before_they_make_a_plan_begins_with_one_habit(checked):
    checked.browser.post("/course/well/")

    assert checked.opens("/plan/set-up/well/").context["answer"] == "yes"


def test_a_new_bout_is_told_to_the_plan(planned):
    planned.browser.post("/course/well/")
    planned.browser.post("/episodes/begin/")

    assert not planned.shown()["well"]


def test_a_flare_marked_by_mistake_leaves_a_back_well_that_was_well(planned):
    planned.browser.post("/course/well/")
    flares(planned)
    planned.browser.post("/plan/over/")

    assert planned.shown()["well"]


def test_a_stranger_ends_no_flare_up_of_somebody_else(planned, stranger):
    flares(planned)
    mine = Episode.objects.get()
    stranger.finishes()

    answer = stranger.browser.post(f"/plan/over/{mine.pk}/")

    assert answer.status_code == 404
    assert planned.shown()["flaring"]
