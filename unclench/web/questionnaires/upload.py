"""A small file that is read and forgotten: it stands in memory alone, never on a disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from unclench.fhir.strict import MOST_BYTES


class ReadAndForget(FileUploadHandler):
    """Takes the one file of a form up to its bound. Of a larger one nothing is kept, and the rest
    is only heard to its end, so that the answer arrives."""

    taken = False
    too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The first file begins; there is no second."""
        if self.taken:
            raise SkipFile
        self.taken = True
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece more."""
        self.too_large = self.too_large or start + len(raw_data) > MOST_BYTES
        if self.too_large:
            self.kept = BytesIO()
        else:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file, without its name."""
        self.kept.seek(0)
        kind = self.content_type or ""
        return InMemoryUploadedFile(
            self.kept, self.field_name, "file", kind, file_size, self.charset
        )
