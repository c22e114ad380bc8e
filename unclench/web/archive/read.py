"""Opens an archive that somebody hands us, and trusts nothing in it."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from unclench.web.archive import form
from unclench.web.archive.form import ArchiveError
from unclench.web.archive.rows import Row
from unclench.web.archive.shape import tables

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_AT_ONCE = 1024 * 1024
_ENCRYPTED = 1
_AGAIN = "Take the record out again on the other server, and bring in that file as it is."


class Archive:
    """An archive whose outside was checked: its names, its sizes, its check sums, its version."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self.file = file
        _check_entries(file.infolist())
        self.about = self._read_about()
        _check_about(self.about)
        self._check_sums()
        self._check_tables()

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, one after the other."""
        if form.table_file(table) not in self.file.namelist():
            return
        with self.file.open(form.table_file(table)) as lines:
            for number, line in enumerate(_lines(lines, table), 1):
                yield _row(line, table, number)

    def _read_about(self) -> dict[str, Any]:
        if form.ABOUT not in self.file.namelist():
            raise ArchiveError(
                "This zip file is not a record of Unclench: there is no archive.json in it. Look "
                "for a file whose name begins with unclench-record."
            )
        with self.file.open(form.ABOUT) as file:
            return _object(file.read(form.LONGEST_ROW + 1), "archive.json")

    def _check_sums(self) -> None:
        sums = self.about["sha256"]
        names = {*self.file.namelist()} - {form.ABOUT}
        if names != {*sums}:
            odd = sorted(names ^ {*sums})[0]
            raise ArchiveError(f"{odd} was added or is missing: the archive is not whole. {_AGAIN}")
        for name in sorted(names):
            if self._sum(name) != sums[name]:
                raise ArchiveError(f"{name} was changed after the archive was made. {_AGAIN}")

    def _sum(self, name: str) -> str:
        sha256 = hashlib.sha256()
        with self.file.open(name) as file:
            while piece := file.read(_AT_ONCE):
                sha256.update(piece)
        return sha256.hexdigest()

    def _check_tables(self) -> None:
        known = {form.table_file(table.name) for table in tables()}
        inside = {name for name in self.file.namelist() if name.startswith("tables/")}
        if inside - known:
            raise ArchiveError(
                f"{min(inside - known)} is not known here. The archive was made by version "
                f"{self.about['program']!s:.40}. Bring this server up to date, then try again."
            )


@contextmanager
def open_archive(file: IO[bytes]) -> Iterator[Archive]:
    """The archive in a file. Raises ArchiveError, also for what is found while it is read."""
    try:
        with zipfile.ZipFile(file) as zipped:
            yield Archive(zipped)
    except _BROKEN as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise ArchiveError(f"This is not a zip file, or it is damaged. {_AGAIN}") from None


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Before anything is unpacked: how many, how large, and what they are called."""
    if len(entries) > form.MOST_FILES:
        raise ArchiveError(
            f"There are {len(entries)} files in it, more than in any record. {_AGAIN}"
        )
    if len({entry.filename for entry in entries}) < len(entries):
        raise ArchiveError(f"A file stands in it twice. {_AGAIN}")
    if sum(entry.file_size for entry in entries) > form.LONGEST_WHOLE:
        raise ArchiveError(f"Unpacked it would be larger than any record is. {_AGAIN}")
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if not form.NAMES.fullmatch(entry.filename):
        raise ArchiveError(
            f"This is not a record of Unclench: {entry.filename!r:.80} has no place in one."
        )
    if entry.flag_bits & _ENCRYPTED:
        raise ArchiveError("It is locked with a password. Unlock it first, then bring it in.")
    if entry.file_size > form.HIGHEST_RATIO * max(entry.compress_size, 1):
        raise ArchiveError(f"{entry.filename} is packed too tightly to be a record. {_AGAIN}")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ArchiveError(f"{entry.filename} is packed in a way that is not read here. {_AGAIN}")


def _check_about(about: dict[str, Any]) -> None:
    if about.get("format") != form.FORMAT:
        raise ArchiveError("This is not a record of Unclench: archive.json says something else.")
    schema = about.get("schema")
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise ArchiveError(f"archive.json names no version of its form. {_AGAIN}")
    if schema > form.SCHEMA:
        raise ArchiveError(
            f"The archive has form {schema}, and this server reads up to form {form.SCHEMA}. It "
            f"was made by version {about.get('program')!s:.40}. Bring this server up to "
            "date, then try again."
        )
    sums, rows = about.get("sha256"), about.get("rows")
    if not isinstance(sums, dict) or not isinstance(rows, dict) or "program" not in about:
        raise ArchiveError(f"archive.json is not whole. {_AGAIN}")


def _lines(lines: IO[bytes], table: str) -> Iterator[bytes]:
    """The lines between the brackets, without the commas."""
    first = lines.readline(form.LONGEST_ROW)
    number = 0
    while first.strip() == b"[" and (line := lines.readline(form.LONGEST_ROW)):
        if line.strip() == b"]":
            return
        number += 1
        if number > form.MOST_ROWS:
            raise ArchiveError(f"There are too many rows in {table}.")
        yield line.strip().removesuffix(b",")
    raise ArchiveError(f"tables/{table}.json is not laid out as a list with a row a line. {_AGAIN}")


def _row(line: bytes, table: str, number: int) -> Row:
    return _object(line, f"tables/{table}.json, row {number}")


def _object(text: bytes, name: str) -> dict[str, Any]:
    """A JSON object in which no key stands twice."""
    try:
        if len(text) > form.LONGEST_ROW - 1:
            raise ValueError("it is too long")
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ArchiveError(f"{name}: this cannot be read as JSON. {_AGAIN}") from None
    if not isinstance(value, dict):
        raise ArchiveError(f"{name}: expected an object. {_AGAIN}")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands in it twice")
    return found


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")
