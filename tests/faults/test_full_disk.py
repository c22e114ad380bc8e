"""No room: nothing is kept by half, it is said, and with room again everything goes on."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.program import ROOT, environment
from unclench.web.diary.models import DiaryDay, DiaryEntry

KEY = "7a0a3c1e-3d0b-4f9e-9c0a-0123456789ab"
LONG = "It hurts when I bend. " * 20
needs_sqlite = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="the limit of pages is SQLite's"
)


@pytest.fixture
def full(transactional_db):
    """A database that may not grow by a single page."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
        yield cursor
        cursor.execute("PRAGMA max_page_count=1073741823")


def fill(person) -> int:
    """Writes days until one is refused; the status of that answer."""
    told = {"asked": ["note"], "was": "{}", "note": LONG}
    for number in range(400):
        key = f"{KEY[:-4]}{number:04x}"
        answer = person.browser.post("/diary/", told | {"key": key, "days_back": number % 8})
        if answer.status_code != 302:
            return answer
    raise AssertionError("the disk never filled")


@needs_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_said_and_nothing_is_kept_by_half(known, full):
    page = fill(known)

    entries = {(each.day, each.told["note"]) for each in DiaryEntry.objects.all()}
    days = {(each.day, each.told["note"]) for each in DiaryDay.objects.all()}
    assert page.status_code == 503
    assert "The disk of this server is full." in page.content.decode()
    assert days == entries
    assert known.opens("/diary/").status_code == 200


@needs_sqlite
@pytest.mark.django_db(transaction=True)
def test_with_room_again_the_same_entry_is_kept_once(known, full):
    fill(known)
    before = DiaryEntry.objects.count()
    full.execute("PRAGMA max_page_count=1073741823")

    told = {"asked": ["note"], "was": "{}", "note": LONG, "key": KEY}
    answers = [known.browser.post("/diary/", told).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert DiaryEntry.objects.count() == before + 1


@pytest.fixture
def read_only(transactional_db):
    """A database that takes nothing in."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
        yield
        cursor.execute("PRAGMA query_only=OFF")


@needs_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_disk_that_may_not_be_written_to_is_said_and_reading_goes_on(known, read_only):
    page = known.browser.post("/diary/", {"asked": ["note"], "was": "{}", "note": "x", "key": KEY})

    assert page.status_code == 503
    assert "This server may not write to its disk." in page.content.decode()
    assert [known.opens(each).status_code for each in ("/diary/", "/relief/")] == [200, 200]


SMALL = 36_000
"""Bytes that one file may hold: those of SQLite beside its database, not those of the copy."""


def no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def test_without_room_no_copy_is_made_and_the_last_one_stays(a_year: Path, tmp_path: Path):
    (tmp_path / "copy.zip").write_text("the last copy")
    command = [sys.executable, "-m", "unclench", "backup", "-o", str(tmp_path / "copy.zip")]
    told = environment(a_year)

    done = subprocess.run(
        command, env=told, cwd=ROOT, preexec_fn=no_room, capture_output=True, text=True, check=False
    )

    assert (done.returncode, "cannot be used: File too large" in done.stderr) == (1, True)
    assert str(tmp_path / "copy.zip") in done.stderr
    assert (tmp_path / "copy.zip").read_text() == "the last copy"
    assert list(tmp_path.glob("*.part")) == []
