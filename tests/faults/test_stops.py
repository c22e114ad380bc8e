"""Somebody stops the site, or a worker dies: whoever was answered stays answered."""

import signal
import sqlite3
import threading
from contextlib import closing

import psutil
import pytest

from tests.faults.rounds import Rounds
from tests.faults.writers import Writer

pytestmark = pytest.mark.parametrize("rounds", ["sqlite"], indirect=True)
A_MOMENT_S = 0.5


@pytest.fixture
def writer(running: Rounds) -> Writer:
    return running.writers[0]


def held_up(writer: Writer, running: Rounds) -> tuple[sqlite3.Connection, threading.Thread]:
    """Somebody else writes for long; an entry waits for its turn."""
    holds = sqlite3.connect(running.site.data / "unclench.sqlite3", check_same_thread=False)
    holds.execute("BEGIN IMMEDIATE")
    sends = threading.Thread(target=writer.writes_one)
    sends.start()
    sends.join(A_MOMENT_S)
    return holds, sends


def test_a_request_that_is_slow_is_finished_before_the_site_stops(running, writer):
    writer.opens("/diary/")
    holds, sends = held_up(writer, running)
    running.site.process.send_signal(signal.SIGTERM)
    sends.join(A_MOMENT_S)
    holds.rollback()
    holds.close()
    sends.join()

    assert running.site.process.wait(60) == 0
    assert (len(writer.acknowledged), writer.waits) == (1, None)
    assert running.hold().is_sound


def test_a_database_that_is_locked_for_long_is_said_calmly_and_the_entry_comes_in_later(
    running, writer
):
    writer.opens("/diary/")
    holds, sends = held_up(writer, running)
    relief = writer.opens("/relief/")[0]
    sends.join()
    refused = (len(writer.acknowledged), writer.refused)
    with closing(holds):
        holds.rollback()

    assert (relief, refused) == (200, (0, []))
    assert writer.writes_one()
    assert running.hold().is_sound


def test_a_worker_that_dies_is_replaced(running, writer):
    (worker, *_) = psutil.Process(running.site.process.pid).children()
    worker.kill()
    worker.wait(60)

    running.site.waits_until_ready()

    assert writer.writes_one()
    assert running.site.process.poll() is None
