"""What a file is, by what it holds; its name is only for messages."""

from datetime import datetime
from pathlib import Path

from unclench.care.osm import Extract
from unclench.care.overpass import Overpass
from unclench.care.table import Table
from unclench.care.values import OWN_LIST, CareFileError, Source
from unclench.engine.values.care import Care

_EXPECTED = (
    "an extract of OpenStreetMap (.osm.pbf, .osm, .osm.bz2), Overpass JSON, or a table (CSV)"
)
_PACKED = {b"BZh": "osm.bz2", b"\x1f\x8b": "osm.gz"}
_NOT_THESE = {
    b"PK\x03\x04": ("it is a zip", "Unpack it, and import what is inside."),
    b"%PDF": ("it is a PDF", "Find the same list as a table (CSV)."),
    b"<osmChange": ("it holds changes, not places", "Download the extract itself."),
}


def recognise(
    path: Path, care: Care, *, attribution: str = OWN_LIST, as_of: datetime | None = None
) -> Source:
    """The file as a source of places. Attribution and day are for a table, which tells neither.

    Raises CareFileError, or OSError for what cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    _refuse_what_is_none(path, head)
    osm = _format_of(head)
    if osm:
        return Extract(path, osm, care)
    if head.startswith((b"{", b"[")):
        return Overpass(path, care)
    return Table(path, care, attribution, as_of)


def _format_of(head: bytes) -> str:
    """How osmium calls the format of an extract; empty for what is none."""
    if b"OSMHeader" in head[:32]:
        return "pbf"
    if head.startswith((b"<?xml", b"<osm")):
        return "osm"
    return next((name for start, name in _PACKED.items() if head.startswith(start)), "")


def _refuse_what_is_none(path: Path, head: bytes) -> None:
    if not head:
        raise _refused(path, "it is empty", "Download it again.")
    if b"<html" in head.lower() or head.lower().startswith(b"<!doctype"):
        do = "A server answered with a page. Open it in a browser: it says what went wrong."
        raise _refused(path, "it is a web page (HTML), not data", do)
    for sign, (found, do) in _NOT_THESE.items():
        if head.startswith(sign) or (sign.startswith(b"<") and sign in head):
            raise _refused(path, found, do)
    if b"\0" in head and not _format_of(head):
        raise _refused(path, "it is no text and no extract", "Look at where it came from.")


def _refused(path: Path, found: str, do: str) -> CareFileError:
    return CareFileError(path.name, found, expected=_EXPECTED, do=do)
