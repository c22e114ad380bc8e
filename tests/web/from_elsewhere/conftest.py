"""Somebody with a file of their phone, and what they do with it."""

from collections.abc import Iterable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.bring_in.exports import export, steps
from unclench.web.accounts.models import Visitor
from unclench.web.from_elsewhere import files
from unclench.web.from_elsewhere.models import ArrivedFile, MeasuredDay
from unclench.web.from_elsewhere.reading import read_file


class Bringer:
    """Somebody who brings files in, as the pages would send them."""

    def __init__(self, person) -> None:
        self.person, self.browser, self.opens = person, person.browser, person.opens

    @property
    def visitor(self) -> Visitor:
        return self.file.visitor if ArrivedFile.objects.exists() else Visitor.objects.get()

    @property
    def file(self) -> ArrivedFile:
        return ArrivedFile.objects.get()

    def sends(self, what: BytesIO | str, name: str = "export.zip") -> str:
        """Sends a file, which nobody has read yet; the address of its page."""
        return self.posts(what, name)["Location"]

    def posts(self, what: BytesIO | str, name: str = "export.zip"):
        """Sends a file; whatever is answered."""
        raw = what.encode() if isinstance(what, str) else what.getvalue()
        return self.browser.post("/bring-in/", {"file": SimpleUploadedFile(name, raw)})

    def brings(self, what: BytesIO | str):
        """Sends a file, and looks at its page when it was read."""
        address = self.sends(what)
        read_now(self.file)
        return self.opens(address)

    def answers(self, **told):
        """Answers what the file asks, and looks at its page when it was read again."""
        self.browser.post(f"/bring-in/file/{self.file.pk}/answer/", told)
        read_now(self.file)
        return self.opens(f"/bring-in/file/{self.file.pk}/")

    def keeps(self, what: BytesIO | str) -> None:
        """Brings a file in from its sending to the end."""
        self.brings(what)
        self.taps("keep")

    def taps(self, what: str):
        """A button of the file's page."""
        return self.browser.post(f"/bring-in/file/{self.file.pk}/{what}/")

    def undoes(self, which: int):
        """Takes an import out, counted from the newest."""
        pk = self.opens("/bring-in/").context["imports"][which]["pk"]
        return self.browser.post(f"/bring-in/{pk}/undo/")


@pytest.fixture
def bringer(person, settings, tmp_path) -> Bringer:
    """Somebody with a browser, at a site whose folder of files is empty."""
    settings.DATA = tmp_path
    return Bringer(person)


def known() -> list[tuple[str, str, float]]:
    """All days that are kept: (day, kind, amount)."""
    rows = MeasuredDay.objects.order_by("day", "kind").values_list("day", "kind", "amount")
    return [(day.isoformat(), kind, amount) for day, kind, amount in rows]


def steps_of(days: Iterable[str], amount: int) -> BytesIO:
    """An export with so many steps on each day."""
    return export(*(steps(f"{day} 08:00", "08:30", amount) for day in days))


def files_there() -> list[str]:
    """What stands in the folder of the files."""
    return [path.name for path in files.folder().iterdir()]


def read_now(file: ArrivedFile) -> str:
    """Runs the task of a file by hand; what it says became of it."""
    return read_file.call(str(file.pk), file.attempt)
