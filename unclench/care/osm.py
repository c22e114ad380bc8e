"""An extract of OpenStreetMap (.osm.pbf, .osm, .osm.bz2), read with osmium.

A building has no place of its own, only corners. So the file is gone through several times: first
the buildings and grounds that are places of care, then single points, then the corners that are
needed. Memory follows the places that are found, never the file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import osmium
from osmium.filter import IdFilter, KeyFilter
from osmium.osm import NODE, RELATION, WAY

from unclench.care.tagged import SPOT_KEYS, Where, entries_of
from unclench.care.values import (
    OSM,
    CareFileError,
    Entry,
    LeftOut,
    Progress,
    on_earth,
    short,
    unheard,
)
from unclench.engine.values.care import Care

CORNERS = 4
"""Of one building. Their mean is near enough for a way there."""

_BITS_OF_A_BLOCK = 25
_BLOCKS_AT_ONCE = 64
"""A filter by id holds 4 MB for every 2^25 ids that it touches. So many blocks in one go are
256 MB; an extract whose corners lie further apart is read once more for each."""

_EXPECTED = "an extract of OpenStreetMap: .osm.pbf, .osm or .osm.bz2"
_AGAIN = "Download it again, and compare its size or checksum with the page it came from."


_BROKEN = (RuntimeError, ValueError, OverflowError, osmium.InvalidLocationError)
"""What osmium raises for a file that is not whole, or whose texts are none."""

_CUT_OFF = ("unexpected EOF", "no element found", "blob contains no data", "unclosed token")


@dataclass
class _Outline:
    """A place of care that is a building or a ground: known by its corners."""

    ref: str
    tags: dict[str, str]
    ways: list[int] = field(default_factory=list)
    corners: list[int] = field(default_factory=list)


class Extract:
    """One extract. Its day is what its header says, else the day of its newest object."""

    attribution = OSM

    def __init__(self, path: Path, format_: str, care: Care) -> None:
        self.name, self.care, self._path = path.name, care, path
        self._file = osmium.io.File(str(path), format_)
        self._newest: datetime | None = None
        self._told = self._guarded(self._header)

    @property
    def as_of(self) -> datetime | None:
        """The day of the data."""
        return self._told or self._newest

    def _header(self) -> datetime | None:
        with osmium.io.Reader(self._file) as reader:
            header = reader.header()
        told = header.get("osmosis_replication_timestamp", "") or header.get("timestamp", "")
        return _moment(told)

    def entries(self, progress: Progress = unheard) -> Iterator[Entry]:
        """Places of care, and spots with a name or a postcode."""
        try:
            progress("buildings and grounds")
            outlines = self._outlines()
            progress("single points")
            yield from self._points()
            progress(f"corners of {len(outlines)} buildings")
            yield from self._placed(outlines)
        except _BROKEN as error:
            raise _refused(self._path, error) from None

    def _guarded(self, read: Any) -> Any:
        try:
            return read()
        except _BROKEN as error:
            raise _refused(self._path, error) from None

    def _objects(self, kinds: Any, *filters: Any) -> Iterator[Any]:
        reading = osmium.FileProcessor(self._file, kinds)
        for each in filters:
            reading = reading.with_filter(each)
        yield from reading

    def _outlines(self) -> list[_Outline]:
        grounds = [self._outline("r", o) for o in self._objects(RELATION, *self._keys())]
        found = [ground for ground in grounds if ground is not None]
        wanted = {way for ground in found for way in ground.ways}
        if wanted:
            corners = {o.id: _some(o) for o in self._objects(WAY, IdFilter(sorted(wanted)))}
            for ground in found:
                ground.corners += [n for way in ground.ways for n in corners.get(way, [])]
        ways = (self._outline("w", o) for o in self._objects(WAY, *self._keys()))
        return [*found, *(way for way in ways if way is not None)]

    def _keys(self) -> tuple[Any, ...]:
        return (KeyFilter(*self.care.keys),)

    def _outline(self, letter: str, told: Any) -> _Outline | None:
        tags = dict(told.tags)
        if self.care.kind_of(tags) is None:
            return None
        self._note(told)
        outline = _Outline(f"{letter}{told.id}", tags)
        if letter == "w":
            outline.corners = _some(told)
        else:
            outline.ways = [m.ref for m in told.members if m.type == "w" and m.role != "inner"]
        return outline

    def _points(self) -> Iterator[Entry]:
        for node in self._objects(NODE, KeyFilter(*self.care.keys, *SPOT_KEYS)):
            where = _where(node)
            if where is not None:
                self._note(node)
                yield from entries_of(f"n{node.id}", dict(node.tags), where, self.care)

    def _placed(self, outlines: list[_Outline]) -> Iterator[Entry]:
        known = self._corners({corner for each in outlines for corner in each.corners})
        for each in outlines:
            corners = [known[c] for c in each.corners if c in known]
            if corners:
                yield from entries_of(each.ref, each.tags, _middle(corners), self.care)
            else:
                yield LeftOut(each.ref, "the file does not say where its corners are")

    def _corners(self, wanted: set[int]) -> dict[int, Where]:
        found: dict[int, Where] = {}
        for some in _in_turns(sorted(wanted)):
            for node in self._objects(NODE, IdFilter(some)):
                where = _where(node)
                if where is not None:
                    found[node.id] = where
        return found

    def _note(self, told: Any) -> None:
        """Keeps the newest time that anything of use was changed; 1970 stands for none."""
        if self._told is None and told.timestamp.year > 2000:
            self._newest = max(self._newest or told.timestamp, told.timestamp)


def _in_turns(ids: list[int]) -> Iterator[list[int]]:
    """Sorted ids in groups, none of which touches too many blocks of a filter."""
    blocks = [list(group) for _, group in groupby(ids, lambda each: each >> _BITS_OF_A_BLOCK)]
    for start in range(0, len(blocks), _BLOCKS_AT_ONCE):
        yield [each for block in blocks[start : start + _BLOCKS_AT_ONCE] for each in block]


def _some(way: Any) -> list[int]:
    """A few corners of a way, spread over its length."""
    corners = list(dict.fromkeys(node.ref for node in way.nodes))
    return corners[:: max(1, len(corners) // CORNERS)][:CORNERS]


def _where(node: Any) -> Where | None:
    return on_earth(node.lat, node.lon) if node.location.valid() else None


def _middle(corners: Iterable[Where]) -> Where:
    lats, lons = zip(*corners, strict=True)
    return round(sum(lats) / len(lats), 6), round(sum(lons) / len(lons), 6)


def _moment(told: str) -> datetime | None:
    try:
        return datetime.fromisoformat(told).astimezone(UTC)
    except ValueError:
        return None


def _refused(path: Path, error: Exception) -> CareFileError:
    said, size = short(error), path.stat().st_size
    if any(sign in said for sign in _CUT_OFF):
        found = f"it ends in the middle, after {size:,} bytes ({said})"
    else:
        found = f"it cannot be read to its end ({said})"
    return CareFileError(path.name, found, expected=_EXPECTED, do=_AGAIN)
