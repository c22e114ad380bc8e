"""PostgreSQL goes away in the middle of a request and comes back."""

import random
import threading
from collections.abc import Iterator

import psycopg
import pytest

from tests.faults.rounds import Rounds, once_more
from tests.faults.stores import Postgres
from tests.faults.writers import Writer

SIGNS = "Get help now if you have"


@pytest.fixture
def running(site_in_use, tmp_path) -> Iterator[Rounds]:
    """With two processes."""
    rounds = once_more(site_in_use("postgresql"), tmp_path / "data", seed=5)
    rounds.site.starts(UNCLENCH_PROCESSES="2")
    yield rounds
    rounds.site.kill()


@pytest.fixture
def server(running: Rounds) -> Postgres:
    assert isinstance(running.store, Postgres)
    return running.store


@pytest.fixture
def writer(running: Rounds) -> Writer:
    return running.writers[0]


def in_the_middle(writer: Writer, server: Postgres) -> tuple[psycopg.Connection, threading.Thread]:
    """An entry on its way, held up at its table for as long as the connection lives."""
    holds = psycopg.connect(server.url)
    holds.execute("LOCK TABLE diary_entry, plan_arrived, relief_session, safety_check")
    sends = threading.Thread(target=writer.writes_one)
    sends.start()
    while not waiting(server):
        sends.join(0.02)
    return holds, sends


def waiting(server: Postgres) -> int:
    """How many questions wait for a lock."""
    ((many,),) = server.rows("SELECT count(*) FROM pg_locks WHERE NOT granted")
    return int(many)


def test_an_entry_that_is_cut_off_is_answered_calmly_and_repeated_once(running, writer, server):
    _holds, sends = in_the_middle(writer, server)
    server.stops()
    sends.join()
    cut_off = (writer.waits is not None, writer.refused)
    server.starts()

    assert cut_off == (True, [])  # 503 is no refusal: the device keeps it
    assert writer.writes_one()
    assert running.hold().is_sound


def test_without_its_database_the_site_shows_what_helps_and_mends_by_itself(writer, server):
    writer.chance = random.Random(1)
    writer.opens("/diary/")  # the connection is open
    server.stops()
    diary, relief = writer.opens("/diary/"), writer.opens("/relief/")
    ready = writer.opens("/readyz")
    server.starts()

    assert (diary[0], relief[0]) == (503, 503)
    assert SIGNS in diary[1]
    assert "Your own record cannot be opened just now." in relief[1]
    assert ready == (503, "the database cannot be reached\n")
    assert writer.opens("/diary/")[0] == 200
