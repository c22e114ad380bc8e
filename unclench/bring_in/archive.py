"""A zip read as a stream: nothing is unpacked to disk, and its promises are not believed."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import SEEK_END
from typing import IO, BinaryIO

from unclench.bring_in.values import BringInError, Progress, shown

MOST_UNPACKED = 4 * 1024**3
"""Bytes of one file in a zip. Years of a watch make some hundred megabytes; at the speed of reading
this is more than a minute, and whoever reads on behalf of others should not be held longer."""

MOST_TIMES = 200
"""How many times larger a file may be than in the zip. A 5.5 MB export is known to hold 109 MB,
twenty times; lines that differ in nothing but their times stay below 100; a zip that is made to do
harm reaches 1,000."""

MOST_DIRECTORY = 4 * 1024**2
"""Bytes of the list of what is in the zip, some 40,000 files. The list is held in memory whole."""

CHUNK = 64 * 1024
DO_EXPORT = "Export it once more and choose the file `export.zip` as it came."

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, OverflowError, ValueError),
)
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How phones pack. Others (LZMA) may ask for gigabytes of memory before they give a byte."""

_ENCRYPTED = 0x1


class _Guarded:
    """A file that refuses to read very much at once: a zip itself says how long its list is."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        """As a file reads, but never more than MOST_DIRECTORY at once."""
        if size > MOST_DIRECTORY:
            raise zipfile.LargeZipFile
        return self._stream.read(min(size, MOST_DIRECTORY) if size >= 0 else MOST_DIRECTORY)


@contextmanager
def opened(stream: BinaryIO, name: str) -> Iterator[zipfile.ZipFile]:
    """The zip in a stream. Raises BringInError when it is none, or is too long a list."""
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(_Guarded(stream))
    except zipfile.LargeZipFile:
        found = f"its list of files is longer than {MOST_DIRECTORY // 1024**2} MB"
        raise _refused(name, found) from None
    except _BROKEN:
        raise _refused(name, "it is no zip, or a damaged one") from None
    with archive:
        yield archive


def chunks(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, progress: Progress
) -> Iterator[bytes]:
    """What one file in the zip holds, piece by piece. Raises BringInError when it grows too large.

    What counts is what comes out; the sizes that the zip names are only compared with it.
    """
    read = 0
    with _entry(archive, entry, name) as inside:
        while piece := _piece(inside, entry, name):
            read += len(piece)
            _check_growth(read, entry, name)
            progress(read, max(read, entry.file_size))
            yield piece


def chunks_of(stream: BinaryIO, name: str, progress: Progress) -> Iterator[bytes]:
    """What a file that is not packed holds, piece by piece. Raises BringInError when too large."""
    total, read = stream.seek(0, SEEK_END), 0
    if total > MOST_UNPACKED:
        raise _refused(name, f"it is larger than {MOST_UNPACKED // 1024**3} GB")
    stream.seek(0)
    while piece := stream.read(CHUNK):
        read += len(piece)
        progress(read, max(read, total))
        yield piece


def _check_growth(read: int, entry: zipfile.ZipInfo, name: str) -> None:
    inside = shown(entry.filename)
    if read > MOST_UNPACKED:
        found = f"`{inside}` in it is larger than {MOST_UNPACKED // 1024**3} GB"
        raise _refused(name, found)
    if read > MOST_TIMES * max(entry.compress_size, CHUNK):
        found = f"`{inside}` in it grows to more than {MOST_TIMES} times its packed size"
        raise _refused(name, found)


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> IO[bytes]:
    if entry.flag_bits & _ENCRYPTED:
        raise _refused(name, f"`{shown(entry.filename)}` in it is locked with a password")
    if entry.compress_type not in _READABLE:
        raise _refused(name, f"`{shown(entry.filename)}` in it is packed in a way no phone uses")
    try:
        return archive.open(entry)
    except (*_BROKEN, RuntimeError):
        raise _damaged(entry, name) from None


def _piece(inside: IO[bytes], entry: zipfile.ZipInfo, name: str) -> bytes:
    try:
        return inside.read(CHUNK)
    except _BROKEN:
        raise _damaged(entry, name) from None


def _damaged(entry: zipfile.ZipInfo, name: str) -> BringInError:
    return _refused(name, f"`{shown(entry.filename)}` in it is damaged, or ends too early")


def _refused(name: str, found: str) -> BringInError:
    return BringInError(name, found, expected="a zip as Apple Health writes it", do=DO_EXPORT)
