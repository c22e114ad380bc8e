"""How files arrive: the one that a page asked for, up to a bound; any other not at all."""

from typing import IO, Any, NoReturn

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest


class NoFiles(FileUploadHandler):
    """Stops reading where a file begins: nothing of it stands in memory or on the disk.

    A page that takes files names a handler of its own, with its own bound.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> NoReturn:
        """The file begins; the form ends here."""
        raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Never called: no file begins."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Never called: no file begins."""


class OneBoundedFile(FileUploadHandler):
    """Takes the one file of a form, up to `most_bytes`.

    Of a file that is too large nothing is kept, and the rest is only heard to its end: a browser
    that is cut off would show a fault of the network and not what was wrong.
    """

    most_bytes: int
    kept: IO[bytes] | UploadedFile
    taken = False
    too_large = False

    def begin(self) -> IO[bytes] | UploadedFile:
        """What the file is written to."""
        raise NotImplementedError

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The first file begins; there is no second."""
        if self.taken:
            raise SkipFile
        self.taken = True
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.kept = self.begin()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece more."""
        self.too_large = self.too_large or start + len(raw_data) > self.most_bytes
        if self.too_large:
            self.kept.seek(0)
            self.kept.truncate()
        else:
            self.kept.write(raw_data)


def says_length(request: HttpRequest) -> int:
    """How many bytes the browser says that it sends; 0 for what is no number."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdecimal() else 0
