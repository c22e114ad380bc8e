"""`unclench doctor`: looks at the settings and what they lead to, and says what to mend."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from unclench.commands.console import show_json
from unclench.commands.given import knowledge
from unclench.engine.knowledge.suggest import did_you_mean

if TYPE_CHECKING:
    from django.conf import LazySettings

MARKS = {"good": "ok   ", "look": "look ", "bad": "MEND "}
ROOM_MB = 200
RIGHTS = {
    "sqlite": "Whoever runs the site needs the right to write the file and its folder",
    "postgresql": "UNCLENCH_DATABASE_URL has to name the primary, and an owner of the tables",
}


@dataclass(frozen=True)
class Found:
    """One thing that was looked at. `how`: `good`, `look` (may be meant so) or `bad`."""

    how: str
    what: str


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def doctor_command(as_json: bool) -> None:
    """Look at the settings and what they lead to; say what to mend. Nothing is changed.

    Exit code 1 if something has to be mended.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    import django

    knowledge()
    django.setup()  # a setting that cannot be used ends the program with a line of its own
    found = list(_everything())
    if as_json:
        show_json([{"how": each.how, "what": each.what} for each in found])
    else:
        click.echo("\n".join(f"{MARKS[each.how]} {each.what}" for each in found))
    if any(each.how == "bad" for each in found):
        raise SystemExit(1)


def _everything() -> Iterator[Found]:
    from django.conf import settings

    yield from _names()
    yield from _folder(settings)
    yield from _database()
    yield from _reach(settings)
    yield from _messages(settings)


def _names() -> Iterator[Found]:
    from unclench.web.declared import NAMES, unknown

    for name in unknown():
        yield Found("bad", f"{name} is no setting.{did_you_mean(name, NAMES)}")


def _folder(settings: "LazySettings") -> Iterator[Found]:
    import shutil

    from unclench.web.copies.aside import aside_in

    data = settings.DATA
    if data.stat().st_mode & 0o077:
        yield Found("bad", f"Others on this computer may look into {data}. Run: chmod 700 {data}")
    free = shutil.disk_usage(data).free // 2**20
    how = "good" if free >= ROOM_MB else "bad"
    yield Found(how, f"{free} MB are free where {data} stands")
    for old in aside_in(data):
        yield Found(
            "look",
            f"{old.name} holds everybody who was there then; delete it when you no longer need it",
        )


def _database() -> Iterator[Found]:
    from django.db import DatabaseError, connection

    from unclench.web.copies.tables import CopyError, is_up_to_date, shape_of

    try:
        shape_of("default")
        yield _written(connection.vendor)
        if not is_up_to_date():
            yield Found("look", "The tables will be brought up to date at the next start")
    except CopyError as error:
        yield Found("bad", str(error))
    except DatabaseError as error:
        yield Found("bad", f"The database cannot be used: {str(error).strip()}")


def _written(vendor: str) -> Found:
    """Whether it can be written as well. A table is made and taken back, so nothing is changed."""
    from django.db import DatabaseError, connection, transaction

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE unclench_doctor (tried integer)")
            transaction.set_rollback(True)
    except DatabaseError as error:
        return Found(
            "bad", f"The database cannot be written: {str(error).strip()}. {RIGHTS[vendor]}"
        )
    return Found("good", f"The database answers and can be written ({vendor})")


def _reach(settings: "LazySettings") -> Iterator[Found]:
    from unclench.web.accounts.configured import is_loopback

    if all(is_loopback(host) for host in settings.ALLOWED_HOSTS):
        yield Found("good", "Only this computer reaches the site")
        return
    if not settings.OVER_HTTPS:
        yield Found("look", "Without HTTPS answers cross the network readable: at home only")
    elif not settings.PROXIES:
        yield Found(
            "look", "Behind a proxy, name it (UNCLENCH_PROXIES): else all visitors share one limit"
        )
    yield from _health_links(settings)
    if settings.SIGN_UP == "open":
        yield Found("look", "Anybody who reaches the site may make an account (UNCLENCH_SIGN_UP)")
    if "*" in settings.ALLOWED_HOSTS:
        yield Found("bad", "UNCLENCH_HOSTS=* answers to any name. Name the hosts")


def _health_links(settings: "LazySettings") -> Iterator[Found]:
    from unclench.health_link.reach import Reach, reach_of

    if reach_of(settings.SITE_ORIGIN) is not Reach.EVERYWHERE:
        yield Found(
            "look",
            "No clinic can open a health link: name a public https address (UNCLENCH_ORIGINS)",
        )


def _messages(settings: "LazySettings") -> Iterator[Found]:
    if not settings.MAIL_IS_SET_UP:
        yield Found("look", "No mail server: nobody resets a password alone (UNCLENCH_EMAIL_URL)")
    if not settings.CONTACT:
        yield Found("look", "No messages to devices, no security.txt (UNCLENCH_CONTACT)")
    if not settings.WORKER:
        yield Found("look", "This server sends no reminders: keep `unclench work` running")
