"""A page may come from a replica, and never tells somebody less than they told."""

import psycopg
import pytest

from tests.web.operations.streaming import Replica, Site, Visit

CARRIES_ON = "Carry on"


@pytest.fixture
def replica(replicated):
    """It lags as soon as a test says so, and follows again afterwards."""
    yield replicated[1]
    replicated[1].asked("SELECT pg_wal_replay_resume()")


def somebody(site: Site) -> Visit:
    """Who has told the check their age."""
    person = Visit(site)
    person.opens("/check/age/")
    person.answers("/check/age/", age="44")
    return person


def lags(replica: Replica) -> None:
    replica.catches_up()
    replica.asked("SELECT pg_wal_replay_pause()")


def forgets_the_check(primary: str) -> None:
    """Behind the back of the site, which would have noted it."""
    with psycopg.connect(primary, autocommit=True) as connection:
        connection.execute("UPDATE safety_check SET answers = '{}'")


def test_a_page_of_somebody_whose_words_have_arrived_is_read_from_the_replica(
    site, replica, primary
):
    person = somebody(site)
    lags(replica)

    forgets_the_check(primary)

    assert CARRIES_ON in person.opens("/check/start/")


def test_what_was_just_told_is_shown_however_far_the_replica_lags(site, replica):
    person = somebody(site)
    lags(replica)

    person.answers("/check/body/", body="female")

    assert "Female" in person.opens("/check/body/")


def test_the_primary_answers_when_the_replica_is_away(site, replica):
    person = somebody(site)
    replica.catches_up()
    replica.stop()

    shown = person.opens("/check/start/")
    replica.start()

    assert CARRIES_ON in shown


def test_while_something_of_theirs_is_being_written_nobody_reads_from_a_replica(
    site, replica, primary
):
    person = somebody(site)
    lags(replica)
    with psycopg.connect(primary, autocommit=True) as connection:
        connection.execute("UPDATE visitor SET writes_open = 1")
    forgets_the_check(primary)

    assert CARRIES_ON not in person.opens("/check/start/")
