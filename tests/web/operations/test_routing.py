"""Where a request reads and writes when there are replicas; no database is asked."""

from pathlib import Path

import pytest

from unclench.web.accounts.models import User, Visitor
from unclench.web.check.models import Decision
from unclench.web.declared import SettingError
from unclench.web.environment import databases
from unclench.web.operations.replicas import PRIMARY, Reading, Replica, Router, _now

pytestmark = pytest.mark.django_db
POSTGRESQL = "postgresql://unclench@db/unclench"
URLS = "UNCLENCH_DATABASE_REPLICA_URLS"


@pytest.fixture
def on_a_replica():
    """A request that reads from a replica."""
    reading = Reading("replica_1")
    before = _now.set(reading)
    yield reading
    _now.reset(before)


@pytest.fixture
def _outside_a_transaction(monkeypatch):
    monkeypatch.setattr("unclench.web.operations.replicas._is_in_transaction", lambda: False)


@pytest.mark.usefixtures("_outside_a_transaction")
def test_what_a_person_told_is_read_from_the_replica_of_the_request(on_a_replica):
    assert Router().db_for_read(Decision) == "replica_1"


@pytest.mark.usefixtures("_outside_a_transaction", "on_a_replica")
@pytest.mark.parametrize("model", [Visitor, User])
def test_whose_record_it_is_is_never_read_from_a_replica(model):
    assert Router().db_for_read(model) == PRIMARY


@pytest.mark.usefixtures("_outside_a_transaction")
def test_after_a_write_a_request_reads_what_it_wrote(on_a_replica):
    Router().db_for_write(Decision)

    assert Router().db_for_read(Decision) == PRIMARY


@pytest.mark.usefixtures("on_a_replica")
def test_what_has_to_be_of_one_moment_is_read_on_the_primary():
    assert Router().db_for_read(Decision) == PRIMARY  # every test runs in a transaction


@pytest.mark.usefixtures("_outside_a_transaction")
def test_a_task_or_a_command_reads_on_the_primary():
    assert Router().db_for_read(Decision) == PRIMARY


def test_tables_are_changed_on_the_primary_alone():
    assert not Router().allow_migrate("replica_1", "check")


def test_a_replica_that_does_not_answer_is_left_alone(monkeypatch, settings):
    asked = []
    monkeypatch.setattr(
        "unclench.web.operations.replicas._number", lambda alias, question: asked.append(alias)
    )
    replica = Replica(PRIMARY)

    replica.leave_alone()

    assert not replica.has(1)
    assert asked == []


def test_each_replica_is_a_database_of_its_own(monkeypatch):
    monkeypatch.setenv("UNCLENCH_DATABASE_URL", POSTGRESQL)
    monkeypatch.setenv(URLS, "postgresql://u@one/unclench,postgresql://u@two/unclench")

    found = databases(Path())

    assert [found[name]["HOST"] for name in found] == ["db", "one", "two"]


def test_an_address_of_a_replica_that_cannot_be_used_is_not_repeated(monkeypatch):
    monkeypatch.setenv("UNCLENCH_DATABASE_URL", POSTGRESQL)
    monkeypatch.setenv(URLS, "mysql://user:secret@db/unclench")

    with pytest.raises(SettingError, match=f"{URLS}='…' cannot be used"):
        databases(Path())


def test_sqlite_has_no_replicas(monkeypatch):
    monkeypatch.setenv("UNCLENCH_DATABASE_URL", "")
    monkeypatch.setenv(URLS, POSTGRESQL)

    with pytest.raises(SettingError, match="copies of a PostgreSQL"):
        databases(Path())
