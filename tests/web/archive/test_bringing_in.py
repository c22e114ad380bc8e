"""Nothing that is handed to us is trusted: all of it fits, or nothing comes in."""

import io
import json
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.archive.conftest import (
    brought_in,
    files_in,
    meddled,
    packed,
    rows_in,
    taken_out,
    with_rows,
    zipped,
)
from unclench.web.accounts.models import Visitor
from unclench.web.archive import form
from unclench.web.archive.bring import is_empty, preview
from unclench.web.archive.form import ArchiveError
from unclench.web.archive.read import open_archive
from unclench.web.check.models import Check, Decision
from unclench.web.plan.models import PlanSession
from unclench.web.relief.models import Session, StepDone

pytestmark = pytest.mark.django_db


def refusal(archive: bytes, visitor=None, **how) -> str:
    """Why an archive is refused; nothing of it came in."""
    rows = Check.objects.count(), StepDone.objects.count(), Visitor.objects.count()
    visitor = visitor or Visitor.objects.create()
    with pytest.raises(ArchiveError) as refused:
        brought_in(archive, visitor, **how)
    visitors = Visitor.objects.count() - 1
    assert rows[:2] == (Check.objects.count(), StepDone.objects.count())
    assert visitors <= rows[2]
    return str(refused.value)


def previewed(visitor, archive: bytes):
    with open_archive(io.BytesIO(archive)) as opened:
        return preview(visitor, opened)


# The outside of the file


@pytest.mark.parametrize("text", [b"", b"no zip at all", b"PK\x03\x04 half of one"])
def test_what_is_no_zip_file_is_refused(text):
    assert "not a zip file" in refusal(text)


def test_a_zip_file_of_something_else_is_refused():
    assert "has no place in one" in refusal(zipped({"holiday.jpg": b"..."}))


def test_a_zip_file_without_its_description_is_refused():
    assert "no archive.json" in refusal(zipped({"README.txt": b"..."}))


@pytest.mark.parametrize(
    "name", ["../secret-key", "/etc/passwd", "tables/../x.json", "tables\\x.json", "csv/x.csv/"]
)
def test_a_name_that_leads_elsewhere_is_refused(full_archive, name):
    assert "has no place in one" in refusal(zipped(files_in(full_archive) | {name: b"x"}))


def test_a_bomb_is_refused_before_it_is_unpacked(full_archive):
    bomb = files_in(full_archive) | {"csv/visitor.csv": b"0" * 8_000_000}

    assert "packed too tightly" in refusal(zipped(bomb, compression=zipfile.ZIP_DEFLATED))


def test_more_than_any_record_holds_is_refused(full_archive, monkeypatch):
    monkeypatch.setattr(form, "LONGEST_WHOLE", 10_000)

    assert "larger than any record" in refusal(full_archive)


def test_thousands_of_files_are_refused():
    many = {f"csv/a{number}.csv": b"" for number in range(500)}

    assert "500 files" in refusal(zipped(many))


def test_a_file_that_stands_in_it_twice_is_refused(full_archive):
    file = io.BytesIO(full_archive)
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("archive.json", "{}")

    assert "stands in it twice" in refusal(file.getvalue())


def test_an_unusual_way_of_packing_is_refused(full_archive):
    assert "packed in a way" in refusal(zipped(files_in(full_archive), compression=14))


def test_a_changed_file_is_noticed(full_archive):
    files = files_in(full_archive) | {"tables/recovery.json": b"[\n]\n"}

    assert "tables/recovery.json was changed" in refusal(zipped(files))


def test_a_missing_file_is_noticed(full_archive):
    files = files_in(full_archive)
    del files["csv/plan.csv"]

    assert "csv/plan.csv was added or is missing" in refusal(zipped(files))


def test_a_damaged_file_is_refused(full_archive):
    middle = len(full_archive) // 2
    damaged = full_archive[:middle] + b"\0" * 200 + full_archive[middle + 200 :]

    assert "damaged" in refusal(damaged) or "changed" in refusal(damaged)


def test_an_archive_of_a_later_form_names_both_and_says_what_to_do(full_archive):
    files = files_in(full_archive)
    about = json.loads(files["archive.json"]) | {"schema": 9, "program": "7.5"}

    why = refusal(packed(files | {"archive.json": json.dumps(about).encode()}))

    assert "form 9" in why
    assert "up to form 1" in why
    assert "version 7.5" in why
    assert "Bring this server up to date" in why


@pytest.mark.parametrize(
    "change",
    [{"format": "other"}, {"schema": True}, {"schema": "1"}, {"rows": 3}, {"schema": 0}],
)
def test_a_description_that_is_not_ours_is_refused(full_archive, change):
    files = files_in(full_archive)
    about = json.loads(files["archive.json"]) | change

    assert refusal(packed(files | {"archive.json": json.dumps(about).encode()}))


def test_a_table_that_is_not_known_here_is_refused(full_archive):
    files = files_in(full_archive) | {"tables/dreams.json": b"[\n]\n"}

    assert "tables/dreams.json is not known here" in refusal(packed(files))


# The rows


@pytest.mark.parametrize(
    "text",
    [
        b"[",
        b"{}",
        b'[{"id": 1}]',
        b'[\n{"id": 1, "id": 2}\n]\n',
        b'[\n{"id": NaN}\n]\n',
        b"[\n" + b"[" * 100_000 + b"\n]\n",
        b'[\n"text"\n]\n',
        b"[\n\xff\n]\n",
    ],
)
def test_rows_that_are_not_laid_out_as_rows_are_refused(full_archive, text):
    assert refusal(packed(files_in(full_archive) | {"tables/recovery.json": text}))


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("relief_session", "pain_before", 11, "rule"),
        ("relief_session", "pain_before", -1, "greater"),
        ("relief_session", "pain_before", "3", "expected a whole number"),
        ("relief_session", "pain_before", True, "expected a whole number"),
        ("relief_session", "pain_before", 3.5, "expected a whole number"),
        ("relief_session", "pain_before", 10**30, "less than"),
        ("relief_session", "outcome", "cured", "not a valid choice"),
        ("relief_session", "note", "x" * 501, "at most 500"),
        ("relief_session", "note", "a\0b", "letters that no text may hold"),
        ("relief_session", "note", "\ud800", "letters that no text may hold"),
        ("relief_session", "note", ["x"], "expected a text"),
        ("relief_session", "cautions", [], "expected an object"),
        ("relief_session", "steps", {"a": "\0"}, "expected a list"),
        ("relief_session", "steps", ["\0"], "letters that no text may hold"),
        ("relief_session", "cautions_asked", 1, "expected true or false"),
        ("relief_session", "started_at", None, "something has to stand there"),
        ("relief_session", "started_at", "2026-01-01T10:00:00", "no zone"),
        ("relief_session", "started_at", "yesterday", "invalid format"),
        ("relief_session", "started_at", "2099-01-01T10:00:00+00:00", "lies in the future"),
        ("decision", "made_at", "2099-01-01T10:00:00+00:00", "lies in the future"),
        ("decision", "disposition", "all_well", "not a valid choice"),
        ("decision", "result", {}, "`complete` is missing"),
        ("decision", "result", "text", "expected an object"),
        ("decision", "within_days", 99, "rule"),
        ("day_mark", "day", "2026-13-01", "correct format"),
        ("day_mark", "day", "2026-02-30", "invalid date"),
        ("calendar_feed", "uid", "123", "not a valid UUID"),
        ("plan_session", "effort", 12, "rule"),
    ],
)
def test_a_value_that_no_row_here_may_hold_is_refused(full_archive, table, column, value, said):
    why = refusal(meddled(full_archive, table, **{column: value}))

    assert f"tables/{table}.json" in why
    assert said in why


def test_a_refusal_names_the_row_and_the_column_and_never_what_stands_there(full_archive):
    why = refusal(meddled(full_archive, "relief_session", pain_before="SENTINEL"))

    assert "row 1, pain_before" in why
    assert "SENTINEL" not in why


def test_a_rule_of_the_database_is_named_without_the_row(full_archive):
    why = refusal(meddled(full_archive, "relief_session", pain_before=11, note="SENTINEL"))

    assert "session_pain_before_0_10" in why
    assert "SENTINEL" not in why


def test_a_column_that_is_not_known_here_is_refused(full_archive):
    assert "no column 'mood'" in refusal(meddled(full_archive, "relief_session", mood=3))


@pytest.mark.parametrize("column", ["visitor", "visitor_id", "key_hash", "pk"])
def test_a_row_cannot_say_whose_it_is(full_archive, column):
    assert f"no column {column!r}" in refusal(meddled(full_archive, "recovery", **{column: 1}))


def test_a_secret_cannot_be_brought_in(full_archive):
    known = meddled(full_archive, "calendar_feed", token_hash="0" * 64)

    assert "no column 'token_hash'" in refusal(known)


@pytest.mark.parametrize("own", [None, "1", 1.0, True, [1]])
def test_a_number_that_is_no_id_is_refused(full_archive, own):
    assert "is no id" in refusal(meddled(full_archive, "recovery", id=own))


@pytest.mark.parametrize("own", [1, "x", "{" + str(uuid.UUID(int=1)) + "}", None])
def test_an_id_that_is_no_uuid_is_refused(full_archive, own):
    assert "is no id" in refusal(meddled(full_archive, "plan_session", id=own))


def test_the_same_id_twice_is_refused(full_archive):
    row = rows_in(full_archive, "recovery")[0]

    assert "stands there twice" in refusal(with_rows(full_archive, "recovery", [row, row]))


def test_a_row_that_leads_nowhere_is_refused(full_archive):
    nowhere = meddled(full_archive, "decision", safety_check=str(uuid.UUID(int=5)))

    assert "no row" in refusal(nowhere)


@pytest.mark.parametrize("person", [[], [{"id": 1}, {"id": 2}]])
def test_an_archive_is_about_one_person(full_archive, person):
    assert "expected one row" in refusal(with_rows(full_archive, "visitor", person))


def test_a_column_that_an_older_version_did_not_have_gets_its_usual_value(full_archive):
    rows = [dict(row) for row in rows_in(full_archive, "safety_check")]
    del rows[0]["contradictions_asked"]

    brought_in(with_rows(full_archive, "safety_check", rows))

    assert Check.objects.get(pk=rows[0]["id"]).contradictions_asked == []


def test_a_row_that_breaks_a_rule_late_leaves_nothing_behind(full_archive):
    visitor = Visitor.objects.create()
    late = meddled(full_archive, "relief_step_done", number=-1)

    assert "relief_step_done" in refusal(late, visitor)
    assert is_empty(visitor)


# Other people's rows


@pytest.fixture
def theirs(somebody) -> Visitor:
    """Somebody else on this server, whose archive a stranger has got hold of."""
    return somebody


def test_an_id_that_somebody_else_has_is_replaced_and_their_row_is_untouched(full_archive, theirs):
    before = taken_out(theirs)

    mine = brought_in(full_archive)

    assert taken_out(theirs) == before
    assert mine.sessions.count() == theirs.sessions.count()
    assert {s.pk for s in mine.sessions.all()} & {s.pk for s in theirs.sessions.all()} == set()


def test_no_row_that_came_in_refers_to_a_row_of_somebody_else(full_archive, theirs):
    mine = brought_in(full_archive)

    owners = Decision.objects.filter(session__visitor=mine).values("safety_check__visitor")

    assert {row["safety_check__visitor"] for row in owners} == {mine.pk}
    assert not StepDone.objects.filter(session__visitor=mine, session__decision=None).exists()


def test_a_step_cannot_be_added_to_the_session_of_somebody_else(full_archive, theirs):
    session = str(theirs.sessions.first().pk)
    alone = with_rows(full_archive, "relief_session", [])
    hostile = meddled(alone, "relief_step_done", session=session)

    assert "no row" in refusal(hostile)


# Adding to what is there


def test_a_record_with_rows_is_not_added_to_by_itself(full_archive, somebody):
    assert "There is something in this record already" in refusal(full_archive, somebody)


def test_what_is_there_already_is_skipped_and_counted(full_archive, somebody):
    brought = previewed(somebody, full_archive)

    assert brought.rows == 0
    assert brought.skipped["relief_session"] == len(rows_in(full_archive, "relief_session"))


def test_a_look_changes_nothing(full_archive, somebody):
    Session.objects.filter(visitor=somebody).first().delete()
    before = taken_out(somebody)

    assert previewed(somebody, full_archive).added["relief_session"] == 1
    assert taken_out(somebody) == before


def test_what_was_lost_comes_back_with_all_that_belongs_to_it(full_archive, somebody):
    Session.objects.filter(visitor=somebody).first().delete()

    brought_in(full_archive, somebody, add=True)

    assert taken_out(somebody) != b""
    rows = rows_in(taken_out(somebody), "relief_session")
    assert rows == rows_in(full_archive, "relief_session")


def test_an_archive_of_the_same_server_is_recognised_when_it_comes_a_second_time(
    full_archive, somebody
):
    mine = brought_in(full_archive)

    assert previewed(mine, full_archive).rows == 0


def test_what_the_person_has_already_stays_as_it_is(full_archive, somebody):
    somebody.plan.goals = ["Mine"]
    somebody.plan.save()

    brought_in(full_archive, somebody, add=True)

    somebody.plan.refresh_from_db()
    assert somebody.plan.goals == ["Mine"]


def test_sessions_of_another_server_join_the_plan_that_is_here(full_archive):
    mine = Visitor.objects.create()
    mine.recoveries.create(said_at=timezone.now() - timedelta(days=400))

    brought_in(full_archive, mine, add=True)

    there = len(rows_in(full_archive, "plan_session"))
    assert PlanSession.objects.filter(plan__visitor=mine).count() == there
    assert mine.recoveries.count() == 1 + len(rows_in(full_archive, "recovery"))
