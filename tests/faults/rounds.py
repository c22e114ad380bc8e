"""Rounds of kill -9 while people write: start, write, kill at a chance moment, look, go on."""

import json
import random
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.held import Found, hold
from tests.faults.running import Site
from tests.faults.stores import Postgres, Sqlite, Store
from tests.faults.writers import Writer
from tests.program import ROOT, environment

WRITES_S = (0.0, 0.4)
MOST_HEARD = 40
WRITES_AT_MOST_S = 5.0
KILLS_THE_DATABASE, KILLS_THE_START = 0.25, 0.1
PROCESSES = ("1", "3")


@dataclass
class Told:
    """What a run came to."""

    rounds: int = 0
    killed: Counter[str] = field(default_factory=Counter)
    found: Found = field(default_factory=Found)
    start_s: list[float] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """One look more. What is wrong stays wrong, so it is told once."""
        for name in ("lost", "doubled", "corrupt"):
            known = getattr(self.found, name)
            known += [each for each in getattr(found, name) if each not in known]
        self.found.kept_unheard += found.kept_unheard


@dataclass
class Rounds:
    """A site, people who write there, and somebody who kills it."""

    site: Site
    store: Store
    writers: list[Writer]
    chance: random.Random
    told: Told = field(default_factory=Told)

    def hold(self) -> Found:
        """What is stored against what was acknowledged, now."""
        return hold(self.store, self.writers)

    def run(self, many: int, say: Callable[[int, Told], None] = lambda number, told: None) -> Told:
        """So many rounds; at the end everything that waits is sent, and held once more."""
        for number in range(many):
            self._round(number)
            self.told.rounds += 1
            say(number + 1, self.told)
        self.site.starts()
        for writer in self.writers:
            _until_it_is_heard(writer)
        self.told.add(hold(self.store, self.writers))
        self.site.stop()
        return self.told

    def _round(self, number: int) -> None:
        several = self.store.name == "postgresql"
        settings = {"UNCLENCH_PROCESSES": PROCESSES[number % 2]} if several else {}
        if self.told.start_s and self.chance.random() < KILLS_THE_START:
            self._killed_at_the_start(settings)
        self.told.start_s.append(self.site.starts(**settings))
        with self._writing():
            if isinstance(self.store, Postgres) and self.chance.random() < KILLS_THE_DATABASE:
                self._database_killed(self.store)
            self._until_a_chance_moment()
            self.site.kill()
            self.told.killed["site"] += 1
        self.told.add(hold(self.store, self.writers))

    def _killed_at_the_start(self, settings: dict[str, str]) -> None:
        self.site.begins(**settings)
        time.sleep(self.chance.uniform(0.1, min(self.told.start_s)))
        self.site.kill()
        self.told.killed["start"] += 1

    def _database_killed(self, store: Postgres) -> None:
        """The site stays; the next requests work once the database is back."""
        self._until_a_chance_moment()
        store.kill()
        self.told.killed["database"] += 1
        store.starts()
        self.site.waits_until_ready()

    def _until_a_chance_moment(self) -> None:
        """Some entries later, none to forty, and a little: a busy machine is slow to take them."""
        heard = self.heard() + self.chance.randint(0, MOST_HEARD)
        until = time.monotonic() + WRITES_AT_MOST_S
        while self.heard() < heard and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(self.chance.uniform(*WRITES_S))

    def heard(self) -> int:
        """How many entries were acknowledged by now."""
        return sum(len(writer.acknowledged) for writer in self.writers)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Everybody writes until the end of this."""
        stop = threading.Event()
        hands = [threading.Thread(target=w.writes_until, args=[stop]) for w in self.writers]
        for hand in hands:
            hand.start()
        try:
            yield
        finally:
            stop.set()
            for hand in hands:
                hand.join()


def _until_it_is_heard(writer: Writer) -> None:
    for _ in range(50):
        if writer.waits is None or writer.writes_one():
            return
    raise AssertionError(f"never taken: {writer.waits}, {writer.refused[-3:]}")


def prepared(data: Path, store: Store, *, writers: int, seed: int) -> Rounds:
    """A site with people in the middle of things."""
    command = [sys.executable, "-m", "tests.faults.people", str(writers)]
    told = environment(data, **store.settings)
    done = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True, check=True)
    return _beginning(json.loads(done.stdout.splitlines()[-1]), data, store, seed)


def once_more(before: Rounds, data: Path, *, seed: int) -> Rounds:
    """The same people on a site of its own, with all that was there. The first one has to stand
    still."""
    shutil.copytree(before.site.data, data)
    store = before.store.copied(data)
    return _beginning([writer.person for writer in before.writers], data, store, seed)


def _beginning(people: list[dict[str, Any]], data: Path, store: Store, seed: int) -> Rounds:
    site, chance = Site(data, dict(store.settings)), random.Random(seed)
    each = [Writer(one, site.port, random.Random(chance.random())) for one in people]
    return Rounds(site, store, each, chance)


def store_called(name: str, data: Path) -> Store:
    """SQLite in the data folder, or a PostgreSQL of its own."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Postgres() if name == "postgresql" else Sqlite(data)
