"""Setting a plan up: after the check, in questions that can be passed over."""

from datetime import timedelta

import pytest

from unclench.web.answering import ROWS_A_PAGE
from unclench.web.check.models import Decision
from unclench.web.knowledge import knowledge
from unclench.web.plan import services
from unclench.web.plan.models import Plan

PAGES = [page.id for page in knowledge().plan.pages.pages]


def set_up(person, page, **answers):
    return person.browser.post(f"/plan/set-up/{page}/", answers)


def test_a_plan_asks_for_the_safety_check_first(person):
    page = person.opens("/plan/").content.decode()

    assert "Check my back first" in page
    assert "Make my plan" not in page


def test_a_check_that_is_too_old_does_not_count(checked):
    old = timedelta(days=knowledge().plan.rules.check_counts_days + 1)
    decision = Decision.objects.get()
    Decision.objects.filter(pk=decision.pk).update(made_at=decision.made_at - old)

    assert "Check my back first" in checked.opens("/plan/").content.decode()


def test_in_an_emergency_nobody_is_given_a_plan(person):
    person.ticks("bladder", "saddle_numbness")
    person.browser.post("/check/answers/")

    assert "Check my back first" in person.opens("/plan/").content.decode()
    assert person.browser.post("/plan/begin/")["Location"] == "/plan/"


def test_an_emergency_is_said_again_before_any_word_of_a_plan(person):
    person.ticks("bladder", "saddle_numbness")
    person.browser.post("/check/answers/")

    page = person.opens("/plan/").content.decode()

    assert "Your last check said: get help now." in page
    assert "Just look at exercises" not in page


def test_an_open_danger_question_brings_no_plan(person):
    person.answers("age", age="18")

    assert "Check my back first" in person.opens("/plan/").content.decode()


@pytest.mark.parametrize("page", [*PAGES, "words"])
def test_every_question_can_be_passed_over(checked, page):
    shown = checked.opens(f"/plan/set-up/{page}/").content.decode()

    answer = set_up(checked, page, **{"pass": "1"})

    assert "Leave this out" in shown
    assert answer.status_code == 302
    assert page in Plan.objects.get().asked


def test_a_page_passed_over_leaves_the_finding_unknown(checked):
    set_up(checked, "well", **{"pass": "1"})

    assert Plan.objects.get().answers == {}


def test_passing_over_takes_back_what_was_answered_before(checked):
    set_up(checked, "time", plan_minutes="5")

    set_up(checked, "time", **{"pass": "1"})

    assert Plan.objects.get().answers == {}


def test_somebody_who_is_well_is_asked_nothing_more(checked):
    answer = set_up(checked, "well", back_well="yes")

    assert not answer["Location"].startswith("/plan/set-up/")


def test_goals_are_kept_in_the_persons_own_words(checked):
    set_up(checked, "words", goal1="Tie my shoes", goal2="  ", goal3="Carry <b>Ann</b>")

    assert Plan.objects.get().goals == ["Tie my shoes", "Carry <b>Ann</b>"]


def test_goals_that_are_passed_over_are_forgotten(checked):
    set_up(checked, "words", goal1="Tie my shoes")

    set_up(checked, "words", **{"pass": "1"})

    assert Plan.objects.get().goals == []


def test_two_tabs_do_not_undo_each_others_answers(checked):
    set_up(checked, "time", plan_minutes="5")
    visitor = Plan.objects.get().visitor
    one, other = services.planner_of(visitor), services.planner_of(visitor)

    services.keep_page(one, "well", {"back_well": False})
    services.keep_page(other, "likes", {"plan_prefers": "walking"})

    assert set(Plan.objects.get().answers) == {"plan_minutes", "back_well", "plan_prefers"}


def test_an_answer_that_was_never_offered_is_refused(checked):
    assert set_up(checked, "time", plan_minutes="a lot").status_code == 400
    assert set_up(checked, "likes", plan_prefers="running").status_code == 400


def test_nothing_chosen_brings_the_page_back_with_a_word_about_it(checked):
    answer = set_up(checked, "places")

    assert answer.status_code == 422
    assert "Mark at least one" in answer.content.decode()


def test_a_caution_that_is_open_is_asked_before_the_plan_is_shown(checked):
    address = checked.browser.post("/plan/begin/")["Location"]

    assert address == "/plan/before/"
    assert Plan.objects.first() is None


def test_a_caution_that_nobody_asked_about_keeps_things_out(checked):
    first = checked.opens("/plan/before/")

    assert first.status_code == 200
    assert "Before you move" in first.content.decode()


def test_not_sure_about_a_caution_is_never_a_no(checked):
    asked = list(checked.opens("/plan/before/").context["asked"])

    checked.browser.post("/plan/before/", {"asked": asked, asked[0]: "not_sure"})

    assert Plan.objects.get().cautions[asked[0]] == "not_sure"


def test_a_caution_that_makes_the_answer_more_pressing_opens_the_check_again(checked):
    asked = list(checked.opens("/plan/before/").context["asked"])

    sent = {"asked": asked, "cancer_now_or_in_bones": "yes"}
    answer = checked.browser.post("/plan/before/", sent)

    assert answer["Location"] == "/check/answers/"
    assert Plan.objects.get().since is None


def test_after_another_check_the_cautions_are_asked_again(planned):
    before = dict(planned.plan.cautions)
    planned.browser.post("/check/start/", {"anew": "1"})
    planned.person.finishes()

    waiting = planned.opens("/plan/before/").context["asked"]

    assert before
    assert set(waiting) <= set(before)


def test_the_plan_begins_on_the_day_it_is_first_shown(planned):
    assert planned.plan.since is not None


def test_an_answer_can_be_changed_later_and_leads_back_to_the_plan(planned):
    answer = set_up(planned.person, "time", plan_minutes="5")

    assert answer["Location"] in ("/plan/", "/plan/before/")
    assert planned.plan.answers["plan_minutes"] == 5


def test_the_questions_look_for_nothing_that_triage_reads(base):
    asked = {name for page in base.plan.pages.pages for name in page.findings}
    roles = {base.findings[name].role for name in asked}

    assert "danger" not in {str(role) for role in roles}


def asked_before(person, address="/plan/before/"):
    return list(person.opens(address).context["asked"])


def test_no_page_before_moving_is_longer_than_a_phone_shows(checked):
    checked.browser.post("/plan/begin/")

    shown = checked.opens("/plan/before/").context

    assert len(shown["asked"]) <= ROWS_A_PAGE
    assert shown["progress"]["words"] == "Page 1 of 3"


def test_back_leads_to_the_rows_that_were_just_answered(checked):
    first = asked_before(checked)
    checked.browser.post("/plan/before/", {"asked": first, first[0]: "yes"})

    back = checked.opens("/plan/before/").context["back_url"]

    assert set(asked_before(checked, back)) == set(first)
    assert [row["name"] for row in checked.opens(back).context["rows"] if row["yes"]] == first[:1]


def test_a_caution_can_be_changed_once_the_plan_is_made(planned):
    change = next(row for row in planned.shown()["told"] if "again" in row["change_url"])
    asked = asked_before(planned, change["change_url"])

    planned.browser.post(change["change_url"], {"asked": asked, asked[0]: "yes"})

    assert planned.plan.cautions[asked[0]] is True
    assert planned.opens("/plan/").status_code == 200


def test_a_page_of_cautions_that_was_never_told_shows_what_is_open(checked):
    assert asked_before(checked, "/plan/before/?again=7") == asked_before(checked)


def test_a_question_says_how_many_there_are_before_it_is_read(checked):
    page = checked.opens("/plan/set-up/well/").content.decode()

    assert page.index("Question 1 of") < page.index("<h1")
