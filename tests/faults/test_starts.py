"""A start that is cut off, or two at once: the next one makes it whole."""

import os

import pytest

from tests.faults.running import Site
from tests.faults.stores import Postgres, Store
from tests.program import run
from unclench.web.declared import FolderError

MIGRATED = "SELECT count(*), count(DISTINCT app || name) FROM django_migrations"


@pytest.fixture
def site(store: Store, tmp_path):
    site = Site(tmp_path / "data", dict(store.settings))
    yield site
    site.kill()


@pytest.fixture
def another(store: Store, tmp_path):
    """On another machine, with a data folder of its own; on SQLite with the same one."""
    folder = tmp_path / ("other" if isinstance(store, Postgres) else "data")
    folder.mkdir(exist_ok=True)
    site = Site(folder, dict(store.settings))
    yield site
    site.kill()


def test_two_that_start_at_once_make_the_tables_once_and_both_serve(site, another, store):
    site.begins()
    another.begins()
    site.waits_until_ready()
    another.waits_until_ready()

    ((made, distinct),) = store.rows(MIGRATED)
    assert (site.status("/check/start/"), another.status("/check/start/")) == (200, 200)
    assert made == distinct > 50
    assert store.corrupt() == []


def kill_once_there_is(site: Site, name: str) -> None:
    """Cuts a first start off as soon as it has made this file or folder."""
    site.begins()
    site.waits_until_there_is(name)
    site.kill()


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ["secret-key", "unclench.sqlite3", "static-0.1.0/css"])
def test_after_a_first_start_that_was_killed_the_next_one_serves(site, store, name: str):
    kill_once_there_is(site, name)

    site.starts()

    assert (site.status("/check/start/"), store.corrupt()) == (200, [])
    assert (site.data / "collected").exists()


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_style_sheet_that_was_cut_off_is_made_anew(site, store):
    site.starts()
    site.kill()
    (style,) = [p for p in site.data.glob("static-*/css/unclench.*.css")]
    whole = style.read_bytes()
    style.write_bytes(whole[:100])
    (site.data / "collected").unlink()

    site.starts()

    assert style.read_bytes() == whole


def test_an_empty_key_that_an_older_version_left_is_made_anew(tmp_path):
    (tmp_path / "secret-key").touch()

    done = run(tmp_path, "export", "-o", tmp_path / "record.zip")

    assert done.stderr == "Nobody's record is kept here yet.\n"
    assert len((tmp_path / "secret-key").read_text()) > 40
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_data_folder_that_is_none_is_named_in_one_line(tmp_path):
    (tmp_path / "file").touch()

    done = run(tmp_path / "file" / "data", "serve")

    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert line.startswith(f"The data folder {tmp_path}/file/data cannot be used: Not a directory.")


def test_a_key_that_cannot_be_read_is_named_in_one_line(tmp_path):
    (tmp_path / "secret-key").mkdir()
    (tmp_path / "secret-key" / "something").touch()

    done = run(tmp_path, "serve")

    (line,) = done.stderr.splitlines()
    assert (done.returncode, "cannot be used: Is a directory." in line) == (1, True)


@pytest.mark.parametrize("command", ["serve", "doctor"])
@pytest.mark.parametrize("key", [b"short", b" " * 64, b"x" * 31 + b"\n", b"\xff" * 64])
def test_a_key_that_could_be_guessed_or_is_none_is_refused_and_left_alone(
    tmp_path, key: bytes, command: str
):
    (tmp_path / "secret-key").write_bytes(key)

    done = run(tmp_path, command)

    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert line.startswith(f"The secret key in {tmp_path}/secret-key cannot be used: expected 32 ")
    assert (tmp_path / "secret-key").read_bytes() == key


def test_a_file_that_belongs_to_somebody_else_is_named_with_whose_it_is(monkeypatch, tmp_path):
    (tmp_path / "secret-key").write_text("x" * 64)
    refused = PermissionError(13, "Permission denied", str(tmp_path / "secret-key"))
    monkeypatch.setattr("os.geteuid", lambda: os.getuid() + 1)

    said = str(FolderError(tmp_path, refused))

    assert said.startswith(f"The file {tmp_path}/secret-key cannot be used: Permission denied (it")
    assert f"number {os.getuid()}, and this is {os.getuid() + 1})" in said


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path):
    (tmp_path / "unclench.sqlite3").write_bytes(b"not a database" * 400)

    done = run(tmp_path, "serve")

    assert done.returncode == 1
    assert "cannot be used: file is not a database" in done.stderr.splitlines()[-1]
    assert (tmp_path / "unclench.sqlite3").read_bytes()[:14] == b"not a database"


def test_a_postgresql_that_does_not_answer_is_said_to_be_that(tmp_path):
    there = "postgresql://nobody@127.0.0.1:1/site"

    done = run(tmp_path, "serve", UNCLENCH_DATABASE_URL=there)

    assert done.returncode == 1
    assert "Is it running, and is UNCLENCH_DATABASE_URL right?" in done.stderr
    assert "Traceback" not in done.stderr
