"""The parts of the bench, one after the other; each adds to the results."""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.loading import users
from bench.loading.measure import one_after_another, several_at_once
from bench.loading.served import Site, cpu_of_postgresql, environment_of, run
from bench.loading.visit import pages_of

RESULTS = Path(__file__).parent / "results" / "cost.json"
SETTINGS = "unclench.web.settings"
YEARS = (0, 1, 5, 10)
CLIENTS = 4


@dataclass(frozen=True)
class Bench:
    """Where the measured sites stand, and how much is asked of them."""

    folder: Path
    postgresql: str
    rounds: int
    people: int
    crowd: str
    rivals: str

    def database(self, name: str) -> str:
        """The address of an empty database, made now if it is not there."""
        import psycopg

        with psycopg.connect(self.postgresql, autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if known.fetchone() is None:
                connection.execute(f'CREATE DATABASE "{name}"')
        return self.postgresql.replace("/postgres?", f"/{name}?")


def main() -> None:
    """Runs what was asked for, keeps the results and draws the page."""
    asked = _asked()
    bench = _bench(asked)
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for name in asked.only or PARTS:
        began = time.perf_counter()
        kept[name] = PARTS[name](bench) | {"on": _about()}
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")
        print(f"{name}: {time.perf_counter() - began:.0f} s")
    subprocess.run([sys.executable, "-m", "bench.loading.page"], check=True)


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(description="What the site costs to run.")
    words.add_argument("--only", nargs="*", choices=PARTS)
    words.add_argument("--rounds", type=int, default=20)
    words.add_argument("--people", type=int, default=20_000)
    words.add_argument("--crowd", default="", help="a PostgreSQL that is filled already")
    words.add_argument("--postgresql", default="", help="a server to make databases on")
    words.add_argument("--folder", default="")
    words.add_argument("--rivals", default=sys.executable)
    return words.parse_args()


def _bench(asked: argparse.Namespace) -> Bench:
    folder = Path(asked.folder or tempfile.mkdtemp(prefix="unclench-bench-"))
    folder.mkdir(exist_ok=True)
    server = asked.postgresql or _server()
    return Bench(folder, server, asked.rounds, asked.people, asked.crowd, asked.rivals)


def _server() -> str:
    from tests.postgres import server_of_the_tests

    return server_of_the_tests()


def _about() -> dict:
    """When and on what kind of machine; nothing that names it."""
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "memory_gb": os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9,
        "load": round(os.getloadavg()[0], 1),
    }


def _somebody(bench: Bench, name: str, database: str = "", what: str = "people") -> dict:
    """One person with a year behind them, or of today; made once."""
    data, kept = bench.folder / name, bench.folder / f"{name}.json"
    if not kept.exists():
        env = environment_of(data, database, DJANGO_SETTINGS_MODULE=SETTINGS)
        with Site(data, database):
            pass  # makes the tables
        words = ("1",) if what == "people" else ()
        told = json.loads(run("bench.loading.fill", what, *words, env=env))
        kept.write_text(json.dumps(told[0] if isinstance(told, list) else told))
    return json.loads(kept.read_text()) | {"data": data}


def pages(bench: Bench) -> dict:
    """Every page on SQLite and on PostgreSQL, for one client and for four."""
    return {
        "sqlite": _measured(bench, "sqlite", ""),
        "postgresql": _measured(bench, "postgresql", bench.database("pages")),
    }


def _measured(bench: Bench, name: str, database: str, processes: int = 1) -> dict:
    person = _somebody(bench, name, database)
    shown = pages_of(person["decision"])
    with Site(person["data"], database, processes) as site:
        time.sleep(3)  # until the work beside the pages has looked once
        idle = site.pss_mb()
        alone = one_after_another(site, person["key"], shown, bench.rounds)
        busy = several_at_once([person["key"]] * CLIENTS, shown, max(3, bench.rounds // 4))
        return {
            "start_up_s": site.start_up_s,
            "idle_mb": idle,
            "busy_mb": site.pss_mb(),
            "one": [each.as_values() for each in alone],
            "four": [each.as_values() for each in busy],
        }


def processes(bench: Bench) -> dict:
    """One, two and four web processes on PostgreSQL: memory, and how many pages a second."""
    return {str(count): _in_processes(bench, count) for count in (1, 2, 4)}


def _in_processes(bench: Bench, count: int) -> dict:
    database = bench.database("pages")
    person = _somebody(bench, "postgresql", database)
    shown = [p for p in pages_of(person["decision"]) if p.kind == "list"]
    with Site(person["data"], database, count) as site:
        time.sleep(3)
        idle, cpu, began = site.pss_mb(), site.cpu_s(), time.perf_counter()
        of_database = cpu_of_postgresql(database)
        rounds = max(2, bench.rounds // 4)
        several_at_once([person["key"]] * CLIENTS, shown, rounds)
        seconds, asked = time.perf_counter() - began, rounds * len(shown) * CLIENTS
        return {
            "start_up_s": site.start_up_s,
            "idle_mb": idle,
            "busy_mb": site.pss_mb(),
            "a_second": asked / seconds,
            "cpu_ms": 1000 * (site.cpu_s() - cpu) / asked,
            "database_cpu_ms": 1000 * (cpu_of_postgresql(database) - of_database) / asked,
        }


def years(bench: Bench) -> dict:
    """The pages of one person with no, one, five and ten years of daily entries."""
    return {str(count): _with_years(bench, count) for count in YEARS}


def _with_years(bench: Bench, count: int) -> list[dict]:
    person = _older(bench, count) if count else _somebody(bench, "today", what="nobody")
    shown = pages_of(person["decision"])
    with Site(person["data"]) as site:
        found = one_after_another(site, person["key"], shown, max(4, bench.rounds // 2))
        return [each.as_values() for each in found]


def _older(bench: Bench, count: int) -> dict:
    """The person of the pages, with so many years behind them; made once."""
    person, data = _somebody(bench, "sqlite"), bench.folder / f"years-{count}"
    if not data.exists():
        shutil.copytree(person["data"], data)
        env = environment_of(data, "", DJANGO_SETTINGS_MODULE=SETTINGS)
        run("bench.loading.fill", "years", str(count - 1), str(person["pk"]), env=env)
    return person | {"data": data}


def people(bench: Bench) -> dict:
    """A PostgreSQL full of people beside one with a few."""
    few, many = bench.folder / "few", bench.folder / "many"
    small, large = bench.database("few"), bench.crowd or bench.database("many")
    if not few.exists():
        users.filled(few, small, users.FEW)
    filled = {} if bench.crowd or many.exists() else users.filled(many, large, bench.people)
    found = users.beside(few, many, (small, large), bench.people, 3 * bench.rounds)
    return found | {"filled": filled or users.sizes(many, large)}


def engine(bench: Bench) -> dict:
    """Checks decided in a second, beside json-logic and CEL; and with more knowledge."""
    env = {**os.environ, "PYTHONPATH": "."}
    command = [bench.rivals, "-m", "bench.loading.rivals"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env)
    return json.loads(done.stdout)


PARTS: dict[str, Callable[[Bench], dict]] = {
    "pages": pages,
    "processes": processes,
    "years": years,
    "engine": engine,
    "people": people,
}
