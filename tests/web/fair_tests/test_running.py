"""A test while it runs: its day, one tap, its looks, and what stops it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.web.fair_tests.conftest import USUAL, WARM
from unclench.web.episodes.services import mark_flare, mark_over
from unclench.web.fair_tests.days import as_csv, days_of
from unclench.web.fair_tests.models import FairTestDay, Stage
from unclench.web.fair_tests.services import (
    end_all_but_newest,
    keep_did,
    protocol_of,
    trackers_to_ask,
)

pytestmark = pytest.mark.django_db


def test_the_day_is_named_on_its_page_in_the_diary_and_at_home(tester):
    tester.lives(0)

    pages = [tester.words(), tester.opens("/diary/").content, tester.opens("/").content]

    assert all("Today: Warmth" in str(page) for page in pages)


def test_whether_it_was_done_is_one_tap(tester):
    tester.lives(0)

    tester.sends("did/", day=tester.today.isoformat(), did="partly")

    assert FairTestDay.objects.get().did == "partly"


def test_an_answer_that_comes_twice_counts_once(tester):
    tester.lives(0)
    sent = {"day": tester.today.isoformat(), "did": "yes", "age_s": "60"}

    tester.sends("did/", **sent)
    tester.sends("did/", **sent)

    assert FairTestDay.objects.count() == 1


def test_an_older_word_that_comes_late_does_not_undo_a_newer_one(tester):
    tester.lives(0)
    tester.sends("did/", day=tester.today.isoformat(), did="no")

    tester.sends("did/", day=tester.today.isoformat(), did="yes", age_s="3600")

    assert FairTestDay.objects.get().did == "no"


@pytest.mark.parametrize("days_ago", [-1, 3, 9])
def test_nothing_is_told_of_a_day_that_is_not_of_the_test_or_to_come(tester, days_ago):
    tester.lives(1)
    day = tester.today - timedelta(days=days_ago)

    tester.sends("did/", day=day.isoformat(), did="yes")

    assert not FairTestDay.objects.exists()


def test_what_waited_on_the_device_of_another_is_refused(tester):
    tester.lives(0)

    answer = tester.sends("did/", day=tester.today.isoformat(), did="yes", whose="somebody")

    assert answer.status_code == 409
    assert not FairTestDay.objects.exists()


def test_a_day_without_an_answer_does_no_harm(tester):
    test = tester.lives(4)
    tester.tells(4, pain=3)

    days = days_of(test, protocol_of(test), tester.today)

    assert [day.value for day in days] == [3, None, None, None, None]


def test_between_the_looks_only_progress_is_shown(tester):
    tester.lives(3)
    tester.tells(3, pain=1)
    tester.tells(1, pain=9)

    words = re.sub(r"<[^>]+>", "", tester.words())

    assert "Day 4 of 8" in words
    assert "better" not in words.replace("Is warmth better?", "")


def test_a_look_before_its_day_leads_back(tester):
    tester.lives(3)

    assert tester.shown("look/1/")["Location"] == f"/what-helps/tests/{tester.test.pk}/"


def test_a_look_on_its_day_is_shown_and_kept(tester):
    test = tester.lives(4)
    tester.tells(4, pain=3)

    page = tester.shown("look/1/")

    assert page.status_code == 200
    assert test.looks.get().days_known == 1


def test_a_day_changed_after_a_look_is_said_and_the_first_word_stays(tester):
    test = tester.lives(4)
    tester.shown("look/1/")
    kept = test.looks.get().result

    tester.tells(4, pain=9)

    assert "A day was changed since" in tester.words("look/1/")
    assert test.looks.get().result == kept


def test_the_last_look_waits_for_the_end(tester):
    tester.lives(4)

    assert tester.shown("look/2/").status_code == 302


@pytest.mark.parametrize("disposition", ["emergency", "same_day"])
def test_an_urgent_answer_of_a_check_ends_it(tester, disposition):
    tester.lives(2)
    tester.gets_an_answer(disposition)

    words = tester.words()

    assert tester.test.stage == Stage.ENDED
    assert "That comes before any test" in words


def test_an_urgent_answer_ends_it_also_when_a_later_check_was_calmer(tester):
    tester.lives(2)
    tester.gets_an_answer("emergency")
    tester.gets_an_answer("self_care")

    tester.shown()

    assert (tester.test.stage, tester.test.ended_why) == (Stage.ENDED, "check")


def test_somebody_who_should_be_seen_is_not_told_what_today_is_for(tester):
    tester.lives(2)
    tester.gets_an_answer("soon")

    pages = [tester.words(), str(tester.opens("/diary/").content), str(tester.opens("/").content)]

    assert not any("Today: " in page for page in pages)
    assert tester.test.stage == Stage.PAUSED


def test_a_flare_up_pauses_it_until_it_is_over(tester):
    tester.lives(2)
    mark_flare(tester.visitor, tester.today - timedelta(days=1))
    tester.shown()

    tester.sends("go-on/")
    during = tester.test.stage
    mark_over(tester.visitor, tester.today)
    tester.sends("go-on/")

    assert (during, tester.test.stage) == (Stage.PAUSED, Stage.RUNNING)


def test_a_flare_up_that_the_plan_found_pauses_it_as_a_marked_one_does(tester):
    tester.lives(2)
    for days_ago in range(1, 8):
        tester.tells(days_ago, pain=2)
    tester.tells(0, pain=7)

    assert "Paused for the flare-up" in tester.words()
    assert tester.test.stage == Stage.PAUSED


def test_a_thing_that_no_longer_suits_pauses_it(tester):
    tester.lives(2)
    tester.test.__class__.objects.update(cautions={"heat_numb_skin": "yes"})

    assert "Warmth does not suit you now" in tester.words()
    assert tester.test.stage == Stage.PAUSED


def test_after_two_hard_days_with_one_thing_it_is_asked_whether_to_go_on(tester):
    tester.lives(1)
    tester.tells(1, pain=8, bad_day=True)
    tester.tells(0, pain=8, bad_day=True)

    words = tester.words()

    assert "Two hard days in a row with warmth" in words
    assert "End the test here" in words
    assert "Today: Warmth" not in words + str(tester.opens("/diary/").content)


def test_hard_days_with_two_things_are_nobodys_fault(tester):
    tester.lives(2)
    tester.tells(1, pain=8, bad_day=True)
    tester.tells(0, pain=8, bad_day=True)

    assert "hard days in a row" not in tester.words()


def test_pain_well_above_the_usual_counts_as_hard(tester):
    tester.lives(1)
    for days_ago in range(2, 9):
        tester.tells(days_ago, pain=2)
    tester.tells(1, pain=5)
    tester.tells(0, pain=6)

    assert "Two hard days in a row with warmth" in tester.words()


def test_it_is_not_asked_again_about_the_same_days(tester):
    tester.lives(1)
    tester.tells(1, bad_day=True)
    tester.tells(0, bad_day=True)

    tester.sends("hard-days/", arm=WARM, wish="on")

    assert "hard days in a row" not in tester.words()
    assert tester.test.stage == Stage.RUNNING


def test_it_ends_with_one_tap_after_hard_days(tester):
    tester.lives(1)

    tester.sends("hard-days/", arm=WARM, wish="stop")

    assert (tester.test.stage, tester.test.ended_why) == (Stage.ENDED, "arm")


def test_the_days_of_a_pause_do_not_count_but_for_its_first(tester):
    test = tester.lives(4)
    for days_ago in range(5):
        tester.tells(days_ago, pain=days_ago)
    test.events.create(
        day=tester.today - timedelta(days=3), happened="paused", why="wish", at=timezone.now()
    )
    test.events.create(day=tester.today - timedelta(days=1), happened="resumed", at=timezone.now())

    days = days_of(test, protocol_of(test), tester.today)

    assert [day.value for day in days] == [4, 3, None, 1, 0]


def test_it_is_stopped_on_any_day_without_loss(tester):
    tester.lives(3)
    tester.tells(3, pain=3)
    tester.sends("did/", day=tester.today.isoformat(), did="yes")

    tester.sends("stop/")

    assert tester.test.stage == Stage.ENDED
    assert FairTestDay.objects.count() == 1
    assert tester.shown().status_code == 200


def test_the_diary_asks_what_the_test_measures_while_it_runs(tester):
    spasm = {"id": "spasm", "tracker": "spasm", "kind": "yes_no", "good": ["yes"]}
    spasm |= {"said": "days", "higher_is_better": False}
    tester.lives(1, outcome=spasm)

    assert "spasm" in tester.opens("/diary/").context["asked"]
    assert trackers_to_ask(tester.visitor) == {"spasm"}


def test_danger_words_in_a_note_lead_to_the_check(tester):
    tester.lives(2)

    answer = tester.sends("note/", what="harm", words="My groin went numb")

    assert answer["Location"].endswith("/noticed/")


def test_the_table_of_days_has_the_columns_that_the_command_reads(tester):
    test = tester.lives(2)
    tester.tells(2, pain=3)
    keep_did(test, tester.today, "yes", timezone.now())

    lines = as_csv(days_of(test, protocol_of(test), tester.today)).splitlines()

    assert lines == [
        "day,arm,value,period,adherence",
        f"1,{WARM},3,1,",
        f"2,{WARM},,1,",
        f"3,{USUAL},,2,1",
    ]


def test_of_two_records_that_become_one_the_newest_test_goes_on(tester):
    older = tester.lives(5)
    newer = tester.lives(2)

    end_all_but_newest(None, tester.visitor)

    older.refresh_from_db()
    newer.refresh_from_db()
    assert (older.stage, newer.stage) == (Stage.ENDED, Stage.RUNNING)


def test_a_longer_test_costs_its_page_no_more_queries(tester, django_assert_num_queries):
    test = tester.lives(1)
    with CaptureQueriesContext(connection) as short:
        tester.shown()
    for days_ago in range(8):
        tester.tells(days_ago, pain=3)
        day = tester.today - timedelta(days=days_ago)
        test.days_told.create(day=day, did="yes", written_at=timezone.now())

    with django_assert_num_queries(len(short)):
        tester.shown()
