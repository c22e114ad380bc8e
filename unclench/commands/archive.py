"""`unclench export`, `import` and `erase`: a person's record as a whole."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unclench.commands.console import stop
from unclench.commands.site import open_site, person_meant, say_link

if TYPE_CHECKING:
    from unclench.web.accounts.models import Visitor
    from unclench.web.archive.bring import Brought

PERSON = click.option("--person", help="Number or e-mail address; not needed for a single person.")


@click.command("export")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The file.")
@PERSON
def export_command(output: str, person: str | None) -> None:
    """Take a person's record out as one file: JSON, and CSV to read.

    The server may go on meanwhile. A line in the person's list says that it was taken out.
    """
    open_site()
    from unclench.web.archive.looked import note
    from unclench.web.archive.models import What, Who

    visitor = person_meant(person)
    note(visitor, Who.COMMAND_LINE, What.EXPORTED)
    try:
        _write(visitor, Path(output))
    except OSError as error:
        stop(f"{output} cannot be written: {error.strerror}")
    click.echo(f"Record {visitor.pk} is in {output}. It is not locked: keep it in a safe place.")


def _write(visitor: "Visitor", path: Path) -> None:
    """Whole or not at all, and readable for its owner only."""
    from django.utils import timezone

    from unclench.web.archive.write import write_archive

    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        half = Path(file.name)
        try:
            write_archive(visitor, timezone.now(), file)
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)


@click.command("import")
@click.argument("file")
@click.option("--person", help="Whose record it goes into; without it, into a new one.")
@click.option(
    "--add", is_flag=True, help="Add to what is there; what is there already is left out."
)
def import_command(file: str, person: str | None, add: bool) -> None:
    """Bring a record in that was taken out on this or another server: all of it, or nothing.

    Into a new record unless --person says otherwise. A link to open the new one is printed.
    """
    open_site()
    from unclench.web.archive.form import ArchiveError
    from unclench.web.archive.looked import note
    from unclench.web.archive.models import What, Who

    visitor = person_meant(person) if person else None
    try:
        visitor, brought = _bring(Path(file), visitor, add=add)
    except ArchiveError as error:
        stop(f"{file}: {error}{_how_to_add(error)}")
    except OSError as error:
        stop(f"{file} cannot be read: {error.strerror}")
    note(visitor, Who.COMMAND_LINE, What.IMPORTED)
    _say(brought)
    click.echo(f"It is record {visitor.pk}.")
    say_link(visitor)


def _bring(path: Path, visitor: "Visitor | None", *, add: bool) -> "tuple[Visitor, Brought]":
    from django.db import transaction

    from unclench.web.accounts.models import Visitor
    from unclench.web.archive.bring import bring_in
    from unclench.web.archive.read import open_archive

    with path.open("rb") as file, open_archive(file) as archive, transaction.atomic():
        visitor = visitor or Visitor.objects.create()
        return visitor, bring_in(visitor, archive, add=add)


def _how_to_add(error: Exception) -> str:
    from unclench.web.archive.bring import RecordFilledError

    return " The option for that is --add." if isinstance(error, RecordFilledError) else ""


def _say(brought: "Brought") -> None:
    for table, count in brought.added.items():
        skipped = brought.skipped[table]
        if count or skipped:
            click.echo(f"  {table}: {count} came in" + f", {skipped} were there" * bool(skipped))


@click.command("erase")
@click.option("--person", required=True, help="Number or e-mail address.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase_command(person: str, yes: bool) -> None:
    """Erase a person: their record, account, sessions and files. Nobody can bring it back.

    Copies that you made of the data folder or the database are yours to erase.
    """
    open_site()
    from unclench.web.archive.erase import erase
    from unclench.web.archive.rows import Record

    visitor = person_meant(person)
    number, rows = visitor.pk, sum(Record(visitor).counts().values())
    if not yes:
        click.confirm(f"Erase record {number} with its {rows} rows for good?", abort=True)
    erase(visitor)
    click.echo(f"Record {number} is erased. Copies that you made before are not.")
