"""Small files as other programs write them: extracts, answers of an Overpass server, tables."""

import json
from pathlib import Path
from typing import Any

import osmium
from osmium.osm.mutable import Node, Relation, Way

VIENNA, LINZ = (48.2082, 16.3738), (48.3059, 14.2862)
DAY = "2026-11-01T00:00:00Z"


def node(number: int, where: tuple[float, float] = VIENNA, **tags: str) -> Node:
    return Node(id=number, location=(where[1], where[0]), tags=_tags(tags))


def way(number: int, corners: list[int], **tags: str) -> Way:
    return Way(id=number, nodes=corners, tags=_tags(tags))


def ground(number: int, ways: list[int], **tags: str) -> Relation:
    """A multipolygon with outer ways."""
    return Relation(id=number, members=[("w", each, "outer") for each in ways], tags=_tags(tags))


def _tags(tags: dict[str, str]) -> dict[str, str]:
    """`addr__city` stands for `addr:city`."""
    return {key.replace("__", ":"): value for key, value in tags.items()}


def extract(path: Path, *objects: Any, day: str = DAY, form: str = "") -> Path:
    """An extract: nodes, ways, relations. Its suffix says the format, unless `form` does."""
    header = osmium.io.Header()
    header.set("osmosis_replication_timestamp", day)
    header.set("timestamp", day)
    plain = osmium.io.File(str(path), form)
    with osmium.SimpleWriter(plain, header=header, overwrite=True) as writer:
        for each in objects:
            writer.add(each)
    return path


def overpass(path: Path, *elements: Any, **more: Any) -> Path:
    """An answer of an Overpass server."""
    head = {"version": 0.6, "osm3s": {"timestamp_osm_base": DAY}}
    path.write_text(json.dumps(head | {"elements": list(elements)} | more), encoding="utf-8")
    return path


def element(number: int, where: tuple[float, float] = VIENNA, **tags: str) -> dict[str, Any]:
    place = {"lat": where[0], "lon": where[1]}
    return {"type": "node", "id": number, **place, "tags": _tags(tags)}


HEAD = "kind,name,lat,lon,phone,opening_hours,wheelchair,street,number,postcode,city"
ROW = "physiotherapist,Anna,48.2082,16.3738,01 555,Mo-Fr 08:00-16:00,yes,Ring,1,1010,Wien"


def table(path: Path, *rows: str, head: str = HEAD) -> Path:
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path
