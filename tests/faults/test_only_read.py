"""A PostgreSQL that can only be read, such as a replica, is found before anybody writes there."""

import pytest

from tests.faults.stores import Store
from tests.program import run

ONLY_READ = "options=-c%20default_transaction_read_only%3Don"


@pytest.fixture
def data(tmp_path, store: Store):
    """A data folder whose site has its tables there."""
    folder = tmp_path / "data"
    run(folder, "export", "-o", tmp_path / "record.zip", **store.settings)  # makes them
    return folder


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_postgresql_that_can_be_written_is_said_to_be(data, store):
    done = run(data, "doctor", **store.settings)

    assert "ok    The database answers and can be written (postgresql)" in done.stdout
    assert store.rows("SELECT to_regclass('unclench_doctor')") == [(None,)]


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_postgresql_that_can_only_be_read_has_to_be_mended(data, store):
    url = store.settings["UNCLENCH_DATABASE_URL"]
    only_read = f"{url}{'&' if '?' in url else '?'}{ONLY_READ}"

    done = run(data, "doctor", UNCLENCH_DATABASE_URL=only_read)

    assert done.returncode == 1
    assert "MEND  The database cannot be written: cannot execute CREATE TABLE" in done.stdout
    assert "UNCLENCH_DATABASE_URL has to name the primary" in done.stdout
