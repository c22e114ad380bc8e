"""`unclench doctor` finds what would go wrong before anybody comes."""

import subprocess
from pathlib import Path

import pytest

from tests.program import run
from tests.web.accounts.test_configured import python

READ_ONLY = """
from django.conf import settings
database = settings.DATABASES["default"]
database["NAME"] = f"file:{database['NAME']}?mode=ro"
from unclench.cli import main
main(["doctor"])
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """A data folder with tables in it."""
    folder = tmp_path_factory.mktemp("data")
    run(folder, "export", "-o", folder / "record.zip")  # makes them
    return folder


@pytest.fixture(scope="module")
def looked(data: Path) -> subprocess.CompletedProcess[str]:
    """What it says of a folder where old databases lie."""
    (data / "unclench-until-20261126-120000.sqlite3").touch()
    (data / "unclench-until-20261126-120000.sqlite3-wal").touch()
    (data / "unclench-moved-20261126-130000.sqlite3").touch()
    return run(data, "doctor")


def test_a_database_that_can_be_written_is_said_to_be_and_left_as_it_was(looked, data):
    kept = b"".join(each.read_bytes() for each in data.glob("unclench.sqlite3*"))

    assert (looked.returncode, looked.stderr) == (0, "")
    assert "ok    The database answers and can be written (sqlite)" in looked.stdout.splitlines()
    assert b"unclench_doctor" not in kept


def test_a_database_that_can_only_be_read_has_to_be_mended(data):
    done = python(READ_ONLY, data)

    (line,) = [each for each in done.stdout.splitlines() if each.startswith("MEND")]
    assert done.returncode == 1
    assert line.startswith("MEND  The database cannot be written: attempt to write a readonly")


def test_databases_that_were_put_aside_are_named_once_each(looked):
    lines = [each for each in looked.stdout.splitlines() if "holds everybody" in each]

    assert lines == [
        f"look  unclench-{name}.sqlite3 holds everybody who was there then; delete it when you no "
        "longer need it"
        for name in ("moved-20261126-130000", "until-20261126-120000")
    ]
