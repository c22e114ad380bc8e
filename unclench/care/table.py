"""A table that somebody made (CSV): one place in a row, names above the columns.

    kind,name,lat,lon,phone,opening_hours,wheelchair,street,number,postcode,city
    physiotherapist,Anna Berger,48.2082,16.3738,+43 1 5550,Mo-Fr 08:00-16:00,yes,Ring,1,1010,Wien

Whoever made it can mend it: every row that cannot be read is named, and nothing is imported.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from unclench.care.hours import is_readable
from unclench.care.values import (
    CareFileError,
    Entry,
    LeftOut,
    Place,
    Progress,
    on_earth,
    short,
    unheard,
)
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.care import Care

COLUMNS = {
    "kind": ("kind", "type"),
    "name": ("name",),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "phone": ("phone", "telephone", "tel"),
    "hours": ("opening_hours", "hours"),
    "wheelchair": ("wheelchair",),
    "street": ("street",),
    "number": ("number", "house_number"),
    "postcode": ("postcode", "zip", "postal_code"),
    "city": ("city", "town"),
    "address": ("address",),
}
"""Each thing that may be told of a place, and the names that its column may have."""

NEEDED = ("kind", "name", "lat", "lon")
NAMED = 10
"""Rows with mistakes that are named in one message."""

LONGEST_LINE = 64 * 1024
_EVERY = 20_000
_EXPECTED = "a table (CSV, UTF-8) with the columns kind, name, lat and lon"
_HOW = "docs/how-to/find-care.md shows such a table."


class Table:
    """One table. It has no day of its own: whoever imports it tells one."""

    def __init__(self, path: Path, care: Care, attribution: str, as_of: datetime | None) -> None:
        self.name, self.care, self._path = path.name, care, path
        self.attribution, self.as_of = attribution, as_of

    def entries(self, progress: Progress = unheard) -> Iterator[Entry]:
        """The places in the rows. Raises CareFileError that names the rows with mistakes."""
        wrong: list[str] = []
        for count, (line, cells) in enumerate(self._rows(), 1):
            if count % _EVERY == 0:
                progress(f"{count} rows")
            told = self._place(line, cells)
            if isinstance(told, str):
                wrong.append(f"line {line}: {told}")
                self._stop_if(len(wrong) >= NAMED, wrong)
            else:
                yield told
                yield from _unreadable_hours(line, told)
        self._stop_if(bool(wrong), wrong)

    def _rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        with self._path.open(encoding="utf-8-sig", newline="") as stream:
            try:
                head = stream.readline(LONGEST_LINE)
                reader = csv.reader(_bounded(stream), delimiter=_delimiter(head))
                names = self._columns(next(csv.reader([head], delimiter=_delimiter(head)), []))
                for row in reader:
                    if any(row):
                        yield reader.line_num + 1, self._cells(names, row, reader.line_num + 1)
            except (csv.Error, UnicodeError) as error:
                raise self._refused(f"it is no table that can be read ({error})", _HOW) from None

    def _cells(self, names: Sequence[str], row: list[str], line: int) -> dict[str, str]:
        if len(row) > len(names):
            found = f"line {line} has {len(row)} cells, and there are {len(names)} columns"
            raise self._refused(found, "Put a value that holds a comma in quotes.")
        return {name: cell.strip() for name, cell in zip(names, row, strict=False) if name}

    def _columns(self, head: list[str]) -> list[str]:
        """What each column tells; empty for one that is not read."""
        by_name = {name: field for field, names in COLUMNS.items() for name in names}
        names = [cell.strip().lower().replace(" ", "_") for cell in head]
        fields = [by_name.get(name, "") for name in names]
        missing = [field for field in NEEDED if field not in fields]
        if missing:
            others = [name for name in names if name not in by_name]
            hints = "".join(did_you_mean(field, others) for field in missing)
            found = f"line 1 has no column called {', '.join(missing)}"
            raise self._refused(f"{found}; it has {short(', '.join(names))}", f"{_HOW}{hints}")
        return fields

    def _place(self, line: int, cells: dict[str, str]) -> Place | str:
        """The place of a row, or what is wrong with it."""
        kind = cells["kind"].lower().replace(" ", "_")
        if self.care.kind(kind) is None:
            known = [each.id for each in self.care.kinds]
            return (
                f"no kind is called `{short(kind)}`: {', '.join(known)}.{did_you_mean(kind, known)}"
            )
        where = _where(cells.get("lat", ""), cells.get("lon", ""))
        if isinstance(where, str):
            return where
        rest = {k: short(v) for k, v in cells.items() if k not in ("kind", "lat", "lon", "hours")}
        rest["wheelchair"] = rest.get("wheelchair", "").lower()
        if rest["wheelchair"] not in ("", "yes", "limited", "no"):
            return f"wheelchair is `{rest['wheelchair']}`; expected yes, limited, no or nothing"
        hours = cells.get("hours", "")
        return Place(ref=f"line {line}", kind=kind, lat=where[0], lon=where[1], hours=hours, **rest)

    def _stop_if(self, it_is: bool, wrong: list[str]) -> None:
        if it_is:
            raise self._refused("\n  ".join(["some rows cannot be read", *wrong]) + "\n", _HOW)

    def _refused(self, found: str, do: str) -> CareFileError:
        return CareFileError(self.name, found, expected=_EXPECTED, do=do)


def _bounded(stream: object) -> Iterator[str]:
    """The lines of a stream; one without an end is no table."""
    while line := stream.readline(LONGEST_LINE):  # type: ignore[attr-defined]  # an open text file
        if len(line) == LONGEST_LINE:
            raise csv.Error(f"a line is longer than {LONGEST_LINE} letters")
        yield line


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _where(lat: str, lon: str) -> tuple[float, float] | str:
    try:
        told = float(lat), float(lon)
    except ValueError:
        return f"lat and lon are `{short(lat)}`, `{short(lon)}`; expected degrees such as 48.2082"
    where = on_earth(*told)
    if where is None:
        swapped = on_earth(told[1], told[0]) is not None
        hint = " They look swapped." if swapped else ""
        return f"{lat}, {lon} is not on the globe: lat is -90 to 90, lon -180 to 180.{hint}"
    return where


def _unreadable_hours(line: int, place: Place) -> Iterator[LeftOut]:
    if place.hours and not is_readable(place.hours):
        yield LeftOut(f"line {line}", f"the opening hours `{short(place.hours)}` cannot be read")
