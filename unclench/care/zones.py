"""The time zone and the country of a place on the globe.

The library behind the opening hours knows the borders of all zones. It takes some 100 MB of memory
for them, so this is asked while places are imported, never while a page is shown.
"""

import zoneinfo
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path

from opening_hours import OpeningHours

_SOME_DAY = datetime(2026, 1, 1)
_SEA = "Etc/"


def zone_at(lat: float, lon: float) -> str:
    """The name of the zone, such as Europe/Vienna; empty at sea."""
    # The zone is not told as such, but the next change is told in it.
    changes = OpeningHours("12:00-13:00", coords=(lat, lon), auto_country=False)
    zone = getattr(changes.next_change(_SOME_DAY), "tzinfo", None)
    name = zone.key if isinstance(zone, zoneinfo.ZoneInfo) else ""
    return "" if name.startswith(_SEA) else name


def country_of_zone(zone: str) -> str:
    """The ISO 3166 code of a zone's country; empty if it is not known."""
    return _countries().get(zone, "")


@cache
def _countries() -> dict[str, str]:
    rows = (line.split("\t") for line in _table().splitlines() if not line.startswith("#"))
    return {row[2]: row[0] for row in rows if len(row) > 2}


def _table() -> str:
    """zone.tab, which stands beside the zones themselves."""
    found = next((path for path in _places() if path.is_file()), None)
    if found is not None:
        return found.read_text(encoding="utf-8")
    try:
        return resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return ""


def _places() -> Iterator[Path]:
    return (Path(folder) / "zone.tab" for folder in zoneinfo.TZPATH)
