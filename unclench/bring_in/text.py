"""A table's text: how it is written, how its cells are set apart, and its rows."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import BinaryIO

from unclench.bring_in.values import BringInError, Progress, unheard

MOST_BYTES = 32 * 1024**2
"""A table of days has kilobytes, one of every minute of a year some 20 MB. It is read a few times:
to learn how days and numbers are written in it, and then to take them."""

DELIMITERS = (",", ";", "\t", "|")
_HEAD = 64 * 1024
_LOOKED_AT = 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))
_MARKS = dict((*_BOMS, (codecs.BOM_UTF16_BE, "utf-16")))
_EXPECTED = "a table as text (CSV), with a line of names above its columns"
_DO = "Save it as CSV, with UTF-8 if there is a choice."


@dataclass(frozen=True)
class Text:
    """A table in a stream: its encoding and what stands between two cells."""

    stream: BinaryIO
    name: str
    encoding: str
    delimiter: str

    def rows(self, progress: Progress = unheard) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not empty, with the line on which it ends. Raises BringInError."""
        with _decoded(self.stream, self.encoding, progress) as lines:
            reader = csv.reader(lines, delimiter=self.delimiter)
            begun = 1
            try:
                for row in reader:
                    begun = reader.line_num + 1
                    if any(cell.strip() for cell in row):
                        yield reader.line_num, row
            except (csv.Error, UnicodeError) as error:
                found = f"the row on line {begun} cannot be read ({error})"
                raise refused(self.name, found) from None


def text_in(stream: BinaryIO, name: str) -> Text:
    """How a table is written. Raises BringInError for what is too large, or no text."""
    size = stream.seek(0, io.SEEK_END)
    if size > MOST_BYTES:
        raise refused(name, f"it is larger than {MOST_BYTES // 1024**2} MB")
    encoding = _encoding(stream, name)
    try:
        with _decoded(stream, encoding, unheard) as lines:
            head = [line for line in islice(lines, _LOOKED_AT) if line.strip()]
    except UnicodeError:
        raise refused(name, "it is no text") from None
    return Text(stream, name, encoding, _delimiter(head))


def refused(name: str, found: str) -> BringInError:
    """A table that cannot be used."""
    return BringInError(name, found, expected=_EXPECTED, do=_DO)


class _Heard(io.RawIOBase):
    """A stream that says how far it was read, and stays open when its text is closed."""

    def __init__(self, stream: BinaryIO, progress: Progress) -> None:
        self._stream, self._progress, self._read = stream, progress, 0
        self._total = stream.seek(0, io.SEEK_END)
        stream.seek(0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # any writable buffer
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        self._read += len(piece)
        self._progress(self._read, self._total)
        return len(piece)


@contextmanager
def _decoded(stream: BinaryIO, encoding: str, progress: Progress) -> Iterator[Iterator[str]]:
    raw = io.BufferedReader(_Heard(stream, progress), _HEAD)
    with io.TextIOWrapper(raw, encoding=encoding, newline="") as lines:
        yield _limited(lines)


def _limited(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines, of which none is taken into memory beyond what a cell may hold."""
    while line := lines.readline(_HEAD):
        yield line


def _encoding(stream: BinaryIO, name: str) -> str:
    stream.seek(0)
    head = stream.read(_HEAD)
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        return _without_mark(head, name)
    return "utf-8" if _is_utf8(stream) else "latin-1"


def _without_mark(head: bytes, name: str) -> str:
    """UTF-16 by its zeros, every second byte in Latin letters; else this is no text at all."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[first::2].count(0)
        if zeros > len(head) / 4 and zeros == head.count(0):
            return encoding
    raise refused(name, "it is no text")


def _is_utf8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    stream.seek(0)
    try:
        while piece := stream.read(_HEAD):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(head: list[str]) -> str:
    """What parts the most lines into as many cells as the line before, and into the most cells."""
    return max(DELIMITERS, key=lambda mark: _steadiness(head, mark))


def _steadiness(head: list[str], mark: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(head, delimiter=mark)]
    except csv.Error:
        return 0, 0
    steady = [a for a, b in pairwise(widths) if a == b > 1]
    return len(steady), max(widths, default=0)
