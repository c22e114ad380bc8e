"""Puts a copy in the place of a site: its rows and its keys."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

from unclench.web.copies.put_back import put_back
from unclench.web.copies.read import Copy
from unclench.web.copies.snapshot import in_place_of_the_site
from unclench.web.copies.tables import CopyError


def restore(copy: Copy, *, replace: bool) -> Path | None:
    """Into the site's own database. Returns where what was there is kept, if anything was."""
    aside = None
    if connections["default"].vendor == "sqlite":
        aside = _into_a_file(copy, Path(settings.DATABASES["default"]["NAME"]), replace)
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
        aside = _put_aside(path) if path.exists() else None
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    return aside


def _put_aside(path: Path) -> Path:
    """With what SQLite keeps beside its file, which belongs to it."""
    connections["default"].close()
    aside = path.with_name(f"{path.stem}-until-{datetime.now(UTC):%Y%m%d-%H%M%S}{path.suffix}")
    for end in ("-wal", "-shm", ""):
        part = path.with_name(path.name + end)
        if part.exists():
            part.replace(aside.with_name(aside.name + end))
    return aside


def _write(path: Path, content: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(content)
