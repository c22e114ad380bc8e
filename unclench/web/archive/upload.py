"""An archive on its way in: bounded while it arrives, and gone when it is no longer needed."""

import shutil
import time
from pathlib import Path
from typing import IO, Any

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

from unclench.web.accounts.models import Visitor
from unclench.web.archive.erase import incoming_folder
from unclench.web.archive.form import LONGEST_UPLOAD

WAITS_S = 3600
MOST_WAITING = 20
"""Archives on the disk, of everybody together: some 1.3 GB at most."""


class BoundedUpload(TemporaryFileUploadHandler):
    """Takes a file up to the bound, on the disk and never in memory."""

    too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        """Stops at the bound; the rest is read and thrown away, so that the answer arrives."""
        if start + len(raw_data) > LONGEST_UPLOAD:
            self.too_large = True
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)


def put_aside(visitor: Visitor, file: IO[bytes]) -> None:
    """Keeps an archive until its person says yes or no; an earlier one makes room."""
    path = waiting(visitor)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    half = path.with_suffix(".part")
    half.touch(mode=0o600)
    file.seek(0)
    with half.open("wb") as kept:
        shutil.copyfileobj(file, kept)
    half.replace(path)


def are_too_many(visitor: Visitor) -> bool:
    """Whether no other archive may wait just now; one of the same person makes room for itself."""
    others = {file.stem for file in incoming_folder().glob("*")} - {str(visitor.pk)}
    return len(others) >= MOST_WAITING


def waiting(visitor: Visitor) -> Path:
    """Where a visitor's archive waits."""
    return incoming_folder() / f"{visitor.pk}.zip"


def sweep() -> None:
    """Throws away what nobody said yes to within the hour."""
    for file in incoming_folder().glob("*"):
        if file.stat().st_mtime < time.time() - WAITS_S:
            file.unlink(missing_ok=True)
