"""Databases that fail, and sites that run beside the tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from tests.faults.rounds import Rounds, once_more, prepared
from tests.faults.stores import Postgres, Sqlite, Store
from tests.web.accounts.conftest import Member
from tests.web.conftest import Person


@contextmanager
def away(reason: str = "the connection is closed") -> Iterator[None]:
    """Every question to the database fails for this reason."""

    def fails(*question: Any) -> Any:
        raise OperationalError(reason)

    with connection.execute_wrapper(fails):
        yield


@pytest.fixture
def vera(db) -> Member:
    """Somebody with a record and an account, who is signed in."""
    vera = Member()
    vera.finishes()
    vera.signs_up()
    vera.browser.raise_request_exception = False
    return vera


@pytest.fixture
def known(db) -> Person:
    """Somebody with a record and no account."""
    person = Person()
    person.finishes()
    person.browser.raise_request_exception = False
    return person


@pytest.fixture(scope="session")
def postgres(tmp_path_factory) -> Postgres:
    """A PostgreSQL that these tests may stop and kill. Its first database stays empty."""
    return Postgres(tmp_path_factory.mktemp("postgresql"))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path: Path) -> Store:
    """An empty database of either kind."""
    (tmp_path / "data").mkdir(mode=0o700)
    if request.param == "sqlite":
        return Sqlite(tmp_path / "data")
    empty: Postgres = request.getfixturevalue("postgres")
    return empty.copied(tmp_path / "data")


@pytest.fixture(scope="session")
def site_in_use(request, tmp_path_factory) -> Callable[[str], Rounds]:
    """A site of either kind with people in the middle of things. Made once; nobody writes there."""

    @cache
    def of(kind: str) -> Rounds:
        data = tmp_path_factory.mktemp(kind) / "data"
        data.mkdir(mode=0o700)
        postgres = request.getfixturevalue("postgres") if kind == "postgresql" else None
        store = postgres.copied(data) if postgres else Sqlite(data)
        made = prepared(data, store, writers=3, seed=5)
        made.site.starts()
        made.site.stop()
        return made

    return of


@pytest.fixture(params=["sqlite", "postgresql"])
def rounds(request, site_in_use, tmp_path: Path) -> Iterator[Rounds]:
    """Such a site, not running yet."""
    rounds = once_more(site_in_use(request.param), tmp_path / "data", seed=5)
    yield rounds
    rounds.site.kill()


@pytest.fixture
def running(rounds: Rounds) -> Rounds:
    """The same, and it runs."""
    rounds.site.starts()
    return rounds
