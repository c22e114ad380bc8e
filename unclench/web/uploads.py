"""What happens to a file that a page did not ask for, and how long a body says it is."""

from typing import Any, NoReturn

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
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


def says_length(request: HttpRequest) -> int:
    """How many bytes the browser says that it sends; 0 for what is no number."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdecimal() else 0
