"""A record that moves house is the same record."""

import csv
import io
import json
from datetime import timedelta

import pytest

from tests.web.archive.conftest import (
    LAST_DAY,
    MADE_AT,
    brought_in,
    files_in,
    rows_in,
    taken_out,
)
from unclench.web.accounts.models import Visitor
from unclench.web.archive.shape import tables
from unclench.web.check.models import Decision
from unclench.web.demo.fill import fill_demo
from unclench.web.plan.services import Planner
from unclench.web.relief.models import Session

pytestmark = pytest.mark.django_db


def test_taken_out_brought_in_and_taken_out_again_it_has_the_same_bytes(full_archive):
    moved = brought_in(full_archive)

    assert taken_out(moved) == full_archive


def test_later_only_the_time_at_which_it_was_made_differs(somebody, full_archive):
    later = files_in(taken_out(somebody, MADE_AT + timedelta(days=3)))
    before = files_in(full_archive)

    about = [json.loads(files.pop("archive.json")) for files in (later, before)]

    assert later == before
    assert {k for k in about[0] if about[0][k] != about[1][k]} == {"made_at"}


def test_beside_other_people_on_the_same_server_it_has_the_same_numbers(full_archive, somebody):
    Visitor.objects.create()

    second = brought_in(full_archive)
    third = brought_in(full_archive)

    plain = files_in(full_archive)
    assert second.pk != third.pk
    assert rows_in(taken_out(third), "recovery") == rows_in(full_archive, "recovery")
    assert files_in(taken_out(third))["csv/lesson_done.csv"] == plain["csv/lesson_done.csv"]


def test_the_same_record_is_taken_out_with_the_same_bytes_twice(somebody):
    assert taken_out(somebody) == taken_out(somebody)


def test_the_invented_person_is_the_same_for_the_same_seed_and_day():
    first = fill_demo(7, LAST_DAY, 4)

    archive = taken_out(first)
    first.delete()

    assert taken_out(fill_demo(7, LAST_DAY, 4)) == archive


def test_another_seed_is_another_person():
    first = rows_in(taken_out(fill_demo(7, LAST_DAY, 4)), "relief_session")
    second = rows_in(taken_out(fill_demo(8, LAST_DAY, 4)), "relief_session")

    assert first != second


def test_every_decision_is_as_it_was_made(somebody, full_archive):
    was = {row["id"]: row for row in rows_in(full_archive, "decision")}

    kept = Decision.objects.get(pk=rows_in(full_archive, "decision")[0]["id"])

    assert kept.safety_check.visitor == somebody
    assert kept.result == was[str(kept.pk)]["result"]
    assert kept.knowledge_version == was[str(kept.pk)]["knowledge_version"]


def test_the_plan_of_the_week_has_the_same_numbers():
    first = fill_demo(3, LAST_DAY, 20)
    moved = brought_in(taken_out(first))

    assert _week_of(moved) == _week_of(first)


def _week_of(visitor):
    decision = Decision.objects.filter(safety_check__visitor=visitor).latest("made_at")
    week = Planner(visitor.plan, LAST_DAY, decision).week
    return week.load, week.minutes, week.items, week.withheld


def test_a_session_belongs_to_the_same_decision_as_before(somebody, full_archive):
    first = rows_in(full_archive, "relief_session")[0]

    assert str(Session.objects.get(pk=first["id"]).decision_id) == first["decision"]


def test_the_record_began_when_it_began(somebody, full_archive):
    somebody.refresh_from_db()

    assert somebody.created_at.isoformat() == rows_in(full_archive, "visitor")[0]["created_at"]


def test_the_new_calendar_has_a_secret_of_its_own(full_archive):
    first, second = brought_in(full_archive), brought_in(full_archive)

    assert first.calendar_feed.token_hash != second.calendar_feed.token_hash
    assert len(first.calendar_feed.token_hash) == 64


def test_a_spreadsheet_finds_a_mark_of_utf_8_and_one_header(full_archive):
    text = files_in(full_archive)["csv/recovery.csv"].decode()

    assert text.startswith("\ufeffid,said_at\r\n")


def test_every_table_has_as_many_lines_for_people_as_for_programs(full_archive):
    files = files_in(full_archive)
    told = {t.name: files[f"csv/{t.name}.csv"].decode("utf-8-sig") for t in tables()}

    lines = {name: len(list(csv.DictReader(io.StringIO(text)))) for name, text in told.items()}

    assert lines == {t.name: len(rows_in(full_archive, t.name)) for t in tables()}


def test_what_looks_like_a_formula_is_text_in_the_spreadsheet_and_untouched_in_json(somebody):
    Session.objects.filter(visitor=somebody).update(note="=1+1")

    archive = taken_out(somebody)

    assert ",'=1+1," in files_in(archive)["csv/relief_session.csv"].decode()
    assert rows_in(archive, "relief_session")[0]["note"] == "=1+1"


def test_times_carry_their_zone(full_archive):
    assert rows_in(full_archive, "recovery")[0]["said_at"].endswith("+00:00")


def test_the_letter_names_every_table_and_says_that_secrets_are_not_in_it(full_archive):
    letter = files_in(full_archive)["README.txt"].decode()

    assert [t.name for t in tables() if f"- {t.name}:" not in letter] == []
    assert "passwords and e-mail addresses are never in it" in letter


def test_the_archive_says_what_it_is(full_archive):
    about = json.loads(files_in(full_archive)["archive.json"])

    assert (about["format"], about["schema"]) == ("unclench-archive", 1)
    assert about["made_at"] == MADE_AT.isoformat()
    assert about["rows"]["recovery"] == len(rows_in(full_archive, "recovery"))
