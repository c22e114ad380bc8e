"""Spots that can be typed: names as files tell them, and postcodes and towns out of addresses."""

import sqlite3
from collections.abc import Iterator

from unclench.care.names import plain, postcode
from unclench.care.values import Place, Rank, Spot

KEPT = 50_000
"""Different names in memory, before they are put with those in the database."""

WIDEST = 0.7
"""Degrees between the ends of one name. What is wider are several spots of one name, whose mean
lies somewhere else altogether."""

_SCHEMA = """
CREATE TEMP TABLE mean (
  norm TEXT, rank INTEGER, name TEXT, n INTEGER, lat REAL, lon REAL,
  south REAL, north REAL, west REAL, east REAL, PRIMARY KEY (norm, rank)
) WITHOUT ROWID;
"""
_ADD = """
INSERT INTO mean VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (norm, rank) DO UPDATE SET
  n = n + excluded.n, lat = lat + excluded.lat, lon = lon + excluded.lon,
  south = min(south, excluded.south), north = max(north, excluded.north),
  west = min(west, excluded.west), east = max(east, excluded.east)
"""
_PUT = """
INSERT INTO spot (norm, name, lat, lon, rank, people)
SELECT norm, name, lat / n, lon / n, rank, 0 FROM mean
WHERE north - south < :widest AND east - west < :widest
  AND (rank = :postcode OR norm NOT IN (SELECT norm FROM spot))
"""


class Spots:
    """Gathers spots while a file is read, and writes them at its end."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._means: dict[tuple[str, int], list[float]] = {}
        self._names: dict[tuple[str, int], str] = {}
        database.execute(_SCHEMA)

    def add(self, spot: Spot) -> None:
        """A spot that a file tells."""
        if spot.rank is Rank.POSTCODE:
            self._mean(postcode(spot.name), spot.name, spot.lat, spot.lon, Rank.POSTCODE)
            return
        norms = dict.fromkeys(plain(name) for name in (spot.name, *spot.also))
        rest = (spot.name, spot.lat, spot.lon, int(spot.rank), spot.people)
        put = "INSERT INTO spot (norm, name, lat, lon, rank, people) VALUES (?, ?, ?, ?, ?, ?)"
        self._database.executemany(put, [(norm, *rest) for norm in norms if norm])

    def add_address(self, place: Place) -> None:
        """The town of an address, for files that tell no towns; a postcode as well."""
        if place.city:
            self._mean(plain(place.city), place.city, place.lat, place.lon, Rank.TOWN)
        if place.postcode:
            norm = postcode(place.postcode)
            self._mean(norm, place.postcode, place.lat, place.lon, Rank.POSTCODE)

    def write(self) -> None:
        """Writes the means: all postcodes, and the towns that no file told by themselves."""
        self._flush()
        self._database.execute(_PUT, {"widest": WIDEST, "postcode": int(Rank.POSTCODE)})
        self._database.execute("DROP TABLE mean")

    def _mean(self, norm: str, name: str, lat: float, lon: float, rank: Rank) -> None:
        if not norm:
            return
        key = (norm, int(rank))
        self._names.setdefault(key, name)
        mean = self._means.get(key)
        if mean is None:
            self._means[key] = [1, lat, lon, lat, lat, lon, lon]
        else:
            n, lats, lons, south, north, west, east = mean
            ends = [min(south, lat), max(north, lat), min(west, lon), max(east, lon)]
            self._means[key] = [n + 1, lats + lat, lons + lon, *ends]
        if len(self._means) >= KEPT:
            self._flush()

    def _flush(self) -> None:
        self._database.executemany(_ADD, self._rows())
        self._means.clear()
        self._names.clear()

    def _rows(self) -> Iterator[tuple[object, ...]]:
        for key, mean in self._means.items():
            yield (*key, self._names[key], *mean)
