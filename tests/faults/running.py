"""The real site in processes of its own, started as people start it, and killed as nobody would."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.program import ROOT, environment

PATIENCE_S = 180.0
LOOKS_EVERY_S, LOOKS_OFTEN_S = 0.02, 0.002


class NotRunningError(Exception):
    """The site did not come up, or did not go away; its words are in it."""


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Site:
    """`unclench serve` with its workers: one group of processes."""

    data: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    place: Path = ROOT
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What it said on standard output and error."""
        return self.data.parent / f"{self.data.name}.log"

    def begins(self, **settings: str) -> None:
        """Starts, and does not wait."""
        told = environment(self.data, UNCLENCH_PORT=str(self.port), **(self.settings | settings))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "unclench", "serve"],
                env=told,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=self.place,
            )

    def starts(self, **settings: str) -> float:
        """Starts, and waits until visitors may be sent there. The seconds that it took."""
        began = time.monotonic()
        self.begins(**settings)
        self.waits_until_ready()
        return time.monotonic() - began

    def waits_until_ready(self) -> None:
        """Until `/readyz` says so."""
        until = time.monotonic() + PATIENCE_S
        while self.status("/readyz") != 200:
            if self.process is None or self.process.poll() is not None or time.monotonic() > until:
                raise NotRunningError(self.log.read_text(errors="replace")[-3000:])
            time.sleep(LOOKS_EVERY_S)

    def waits_until_there_is(self, name: str) -> None:
        """Until it has made this file or folder in the data folder."""
        while not (self.data / name).exists():
            if self.process is None or self.process.poll() is not None:
                raise NotRunningError(self.log.read_text(errors="replace")[-3000:])
            time.sleep(LOOKS_OFTEN_S)

    def status(self, path: str) -> int:
        """The status of the answer to a request; 0 where nobody answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def kill(self) -> None:
        """kill -9 to all of its processes at once. Nobody answers afterwards."""
        self._signal(signal.SIGKILL)
        until = time.monotonic() + PATIENCE_S
        while self._listens():
            if time.monotonic() > until:
                raise NotRunningError("somebody still listens on the port")
            time.sleep(LOOKS_EVERY_S)

    def stop(self) -> int:
        """Asks it to stop, and waits until it has. Its exit code."""
        if self.process is None or self.process.poll() is not None:
            return 0
        self.process.terminate()
        return self.process.wait(PATIENCE_S)

    def _signal(self, number: int) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, number)
            self.process.wait(PATIENCE_S)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0
