"""Makes a copy of the whole site: one zip with a list of what is in it."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from unclench import __version__
from unclench.web.copies.rows import Model, lines_of
from unclench.web.copies.snapshot import snapshot
from unclench.web.copies.tables import shape_of

FORMAT = 1
LIST = "copy.json"
KEYS = ("secret-key", "push-key.pem")
"""Files of the data folder without which the rows would be of little use."""


def write_copy(data: Path, now: datetime, file: IO[bytes]) -> dict[str, int]:
    """Writes the copy of the moment; others may go on writing. Returns {table: rows}."""
    with snapshot() as alias, ZipFile(file, "w", ZIP_DEFLATED) as copy:
        shape = shape_of(alias)
        tables = {m._meta.label_lower: _table(copy, m, alias) for m in shape.models}
        files = {name: _file(copy, data / name) for name in KEYS if (data / name).is_file()}
        said = {"format": FORMAT, "version": __version__, "made_at": now.isoformat()}
        said |= {"changes": shape.nodes, "tables": tables, "files": files}
        copy.writestr(LIST, json.dumps(said, indent=1))
    return {name: table["rows"] for name, table in tables.items()}


def table_file(label: str) -> str:
    """Where the rows of a table stand in the copy."""
    return f"rows/{label}.jsonl"


def _table(copy: ZipFile, model: Model, alias: str) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    with copy.open(table_file(model._meta.label_lower), "w", force_zip64=True) as file:
        for line in _bytes(model, alias):
            file.write(line)
            digest.update(line)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _bytes(model: Model, alias: str) -> Iterator[bytes]:
    return (f"{line}\n".encode() for line in lines_of(model, alias))


def _file(copy: ZipFile, path: Path) -> dict[str, str]:
    content = path.read_bytes()
    copy.writestr(f"files/{path.name}", content)
    return {"sha256": hashlib.sha256(content).hexdigest()}
