"""Opens a copy, and tells whether everything in it is as it was written."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from unclench.web.copies.tables import CopyError, Node
from unclench.web.copies.write import FORMAT, LIST, table_file

PART = 1024 * 1024


@dataclass(frozen=True)
class Copy:
    """A copy that is open: what it says of itself, and its rows."""

    zip: ZipFile
    said: dict[str, Any]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The migrations that its tables stood at."""
        return tuple((app, name) for app, name in self.said["changes"])

    @property
    def rows(self) -> dict[str, int]:
        """{table: rows}."""
        return {name: table["rows"] for name, table in self.said["tables"].items()}

    def lines(self, label: str) -> Iterator[str]:
        """The rows of one table; none for a table that it does not have."""
        if label in self.said["tables"]:
            with self.zip.open(table_file(label)) as file:
                yield from (line.decode() for line in file)

    def check(self) -> None:
        """Raises CopyError for the first part that is not as it was written."""
        parts = {table_file(name): told for name, told in self.said["tables"].items()}
        parts |= {f"files/{name}": told for name, told in self.said["files"].items()}
        for name, told in parts.items():
            if self._digest(name) != told["sha256"]:
                raise CopyError(f"{name} in the copy is damaged. Use another copy.")

    def _digest(self, name: str) -> str:
        try:
            digest = hashlib.sha256()
            with self.zip.open(name) as file:
                while part := file.read(PART):
                    digest.update(part)
            return digest.hexdigest()
        except (BadZipFile, KeyError, OSError, EOFError):
            return ""


def open_copy(path: Path) -> Copy:
    """Opens the file. Raises CopyError for one that is not a copy, or of a later kind."""
    try:
        opened = ZipFile(path)
        said = json.loads(opened.read(LIST))
    except (BadZipFile, KeyError, ValueError, EOFError) as error:
        raise CopyError(f"{path} is no copy of a site, or it is damaged. Use another.") from error
    if said.get("format") != FORMAT:
        raise CopyError(
            f"{path} is a copy of format {said.get('format')}; this version reads {FORMAT}. "
            f"Put it back with version {said.get('version')}."
        )
    return Copy(opened, said)
