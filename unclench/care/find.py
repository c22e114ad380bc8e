"""The nearest places of a kind, and the spots of a name. Milliseconds for a whole country.

The index is asked for a small square first, and for one of twice the size until enough was found:
what lies further away than the square is wide is never looked at.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from math import asin, cos, degrees, radians, sin, sqrt

from unclench.care.names import is_like_a_postcode, plain, postcode
from unclench.care.store import strip_of
from unclench.care.values import Rank

EARTH_KM = 6371.0
FIRST_KM = 0.5
FURTHEST_KM = 150.0
"""Nobody goes further with a sore back; the page then says that nothing is near."""

SHOWN_SPOTS = 8

_RUN = "SELECT id, lat, lon FROM near WHERE kind = ? AND strip = ? AND lon BETWEEN ? AND ?"
_WHOLE = """
SELECT ref, kind, lat, lon, name, phone, hours, wheelchair, address, zone, country
FROM place WHERE id = ?
"""
_NAMED = """
SELECT DISTINCT name, lat, lon, rank, people FROM spot WHERE norm = ?
ORDER BY rank DESC, people DESC LIMIT ?
"""
_BEGINNING = """
SELECT DISTINCT name, lat, lon, rank, people FROM spot WHERE norm >= ? AND norm < ? AND rank > 0
ORDER BY rank DESC, people DESC, name LIMIT ?
"""
_WITH_THIS_START = """
SELECT avg(lat), avg(lon) FROM spot WHERE norm >= ? AND norm < ? AND rank = 0
"""
_TOWNS = f"""
SELECT name, lat, lon FROM spot
WHERE rank >= {int(Rank.TOWN)} AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? AND name != ?
"""
_ALIKE = f"""
SELECT DISTINCT norm, name FROM spot
WHERE norm >= ? AND norm < ? AND length(norm) BETWEEN ? AND ? AND rank >= {int(Rank.VILLAGE)}
"""


@dataclass(frozen=True)
class Found:
    """One place with its distance in a straight line, in kilometres."""

    km: float
    ref: str
    kind: str
    lat: float
    lon: float
    name: str
    phone: str
    hours: str
    wheelchair: str
    address: str
    zone: str
    country: str


@dataclass(frozen=True)
class FoundSpot:
    """A spot that fits what was typed. `beside` is the next town, to tell two of one name apart."""

    name: str
    lat: float
    lon: float
    rank: Rank
    beside: str = ""


Keep = Callable[[Found], bool]


def everything(found: Found) -> bool:
    """Leaves nothing out."""
    return True


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The way over the globe in a straight line, in kilometres (haversine)."""
    north, east = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    part = sin(north) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(part)))


class Places:
    """The places of a site, opened to read."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._numbers = {id_: number for number, id_ in database.execute("SELECT * FROM kind")}

    def nearest(
        self, kind: str, lat: float, lon: float, count: int, keep: Keep = everything
    ) -> list[Found]:
        """The nearest of a kind, nearest first; fewer than `count` if fewer are within reach."""
        return list(islice(filter(keep, self._outward(kind, lat, lon)), count))

    def _outward(self, kind: str, lat: float, lon: float) -> Iterator[Found]:
        """Every place of a kind from near to far. Each ring is one question to the index."""
        if kind not in self._numbers:
            return
        reached, km = -1.0, FIRST_KM
        while True:
            for distance, number in self._ring(kind, (lat, lon), reached, km):
                yield Found(distance, *self._database.execute(_WHOLE, [number]).fetchone())
            if km >= FURTHEST_KM:
                return
            reached, km = km, min(2 * km, FURTHEST_KM)

    def _ring(
        self, kind: str, around: tuple[float, float], beyond: float, km: float
    ) -> list[tuple[float, int]]:
        runs = (run for box in boxes(*around, km) for run in _runs(self._numbers[kind], box))
        rows = (row for run in runs for row in self._database.execute(_RUN, run))
        measured = ((distance_km(*around, lat, lon), id_) for id_, lat, lon in rows)
        return sorted(each for each in measured if beyond < each[0] <= km)

    def spots(self, typed: str) -> list[FoundSpot]:
        """The spots that may be meant, the likeliest first: exactly so, else beginning so."""
        name = plain(typed)
        if not name:
            return []
        as_postcode = self._postcode(typed) if is_like_a_postcode(typed) else []
        if as_postcode:
            return as_postcode
        rows = self._database.execute(_NAMED, [name, SHOWN_SPOTS]).fetchall()
        if not rows and len(name) > 2:
            rows = self._database.execute(
                _BEGINNING, [name, f"{name}\U0010ffff", SHOWN_SPOTS]
            ).fetchall()
        return self._told_apart([FoundSpot(r[0], r[1], r[2], Rank(r[3])) for r in rows])

    def _postcode(self, typed: str) -> list[FoundSpot]:
        """A postcode, or the middle of all that begin as it does while two letters are left."""
        code = postcode(typed)
        rows = self._database.execute(_NAMED, [code, 1]).fetchall()
        if rows:
            return [FoundSpot(r[0], r[1], r[2], Rank(r[3])) for r in rows]
        for length in range(len(code) - 1, 1, -1):
            start = code[:length]
            lat, lon = self._database.execute(
                _WITH_THIS_START, [start, f"{start}\U0010ffff"]
            ).fetchone()
            if lat is not None:
                return [FoundSpot(start.upper(), lat, lon, Rank.POSTCODE)]
        return []

    def _told_apart(self, spots: list[FoundSpot]) -> list[FoundSpot]:
        """Several spots, each with the town that it lies beside; one stays as it is."""
        if len(spots) < 2:
            return spots
        return [
            FoundSpot(s.name, s.lat, s.lon, s.rank, self.town_beside(s.lat, s.lon, s.name))
            for s in spots
        ]

    def town_beside(self, lat: float, lon: float, apart_from: str = "") -> str:
        """The nearest town or city within some 50 km, other than the one of that name."""
        square = [lat - 0.45, lat + 0.45, lon - 0.7, lon + 0.7]
        rows = self._database.execute(_TOWNS, [*square, apart_from])
        measured = [(distance_km(lat, lon, r[1], r[2]), r[0]) for r in rows]
        return str(min(measured)[1]) if measured else ""

    def close_names(self, typed: str) -> list[str]:
        """Names of towns that look like what was typed."""
        name = plain(typed)
        length = [len(name) - 2, len(name) + 2]
        names = dict(self._database.execute(_ALIKE, [name[:1], f"{name[:1]}\U0010ffff", *length]))
        return [names[close] for close in get_close_matches(name, names, n=3, cutoff=0.75)]


Box = tuple[float, float, float, float]


def _runs(kind: int, box: Box) -> Iterator[tuple[int, int, float, float]]:
    """The runs of neighbours that make up a square, strip by strip."""
    south, north, west, east = box
    for strip in range(strip_of(south), strip_of(north) + 1):
        yield kind, strip, west, east


def boxes(lat: float, lon: float, km: float) -> list[Box]:
    """The square around a spot as (south, north, west, east); two where it crosses the date line.

    A hundredth is added, so that rounding loses nobody at its edge.
    """
    high = degrees(km / EARTH_KM) * 1.01
    south, north = lat - high, lat + high
    if north >= 89.9 or south <= -89.9:
        return [(south, north, -180.0, 180.0)]
    wide = degrees(km / EARTH_KM / cos(radians(max(abs(south), abs(north))))) * 1.01
    west, east = lon - wide, lon + wide
    if west < -180:
        return [(south, north, west + 360, 180.0), (south, north, -180.0, east)]
    if east > 180:
        return [(south, north, west, 180.0), (south, north, -180.0, east - 360)]
    return [(south, north, west, east)]
