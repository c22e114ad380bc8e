"""What comes in beside something that lasts, and what follows from rows and is worked out again."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.archive.conftest import (
    LAST_DAY,
    brought_in,
    files_in,
    meddled,
    rows_in,
    taken_out,
    with_rows,
)
from unclench.web.accounts.models import Visitor
from unclench.web.archive.form import ArchiveError
from unclench.web.archive.shape import tables_of_a_record
from unclench.web.diary import services as diary
from unclench.web.diary.forms import Sent
from unclench.web.episodes.models import Episode, OpenedBy
from unclench.web.episodes.services import begin
from unclench.web.reminders.services import add_device

pytestmark = pytest.mark.django_db
FIRST_DAY = date(2025, 11, 21)


def a_lasting_bout(archive: bytes) -> bytes:
    """The archive of somebody whose bout goes on."""
    return meddled(archive, "episode", ended_on=None)


def tells(visitor: Visitor, day: date, written_at=None, **told) -> None:
    at = written_at or timezone.now()
    diary.keep(visitor, Sent(uuid.uuid4(), day, at, at, told))


def test_a_lasting_bout_joins_the_one_that_lasts_here(full_archive):
    mine = Visitor.objects.create()
    here = begin(mine, LAST_DAY, OpenedBy.TAP)

    brought_in(a_lasting_bout(full_archive), mine, add=True)

    assert list(mine.episodes.filter(ended_on=None)) == [here]
    assert here.changes_told.count() == len(rows_in(full_archive, "change_told"))


def test_a_bout_that_is_over_comes_in_beside_one_that_lasts(full_archive):
    mine = Visitor.objects.create()
    begin(mine, LAST_DAY, OpenedBy.TAP)

    brought_in(full_archive, mine, add=True)

    assert mine.episodes.count() == 1 + len(rows_in(full_archive, "episode"))


def test_two_bouts_that_last_are_refused(full_archive):
    first = rows_in(full_archive, "episode")[0] | {"ended_on": None}
    second = first | {"id": str(uuid.uuid4())}

    with pytest.raises(ArchiveError, match=r"episode\.json: a row breaks"):
        brought_in(with_rows(full_archive, "episode", [first, second]))

    assert not Episode.objects.exists()


def test_an_activity_leaves_the_place_to_the_one_that_stands_here(full_archive):
    mine = Visitor.objects.create()
    mine.own_activities.create(place=1, words="Climb the stairs", since=LAST_DAY)

    brought_in(full_archive, mine, add=True)

    assert mine.own_activities.get(place=1, until=None).words == "Climb the stairs"


def test_a_day_that_both_told_of_is_made_of_the_entries_of_both(full_archive):
    mine = Visitor.objects.create()
    tells(mine, FIRST_DAY, stress="much", sleep="well")

    brought_in(full_archive, mine, add=True)

    day = mine.diary_days.get(day=FIRST_DAY)
    theirs = rows_in(full_archive, "diary_day")[0]["told"]
    assert day.told == theirs | {"stress": "much", "sleep": "well"}
    assert day.pain == theirs["pain"]


def test_days_that_nobody_else_told_of_are_not_touched(full_archive):
    moved = brought_in(full_archive)

    assert rows_in(taken_out(moved), "diary_day") == rows_in(full_archive, "diary_day")


def test_a_day_that_says_something_else_than_its_entries_is_made_from_them(full_archive):
    moved = brought_in(meddled(full_archive, "diary_day", told={"pain": 1}, pain=1))

    told = rows_in(full_archive, "diary_day")[0]["told"]
    assert moved.diary_days.get(day=FIRST_DAY).told == told


@pytest.mark.parametrize(
    "told",
    [{"pain": "strong"}, {"pain": 99}, {"done": 5}, {"done": [[]]}, {"note": {}}, {"sleep": True}],
)
def test_an_answer_that_no_form_can_have_told_is_not_in_the_day(full_archive, told):
    entries = [rows_in(full_archive, "diary_entry")[0] | {"told": told}]
    archive = with_rows(full_archive, "diary_entry", entries)

    moved = brought_in(archive)

    assert moved.diary_days.get(day=FIRST_DAY).told == {}


def test_an_answer_that_the_knowledge_no_longer_has_stays(full_archive):
    told = {"pain": 3, "sleep": "like_a_log", "moon": "full"}
    entries = [rows_in(full_archive, "diary_entry")[0] | {"told": told}]

    moved = brought_in(with_rows(full_archive, "diary_entry", entries))

    assert moved.diary_days.get(day=FIRST_DAY).told == told


def test_a_day_that_two_files_measured_is_as_the_later_file_says(full_archive):
    mine, at = Visitor.objects.create(), timezone.now() - timedelta(days=300)
    told = {"2026-01-03": {"steps": 900}}
    days = {"first_day": "2026-01-03", "last_day": "2026-01-03"}
    older = mine.brought_in.create(program="csv", kept_at=at, told=told, **days)
    mine.measured_days.create(day="2026-01-03", kind="steps", amount=900, source=older)

    brought_in(full_archive, mine, add=True)

    assert [day.amount for day in mine.measured_days.all()] == [4000]


@pytest.mark.parametrize(
    "told",
    [
        {"2026-01-03": 5},
        {"someday": {"steps": 5}},
        {"2026-01-04": {"steps": "many"}},
        {"2026-01-04": {"steps": -1}},
        {"2026-01-04": {"miles": 5}},
    ],
)
def test_an_amount_that_no_file_can_have_told_makes_no_day(full_archive, told):
    moved = brought_in(meddled(full_archive, "brought_in", told=told))

    assert [str(day.day) for day in moved.measured_days.all()] == ["2026-01-03"]


def test_a_reminder_is_due_again_where_it_comes_to(full_archive):
    moved = brought_in(full_archive)

    due = [reminder.next_due for reminder in moved.reminders.all()]

    assert len(due) == 2
    assert all(at > timezone.now() for at in due)


def test_reminders_are_stopped_by_an_address_of_their_own_on_each_server(full_archive):
    first, second = brought_in(full_archive), brought_in(full_archive)

    tokens = {each.reminder_wishes.stop_token for each in (first, second)}

    assert {len(token) for token in tokens} == {43}
    assert len(tokens) == 2


def test_no_device_and_no_due_time_is_in_the_archive(somebody):
    add_device(somebody, "https://push.example/sentinelword", "BA", "AA")

    archive = taken_out(somebody)

    assert not {"tables/push_device.json", "tables/reminder_slot.json"} & set(files_in(archive))
    assert not [name for name, text in files_in(archive).items() if b"sentinelword" in text]


def test_devices_and_slots_belong_to_what_is_erased():
    names = {table.name for table in tables_of_a_record()}

    assert {"push_device", "reminder_slot", "diary_entry", "change_told"} <= names
