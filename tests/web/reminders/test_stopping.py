"""Whoever stops `unclench work` cuts no task off, and starts none."""

import signal
import subprocess
import sys

import pytest
from django_tasks import TaskResultStatus
from django_tasks.signals import task_started
from django_tasks_db.models import DBTaskResult

from tests.program import environment, run
from unclench.web.reminders.background import Background
from unclench.web.reminders.sending import send_reminder

BROKEN = """
import django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "unclench.web.settings"
django.setup()
from unclench.web.reminders.background import Background
Background.run = lambda self: 1 / 0
from unclench.cli import main
main(["work"])
"""


@pytest.fixture
def background():
    """A loop that is asked to stop as soon as it has begun a task."""
    made = Background()

    def stop(**told: object) -> None:
        made.stop()

    task_started.connect(stop)
    yield made
    task_started.disconnect(stop)


@pytest.fixture
def at_work(tmp_path):
    """`unclench work` on a site of its own, once it works."""
    run(tmp_path, "export", "-o", tmp_path / "record.zip")  # makes the tables
    command = [sys.executable, "-m", "unclench", "work"]
    told, pipe = environment(tmp_path, PYTHONUNBUFFERED="1"), subprocess.PIPE
    with subprocess.Popen(command, env=told, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout.readline() == "Working. Ctrl+C stops it.\n"
        yield process
        process.kill()


@pytest.mark.django_db(transaction=True)
def test_a_loop_that_is_stopped_ends_its_task_and_leaves_the_others(background):
    send_reminder.enqueue(1, visitor_id=0)
    send_reminder.enqueue(2, visitor_id=0)

    background.run()

    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == [
        TaskResultStatus.READY,
        TaskResultStatus.SUCCESSFUL,
    ]


@pytest.mark.django_db(transaction=True)
def test_a_loop_that_was_stopped_before_it_looked_begins_nothing():
    send_reminder.enqueue(1, visitor_id=0)
    background = Background()
    background.stop()

    background.run()

    assert DBTaskResult.objects.get().status == TaskResultStatus.READY


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_asked_to_stop_ends_well(at_work, number: signal.Signals):
    at_work.send_signal(number)

    said, complained = at_work.communicate(timeout=60)

    assert (at_work.returncode, said, complained) == (0, "Stopped.\n", "")


def test_a_worker_whose_loop_breaks_ends_with_a_fault(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", BROKEN],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, "Stopped." in done.stdout) == (1, False)
    assert "ZeroDivisionError" in done.stderr
