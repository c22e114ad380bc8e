"""What the commands about records share: the site's database, and whose record is meant."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from unclench.commands.console import stop

if TYPE_CHECKING:
    from unclench.web.accounts.models import Visitor


def open_site() -> None:
    """Makes the site's database ready, and brings it up to date. An error ends the program."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    from django.conf import settings

    with or_stop(settings.DATA):
        bring_up_to_date(settings.DATA)


@contextmanager
def or_stop(data: Path) -> Iterator[None]:
    """What stands in the way of the data folder or the database ends the program with one line."""
    from django.db.utils import DatabaseError, InterfaceError

    from unclench.web.declared import FolderError

    try:
        yield
    except OSError as error:
        raise FolderError(data, error) from None
    except (DatabaseError, InterfaceError) as error:
        stop(_no_database(data, str(error).strip()))


def in_use(data: Path) -> IO[str]:
    """Says for as long as it is open that a server or a worker writes here."""
    from unclench.web.copies.in_use import taken_into_use
    from unclench.web.copies.tables import CopyError

    with or_stop(data):
        try:
            return taken_into_use(data)
        except CopyError as error:
            stop(str(error))


def _no_database(data: Path, reason: str) -> str:
    from django.db import connection

    if connection.vendor == "postgresql":
        return (
            f"The database cannot be used: {reason}\nIs it running, and is UNCLENCH_DATABASE_URL "
            "right? Start again when it answers."
        )
    return (
        f"The database in {data} cannot be used: {reason}. Mend its rights or make room, or choose "
        "another folder: UNCLENCH_DATA=…"
    )


def bring_up_to_date(data: Path) -> None:
    """Changes the tables to what this version needs; before that it copies the whole site."""
    import django
    from django.core.management import call_command

    django.setup()
    from django.utils import timezone

    from unclench.web.copies.before_changes import alone, copy_before_changes
    from unclench.web.copies.tables import bring_to, is_empty, is_up_to_date, newest

    with alone(data):
        if is_up_to_date():
            return
        copy = copy_before_changes(data, timezone.now())
        if copy:
            click.echo(f"Before the tables change, everything was copied to {copy}", err=True)
        if is_empty():
            bring_to(newest())
        call_command("migrate", verbosity=0, interactive=False)


def person_meant(person: str | None) -> "Visitor":
    """The record that is meant: by number, by e-mail address, or the only one there is."""
    from unclench.web.accounts.models import Visitor

    if person is not None:
        return _named(person)
    people = list(Visitor.objects.select_related("user").order_by("pk"))
    if not people:
        stop("Nobody's record is kept here yet.")
    if len(people) > 1:
        lines = "\n".join(f"  {_said(each)}" for each in people)
        stop(f"There are several records. Say which one with --person:\n{lines}")
    return people[0]


def _named(person: str) -> "Visitor":
    from unclench.web.accounts.models import Visitor

    by_number = person.isdecimal() and len(person) < 18
    wanted = {"pk": int(person)} if by_number else {"user__email": person.lower()}
    found = Visitor.objects.filter(**wanted).first()
    if found is None:
        stop(f"There is no record {person!r} here. Without --person the command lists them.")
    return found


def _said(visitor: "Visitor") -> str:
    """A record by its number and address; nothing about health."""
    email = visitor.user.email if hasattr(visitor, "user") else "no account"
    return f"{visitor.pk}  {email}  since {visitor.created_at:%Y-%m-%d}"


def say_link(visitor: "Visitor") -> None:
    """Prints how to open a record that nobody can open yet; nothing for one that can be."""
    from django.conf import settings

    from unclench.web.archive.open_link import new_link

    try:
        link = new_link(visitor)
    except ValueError:
        return
    click.echo("Start `unclench serve` and open this in the browser that shall keep the record.")
    click.echo("It works once, within a day:")
    click.echo(f"  http://127.0.0.1:{settings.PORT}/you/open/{link}/")
