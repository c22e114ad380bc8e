"""A small file that is read and forgotten: it stands in memory alone, never on a disk."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile

from unclench.fhir.strict import MOST_BYTES
from unclench.web.uploads import OneBoundedFile


class ReadAndForget(OneBoundedFile):
    """Takes the one file of a form into memory."""

    most_bytes = MOST_BYTES

    def begin(self) -> BytesIO:
        """A file in memory."""
        self.kept = BytesIO()
        return self.kept

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file, without its name."""
        self.kept.seek(0)
        kind = self.content_type or ""
        return InMemoryUploadedFile(
            self.kept, self.field_name, "file", kind, file_size, self.charset
        )
