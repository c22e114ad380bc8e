"""The plan page: today, the week, and for every item its reason and the way to refuse it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from unclench.web.check.models import Decision
from unclench.web.plan.models import NotForMe


def page_of(planned) -> str:
    return planned.opens("/plan/").content.decode()


def test_today_comes_first_with_its_minutes_and_one_button(planned):
    page = page_of(planned)

    assert "Today: " in page
    assert page.index("Today: ") < page.index("Your week") < page.index("Your exercises")


def test_every_item_says_why_it_is_there_and_how_sure_we_are(planned):
    items = planned.items().values()

    assert all(item["reason"].startswith("Because ") for item in items)
    assert all(item["certainty"] and item["sources"] for item in items)


def test_an_item_names_the_answers_that_put_it_there(planned):
    assert any("Pain" in line for line in planned.items()["ask_painkiller"]["findings"])


def test_the_dosage_is_said_in_words(planned):
    assert planned.items()["pelvic_tilt"]["dose"] == "8 times"


def test_every_item_leads_to_a_page_that_explains_it(planned):
    addresses = [item["url"] for item in planned.items().values()]

    assert {planned.opens(address).status_code for address in addresses} == {200}


def test_walking_stands_apart_with_its_minutes(planned):
    (walk,) = planned.shown()["walking"]

    assert walk["id"] == "short_walk"
    assert "minute" in walk["dose"]


def test_the_goals_stand_at_the_top_and_are_never_read_as_markup(planned):
    planned.browser.post("/plan/set-up/words/", {"goal1": "Carry <b>Ann</b>"})

    page = page_of(planned)

    assert "Carry &lt;b&gt;Ann&lt;/b&gt;" in page
    assert page.index("Carry") < page.index("Today: ")


def test_the_week_has_seven_days_and_today_is_marked(planned):
    days = planned.shown()["week"]

    assert len(days) == 7
    assert sum(day["today"] for day in days) == 1


def test_what_the_picture_shows_stands_in_a_table_too(planned):
    page = page_of(planned)

    assert "The week in words" in page
    assert '<th scope="row">Monday' in page


def test_not_for_me_takes_it_out_and_is_kept_with_its_reason(planned):
    sent = {"why-pelvic_tilt": "It pinches"}

    planned.browser.post("/plan/not-for-me/pelvic_tilt/", sent)

    assert "pelvic_tilt" not in planned.items()
    assert NotForMe.objects.get().why == "It pinches"


def test_what_was_refused_can_be_taken_back(planned):
    planned.browser.post("/plan/not-for-me/pelvic_tilt/")

    planned.browser.post("/plan/take-back/pelvic_tilt/")

    assert "pelvic_tilt" in planned.items()


def test_what_was_refused_is_said_among_what_was_left_out(planned):
    planned.browser.post("/plan/not-for-me/pelvic_tilt/")

    assert [row["id"] for row in planned.shown()["refused"]] == ["pelvic_tilt"]


def test_a_swap_puts_an_equal_in_its_place(planned):
    planned.browser.post("/plan/swap/pelvic_tilt/", {"instead": "cat_camel"})

    assert "cat_camel" in planned.items()
    assert "pelvic_tilt" not in planned.items()


def test_a_swap_refuses_nothing_but_what_it_takes_the_place_of(planned):
    planned.browser.post("/plan/swap/pelvic_tilt/", {"instead": "cat_camel"})

    assert set(NotForMe.objects.values_list("intervention", flat=True)) == {"pelvic_tilt"}
    assert "Pelvic tilt" not in [row["title"] for row in planned.shown()["left_out"]]


def test_a_swap_takes_nothing_out_that_is_there_for_another_reason(planned):
    others = set(planned.items()) - {"pelvic_tilt"}

    planned.browser.post("/plan/swap/pelvic_tilt/", {"instead": "seated_turn"})

    assert others <= set(planned.items())


def test_a_swap_can_be_put_back(planned):
    planned.browser.post("/plan/swap/pelvic_tilt/", {"instead": "cat_camel"})

    planned.browser.post("/plan/put-back/cat_camel/")

    assert "pelvic_tilt" in planned.items()


def test_nothing_is_swapped_for_what_is_not_its_equal(planned):
    answer = planned.browser.post("/plan/swap/pelvic_tilt/", {"instead": "plank"})

    assert answer.status_code == 400
    assert NotForMe.objects.count() == 0


def test_only_what_is_in_the_plan_can_be_refused(planned):
    assert planned.browser.post("/plan/not-for-me/plank/").status_code == 404


@pytest.mark.parametrize("address", ["not-for-me/pelvic_tilt", "take-back/pelvic_tilt", "over"])
def test_a_stranger_changes_nobodys_plan(planned, stranger, address):
    assert stranger.browser.post(f"/plan/{address}/").status_code == 404


def test_a_stranger_is_sent_to_the_check(planned, stranger):
    assert "Check my back first" in stranger.opens("/plan/").content.decode()


def queries_of(planned) -> int:
    with CaptureQueriesContext(connection) as caught:
        planned.opens("/plan/")
    return len(caught)


def test_the_page_costs_no_more_after_many_sessions(planned):
    planned.finishes_a_session()
    once = queries_of(planned)

    planned.finishes_a_session()
    planned.finishes_a_session()

    assert queries_of(planned) == once


def test_somebody_who_has_to_be_seen_today_is_given_nothing_but_calm(person):
    person.finishes()
    Decision.objects.update(disposition="same_day", findings={"pain_nprs": 6})
    person.browser.post("/plan/begin/")

    shown = person.opens("/plan/").context

    assert not shown["today"]["may_start"]
    assert person.opens("/plan/session/")["Location"] == "/plan/"


def test_the_start_page_leads_to_the_plan(person):
    assert 'href="/plan/"' in person.opens("/").content.decode()
