"""What is taken out while somebody writes is the record of one moment."""

from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from tests.web.archive.conftest import brought_in
from unclench.web.accounts.models import Visitor
from unclench.web.archive.rows import Record, one_moment


def _says_well(visitor: Visitor) -> None:
    visitor.recoveries.create(said_at=timezone.now())
    connection.close()


def elsewhere(visitor: Visitor) -> None:
    """Another connection writes, and is done before this one goes on."""
    writer = Thread(target=_says_well, args=(visitor,))
    writer.start()
    writer.join(10)
    assert not writer.is_alive()


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_not_seen_and_nobody_has_to_wait(full_archive):
    visitor = brought_in(full_archive)
    with one_moment():
        before = Record(visitor).counts()
        elsewhere(visitor)
        during = Record(visitor).counts()

    assert during == before
    assert Record(visitor).counts()["recovery"] == before["recovery"] + 1


@pytest.mark.django_db(transaction=True)
def test_afterwards_the_connection_is_as_it_was(full_archive):
    visitor = brought_in(full_archive)

    with one_moment():
        assert Record(visitor).counts()

    assert not connection.in_atomic_block
