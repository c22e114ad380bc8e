"""Where a file stands while it is read: in the data folder, without its name, for a day at most."""

import tempfile
import time
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from unclench.web.uploads import OneBoundedFile

MOST_BYTES = 300 * 1024**2
"""Bytes of one file. Ten years of a phone and a watch make an `export.zip` of some 100 MB."""

MOST_AT_ONCE = 20
"""Files on the disk, of everybody together: 6 GB at most."""

KEPT_FOR_S = 24 * 3600


def folder() -> Path:
    """The folder of the files, that nobody else on the machine may look into."""
    place: Path = settings.DATA / "arrived"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def path_of(file_id: UUID) -> Path:
    """Where the file of a row stands."""
    return folder() / str(file_id)


def take_in(sent: UploadedFile, file_id: UUID) -> None:
    """Keeps what was sent as the file of a row, without a copy: only its name changes."""
    written = Path(sent.temporary_file_path())  # type: ignore[attr-defined]
    written.replace(path_of(file_id))


def erase(file_id: UUID) -> None:
    """The file is gone, or was never there."""
    path_of(file_id).unlink(missing_ok=True)


def are_too_many() -> bool:
    """Whether no more files fit just now."""
    return sum(1 for _ in folder().iterdir()) >= MOST_AT_ONCE


def sweep() -> None:
    """Erases what is older than a day, such as an upload during which the site stopped."""
    oldest = time.time() - KEPT_FOR_S
    for path in folder().iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                path.unlink()


class _Arriving(TemporaryUploadedFile):
    """A file in our folder. Django's own would stand where everybody's stand, and keep the name."""

    def __init__(self) -> None:
        part = tempfile.NamedTemporaryFile(dir=folder(), suffix=".part")  # noqa: SIM115
        UploadedFile.__init__(self, part, "file")


class ArrivingHandler(OneBoundedFile, TemporaryFileUploadHandler):
    """Writes the one file of a form to the disk, piece by piece, as it comes."""

    most_bytes = MOST_BYTES

    def begin(self) -> _Arriving:
        """A file in our folder."""
        self.file = _Arriving()
        return self.file
