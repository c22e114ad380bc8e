"""`unclench serve`: prepares the database and the static files, then serves."""

import hashlib
import os
import shutil
import socket
import sys
from pathlib import Path

import click

from unclench.commands.console import stop
from unclench.commands.given import knowledge
from unclench.commands.site import bring_up_to_date, in_use, or_stop

STOPS_WITHIN_S = 12
"""Longer than a page waits for another writer (`WAITS_S`), and that is the longest it takes."""
COLLECTED = "collected"
"""Stands in the data folder once all static files were collected, and says which."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
def serve_command(host: str) -> None:
    """Serve the site at http://127.0.0.1:8000 (UNCLENCH_PORT, UNCLENCH_DATA choose others)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    knowledge()  # Before anything is touched: without it there is nothing to serve.
    from django.conf import settings

    _refuse_others(host, settings.SINGLE_PERSON)
    _refuse_taken(host, settings.PORT)
    with in_use(settings.DATA):
        _prepare_and_serve(host)


def _prepare_and_serve(host: str) -> None:
    from django.conf import settings

    _prepare(settings.DATA)
    _make_ready()
    shown = "127.0.0.1" if host == "0.0.0.0" else host
    click.echo(f"Your data: {settings.DATA}")
    click.echo(f"Unclench is ready at http://{shown}:{settings.PORT}  (Ctrl+C stops it)")
    sys.stdout.flush()
    _serve(host, settings.PORT, settings.PROCESSES)


def _refuse_others(host: str, single_person: bool) -> None:
    """Without a login, nobody but who sits at this computer may reach the site."""
    from unclench.web.accounts.configured import is_loopback

    if single_person and not is_loopback(host):
        stop(
            f"--host {host} lets others reach the site, and UNCLENCH_SINGLE_PERSON=on lets whoever "
            "reaches it see everything. Leave out --host, or make accounts."
        )


def _refuse_taken(host: str, port: int) -> None:
    """Two servers on one port would answer in turns, so a taken port is an error."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            stop(
                f"Port {port} on {host} cannot be used ({error.strerror}); perhaps Unclench is "
                f"running already. Stop it, or choose another port: UNCLENCH_PORT={port + 1}"
            )


def _prepare(data: Path) -> None:
    from django.core.management import call_command

    with or_stop(data):
        bring_up_to_date(data)
        from unclench.web.copies.before_changes import alone

        with alone(data):
            call_command("createcachetable", verbosity=0)
            _collect_static(data)


def _make_ready() -> None:
    from unclench.web.warm import make_ready

    make_ready()


def _collect_static(data: Path) -> None:
    """Collects the files anew if they are others than before, or were not all collected."""
    from django.conf import settings
    from django.core.management import call_command

    for old in data.glob("static-*"):
        if old != settings.STATIC_ROOT:
            shutil.rmtree(old, ignore_errors=True)
    told, collected = f"{settings.VERSION} {_what_is_to_collect()}", data / COLLECTED
    if settings.STATIC_ROOT.is_dir() and collected.exists() and collected.read_text() == told:
        return
    collected.unlink(missing_ok=True)
    call_command("collectstatic", clear=True, verbosity=0, interactive=False)
    collected.write_text(told)


def _what_is_to_collect() -> str:
    """A fingerprint of every file that pages name."""
    from django.contrib.staticfiles.finders import get_finders

    found = (each for finder in get_finders() for each in finder.list([]))
    digest = hashlib.sha256()
    for path, storage in found:
        digest.update(f"{path}\n".encode() + Path(storage.path(path)).read_bytes())
    return digest.hexdigest()


def _serve(host: str, port: int, processes: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "unclench.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=4,
        log_enabled=False,
        respawn_failed_workers=True,
        # A worker that has only just begun does not hear yet that it is to stop.
        workers_kill_timeout=STOPS_WITHIN_S,
    )
    server.serve()
