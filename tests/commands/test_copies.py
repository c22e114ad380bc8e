"""The whole site as one file, put back elsewhere, and moved to PostgreSQL."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import psycopg
import pytest

from tests.postgres import empty_database
from tests.program import environment, one_after_another, run, unclench
from unclench.web.copies.in_use import out_of_use, taken_into_use


def refused(data: Path, *arguments: object) -> str:
    done = run(data, *arguments)
    assert done.returncode == 1
    return done.stderr


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as copy:
        return {name: copy.read(name) for name in copy.namelist() if name != "copy.json"}


@pytest.fixture(scope="session")
def copy(a_year: Path, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("copy") / "copy.zip"
    unclench(a_year, "backup", "-o", file)
    return file


@pytest.fixture(scope="session")
def words(tmp_path_factory) -> Path:
    """A file with the words that lock a copy."""
    file = tmp_path_factory.mktemp("words") / "words"
    file.write_text("a long way home")
    return file


@pytest.fixture(scope="session")
def locked(a_year: Path, copy: Path, words: Path) -> Path:
    """The same copy, locked."""
    file = copy.parent / "locked"
    unclench(a_year, "backup", "-o", file, "--passphrase-file", words)
    return file


def test_a_copy_that_was_put_back_gives_the_same_copy_again(copy: Path, tmp_path: Path):
    again = ("backup", "-o", tmp_path / "again.zip")
    one_after_another(tmp_path / "new", ("restore", copy), again)

    assert parts(tmp_path / "again.zip") == parts(copy)  # the secret key is one of them
    assert len(parts(copy)["rows/diary.diaryday.jsonl"].splitlines()) > 200


def test_nobody_but_the_owner_can_read_a_copy(copy: Path):
    assert copy.stat().st_mode & 0o077 == 0


def test_a_locked_copy_shows_no_word_of_anybody(locked: Path):
    assert locked.read_bytes().startswith(b"age-encryption.org/v1")
    assert b"diary" not in locked.read_bytes()


def test_a_locked_copy_comes_back_with_its_passphrase(words: Path, locked: Path, tmp_path: Path):
    said = unclench(tmp_path / "new", "restore", locked, "--passphrase-file", words)

    assert re.fullmatch(r"1\d{3} rows are back\. Start `unclench serve`\.\n", said)


def test_a_locked_copy_does_not_open_with_other_words(locked: Path, tmp_path: Path):
    (tmp_path / "words").write_text("other words")

    said = refused(tmp_path / "new", "restore", locked, "--passphrase-file", tmp_path / "words")

    assert "does not open with this passphrase" in said
    assert not (tmp_path / "new/unclench.sqlite3").exists()


def test_a_copy_with_one_changed_row_is_not_put_back(copy: Path, tmp_path: Path):
    meddled = tmp_path / "meddled.zip"
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(meddled, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Moved boxes", b"Moved foxes"))

    said = refused(tmp_path / "new", "restore", meddled)

    assert "rows/diary.diaryday.jsonl in the copy is damaged. Use another copy." in said
    assert not (tmp_path / "new/unclench.sqlite3").exists()


def test_half_a_copy_is_refused(copy: Path, tmp_path: Path):
    half = tmp_path / "half.zip"
    half.write_bytes(copy.read_bytes()[:20_000])

    assert "is no copy of a site, or it is damaged" in refused(tmp_path / "new", "restore", half)


def test_a_copy_of_a_newer_version_is_refused_by_name(copy: Path, tmp_path: Path):
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"0001_start", b"9001_later"))

    said = refused(tmp_path / "new", "restore", newer)

    assert "9001_later is not known here" in said


def test_what_is_there_is_not_written_over(copy: Path, a_year: Path):
    assert "is there already" in refused(a_year, "restore", copy)


def test_with_replace_what_was_there_is_put_aside(copy: Path, same_year: Path):
    unclench(same_year, "restore", copy, "--replace")

    assert len(list(same_year.glob("unclench-until-*.sqlite3"))) == 1


def test_in_postgresql_replace_is_refused_and_says_what_to_do(copy: Path, tmp_path: Path):
    there = {"UNCLENCH_DATABASE_URL": empty_database()}

    done = run(tmp_path / "new", "restore", copy, "--replace", **there)

    assert done.returncode == 1
    assert "Make an empty database" in done.stderr


@pytest.mark.parametrize(
    "command", [["restore", "--replace"], ["move", "--to", "postgresql://x/y"]]
)
def test_a_folder_that_a_server_works_with_is_left_alone(copy: Path, same_year: Path, command):
    file = [copy] if command[0] == "restore" else []
    held = taken_into_use(same_year)

    said = refused(same_year, command[0], *file, *command[1:])

    held.close()
    assert f"A server works with {same_year}. Stop it first" in said
    assert (same_year / "unclench.sqlite3").exists()


def test_no_server_starts_while_what_is_kept_is_moved(same_year: Path):
    with out_of_use(same_year):
        said = refused(same_year, "serve")

    assert "is being moved or put back just now" in said


def test_a_copy_that_is_refused_leaves_nothing_half_behind(copy: Path, tmp_path: Path):
    meddled = tmp_path / "meddled.zip"
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(meddled, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Moved boxes", b"Moved foxes"))

    refused(tmp_path / "new", "restore", meddled)

    assert list((tmp_path / "new").glob("restoring*")) == []


def test_a_database_is_for_its_owner_alone(copy: Path, tmp_path: Path):
    (tmp_path / "new").mkdir(mode=0o755)

    unclench(tmp_path / "new", "restore", copy)

    assert (tmp_path / "new/unclench.sqlite3").stat().st_mode & 0o077 == 0


def test_where_nothing_is_kept_there_is_nothing_to_copy(tmp_path: Path):
    said = refused(tmp_path / "new", "backup", "-o", tmp_path / "copy.zip")

    assert said.startswith("Nothing is kept here yet.")
    assert not (tmp_path / "copy.zip").exists()


NOTE = -5
"""The note of a relief session, counted from the last column; what stands after it came later."""


def made_before_notes(copy: Path, older: Path) -> None:
    """The copy as the version before relief sessions had a note would have made it."""
    with zipfile.ZipFile(copy) as old:
        files = {name: old.read(name) for name in old.namelist()}
    about, table = json.loads(files.pop("copy.json")), "relief.session"
    rows = [json.loads(line)[:NOTE] for line in files[f"rows/{table}.jsonl"].splitlines()]
    files[f"rows/{table}.jsonl"] = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    digest = hashlib.sha256(files[f"rows/{table}.jsonl"]).hexdigest()
    about["tables"][table]["sha256"] = digest
    about["changes"] = [[a, "0001_start" if a == "relief" else n] for a, n in about["changes"]]
    with zipfile.ZipFile(older, "w") as new:
        for name, content in (files | {"copy.json": json.dumps(about).encode()}).items():
            new.writestr(name, content)


def test_a_copy_of_an_older_version_is_put_back_and_brought_up_to_date(copy: Path, tmp_path: Path):
    made_before_notes(copy, tmp_path / "older.zip")

    unclench(tmp_path / "new", "restore", tmp_path / "older.zip")

    unclench(tmp_path / "new", "backup", "-o", tmp_path / "again.zip")
    assert notes(tmp_path / "again.zip") == {""}
    assert parts(tmp_path / "again.zip").keys() == parts(copy).keys()


def notes(copy: Path) -> set[str]:
    return {json.loads(row)[NOTE] for row in parts(copy)["rows/relief.session.jsonl"].splitlines()}


def goes_back_a_version(data: Path) -> None:
    settings = {"UNCLENCH_DATA": str(data), "DJANGO_SETTINGS_MODULE": "unclench.web.settings"}
    command = [sys.executable, "-m", "django", "migrate", "relief", "0001_start"]
    subprocess.run(command, env=os.environ | settings, check=True, capture_output=True)


def test_before_a_new_version_changes_tables_everything_is_copied(copy: Path, same_year: Path):
    goes_back_a_version(same_year)

    said = run(same_year, "export", "-o", same_year / "record.zip").stderr

    (made,) = (same_year / "copies").glob("before-*.zip")
    assert f"Before the tables change, everything was copied to {made}" in said
    assert parts(made)["rows/diary.diaryday.jsonl"] == parts(copy)["rows/diary.diaryday.jsonl"]


def test_without_a_change_no_copy_is_made(same_year: Path):
    unclench(same_year, "export", "-o", same_year / "record.zip")

    assert not (same_year / "copies").exists()


def test_two_that_bring_tables_up_to_date_at_once_wait_for_each_other(tmp_path: Path):
    command = [sys.executable, "-m", "unclench", "export", "-o", str(tmp_path / "record.zip")]
    both = [
        subprocess.Popen(
            command,
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]

    said = [each.communicate()[1] for each in both]

    assert said == [b"Nobody's record is kept here yet.\n"] * 2


@pytest.fixture
def postgresql() -> str:
    """The address of an empty database on a real server."""
    return empty_database()


def test_moved_to_postgresql_every_row_is_the_same_and_new_ones_go_on_counting(
    same_year: Path, copy: Path, tmp_path: Path, postgresql: str
):
    there = {"UNCLENCH_DATABASE_URL": postgresql}
    unclench(same_year, "move", "--to", postgresql)
    copied = ("backup", "-o", tmp_path / "there.zip")
    exported = ("export", "-o", tmp_path / "record.zip")
    again = ("import", tmp_path / "record.zip")
    one_after_another(same_year, copied, exported, again, **there)

    assert parts(tmp_path / "there.zip") == parts(copy)
    with psycopg.connect(postgresql) as connection:
        assert connection.execute("SELECT count(*) FROM visitor").fetchone() == (2,)
    assert len(list(same_year.glob("unclench-moved-*.sqlite3"))) == 1
    assert "were moved to PostgreSQL" in refused(same_year, "backup", "-o", tmp_path / "old.zip")


def test_nothing_is_moved_into_a_database_that_holds_something(a_year: Path, postgresql: str):
    with psycopg.connect(postgresql) as connection:
        connection.execute("CREATE TABLE somebody_elses (id int)")

    assert "The database is not empty" in refused(a_year, "move", "--to", postgresql)
