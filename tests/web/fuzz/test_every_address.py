"""Whatever is sent to whatever address: no fault of the server, and no word of somebody else.

Some requests here; `bench/hostile.py` sends ten thousand.
"""

import os
import time

import pytest
from hypothesis import HealthCheck, given, settings

from tests.web.accounts.conftest import Member
from tests.web.fuzz.hostile import Hostile, Map, requests, sent_by, shows_a_trace
from tests.web.test_whose_pages import (
    Owner,
    as_if_nothing_had_been_asked,
    somebody_who_lived,
    tells,
)

MANY = int(os.environ.get("HOSTILE_REQUESTS", "60"))
LONGEST_S = 5.0
"""Seconds of work; a busy machine is no fault of a page."""
SOME = settings(
    max_examples=MANY,
    deadline=None,
    database=None,
    derandomize=MANY < 100,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def owner(db) -> Owner:
    return somebody_who_lived()


@pytest.fixture
def tom(db) -> Member:
    """Somebody else with a record and an account."""
    tom = Member("tom@example.org")
    tom.finishes()
    tom.signs_up()
    tom.says_who()
    tom.browser.raise_request_exception = False
    return tom


@given(hostile=requests)
@SOME
def test_no_request_breaks_the_site_or_learns_of_somebody_else(owner, tom, hostile: Hostile):
    address = Map(owner.user).address(hostile)
    began = time.process_time()

    with as_if_nothing_had_been_asked(tom):
        answer = sent_by(tom.browser, address, hostile)
        told = tells(answer)

    assert (answer.status_code < 500, told, shows_a_trace(answer)) == (True, False, False)
    assert time.process_time() - began < LONGEST_S


@given(hostile=requests)
@SOME
def test_no_request_breaks_a_full_record_of_ones_own(owner, hostile: Hostile):
    owner.browser.raise_request_exception = False
    address = Map(owner.user).address(hostile)

    began = time.process_time()

    with as_if_nothing_had_been_asked(owner):
        answer = sent_by(owner.browser, address, hostile)

    assert answer.status_code < 500 or "webauthn" in address
    assert not shows_a_trace(answer)
    assert time.process_time() - began < LONGEST_S
