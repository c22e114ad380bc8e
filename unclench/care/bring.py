"""Files -> the places of a site: read, held against what can be right, and written."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from unclench.care.address import address_of
from unclench.care.spots import Spots
from unclench.care.store import About, about_in, finish, opened, strip_of, written_aside
from unclench.care.values import (
    CareFileError,
    LeftOut,
    Place,
    Progress,
    Source,
    Spot,
    unheard,
)
from unclench.care.zones import country_of_zone, zone_at
from unclench.engine.values.care import Care

MOST_PLACES = 3_000_000
"""More than any continent has. What goes on beyond it is no list of places of care."""

NAMED = 20
_BATCH = 5_000
_PUT_PLACE = "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PUT_NEAR = "INSERT INTO near VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Wish:
    """What whoever imports says beside the files. `country` is an ISO 3166 code in which most
    places have to lie; empty: any. `fewer`: far fewer places than now are no mistake."""

    now: datetime
    country: str = ""
    fewer: bool = False


@dataclass
class _Tally:
    """What was read so far."""

    places: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    spots: int = 0
    left_out: int = 0
    named: list[str] = field(default_factory=list)
    south: float = 90
    north: float = -90
    west: float = 180
    east: float = -180

    def note(self, place: Place, country: str) -> None:
        self.places[place.kind] += 1
        self.countries[country] += 1
        self.south, self.north = min(self.south, place.lat), max(self.north, place.lat)
        self.west, self.east = min(self.west, place.lon), max(self.east, place.lon)

    def leave_out(self, left: LeftOut) -> None:
        self.left_out += 1
        if len(self.named) < NAMED:
            self.named.append(f"{left.where}: {left.why}")


@dataclass(frozen=True)
class Brought:
    """What came of an import; `named` are the first things that were left out, with the reason."""

    about: About
    named: tuple[str, ...]


def bring_in(
    sources: Sequence[Source], folder: Path, care: Care, wish: Wish, progress: Progress = unheard
) -> Brought:
    """Reads the files and puts their places in the place of all that were there before.

    Raises CareFileError for a file that cannot be right; then everything stays as it was.
    """
    tally = _Tally()
    kinds = [kind.id for kind in care.kinds]
    with written_aside(folder, wish.now) as database:
        spots = Spots(database)
        for rows in _rows(sources, kinds, spots, tally, progress):
            _write(database, rows)
        progress("names and postcodes")
        spots.write()
        tally.spots = database.execute("SELECT count(*) FROM spot").fetchone()[0]
        about = _about(sources, tally, wish)
        _check(sources, about, wish, _now_in_use(folder))
        progress("index")
        finish(database, kinds, about)
    return Brought(about, tuple(tally.named))


Row = tuple[object, ...]


def _rows(
    sources: Sequence[Source], kinds: list[str], spots: Spots, tally: _Tally, progress: Progress
) -> Iterator[list[tuple[Row, Row]]]:
    """The rows of all files in batches, each with its row of the index."""
    batch: list[tuple[Row, Row]] = []
    seen: set[str] = set()
    for source in sources:
        for place in _places(source, spots, tally, progress):
            ref = f"{source.name} {place.ref}" if place.ref.startswith("line") else place.ref
            if ref in seen:
                continue
            seen.add(ref)
            batch.append(_row(len(seen), ref, place, kinds.index(place.kind), tally))
            if len(seen) > MOST_PLACES:
                raise _refused(source, f"it holds more than {MOST_PLACES} places", _SMALLER)
            if len(batch) >= _BATCH:
                progress(f"{len(seen)} places")
                yield batch
                batch = []
    yield batch


_SMALLER = "Take the extract of your country only."


def _places(source: Source, spots: Spots, tally: _Tally, progress: Progress) -> Iterator[Place]:
    for entry in source.entries(progress):
        if isinstance(entry, Spot):
            spots.add(entry)
        elif isinstance(entry, LeftOut):
            tally.leave_out(entry)
        else:
            spots.add_address(entry)
            yield entry


def _row(number: int, ref: str, place: Place, kind: int, tally: _Tally) -> tuple[Row, Row]:
    zone = zone_at(place.lat, place.lon)
    country = country_of_zone(zone)
    tally.note(place, country if zone else "sea")
    where = (place.lat, place.lon)
    near = (kind, strip_of(place.lat), place.lon, number, place.lat)
    told = (place.name, place.phone, place.hours, place.wheelchair, address_of(place, country))
    return (number, ref, place.kind, *where, *told, zone, country), near


def _write(database: sqlite3.Connection, rows: list[tuple[Row, Row]]) -> None:
    database.executemany(_PUT_PLACE, (place for place, _ in rows))
    database.executemany(_PUT_NEAR, (near for _, near in rows))


def _about(sources: Sequence[Source], tally: _Tally, wish: Wish) -> About:
    days = [source.as_of for source in sources]
    told = [day for day in days if day is not None]
    return About(
        attribution="; ".join(dict.fromkeys(source.attribution for source in sources)),
        as_of=min(told).isoformat() if len(told) == len(days) else "",
        imported_at=wish.now.isoformat(),
        files=tuple(source.name for source in sources),
        places=dict(tally.places.most_common()),
        countries=dict(tally.countries.most_common()),
        spots=tally.spots,
        left_out=tally.left_out,
        box=(tally.south, tally.west, tally.north, tally.east),
    )


def _now_in_use(folder: Path) -> int:
    with opened(folder) as database:
        return about_in(database).in_all if database else 0


def _check(sources: Sequence[Source], about: About, wish: Wish, before: int) -> None:
    """Refuses what cannot be right as a whole."""
    source, count = sources[-1], about.in_all
    if not count:
        found = "it holds no place of care"
        raise _refused(source, found, "Take the extract of a country or a region, not of streets.")
    sea = about.countries.get("sea", 0)
    if sea > count / 2:
        found = f"{sea} of {count} places lie in the sea"
        raise _refused(source, found, "Are lat and lon swapped?")
    there = about.countries.get(wish.country, 0)
    if wish.country and there < count / 2:
        found = f"{there} of {count} places lie in {wish.country}"
        raise _refused(source, found, "Is it the right extract, or are lat and lon swapped?")
    if count < before / 2 and not wish.fewer:
        found = f"it holds {count} places, and {before} are in use now"
        raise _refused(source, found, "Is it whole? If it is, import it with --fewer.")


def _refused(source: Source, found: str, do: str) -> CareFileError:
    expected = "a list of physiotherapists, doctors, pharmacies and hospitals"
    return CareFileError(source.name, found, expected=expected, do=do)
