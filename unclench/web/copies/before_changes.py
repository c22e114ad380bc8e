"""A copy on its own before the tables of a running site are changed by a new version."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from unclench.web.copies.read import open_copy
from unclench.web.copies.seal import seal
from unclench.web.copies.write import write_copy

KEPT = 3
FOLDER = "copies"
ONE_AT_A_TIME = 7_214_001
"""Number of the lock in PostgreSQL; any number that nothing else uses there."""


def copy_before_changes(data: Path, now: datetime) -> Path | None:
    """A copy in the data folder, of a site that holds anything. The last three are kept."""
    if not MigrationRecorder(connections["default"]).applied_migrations():
        return None
    folder = data / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"before-{now:%Y%m%d-%H%M%S}.zip"
    written(path, data, now)
    for old in sorted(folder.glob("before-*.zip"))[:-KEPT]:
        old.unlink()
    return path


def written(path: Path, data: Path, now: datetime, words: str = "") -> int:
    """A copy in this file: whole, checked and locked with the words, or not at all. Only its owner
    can read it. Returns the number of rows."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        half = Path(file.name)
        try:
            write_copy(data, now, file)
            rows = _checked(file, half)
            if words:
                seal(half, words)
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
    return rows


def _checked(file: IO[bytes], path: Path) -> int:
    """Reads from the disk again what was written; the number of rows."""
    file.flush()
    os.fsync(file.fileno())
    copy = open_copy(path)
    copy.check()
    return sum(copy.rows.values())


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Waits while another process, here or on another machine, changes the same database."""
    import fcntl

    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (data / "changing").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _alone_in_the_database():
            yield


@contextmanager
def _alone_in_the_database() -> Iterator[None]:
    connection = connections["default"]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
