"""A file from its sending to its days in the diary."""

import logging
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.bring_in.exports import export, sleep, steps, workout, zipped
from tests.web.from_elsewhere.conftest import files_there, known, steps_of
from unclench.web.from_elsewhere import files
from unclench.web.from_elsewhere.models import ArrivedFile, BroughtIn

pytestmark = pytest.mark.django_db

A_DAY = (
    steps("2025-05-01 08:00", "08:10", 900),
    sleep("2025-05-01 00:30", "07:00"),
    workout("2025-05-01 18:00", "18:45", 45),
)
JSON = '[{"type": "steps", "start": "2025-05-03", "value": 6400}]'
CSV = "When,How many\n03/04/2025,5000\n04/04/2025,6000\n"


def words(page) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub("<[^>]*>", " ", page.content.decode()).split())


def test_nothing_is_kept_before_it_was_looked_at(bringer):
    page = bringer.brings(export(*A_DAY))

    assert "1 day, 1 May 2025 1 new" in words(page)
    assert known() == []


def test_an_export_of_apple_health_becomes_days(bringer):
    bringer.keeps(export(*A_DAY))

    assert known() == [
        ("2025-05-01", "sleep", 6.5),
        ("2025-05-01", "steps", 900),
        ("2025-05-01", "workout", 45),
    ]


def test_json_becomes_days(bringer):
    bringer.keeps(JSON)

    assert known() == [("2025-05-03", "steps", 6400)]


def test_the_file_is_erased_as_soon_as_it_is_read(bringer):
    bringer.brings(export(*A_DAY))

    assert files_there() == []


def test_a_table_is_never_read_before_its_columns_were_shown(bringer):
    page = bringer.brings("Date,Steps\n2025-05-01,900\n")

    assert "Is this right?" in words(page)
    assert "2025-05-01" in words(page)


def test_a_table_is_read_by_the_columns_that_were_chosen_and_the_answer_about_its_dates(bringer):
    bringer.brings(CSV)
    asked = bringer.answers(map_day="When", map_steps="How many")
    assert "3 April 2025 or 4 March 2025" in words(asked)
    bringer.answers(map_day="When", map_steps="How many", answer_day_order="month_first")

    bringer.taps("keep")

    assert known() == [("2025-03-04", "steps", 5000), ("2025-04-04", "steps", 6000)]


def test_a_question_without_an_answer_is_asked_again(bringer):
    bringer.brings("Date,Steps\n03/04/2025,5000\n")

    page = bringer.browser.post(
        f"/bring-in/file/{bringer.file.pk}/answer/", {"map_day": "Date", "map_steps": "Steps"}
    )

    assert page.status_code == 422
    assert "Choose one of these." in words(page)


def test_a_column_that_the_table_does_not_have_is_not_taken(bringer):
    bringer.brings(CSV)

    page = bringer.answers(map_day="Wen", map_steps="How many")

    assert "Which column is which?" in words(page)


def test_a_column_that_was_not_read_is_named_before_anything_is_kept(bringer):
    bringer.brings("Date,Steps,Mood\n2025-05-01,900,fine\n")

    page = bringer.answers(map_day="Date", map_steps="Steps")

    assert "Columns that were not read “Mood”" in words(page)


def test_the_preview_says_what_was_told_twice_and_what_could_not_be_used(bringer):
    twice = steps("2025-05-01 08:00", "08:10", 100, "Watch")
    wrong = steps("2025-05-01 09:00", "09:10", "many")

    page = words(bringer.brings(export(*A_DAY, twice, wrong)))

    assert "100 steps. They were told more than once" in page
    assert "1 record could not be used" in page


def test_a_file_that_holds_nothing_of_use_says_so(bringer):
    page = bringer.brings(export())

    assert "Nothing to bring in" in words(page)
    assert "Keep these" not in words(page)


def test_the_same_file_again_adds_nothing(bringer):
    bringer.keeps(export(*A_DAY))
    before = known()

    page = bringer.brings(export(*A_DAY))
    bringer.taps("keep")

    assert "All of this is here already" in words(page)
    assert (known(), BroughtIn.objects.count()) == (before, 1)


def test_a_second_tap_on_keep_keeps_nothing_twice(bringer):
    bringer.brings(export(*A_DAY))
    address = f"/bring-in/file/{bringer.file.pk}/keep/"

    answers = [bringer.browser.post(address).status_code for _ in range(2)]

    assert answers == [302, 404]
    assert BroughtIn.objects.count() == 1


def test_what_would_change_is_shown_before(bringer):
    bringer.keeps(steps_of(["2025-05-01"], 900))

    page = bringer.brings(steps_of(["2025-05-01"], 1200))

    assert "1 May 2025: 900 so far, then 1,200" in words(page)


def test_a_day_of_the_diary_shows_what_the_phone_told_beside_what_was_told(bringer):
    bringer.browser.post("/diary/choose/", {"tracker": ["pain"]})
    today = date.today().isoformat()

    bringer.keeps(f'[{{"type": "steps", "start": "{today}", "value": 6400}}]')

    assert "From your phone or watch Steps 6,400" in words(bringer.opens("/diary/"))


def test_looking_back_shows_the_steps_of_a_year(bringer):
    bringer.keeps(steps_of(["2025-05-01", "2025-05-02"], 8410))

    page = bringer.opens("/looking-back/days/?of=measured_steps&year=2025")

    assert "2 of 365 days have an entry, all at 8.4." in words(page)


def test_leaving_it_erases_all_that_came(bringer):
    bringer.sends(export(*A_DAY))

    bringer.taps("leave")

    assert (files_there(), ArrivedFile.objects.count()) == ([], 0)


def test_a_new_file_takes_the_place_of_one_that_waits(bringer):
    bringer.sends(export(*A_DAY))

    bringer.sends(JSON)

    assert files_there() == [str(bringer.file.pk)]


def test_forgetting_a_person_erases_their_file(bringer):
    bringer.sends(export(*A_DAY))

    bringer.browser.post("/you/forget/")

    assert files_there() == []


HOSTILE = {
    "a zip that grows": zipped({"export.xml": "<?xml version='1.0'?><HealthData>" + " " * 10**8}),
    "no zip": "PK\x03\x04 broken",
    "entities": zipped(
        {"export.xml": '<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY a "b">]><HealthData/>'}
    ),
    "another zip": zipped({"letter.txt": "Dear"}),
    "nothing": "",
}


@pytest.mark.parametrize("what", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_cannot_be_used_says_why_and_leaves_nothing(bringer, what):
    page = bringer.brings(what)

    assert "This file cannot be used" in words(page)
    assert (files_there(), known()) == ([], [])


def test_a_file_that_is_too_large_says_so_and_leaves_nothing(bringer, monkeypatch):
    monkeypatch.setattr(files.ArrivingHandler, "most_bytes", 100)

    page = bringer.posts(export(*A_DAY))

    assert (page.status_code, files_there()) == (422, [])
    assert "larger than" in words(page)


def test_a_form_without_a_file_says_so(bringer):
    page = bringer.browser.post("/bring-in/", {})

    assert "Choose “Your file” first." in words(page)


def test_no_more_files_are_taken_than_the_disk_was_meant_for(bringer, monkeypatch):
    monkeypatch.setattr(files, "MOST_AT_ONCE", 1)

    page = bringer.posts(export(*A_DAY))

    assert "Try again in an hour" in words(page)


def test_neither_a_log_nor_the_folder_tells_what_is_in_a_file_or_what_it_is_called(bringer, caplog):
    caplog.set_level(logging.DEBUG)

    bringer.sends("Date,Steps\n2025-05-01,77777\n", "my-burnout.csv")
    there = files_there()
    bringer.answers()

    assert "burnout" not in caplog.text + str(there)
    assert "77777" not in caplog.text


def test_a_form_that_this_site_did_not_make_is_refused_and_leaves_nothing(bringer):
    elsewhere = Client(enforce_csrf_checks=True)

    answer = elsewhere.post("/bring-in/", {"file": SimpleUploadedFile("export.zip", b"PK")})

    assert (answer.status_code, files_there()) == (400, [])
