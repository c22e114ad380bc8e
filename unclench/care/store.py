"""The places in a file of their own, beside the people's database and never in it.

It is written aside and takes the place of the old one in a single step, so that a page reads the
old places or the new ones and never half of each.
"""

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from math import floor
from pathlib import Path

NAME = "care.sqlite3"
_ASIDE = ".new"
FORMAT = 1
"""Raised when the tables change; a file of another format counts as none."""

STRIP = 0.02
"""The globe lies in strips of so many degrees of latitude, some 2 km. In a strip, and for each
kind, places stand in the order of their longitude: a square is a few short runs of neighbours."""

_SCHEMA = f"""
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -32000;
PRAGMA user_version = {FORMAT};
CREATE TABLE about (told TEXT NOT NULL);
CREATE TABLE place (
  id INTEGER PRIMARY KEY, ref TEXT NOT NULL, kind TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL,
  hours TEXT NOT NULL, wheelchair TEXT NOT NULL, address TEXT NOT NULL,
  zone TEXT NOT NULL, country TEXT NOT NULL
);
CREATE TABLE spot (
  norm TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  rank INTEGER NOT NULL, people INTEGER NOT NULL
);
CREATE TABLE near (
  kind INTEGER NOT NULL, strip INTEGER NOT NULL, lon REAL NOT NULL, id INTEGER NOT NULL,
  lat REAL NOT NULL, PRIMARY KEY (kind, strip, lon, id)
) WITHOUT ROWID;
"""
_AT_THE_END = """
CREATE INDEX spot_by_name ON spot (norm, rank DESC, people DESC);
CREATE INDEX town_by_latitude ON spot (lat) WHERE rank >= 3;
CREATE TABLE kind (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
"""


@dataclass(frozen=True, kw_only=True)
class About:
    """What is said of the places as a whole. `as_of` is the day of the oldest file, if any told
    one. `places` are counts by kind, `countries` by ISO 3166 code."""

    attribution: str
    as_of: str
    imported_at: str
    files: tuple[str, ...]
    places: dict[str, int]
    countries: dict[str, int]
    spots: int
    left_out: int = 0
    box: tuple[float, float, float, float] = field(default=(0, 0, 0, 0))

    @property
    def day(self) -> datetime | None:
        """The day of the data; None if no file told one."""
        return datetime.fromisoformat(self.as_of) if self.as_of else None

    @property
    def in_all(self) -> int:
        """How many places there are."""
        return sum(self.places.values())


def strip_of(lat: float) -> int:
    """The number of the strip that a latitude lies in."""
    return floor(lat / STRIP)


def place_of_file(folder: Path) -> Path:
    """Where the places stand in a data folder."""
    return folder / NAME


@contextmanager
def written_aside(folder: Path, now: datetime) -> Iterator[sqlite3.Connection]:
    """A new and empty file of places. It takes the place of the old one when the block ends well,
    and is gone when it does not."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _clear(folder, now - timedelta(days=1))
    handle, name = tempfile.mkstemp(_ASIDE, f"{NAME}.", folder)
    os.close(handle)
    path = Path(name)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.executescript(_SCHEMA)
            database.execute("BEGIN")
            yield database
            database.execute("COMMIT")
        _to_disk(path)
        path.replace(place_of_file(folder))
    finally:
        path.unlink(missing_ok=True)


def _clear(folder: Path, before: datetime) -> None:
    """Takes away what an import left behind that was killed; one that still runs is younger."""
    for left in folder.glob(f"{NAME}.*{_ASIDE}"):
        if left.stat().st_mtime < before.timestamp():
            left.unlink(missing_ok=True)


def finish(database: sqlite3.Connection, kinds: list[str], about: About) -> None:
    """Writes what is known of the whole, and makes names quick to find."""
    for statement in filter(str.strip, _AT_THE_END.split(";")):
        database.execute(statement)
    database.executemany("INSERT INTO kind VALUES (?, ?)", enumerate(kinds))
    database.execute("INSERT INTO about VALUES (?)", [json.dumps(asdict(about))])
    database.execute("ANALYZE")


def _to_disk(path: Path) -> None:
    """Waits until the disk has it: a name must never stand for half a file after a power cut."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection | None]:
    """The places to read; None if none were imported. Nothing ever writes to the file."""
    path = place_of_file(folder)
    if not path.is_file():
        yield None
        return
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as database:
        yield database if _is_ours(database) else None


def _is_ours(database: sqlite3.Connection) -> bool:
    try:
        return bool(database.execute("PRAGMA user_version").fetchone()[0] == FORMAT)
    except sqlite3.DatabaseError:
        return False


def about_in(database: sqlite3.Connection) -> About:
    """What is said of the places as a whole."""
    told = json.loads(database.execute("SELECT told FROM about").fetchone()[0])
    return About(**told | {"files": tuple(told["files"]), "box": tuple(told["box"])})
