"""Two web processes over one PostgreSQL are one site: sessions, counted tries and tasks."""

import os
import subprocess
import sys
import time
import uuid

import psycopg
import pytest

from tests.web.operations.streaming import Site, Visit

PASSWORD = "a long walk before breakfast"
TRIES, TASKS = 5, 40
OFTEN = range(16)  # each on a connection of its own, so that either process may be asked
ENQUEUE = f"""
import django; django.setup()
from unclench.web.reminders.sending import send_reminder
[send_reminder.enqueue(number, 1, visitor_id=0) for number in range({TASKS})]
"""
NOT_DONE = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE finished_at IS NULL"
DONE_ONCE = """SELECT count(*) FROM django_tasks_database_dbtaskresult
    WHERE finished_at IS NOT NULL AND jsonb_array_length(worker_ids) = 1"""


@pytest.fixture
def account(site) -> tuple[Visit, str]:
    """Somebody who is signed in, and their address."""
    person, address = Visit(site), f"{uuid.uuid4().hex}@example.org"
    person.opens("/account/signup/")
    person.answers("/account/signup/", email=address, password1=PASSWORD)
    return person, address


@pytest.fixture
def many_tasks(site: Site, primary) -> psycopg.Connection:
    """The database, once every task was done by the loops beside the pages."""
    subprocess.run([sys.executable, "-c", ENQUEUE], env=os.environ | site.environment, check=True)
    with psycopg.connect(primary, autocommit=True) as connection:
        while connection.execute(NOT_DONE).fetchone() != (0,):
            time.sleep(0.2)
        yield connection


def test_somebody_who_signed_in_is_known_to_every_process(account):
    person, address = account

    assert all(address in person.opens("/account/") for _ in OFTEN)


def test_wrong_tries_count_together_whichever_process_was_asked(site, account):
    _, address = account
    other = Visit(site)
    other.opens("/account/login/")
    for _ in range(TRIES):
        other.answers("/account/login/", login=address, password="not the one, sorry")

    assert other.answers("/account/login/", login=address, password=PASSWORD) == ""


def test_a_task_is_done_by_one_of_the_loops_and_once(many_tasks):
    assert many_tasks.execute(DONE_ONCE).fetchone() == (TASKS,)
