"""`unclench backup`, `restore` and `move`: the whole site as one file, and between databases."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from unclench.commands.console import stop

PASSPHRASE = click.option(
    "--passphrase-file", type=click.Path(exists=True, dir_okay=False), help="A file with one line."
)


@click.command("backup")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The file.")
@PASSPHRASE
def backup_command(output: str, passphrase_file: str | None) -> None:
    """Copy the whole site into one file while it runs, and check the file.

    It holds everybody's records and the site's secret key. With --passphrase-file it is locked, and
    any `age` program opens it as well.
    """
    _set_up()
    from django.conf import settings
    from django.utils import timezone

    from unclench.web.copies.before_changes import written

    words = _words(passphrase_file) if passphrase_file else ""
    with _said_plainly(output):
        rows = written(Path(output), settings.DATA, timezone.now(), words)
    locked = "It is locked." if passphrase_file else "It is not locked: keep it in a safe place."
    click.echo(f"{rows} rows are in {output}, and were checked. {locked}")


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@PASSPHRASE
@click.option("--replace", is_flag=True, help="Put what is here aside, and the copy in its place.")
def restore_command(file: Path, passphrase_file: str | None, replace: bool) -> None:
    """Put a copy of the whole site back, all or nothing. Stop the server first.

    Into an empty data folder, or an empty database that UNCLENCH_DATABASE_URL names.
    """
    _set_up()
    from django.conf import settings

    from unclench.web.copies.in_use import out_of_use
    from unclench.web.copies.read import open_copy
    from unclench.web.copies.restore import restore

    with (
        _said_plainly(settings.DATA),
        out_of_use(settings.DATA),
        _opened(file, passphrase_file) as path,
    ):
        copy = open_copy(path)
        aside = restore(copy, replace=replace)
    if aside:
        click.echo(f"What was here is kept as {aside}.")
    click.echo(f"{sum(copy.rows.values())} rows are back. Start `unclench serve`.")


@click.command("move")
@click.option("--to", "url", required=True, help="postgresql://user:password@host:5432/name")
def move_command(url: str) -> None:
    """Carry the whole site into an empty PostgreSQL, and compare it row by row.

    Stop the server first. The data folder stays, with the secret key. The database in it is put
    aside, and the site does not start on SQLite there any more.
    """
    _set_up()
    from django.conf import settings

    from unclench.web.copies.in_use import out_of_use

    with _said_plainly("the new database"), out_of_use(settings.DATA):
        rows, aside = _moved(url)
    for table, count in rows.items():
        click.echo(f"{count:>9}  {table}")
    click.echo(f"{sum(rows.values()):>9}  rows are the same in both.")
    if aside:
        click.echo(f"What was here is kept as {aside}, until you delete it.")
    click.echo("Set UNCLENCH_DATABASE_URL to the new address, and start `unclench serve`.")


def _moved(url: str) -> tuple[dict[str, int], Path | None]:
    """The rows that are in the new database, by table, and where the old one is kept."""
    from django.db import connections

    from unclench.web.copies.aside import moved_away
    from unclench.web.copies.put_back import carry_over
    from unclench.web.copies.snapshot import in_place_of_the_site
    from unclench.web.environment import postgresql

    with in_place_of_the_site(postgresql(url, "--to")) as own:
        rows = carry_over(own)
    is_a_file = connections["default"].vendor == "sqlite"
    return rows, moved_away(Path(own["NAME"])) if is_a_file else None


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    import django

    django.setup()


@contextmanager
def _said_plainly(place: str | Path) -> Iterator[None]:
    """What goes wrong ends the program with one line. `place`: where it writes."""
    from django.db import DatabaseError

    from unclench.web.copies.tables import CopyError

    try:
        yield
    except CopyError as error:
        stop(str(error))
    except LookupError:
        stop("Nothing is kept here yet. Is UNCLENCH_DATA or UNCLENCH_DATABASE_URL the right one?")
    except DatabaseError as error:
        stop(f"The database cannot be used: {str(error).strip()}")
    except OSError as error:
        stop(f"{error.filename or place} cannot be used: {error.strerror}")


@contextmanager
def _opened(file: Path, passphrase_file: str | None) -> Iterator[Path]:
    """The copy without its lock, for as long as it is read."""
    from unclench.web.copies.seal import is_sealed, unseal

    if not is_sealed(file):
        yield file
        return
    if passphrase_file is None:
        stop(f"{file} is locked. Say where its passphrase is: --passphrase-file FILE")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.zip"
        unseal(file, _words(passphrase_file), path)
        yield path


def _words(file: str) -> str:
    words = Path(file).read_text(encoding="utf-8").strip()
    if not words:
        stop(f"{file} is empty. Expected a passphrase.")
    return words
