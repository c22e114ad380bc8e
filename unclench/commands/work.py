"""`unclench work`: reminders and tasks in a process of their own."""

import os
import signal
import threading
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from unclench.web.reminders.background import Background

STOPS = (signal.SIGTERM, signal.SIGINT)
LOOKS_EVERY_S = 1
"""Seconds between looks at whether the loop still runs; a fault there ends the program too."""


@click.command("work")
def work_command() -> None:
    """Send reminders that are due and do tasks that wait, until it is stopped.

    The server does this itself unless UNCLENCH_WORKER=off. Several at once do no harm. SIGTERM or
    Ctrl+C stops it after the task in hand.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    # Held back until they are asked for: so none cuts a task off, none is lost during the start,
    # and the first process of a container, which signals do not end by themselves, sees them too.
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    import django

    django.setup()
    from unclench.web.reminders.background import Background

    click.echo("Working. Ctrl+C stops it.")
    if not _work_until_told(Background()):
        raise SystemExit(1)  # The fault itself was printed by the thread.
    click.echo("Stopped.")


def _work_until_told(background: "Background") -> bool:
    """Whether the loop ended because somebody asked; else it broke."""
    loop = threading.Thread(target=background.run, name="background")
    loop.start()
    told = None
    while loop.is_alive() and told is None:
        told = signal.sigtimedwait(STOPS, LOOKS_EVERY_S)
    background.stop()
    loop.join()
    return told is not None
