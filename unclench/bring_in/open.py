"""What a file is, by what it holds; its name is only for messages."""

from typing import BinaryIO

from unclench.bring_in.apple import open_export
from unclench.bring_in.bridge import Bridge
from unclench.bring_in.table import look_at
from unclench.bring_in.values import BringInError, How, Source

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_XML = (b"<?xml", b"<!DOCTYPE HealthData", b"<HealthData")


def recognise(stream: BinaryIO, name: str, how: How) -> Source:
    """The file as a source of records. The stream must be able to seek, and stay open.

    A zip is taken for an export of Apple Health, what begins with `{` or `[` for JSON, and other
    text for a table. The XML of an export will do without its zip. Raises BringInError.
    """
    stream.seek(0)
    head = stream.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(_ZIP):
        return open_export(stream, name, how, zipped=True)
    if head.startswith(_XML):
        return open_export(stream, name, how, zipped=False)
    if head.startswith((b"{", b"[")):
        return Bridge(stream, name, how)
    if not head:
        expected = "the `export.zip` of Apple Health, a table (CSV), or JSON"
        do = "Make the export once more, and choose the new file."
        raise BringInError(name, "it is empty", expected=expected, do=do)
    return look_at(stream, name, how)
