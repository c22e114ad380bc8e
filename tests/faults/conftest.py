"""Databases that fail, and sites that run beside the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from tests.faults.rounds import Rounds, prepared, store_called
from tests.faults.stores import Postgres, Store
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
    """A PostgreSQL that these tests may stop and kill."""
    return Postgres(tmp_path_factory.mktemp("postgresql"))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path: Path) -> Store:
    """An empty database of either kind."""
    return store_called(request.param, tmp_path / "data")


@pytest.fixture
def rounds(store: Store, tmp_path: Path) -> Iterator[Rounds]:
    """A site that is not running yet, with people in the middle of things."""
    rounds = prepared(tmp_path / "data", store, writers=3, seed=5)
    yield rounds
    rounds.site.kill()


@pytest.fixture
def running(rounds: Rounds) -> Rounds:
    """The same, and it runs."""
    rounds.site.starts()
    return rounds
