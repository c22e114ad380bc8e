"""Writes a record as one archive. The same record gives the same bytes, but for the time."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

from unclench import __version__
from unclench.web.accounts.models import Visitor
from unclench.web.archive.form import ABOUT, FORMAT, README, SCHEMA, csv_file, table_file
from unclench.web.archive.rows import Record, one_moment
from unclench.web.archive.shape import Table, tables
from unclench.web.archive.words import readme
from unclench.web.knowledge import knowledge

# A cell that begins like this is run as a formula by some programs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_archive(visitor: Visitor, made_at: datetime, to: IO[bytes]) -> None:
    """Writes the archive of a visitor's record, all of it read at one moment."""
    with one_moment(), zipfile.ZipFile(to, "w") as archive:
        record, writer = Record(visitor), _Writer(archive)
        writer.add(README, [readme()])
        rows = {table.name: _write_table(writer, record, table) for table in tables()}
        writer.add(ABOUT, [_as_json(_about(made_at, rows, writer.hashes), indent=2) + "\n"])


def _about(made_at: datetime, rows: dict[str, int], hashes: dict[str, str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "program": __version__,
        "knowledge_version": knowledge().version,
        "made_at": made_at.isoformat(),
        "rows": rows,
        "sha256": dict(hashes),
    }


def _write_table(writer: "_Writer", record: Record, table: Table) -> int:
    """Both files of a table; the number of its rows."""
    writer.add(table_file(table.name), _lines(record, table))
    writer.add(csv_file(table.name), _cells(record, table))
    return len(record.ids[table.model])


def _lines(record: Record, table: Table) -> Iterator[str]:
    """A JSON list with each row on a line of its own, so that no more than one is held at once."""
    yield "["
    for number, row in enumerate(record.rows(table)):
        yield (",\n" if number else "\n") + _as_json(row)
    yield "\n]\n"


def _as_json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent, allow_nan=False)


def _cells(record: Record, table: Table) -> Iterator[str]:
    """The same rows for people: a mark of UTF-8 first, which spreadsheet programs look for."""
    names = ["id", *(column.name for column in table.columns)]
    yield "\ufeff" + _line(names)
    for row in record.rows(table):
        yield _line([_cell(row[name]) for name in names])


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return _as_json(value)


class _Writer:
    """Adds files that look the same whenever and wherever they are written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.hashes: dict[str, str] = {}

    def add(self, name: str, texts: Iterable[str]) -> None:
        """Writes a file piece by piece."""
        sha256 = hashlib.sha256()
        with self.archive.open(_entry(name), "w") as file:
            for text in texts:
                piece = text.encode("utf-8")
                sha256.update(piece)
                file.write(piece)
        self.hashes[name] = sha256.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry
