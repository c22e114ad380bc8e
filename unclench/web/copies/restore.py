"""Puts a copy in the place of a site: its rows and its keys."""

from pathlib import Path

from django.conf import settings
from django.db import connections

from unclench.web.copies.aside import UNTIL, put_aside
from unclench.web.copies.put_back import put_back
from unclench.web.copies.read import Copy
from unclench.web.copies.snapshot import in_place_of_the_site
from unclench.web.copies.tables import CopyError


def restore(copy: Copy, *, replace: bool) -> Path | None:
    """Into the site's own database. Returns where what was there is kept, if anything was.

    Raises CopyError; nothing is changed then.
    """
    aside = None
    if connections["default"].vendor == "sqlite":
        aside = _into_a_file(copy, Path(settings.DATABASES["default"]["NAME"]), replace)
    elif replace:
        raise CopyError(
            "In PostgreSQL --replace puts nothing aside. Make an empty database, name it with "
            "UNCLENCH_DATABASE_URL, and restore into that one. The other stays as it is."
        )
    else:
        put_back(copy)
    for name in copy.said["files"]:
        _write(settings.DATA / name, copy.zip.read(f"files/{name}"))
    return aside


def _into_a_file(copy: Copy, path: Path, replace: bool) -> Path | None:
    """Made beside the one that is there, and put in its place when it is whole."""
    if path.exists() and not replace:
        raise CopyError(
            f"{path} is there already. Name another folder with UNCLENCH_DATA, or say --replace: "
            "what is there is then put aside."
        )
    made = path.with_name("restoring.sqlite3")
    made.unlink(missing_ok=True)
    try:
        with in_place_of_the_site({"NAME": made}):
            put_back(copy)
        aside = put_aside(path, UNTIL) if path.exists() else None
        made.replace(path)
    finally:
        for end in ("", "-wal", "-shm"):
            made.with_name(made.name + end).unlink(missing_ok=True)
    return aside


def _write(path: Path, content: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(content)
