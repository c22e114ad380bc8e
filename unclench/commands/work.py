"""`unclench work`: reminders and tasks in a process of their own."""

import os
import signal
import threading
from typing import TYPE_CHECKING

import click

from unclench.commands.site import in_use

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
    told = _told_to_stop()
    import django

    django.setup()
    from django.conf import settings

    from unclench.web.reminders.background import Background

    with in_use(settings.DATA):
        click.echo("Working. Ctrl+C stops it.")
        _work_until(told, Background())
    if not told.is_set():
        raise SystemExit(1)  # The fault itself was printed by the thread.
    click.echo("Stopped.")


def _told_to_stop() -> threading.Event:
    """Set once somebody asks. From now on no signal cuts a task off, and the first process of a
    container, which signals do not end by themselves, hears them too."""
    told = threading.Event()
    for each in STOPS:
        signal.signal(each, lambda *_: told.set())
    return told


def _work_until(told: threading.Event, background: "Background") -> None:
    """Works until somebody asks to stop, or the loop breaks."""
    loop = threading.Thread(target=background.run, name="background")
    loop.start()
    while loop.is_alive() and not told.wait(LOOKS_EVERY_S):
        pass
    background.stop()
    loop.join()
