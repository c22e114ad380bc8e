"""A country of 500,000 invented places: how long the nearest 20 of a kind take, opening hours read.

    script/bench care [PLACES]

Beside it stand a linear scan over all places in memory, and a plain query over an ordinary table
(`WHERE kind = ? ORDER BY distance LIMIT 20`), each with the same 20 places and the same hours.
"""

import heapq
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from math import cos, radians
from pathlib import Path

from unclench.care.bring import Wish, bring_in
from unclench.care.find import Places, distance_km
from unclench.care.hours import hours_at
from unclench.care.store import opened, place_of_file
from unclench.care.values import OSM, Entry, Place, Progress, Rank, Spot, unheard
from unclench.engine.knowledge.load import load

CARE = load().care
NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
TOWNS, QUESTIONS, SLOW_QUESTIONS, COUNT = 2_000, 400, 20, 20
WEIGHTS = {
    "physiotherapist": 25,
    "doctor": 45,
    "pharmacy": 22,
    "urgent_care": 3,
    "emergency_department": 2,
    "hospital": 3,
}
HOURS = (
    "",
    "",
    "24/7",
    "Mo-Fr 08:00-18:00; Sa 09:00-12:00; PH off",
    "Mo-We 07:30-12:00,14:00-19:00; Th,Fr 07:30-13:00; PH off",
    'Mo-Fr 08:00-12:00 "by appointment"',
    "Mo[1] 09:00-12:00; Tu-Fr 08:30-17:15; week 28-33 off",
)


class Country:
    """Towns as they are: a few large, many small; places lie thick in their middle."""

    name, attribution, as_of = "an invented country", OSM, NOW

    def __init__(self, places: int) -> None:
        self.count, self.chance = places, random.Random(8)
        self.towns = [
            (self.chance.uniform(46.6, 54.6), self.chance.uniform(6.2, 14.8)) for _ in range(TOWNS)
        ]
        self.sizes = [1 / (n + 5) for n in range(TOWNS)]

    def entries(self, progress: Progress = unheard) -> Iterator[Entry]:
        for number, town in enumerate(self.towns):
            yield Spot(f"Town {number}", *town, Rank.TOWN, TOWNS - number)
        kinds = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=self.count)
        for number, kind in enumerate(kinds):
            where = self.somewhere()
            hours = self.chance.choice(HOURS)
            yield Place(
                ref=f"n{number}",
                kind=kind,
                lat=where[0],
                lon=where[1],
                name=f"Place {number}",
                hours=hours,
            )

    def somewhere(self) -> tuple[float, float]:
        ((lat, lon),) = self.chance.choices(self.towns, self.sizes)
        wide = self.chance.choice((0.02, 0.06, 0.3))
        return round(self.chance.gauss(lat, wide), 6), round(self.chance.gauss(lon, wide), 6)


def measured(ask: Callable[[str, float, float], object], questions: list) -> tuple[float, ...]:
    """In milliseconds: the median, 19 of 20 on the clock, and the median of the processor alone,
    which a busy machine does not change."""
    clock, processor = [], []
    for kind, where in questions:
        began, worked = time.perf_counter(), time.process_time()
        ask(kind, *where)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    return (
        statistics.median(clock),
        statistics.quantiles(clock, n=20)[-1],
        statistics.median(processor),
    )


def read_hours(hours: list[tuple[str, str, str]]) -> None:
    for told, zone, country in hours:
        hours_at(told, NOW, zone, country)


def indexed(folder: Path) -> Callable[[str, float, float], list[str]]:
    def ask(kind: str, lat: float, lon: float) -> list[str]:
        with opened(folder) as database:  # opened anew, as a page does
            found = Places(database).nearest(kind, lat, lon, COUNT)
        read_hours([(f.hours, f.zone, f.country) for f in found])
        return [f.ref for f in found]

    return ask


def scanned(folder: Path) -> Callable[[str, float, float], list[str]]:
    with closing(sqlite3.connect(place_of_file(folder))) as database:
        rows = database.execute(
            "SELECT kind, lat, lon, ref, hours, zone, country FROM place"
        ).fetchall()

    def ask(kind: str, lat: float, lon: float) -> list[str]:
        mine = (row for row in rows if row[0] == kind)
        found = heapq.nsmallest(COUNT, mine, key=lambda row: distance_km(lat, lon, row[1], row[2]))
        read_hours([row[4:] for row in found])
        return [row[3] for row in found]

    return ask


def queried(folder: Path) -> Callable[[str, float, float], list[str]]:
    database = sqlite3.connect(place_of_file(folder))
    database.execute("CREATE INDEX IF NOT EXISTS plain_kind ON place (kind)")
    query = (
        "SELECT ref, hours, zone, country FROM place WHERE kind = ?"
        " ORDER BY (lat - ?) * (lat - ?) + (lon - ?) * (lon - ?) * ? LIMIT ?"
    )

    def ask(kind: str, lat: float, lon: float) -> list[str]:
        narrow = cos(radians(lat)) ** 2
        found = database.execute(query, (kind, lat, lat, lon, lon, narrow, COUNT)).fetchall()
        read_hours([row[1:] for row in found])
        return [row[0] for row in found]

    return ask


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    country = Country(wanted)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        bring_in([country], folder, CARE, Wish(NOW))
        size = place_of_file(folder).stat().st_size / 1024**2
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        spent = time.perf_counter() - began
        print(f"{wanted} places imported in {spent:.0f} s, {size:.0f} MB on disk, ", end="")
        print(f"at most {memory:.0f} MB of memory")
        chance = random.Random(9)
        questions = [(chance.choice(list(WEIGHTS)), country.somewhere()) for _ in range(QUESTIONS)]
        ours = indexed(folder)
        fast, slowest, work = measured(ours, questions)
        print(f"{'index':24} {fast:9.2f} ms median {slowest:9.2f} ms for 19 of 20")
        for label, ask in (
            ("linear scan", scanned(folder)),
            ("plain database query", queried(folder)),
        ):
            some = questions[:SLOW_QUESTIONS]
            slow, _, more = measured(ask, some)
            same = sum(ask(kind, *where) == ours(kind, *where) for kind, where in some)
            print(f"{label:24} {slow:9.2f} ms median, {more / work:6.0f} times the work; ", end="")
            print(f"same places {same} of {len(some)}")


if __name__ == "__main__":
    main()
