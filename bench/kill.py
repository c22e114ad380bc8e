"""Kills the site again and again while people write, and counts what was lost.

    PYTHONPATH=. .venv/bin/python bench/kill.py --rounds 200 --database sqlite [-o FILE]

Each round starts `unclench serve`, lets several people send entries as their devices do, kills all
of its processes at a chance moment (on PostgreSQL now and then the database as well), and holds
what is stored against what was acknowledged. It ends with 0 if nothing was lost, doubled or broken.
"""

import argparse
import json
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from tests.faults.rounds import Rounds, Told, prepared, store_called


def main() -> None:
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="unclench-killed-") as folder:
        data = Path(folder) / "data"
        store = store_called(asked.database, data)
        rounds = prepared(data, store, writers=asked.writers, seed=asked.seed)
        began = time.monotonic()
        told = rounds.run(asked.rounds, _say)
        result = _result(asked, rounds, told) | {"seconds": round(time.monotonic() - began)}
    text = json.dumps(result, indent=1)
    print(text)
    if asked.output:
        Path(asked.output).write_text(text + "\n", encoding="utf-8")
    sys.exit(0 if told.found.is_sound else 1)


def _asked() -> argparse.Namespace:
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--rounds", type=int, default=200)
    read.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    read.add_argument("--writers", type=int, default=6)
    read.add_argument("--seed", type=int, default=1)
    read.add_argument("-o", "--output")
    return read.parse_args()


def _say(number: int, told: Told) -> None:
    found = told.found
    said = f"{number}: {len(found.lost)} lost, {len(found.doubled)} doubled, "
    print(said + f"{len(found.corrupt)} broken", file=sys.stderr, flush=True)


def _result(asked: argparse.Namespace, rounds: Rounds, told: Told) -> dict[str, object]:
    kinds = Counter(e.kind for w in rounds.writers for e in w.acknowledged)
    found = asdict(told.found)
    return {
        "database": asked.database,
        "rounds": told.rounds,
        "seed": asked.seed,
        "writers": asked.writers,
        "killed": told.killed,
        "acknowledged": {"all": kinds.total(), **kinds},
        "repeated": sum(w.repeated for w in rounds.writers),
        "kept_but_not_heard": found["kept_unheard"],
        "lost": len(found["lost"]),
        "doubled": len(found["doubled"]),
        "corrupt": len(found["corrupt"]),
        "refused": Counter(str(s) for w in rounds.writers for s, _ in w.refused),
        "what": {name: found[name][:20] for name in ("lost", "doubled", "corrupt")},
        "start_s": round(statistics.median(told.start_s), 2),
        "on": {
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            "system": platform.platform(),
        },
    }


if __name__ == "__main__":
    main()
