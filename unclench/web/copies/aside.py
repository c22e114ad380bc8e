"""A database that another has taken the place of is put aside, never deleted."""

from datetime import UTC, datetime
from pathlib import Path

from django.db import connections

from unclench.web.environment import MOVED

UNTIL = "until"


def aside_in(data: Path) -> list[Path]:
    """The databases that were put aside in a data folder, by name."""
    return sorted(each for why in (UNTIL, MOVED) for each in data.glob(f"*-{why}-*.sqlite3"))


def put_aside(path: Path, why: str) -> Path:
    """Renames the file of a database, with what SQLite keeps beside it, which belongs to it.

    `why` stands in the new name: `UNTIL` a copy was put back, or `MOVED`.
    """
    connections["default"].close()
    aside = path.with_name(f"{path.stem}-{why}-{datetime.now(UTC):%Y%m%d-%H%M%S}{path.suffix}")
    for end in ("-wal", "-shm", ""):
        part = path.with_name(path.name + end)
        if part.exists():
            part.replace(aside.with_name(aside.name + end))
    return aside


def moved_away(path: Path) -> Path:
    """Puts aside what was carried over into PostgreSQL, and leaves word of it in the data folder:
    nobody then goes on with yesterday's records because a setting was forgotten."""
    aside, day = put_aside(path, MOVED), f"{datetime.now(UTC):%Y-%m-%d}"
    word = f"On {day} the records were moved to PostgreSQL. What was here is {aside.name}.\n"
    path.with_name(MOVED).write_text(word, encoding="utf-8")
    return aside
