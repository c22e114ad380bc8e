"""The diary in a few taps: what is kept, shown, changed and taken away."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from unclench.engine.knowledge.load import load
from unclench.web.diary.models import DiaryDay, DiaryEntry
from unclench.web.episodes.models import DayMark, Episode

ONE_KEY = "6d6b2b0a-6c60-4d0e-9d6a-0e6d2b0c9d11"


def test_a_day_is_kept_shown_and_changed(diarist):
    answer = diarist.tells(pain="4", function="effort", done=["walk", "heat"])

    assert answer["Location"] == "/diary/?kept=1"
    shown = diarist.opens("/diary/").context["told"]
    assert shown == {"pain": 4, "function": "effort", "done": ["heat", "walk"]}
    diarist.tells(pain="3", was=shown)
    assert diarist.told() == shown | {"pain": 3}


def test_that_a_day_was_kept_is_the_first_thing_heard(diarist):
    diarist.tells(pain="4")

    page = diarist.opens("/diary/?kept=1").content.decode()

    assert "<title>Kept: Today in your diary" in page
    assert re.search(r'class="uc-notice" tabindex="-1" autofocus>\s*<p[^>]*>Kept<', page)


def test_what_was_told_in_part_is_kept(diarist):
    diarist.tells(pain="", function="", sleep="well", note="")

    assert diarist.told() == {"sleep": "well"}


def test_a_page_left_open_undoes_nothing_that_was_told_elsewhere(diarist):
    diarist.tells(pain="4")

    diarist.tells(pain="", function="no")

    assert diarist.told() == {"pain": 4, "function": "no"}


def test_an_answer_can_be_taken_back(diarist):
    diarist.tells(pain="4", function="no")

    diarist.tells(pain="", was={"pain": 4})

    assert diarist.told() == {"function": "no"}
    assert DiaryDay.objects.get().pain is None


def test_pressing_keep_twice_counts_once(diarist):
    diarist.tells(pain="4", key=ONE_KEY)
    diarist.tells(pain="4", key=ONE_KEY)

    assert DiaryEntry.objects.count() == 1


def test_the_way_back_to_an_old_form_loses_no_new_answer(diarist):
    diarist.tells(pain="4", key=ONE_KEY)
    diarist.tells(pain="6", key=ONE_KEY)

    assert diarist.told() == {"pain": 6}
    assert DiaryEntry.objects.count() == 2


def test_the_same_key_of_somebody_else_takes_nothing_away(diarist, stranger):
    diarist.tells(pain="4", key=ONE_KEY)

    stranger.browser.post("/diary/", {"key": ONE_KEY, "asked": ["pain"], "pain": "9"})

    assert sorted(DiaryDay.objects.values_list("pain", flat=True)) == [4, 9]


def test_yesterday_and_the_last_week_can_be_filled_in(diarist):
    diarist.tells_of(1, pain="5")
    diarist.tells_of(7, pain="6")

    assert diarist.told(1) == {"pain": 5}
    assert diarist.told(7) == {"pain": 6}


def test_a_day_longer_ago_is_refused_in_words_and_what_was_typed_stays(diarist):
    diarist.tells(pain="1")

    answer = diarist.tells_of(8, pain="5", note="Rain all day")

    assert answer.status_code == 422
    assert "Only the last seven days can be filled in" in answer.content.decode()
    assert "Rain all day" in answer.content.decode()


def test_a_day_longer_ago_that_is_kept_can_be_changed(diarist):
    diarist.tells(pain="1")
    diarist.has_kept(20)

    diarist.tells_of(15, note="It was the move")

    assert diarist.told(15)["note"] == "It was the move"


def test_an_answer_goes_to_the_day_that_its_page_showed(diarist):
    yesterday = diarist.today - timedelta(days=1)

    diarist.tells(day=str(yesterday), asked=["pain"], pain="5")

    assert diarist.told(1) == {"pain": 5}
    assert diarist.told() == {}


def test_the_day_of_a_page_counts_in_the_zone_of_the_page(diarist):
    noon = datetime(2026, 11, 26, 20, tzinfo=UTC)
    shown = {"day": "2026-11-27", "zone": "Pacific/Auckland", "asked": ["pain"], "pain": "5"}

    with patch("unclench.web.diary.forms.timezone.now", return_value=noon):
        diarist.browser.cookies["zone"] = "America/Los_Angeles"
        answer = diarist.tells(**shown)

    assert answer.status_code == 302
    assert DiaryDay.objects.get().day == date(2026, 11, 27)


def test_a_day_that_is_still_to_come_is_refused(diarist):
    assert diarist.tells_of(-1, pain="5").status_code == 422
    assert diarist.tells(day="9999-12-31").status_code == 422
    assert diarist.opens(f"/diary/{diarist.today + timedelta(days=1)}/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"pain": "11"},
        {"pain": "-1"},
        {"function": "maybe"},
        {"done": ["heat", "poison"]},
        {"key": "no key"},
        {"age_s": "soon"},
        {"age_s": "nan"},
        {"days_back": "8"},
        {"day": "tomorrow"},
        {"was": "[1]"},
    ],
)
def test_what_no_page_sends_is_refused(diarist, wrong):
    sent = {"key": ONE_KEY, "asked": ["pain", "function", "done"], "was": "{}"} | wrong

    answer = diarist.browser.post("/diary/", sent)

    assert answer.status_code == 400
    assert DiaryEntry.objects.count() == 0


def test_what_waited_too_long_is_refused_in_words(diarist):
    sent = {"key": ONE_KEY, "asked": ["pain"], "pain": "4", "age_s": str(61 * 86400)}

    answer = diarist.browser.post("/diary/", sent)

    assert answer.status_code == 422
    assert "more than 60 days ago" in answer.content.decode()


def test_a_note_that_names_a_danger_sign_leads_to_the_check(diarist):
    answer = diarist.tells(pain="4", note="My leg is numb since noon")

    assert answer["Location"] == f"/diary/{diarist.today}/noticed/"
    assert "Check that now" in diarist.opens(answer["Location"]).content.decode()


def test_a_note_of_despair_leads_to_somebody_to_talk_to(diarist):
    answer = diarist.tells(note="I want to end it all")

    assert "uc-crisis" in diarist.opens(answer["Location"]).content.decode()


def test_a_bad_day_is_one_tap_and_asks_nothing_more(diarist):
    answer = diarist.tells(bad_day="yes")

    page = diarist.opens(answer["Location"]).content.decode()
    assert diarist.told() == {"bad_day": True}
    assert "numbness between the legs" in page
    assert "On your side" in page
    assert DayMark.objects.count() == 0


def test_a_bad_day_is_a_flare_up_only_if_the_person_says_so(diarist):
    diarist.tells(bad_day="yes")

    diarist.browser.post("/diary/flared/")

    assert DayMark.objects.get().mark == "flare"
    assert Episode.objects.get().opened_by == "diary"


def test_a_bad_day_can_be_taken_back(diarist):
    diarist.tells(bad_day="yes")

    diarist.tells(bad_day="", was={"bad_day": True})

    assert diarist.told() == {}


def test_a_day_that_is_taken_away_leaves_no_word_behind(diarist):
    diarist.tells(pain="4", note="A secret", key=ONE_KEY)

    diarist.browser.post(f"/diary/{diarist.today}/take-away/")

    assert diarist.told() == {}
    assert "A secret" not in str(list(DiaryEntry.objects.values()))


def test_a_late_copy_does_not_bring_back_a_day_that_was_taken_away(diarist):
    diarist.tells(pain="4", note="A secret", key=ONE_KEY)
    diarist.browser.post(f"/diary/{diarist.today}/take-away/")

    diarist.tells(pain="4", note="A secret", key=ONE_KEY)

    assert diarist.told() == {}


def test_only_what_was_chosen_is_asked(diarist):
    diarist.browser.post("/diary/choose/", {"tracker": ["pain", "stress"]})

    assert diarist.opens("/diary/").context["asked"] == ["pain", "stress"]


def test_what_was_told_is_shown_though_it_is_not_chosen_any_more(diarist):
    diarist.tells(sleep="well")
    diarist.browser.post("/diary/choose/", {"tracker": ["pain"]})

    assert diarist.opens("/diary/").context["asked"] == ["pain", "sleep"]


def test_the_days_are_a_calm_list_without_a_count(diarist):
    diarist.tells(pain="4")
    diarist.has_kept(3)

    rows = diarist.opens("/diary/days/").context["rows"]

    assert [row["name"] for row in rows][:2] == ["Today", "Yesterday"]
    assert [row["pain"] for row in rows] == [4, 1, 2, 3]


def test_earlier_weeks_are_a_page_further(diarist):
    diarist.tells(pain="4")
    diarist.has_kept(100)

    first = diarist.opens("/diary/days/")
    second = diarist.opens(f"/diary/days/?until={first.context['earlier']}")

    assert len(first.context["rows"]) == 28
    assert len(second.context["rows"]) == 28


def test_a_stranger_sees_nothing_of_it(diarist, stranger):
    diarist.tells(pain="4", note="A secret")
    diarist.has_kept(20)
    old = diarist.today - timedelta(days=15)

    assert stranger.opens(f"/diary/{old}/").status_code == 404
    assert stranger.browser.post(f"/diary/{old}/take-away/").status_code == 404
    assert "A secret" not in stranger.opens("/diary/").content.decode()
    assert stranger.opens("/diary/days/").context["rows"] == []


def test_what_waits_on_a_device_never_goes_into_another_diary(diarist, stranger):
    diarist.tells(pain="4")
    sign = diarist.opens("/diary/").context["whose"]
    stranger.browser.post("/diary/choose/", {"tracker": ["pain"]})

    sent = {"key": ONE_KEY, "whose": sign, "asked": ["pain"], "pain": "9"}
    answer = stranger.browser.post("/diary/", sent, headers={"X-Unclench": "fetch"})

    assert answer.status_code == 409
    assert DiaryDay.objects.filter(pain=9).count() == 0


@pytest.mark.parametrize("address", ["/diary/", "/diary/days/", "/diary/{old}/"])
def test_a_page_costs_the_same_with_thirty_days_and_with_ten_years(diarist, address):
    diarist.tells(pain="4")
    page = address.format(old=diarist.today - timedelta(days=20))
    diarist.has_kept(30)
    with CaptureQueriesContext(connection) as few:
        diarist.opens(page)
    DiaryDay.objects.filter(day__lt=diarist.today).delete()
    diarist.has_kept(3650)

    with CaptureQueriesContext(connection) as many:
        diarist.opens(page)

    assert len(many) == len(few) <= 12


def test_adding_something_to_ask_needs_no_python(diarist, knowledge_copy: Path):
    trackers = knowledge_copy / "trackers"
    tea = (trackers / "stress.yaml").read_text().replace("order: 40", "order: 45")
    (trackers / "tea.yaml").write_text(tea.replace("tense or stressed", "full of tea"))
    other = load(knowledge_copy)

    with (
        patch("unclench.web.diary.forms.knowledge", lambda: other),
        patch("unclench.web.diary.services.knowledge", lambda: other),
    ):
        diarist.tells(tea="much")

    assert diarist.told() == {"tea": "much"}
