"""Work that nobody waits for: reminders that are due, and tasks such as a long import.

One thread beside the pages does it (`UNCLENCH_WORKER=on`, the usual), or `unclench work` in a
process of its own. Several at once do no harm.
"""

import logging
import threading
from datetime import timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from unclench.web.from_elsewhere.services import sweep as sweep_files
from unclench.web.links.services import end_what_ended
from unclench.web.reminders.models import ReminderSlot
from unclench.web.reminders.sending import enqueue_due

log = logging.getLogger("unclench")

LOOKS_EVERY_S = 5
LOST_AFTER = timedelta(hours=1)
KEPT_FOR = timedelta(days=1)


class Background:
    """The loop. `wake` ends its rest early, because a task came in."""

    def __init__(self) -> None:
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._worker = _worker()

    def start(self) -> None:
        """Begins in a thread that ends with the process, and looks at once when a task comes in."""
        task_enqueued.connect(self.wake, weak=False)
        threading.Thread(target=self.run, name="background", daemon=True).start()

    def wake(self, **signal: object) -> None:
        """Looks at once."""
        self._wake.set()

    def stop(self) -> None:
        """Ends after the task that is being done; others wait for the next one who looks."""
        self._stop.set()
        self._worker.running = False
        self._wake.set()

    def run(self) -> None:
        """Looks for work until it is stopped."""
        while not self._stop.is_set():
            self._look()
            self._wake.wait(LOOKS_EVERY_S)
            self._wake.clear()

    def _look(self) -> None:
        try:
            work_once(self._worker)
        except DatabaseError as error:  # busy or away: the next look may find it again
            log.error("background work has to wait: %s", error)
        finally:
            close_old_connections()


def work_once(worker: Worker | None = None) -> None:
    """All that is due now, and all tasks that wait; then what is old is swept away.

    A worker that is no longer `running` begins no task more.
    """
    now = timezone.now()
    enqueue_due(now)
    (worker or _worker()).run()
    _sweep()


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"background-{threading.get_ident()}",
        excluded_queue_names=[],
    )


def _sweep() -> None:
    """Tasks and slots tell when who was reminded, so they are not kept longer than a day. So with
    what an ended link held."""
    sweep_files()
    now = timezone.now()
    end_what_ended(now)
    DBTaskResult.objects.filter(finished_at__lt=now - KEPT_FOR).delete()
    ReminderSlot.objects.filter(due__lt=now - KEPT_FOR).delete()
    stuck = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    stuck.filter(started_at__lt=now - LOST_AFTER).update(
        status=TaskResultStatus.FAILED, finished_at=now
    )
