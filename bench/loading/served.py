"""A site started as whoever runs it starts it, and what its processes take of the machine."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

PORT = int(os.environ.get("UNCLENCH_PORT", "8504"))
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def environment_of(data: Path, database: str, **more: str) -> dict[str, str]:
    """What the commands of a measured site are given."""
    own = {"UNCLENCH_DATA": str(data), "UNCLENCH_DATABASE_URL": database} | more
    # Nothing that learns may take both cores from the page beside it.
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    kept = {name: text for name, text in os.environ.items() if not name.startswith("UNCLENCH_")}
    return kept | one_thread | {"PYTHONPATH": "."} | own


def run(module: str, *words: str, env: Mapping[str, str]) -> str:
    """Runs a module of Python to its end; what it printed."""
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(
        command, env=dict(env), check=True, stdout=subprocess.PIPE, text=True
    ).stdout


class Site:
    """`unclench serve` over one data folder or database, with the floor among its pages."""

    def __init__(
        self, data: Path, database: str = "", processes: int = 1, port: int = PORT
    ) -> None:
        self.port = port
        self._env = environment_of(
            data,
            database,
            UNCLENCH_PORT=str(port),
            UNCLENCH_PROCESSES=str(processes),
            DJANGO_SETTINGS_MODULE="bench.loading.floor_settings",
        )
        self.start_up_s = 0.0

    def __enter__(self) -> "Site":
        began = time.perf_counter()
        command = [sys.executable, "-m", "unclench", "serve"]
        self._process = subprocess.Popen(command, env=self._env, stdout=subprocess.DEVNULL)
        while not self._answers():
            time.sleep(0.02)
        self.start_up_s = time.perf_counter() - began
        return self

    def __exit__(self, *fault: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=60)

    def _answers(self) -> bool:
        if self._process.poll() is not None:
            raise SystemExit("the server ended before it answered")
        try:
            door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            door.request("GET", "/readyz")
            return door.getresponse().status == 200
        except OSError:
            return False

    def pids(self) -> list[int]:
        """The server and all its children."""
        return list(_family(self._process.pid))

    def cpu_s(self) -> float:
        """Seconds of processor, user and system, that all its processes took so far."""
        return sum(time.clock_gettime(_cpu_clock(pid)) for pid in self.pids())

    def pss_mb(self) -> float:
        """Proportional set size: memory shared by several processes counts once."""
        return sum(_pss_kb(pid) for pid in self.pids()) / 1024


def cpu_of_postgresql(url: str) -> float:
    """Seconds of processor that a PostgreSQL on this machine took so far, all its processes."""
    import psycopg

    with psycopg.connect(url) as connection:
        backend = connection.info.backend_pid
        parent = int(Path(f"/proc/{backend}/stat").read_text().rsplit(")", 1)[1].split()[1])
        return sum(time.clock_gettime(_cpu_clock(pid)) for pid in _family(parent))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def _cpu_clock(pid: int) -> int:
    """Linux names the processor clock of a process after its number, as glibc does it."""
    return (~pid << 3) | 2


def _pss_kb(pid: int) -> int:
    found = PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    return int(found[1]) if found else 0
