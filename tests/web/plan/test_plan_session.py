"""A session of the plan: made from today, rated afterwards, and counted once."""

import json
import re
import uuid
from datetime import timedelta

import pytest

from unclench.engine.values.history import Ending
from unclench.engine.values.history import NextDay as EngineNextDay
from unclench.engine.values.plan import Dose
from unclench.web.knowledge import knowledge
from unclench.web.plan import services, sessions
from unclench.web.plan.dosage import in_words
from unclench.web.plan.models import Arrived, PlanSession, PlanStep

STIRRED = ["effort_lingers", "wakes_most_nights", "afraid_to_move"]


@pytest.fixture
def session(planned) -> PlanSession:
    return planned.starts()


def history_of(planned):
    return services.planner_of(planned.plan.visitor).history


def test_the_pain_is_asked_before_the_session_is_made(planned):
    page = planned.opens("/plan/session/").content.decode()

    assert "How strong is the pain right now?" in page
    assert PlanSession.objects.count() == 0


def test_a_session_holds_what_the_plan_has_for_today(planned, session):
    groups = {item["id"] for group in planned.shown()["groups"] for item in group["items"]}

    assert session.steps[0] == "slow_breathing"
    assert set(session.steps) <= groups


def test_very_strong_pain_today_leaves_no_exercises_in_it(planned):
    kinds = {knowledge().interventions[name].kind for name in planned.starts("9").steps}

    assert kinds <= {"breathing", "relaxation", "position_of_ease"}


def test_pain_that_was_passed_over_is_not_known(planned):
    assert planned.starts("skip").pain_before is None


@pytest.mark.parametrize("sent", ["11", "-1", "x", ""])
def test_a_rating_that_cannot_be_is_refused(planned, sent):
    assert planned.browser.post("/plan/session/", {"pain_before": sent}).status_code == 400


def test_a_session_that_was_begun_goes_on(planned, session):
    answer = planned.opens("/plan/session/")

    assert answer["Location"] == f"/plan/session/{session.pk}/"


def test_it_goes_on_at_the_first_step_that_is_open(planned, session):
    planned.ends(session, 0)

    answer = planned.opens(f"/plan/session/{session.pk}/")

    assert answer["Location"] == f"/plan/session/{session.pk}/1/"


def test_a_step_says_its_dosage_when_to_stop_and_what_comes_next(planned, session):
    page = planned.opens(f"/plan/session/{session.pk}/2/").content.decode()

    assert "8 times, slowly" in page
    assert "When to stop" in page
    assert "Next: a few ratings" in page


def test_the_page_holds_every_step_and_every_way_for_when_the_network_goes(planned, session):
    page = planned.opens(f"/plan/session/{session.pk}/0/").content.decode()
    held = set(re.findall(r'<template data-item="(\w+)"', page))

    assert held == set(session.ways)
    assert set(session.steps) <= held


def test_what_a_step_leads_to_is_in_the_session_too(session):
    ways = session.ways.values()
    leads = {other for way in ways for other in (way["easier"], way["harder"], *way["swaps"])}

    assert leads - {""} <= set(session.ways)


def test_nothing_in_a_session_lasts_longer_than_what_it_replaces(session):
    lying = session.ways["side_lying"]

    swapped = [session.ways[name]["dose"] for name in lying["swaps"]]

    assert all(dose["duration_s"] <= lying["dose"]["duration_s"] for dose in swapped)


def test_easier_puts_the_easier_one_in_its_place(planned, session):
    easier = session.ways["pelvic_tilt"]["easier"]

    planned.ends(session, 2, wish="easier")

    session.refresh_from_db()
    assert session.steps[2] == easier


def test_nothing_harder_is_offered_to_a_back_that_is_easily_stirred(session):
    assert {way["harder"] for way in session.ways.values()} == {""}


def test_a_swap_is_for_this_session_only(planned, session):
    other = session.ways["pelvic_tilt"]["swaps"][0]

    planned.ends(session, 2, wish=f"swap:{other}")

    session.refresh_from_db()
    assert session.steps[2] == other
    assert "pelvic_tilt" in planned.items()


@pytest.mark.parametrize("sent", [{"wish": "swap:plank"}, {"wish": "x"}, {"item": "plank"}])
def test_what_was_never_offered_is_refused(planned, session, sent):
    assert planned.ends(session, 2, **sent).status_code == 400


def test_an_answer_that_arrives_twice_counts_once(planned, session):
    key = str(uuid.uuid4())
    planned.ends(session, 0, key=key)

    planned.ends(session, 0, wish="skipped", key=key)

    assert PlanStep.objects.get().outcome == "done"
    assert Arrived.objects.count() == 1


def test_a_rating_that_arrives_twice_counts_once(planned, session):
    key = str(uuid.uuid4())
    address = f"/plan/session/{session.pk}/felt/pain_after/"
    planned.browser.post(address, {"pain_after": "2", "key": key})

    planned.browser.post(address, {"pain_after": "7", "key": key})

    assert PlanSession.objects.get().pain_after == 2


def test_a_key_that_is_none_is_refused(planned, session):
    assert planned.ends(session, 0, key="x").status_code == 400


def test_what_was_done_in_place_of_something_is_kept_under_its_own_name(planned, session):
    other = session.ways["pelvic_tilt"]["swaps"][0]

    planned.ends(session, 2, item=other, key=str(uuid.uuid4()))

    assert PlanStep.objects.get().intervention == other


def test_this_makes_it_worse_ends_the_session_and_shows_the_danger_signs(planned, session):
    answer = planned.ends(session, 2, wish="worse")

    page = planned.opens(answer["Location"]).content.decode()
    assert "Good that you stopped" in page
    assert "numbness between the legs" in page
    assert PlanSession.objects.get().outcome == "worse"


def test_stopping_leads_to_the_ratings(planned, session):
    answer = planned.ends(session, 0, wish="stopped")

    assert answer["Location"].endswith("/felt/pain_after/")


def test_the_ratings_come_one_after_the_other(planned, session):
    asked = [sessions.next_rating(name) for name in sessions.RATINGS]

    assert asked == ["pain_during", "effort", ""]


@pytest.mark.parametrize(
    ("name", "before"), [("pain_after", "2/"), ("pain_during", "felt/pain_after/")]
)
def test_a_rating_leads_back_to_what_came_before_it(planned, session, name, before):
    page = planned.opens(f"/plan/session/{session.pk}/felt/{name}/")

    assert page.context["back_url"] == f"/plan/session/{session.pk}/{before}"


def test_after_it_got_worse_a_rating_leads_back_to_the_danger_signs(planned, session):
    planned.ends(session, 0, wish="worse")

    page = planned.opens(f"/plan/session/{session.pk}/felt/pain_after/")

    assert page.context["back_url"].endswith("/worse/")


def test_every_rating_can_be_passed_over(planned, session):
    planned.rates(session, pain_after="skip", pain_during="skip", effort="skip")

    session = PlanSession.objects.get()
    assert (session.pain_after, session.pain_during, session.effort) == (None, None, None)


def test_the_end_says_what_changed_and_what_it_cannot_tell(planned):
    session = planned.finishes_a_session("5", "3")

    page = planned.opens(f"/plan/session/{session.pk}/done/").content.decode()

    assert "from 5 to 3" in page
    assert "one session cannot tell what did it" in page


def test_the_engine_reads_what_was_done_and_how_it_felt(planned):
    planned.finishes_a_session("5", "3")

    done = history_of(planned).done[-1]

    assert (done.intervention, done.ending) == ("pelvic_tilt", Ending.DONE)
    assert (done.pain_before, done.pain_after, done.effort) == (5, 3, 4)


def test_pain_is_known_to_the_plan_though_nothing_was_done_after_it(planned):
    planned.starts("7")

    (done,) = history_of(planned).done

    assert (done.pain_before, done.ending) == (7, Ending.SKIPPED)


def yesterday(planned) -> PlanSession:
    session = planned.finishes_a_session()
    PlanSession.objects.filter(pk=session.pk).update(day=session.day - timedelta(days=1))
    return session


def test_on_the_next_visit_the_day_after_is_asked_about(planned):
    yesterday(planned)

    assert "How was your back the day after?" in planned.opens("/plan/").content.decode()


def test_on_the_same_day_it_is_not_asked_yet(planned):
    planned.finishes_a_session()

    assert planned.shown()["ask_next_day"] is None


def test_the_day_after_reaches_the_engine_and_is_not_asked_again(planned):
    session = yesterday(planned)

    planned.browser.post(f"/plan/session/{session.pk}/next-day/", {"next_day": "lingered"})

    assert history_of(planned).done[0].next_day is EngineNextDay.LINGERED
    assert planned.shown()["ask_next_day"] is None


@pytest.mark.parametrize(
    "page",
    ["", "0/", "felt/pain_after/", "worse/", "done/"],
    ids=["open", "step", "felt", "w", "d"],
)
def test_a_stranger_opens_nobodys_session(session, stranger, page):
    assert stranger.opens(f"/plan/session/{session.pk}/{page}").status_code == 404


def test_a_stranger_answers_nobodys_session(session, stranger):
    sent = stranger.browser.post(f"/plan/session/{session.pk}/0/", {"wish": "done"})

    assert sent.status_code == 404
    assert PlanStep.objects.count() == 0


def test_a_session_of_another_day_is_not_done_any_more(planned, session):
    PlanSession.objects.update(started_at=session.started_at - timedelta(hours=25))

    assert planned.opens(f"/plan/session/{session.pk}/0/")["Location"] == "/plan/"


def test_what_the_knowledge_no_longer_has_is_left_out_of_the_history(planned):
    planned.finishes_a_session()
    PlanStep.objects.filter(number=0).update(intervention="long_gone")

    assert planned.opens("/plan/").status_code == 200
    assert "long_gone" not in {done.intervention for done in history_of(planned).done}


def parts_on(planned, day) -> set[str]:
    now = services.Planner(planned.plan, day, services.counting_decision(planned.plan.visitor))
    return {str(item.part) for item in now.session_items}


def test_strength_is_done_once_a_day(planned):
    planned.browser.post("/plan/set-up/stirred/", {"asked": STIRRED, "none": "1"})
    session = planned.finishes_a_session("0", "0")
    monday = session.day - timedelta(days=session.day.weekday())
    PlanSession.objects.update(day=monday - timedelta(days=1))
    before = parts_on(planned, monday)

    PlanSession.objects.update(day=monday)

    assert "strength" in before
    assert "strength" not in parts_on(planned, monday)


def test_one_sided_moves_are_done_on_each_side():
    dose, records = Dose(repetitions=4), knowledge().interventions

    assert in_words(records["bird_dog"], dose) == "4 times on each side"
    assert in_words(records["bridge"], dose) == "4 times"


def test_the_hold_that_is_played_is_the_hold_of_the_plan(planned, session):
    PlanSession.objects.update(
        steps=["bird_dog"],
        ways={
            "bird_dog": {
                "dose": {"repetitions": 3, "sets": 2, "hold_s": 10, "rest_s": 30},
                "care": [],
                "easier": "",
                "harder": "",
                "swaps": [],
            }
        },
    )

    page = planned.opens(f"/plan/session/{session.pk}/0/").content.decode()

    track = json.loads(re.findall(r'<script type="application/json">(.*?)</script>', page)[1])
    assert max(part["hold_s"] for part in track["segments"]) == 10
    assert 'rounds="3" sets="2" rest="30" sides="by_turns"' in page
    assert "held for 10 seconds, 2 sets" in page
