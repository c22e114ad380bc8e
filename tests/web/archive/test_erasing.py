"""After somebody is erased, nothing of them is in any table, file, session, task or log."""

import json
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.web.archive.conftest import brought_in
from unclench.web.accounts.models import User, Visitor
from unclench.web.archive import upload
from unclench.web.archive.erase import erase, incoming_folder
from unclench.web.archive.looked import note
from unclench.web.archive.models import What, Who
from unclench.web.archive.shape import tables_of_a_record
from unclench.web.from_elsewhere import files
from unclench.web.from_elsewhere.reading import read_file
from unclench.web.relief.models import Session

WORD = "sentinelword"
EMAIL = "sentinel.person@example.org"


def everything_stored() -> str:
    """Every cell of every table of the database, as text."""
    with connection.cursor() as cursor:
        return "\n".join(_cells(cursor, name) for name in connection.introspection.table_names())


def _cells(cursor, table: str) -> str:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return "\n".join(str(row) for row in cursor.fetchall())


def stored_bytes() -> bytes:
    """All that the files of the database hold, free pages and the log of changes included."""
    name = Path(str(connection.settings_dict["NAME"]))
    return b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))


def task_about(**named) -> DBTaskResult:
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": named},
        task_path="x",
        backend_name="default",
        run_after=timezone.now() + timedelta(days=1),
    )


def _known_everywhere(archive: bytes) -> Visitor:
    """Somebody with an account, a session, tasks, a file, and their word in many places."""
    visitor = brought_in(archive)
    user = User.objects.create(email=EMAIL, visitor=visitor)
    client = Client()
    client.force_login(user)
    Session.objects.filter(visitor=visitor).update(note=WORD, cautions={"said": WORD})
    visitor.flare_plan.first_hour = WORD * 20
    visitor.flare_plan.save()
    note(visitor, Who.COMMAND_LINE, What.EXPORTED, WORD)
    task_about(visitor_id=visitor.pk)
    task_about(to=EMAIL)
    incoming_folder().mkdir(exist_ok=True)
    upload.waiting(visitor).write_text(WORD)
    return visitor


@pytest.fixture
def known(db, full_archive) -> Visitor:
    return _known_everywhere(full_archive)


def ids_of(visitor: Visitor) -> set[str]:
    own = [t for t in tables_of_a_record() if t.keeps_ids]
    mine = [t.model._base_manager.filter(**{t.road: visitor.pk}) for t in own]
    return {str(pk) for rows in mine for pk in rows.values_list("pk", flat=True)}


def test_no_row_of_any_table_holds_their_word_their_address_or_one_of_their_ids(known):
    ids = ids_of(known)
    assert WORD in everything_stored()

    erase(known)

    stored = everything_stored()
    assert WORD not in stored
    assert EMAIL not in stored
    left = [own for own in ids if own in stored or uuid.UUID(own).hex in stored]
    assert left == []


def test_no_row_of_theirs_is_left_in_any_table_of_a_record(known):
    number = known.pk

    erase(known)

    left = [t.name for t in tables_of_a_record() if t.model.objects.filter(**{t.road: number})]
    assert left == []


def test_nobody_else_loses_anything(known, full_archive):
    other = brought_in(full_archive)
    kept = SessionStore()
    kept["said"] = "hello"
    kept.create()
    task = task_about(visitor_id=other.pk)

    erase(known)

    assert other.sessions.count() > 0
    assert kept.exists(kept.session_key)
    assert DBTaskResult.objects.get() == task


def test_nobody_is_signed_in_as_them_any_more(known):
    erase(known)

    assert "_auth_user_id" not in everything_stored()


def test_a_session_that_only_knows_their_address_ends_too(known):
    half = SessionStore()
    half["waiting"] = {"email": EMAIL}
    half.create()

    erase(known)

    assert not half.exists(half.session_key)


def test_a_task_that_failed_and_names_a_row_of_theirs_is_gone(known):
    task = task_about(about=str(known.sessions.first().pk))

    erase(known)

    assert not DBTaskResult.objects.filter(pk=task.pk).exists()


def test_a_task_that_reads_a_file_of_theirs_goes_with_the_file(known):
    row = known.arrived_files.create(arrived_at=timezone.now(), seen_at=timezone.now())
    files.path_of(row.pk).write_text(WORD)
    DBTaskResult.objects.all().delete()
    read_file.enqueue(str(row.pk), 1)

    erase(known)

    assert not DBTaskResult.objects.exists()
    assert not files.path_of(row.pk).exists()


def test_their_file_that_waits_is_gone_and_that_of_others_is_not(known):
    theirs, other = upload.waiting(known), incoming_folder() / f"{known.pk}0.zip"
    other.write_text("x")

    erase(known)

    assert not theirs.exists()
    assert other.exists()
    other.unlink()


def test_no_file_in_the_data_folder_names_them(known):
    erase(known)

    files = [path for path in settings.DATA.rglob("*") if path.is_file()]
    small = [path for path in files if "tests.sqlite3" not in path.name]
    assert [p.name for p in small if WORD.encode() in p.read_bytes()] == []


def test_no_line_of_the_log_names_them(known, caplog):
    caplog.set_level("DEBUG", logger="unclench")
    caplog.set_level("DEBUG", logger="django.request")

    erase(known)

    assert WORD not in caplog.text
    assert EMAIL not in caplog.text


def test_nothing_about_them_waits_in_the_cache(known):
    erase(known)

    held = json.dumps([repr(value) for value in getattr(cache, "_cache", {}).values()])
    assert WORD not in held
    assert EMAIL not in held


@pytest.mark.django_db(transaction=True)
def test_the_file_of_the_database_holds_not_one_byte_of_their_words(full_archive):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL overwrites what was erased by itself; leave.md says so")
    visitor = _known_everywhere(full_archive)
    Session.objects.filter(visitor=visitor).update(note="other words now")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    assert WORD.encode() in stored_bytes()

    erase(visitor)

    assert WORD.encode() not in stored_bytes()
    assert EMAIL.encode() not in stored_bytes()


@pytest.mark.django_db(transaction=True)
def test_what_an_older_version_left_in_free_pages_is_overwritten_too(full_archive):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL overwrites what was erased by itself; leave.md says so")
    visitor = brought_in(full_archive)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
        Session.objects.filter(visitor=visitor).update(note=WORD)
        Session.objects.filter(visitor=visitor).delete()
        cursor.execute("PRAGMA secure_delete=ON")
    assert WORD.encode() in stored_bytes()

    erase(visitor)

    assert WORD.encode() not in stored_bytes()
