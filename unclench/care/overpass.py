"""The answer of an Overpass server as JSON: a list of elements with tags.

    [out:json][timeout:300];
    area["ISO3166-1"="AT"]->.here;
    (nwr(area.here)[healthcare]; nwr(area.here)[amenity~"^(hospital|clinic|doctors|pharmacy)$"];
     node(area.here)[place~"^(city|town|village|suburb)$"];);
    out center;

`out center` gives buildings a place. `docs/how-to/find-care.md` says more.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from unclench.care.json_stream import JsonError, JsonObject
from unclench.care.tagged import Where, entries_of
from unclench.care.values import OSM, CareFileError, Entry, Progress, on_earth, short, unheard
from unclench.engine.values.care import Care

_EXPECTED = "JSON of an Overpass server, with a list called `elements`"
_HOW = "docs/how-to/find-care.md has a query that gives such a file."
_EVERY = 20_000


class Overpass:
    """One answer of an Overpass server. Its day is the one that the server tells at the top."""

    attribution = OSM

    def __init__(self, path: Path, care: Care) -> None:
        self.name, self.care, self._path = path.name, care, path
        self.as_of: datetime | None = None

    def entries(self, progress: Progress = unheard) -> Iterator[Entry]:
        """Places of care, and spots with a name or a postcode."""
        with self._path.open("rb") as stream:
            document = JsonObject(stream, "elements")
            try:
                for number, element in enumerate(document.elements(), 1):
                    if number % _EVERY == 0:
                        progress(f"{number} elements")
                    yield from self._entries(element, number)
            except JsonError as error:
                raise self._refused(str(error), _HOW) from None
        self._check(document)
        self.as_of = _moment(document.values)

    def _entries(self, element: Any, number: int) -> Iterator[Entry]:
        if not isinstance(element, Mapping):
            raise self._refused(f"element {number} is `{short(element)}`", _HOW)
        tags = element.get("tags")
        if not isinstance(tags, Mapping):
            return
        told = {str(key): str(value) for key, value in tags.items()}
        ref = f"{str(element.get('type', ''))[:1]}{element.get('id', number)}"
        where = self._where(element, number)
        yield from entries_of(ref, told, where, self.care)

    def _where(self, element: Mapping[str, Any], number: int) -> Where:
        for place in (element, element.get("center"), _middle_of(element.get("bounds"))):
            if isinstance(place, Mapping) and "lat" in place:
                where = on_earth(place.get("lat"), place.get("lon"))
                if where is None:
                    told = short(f"{place.get('lat')}, {place.get('lon')}")
                    do = "Are lat and lon swapped? lat is -90 to 90, lon -180 to 180."
                    raise self._refused(f"element {number} lies at {told}, not on the globe", do)
                return where
        what = short(f"{element.get('type')} {element.get('id')}")
        do = "End the query with `out center;`, so that buildings have a place too."
        raise self._refused(f"element {number} ({what}) has no place", do)

    def _check(self, document: JsonObject) -> None:
        remark = document.values.get("remark")
        if remark:
            do = "The answer is not whole. Ask for less at once, or with a longer timeout."
            raise self._refused(f"the server says: {short(remark)}", do)
        if not document.has_list:
            features = document.values.get("type") == "FeatureCollection"
            found = "it is GeoJSON" if features else "it has no list called `elements`"
            raise self._refused(found, _HOW)

    def _refused(self, found: str, do: str) -> CareFileError:
        return CareFileError(self.name, found, expected=_EXPECTED, do=do)


def _middle_of(bounds: Any) -> dict[str, float] | None:
    if not isinstance(bounds, Mapping):
        return None
    try:
        lat, lon = ((bounds[f"min{a}"] + bounds[f"max{a}"]) / 2 for a in ("lat", "lon"))
    except (KeyError, TypeError):
        return None
    return {"lat": lat, "lon": lon}


def _moment(values: Mapping[str, Any]) -> datetime | None:
    head = values.get("osm3s")
    told = head.get("timestamp_osm_base", "") if isinstance(head, Mapping) else ""
    try:
        return datetime.fromisoformat(str(told)).astimezone(UTC)
    except ValueError:
        return None
