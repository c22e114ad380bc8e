"""Reads a file beside the pages: finds out what it asks, or all that it would bring in.

A task may run twice, or be cut off. It writes only while its row is at the attempt that it was
made for, and tells every second how far it is; a row that nobody has heard of for a while was
interrupted. Nothing that stands in a file comes into a log.
"""

import logging
import time
from dataclasses import asdict
from typing import Any, BinaryIO
from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from unclench.bring_in.open import recognise
from unclench.bring_in.preview import Preview, preview_of
from unclench.bring_in.table import Table
from unclench.bring_in.values import BringInError, How, Source
from unclench.web.accounts.zone import zone_of
from unclench.web.from_elsewhere import files
from unclench.web.from_elsewhere.fold import told_by
from unclench.web.from_elsewhere.models import ArrivedFile, Stage

log = logging.getLogger("unclench")

TELLS_EVERY_S = 1.0
NAMED = 20
FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Overtaken(Exception):  # noqa: N818 -- no fault: somebody gave it up, or began anew
    """The row is gone, or at another attempt."""


class Unreadable(Exception):  # noqa: N818 -- says no more than the kind of a fault
    """A fault of the program, without what it stumbled over: that may be about their health."""


class Teller:
    """Tells the row how far the reading is."""

    def __init__(self, row: ArrivedFile) -> None:
        self._mine = ArrivedFile.objects.filter(pk=row.pk, attempt=row.attempt, stage=Stage.READS)
        self._next = 0.0

    def far(self, read: int, total: int) -> None:
        """So many bytes of so many. Raises Overtaken."""
        if time.monotonic() >= self._next:
            self.tell(read=read, total=total)
            self._next = time.monotonic() + TELLS_EVERY_S

    def tell(self, **known: Any) -> None:
        """Writes what is known by now. Raises Overtaken."""
        if not self._mine.update(seen_at=timezone.now(), **known):
            raise Overtaken


@task()
def read_file(file_id: str, attempt: int) -> str:
    """Reads the file of a row; says in a word what became of it."""
    row = _claimed(UUID(file_id), attempt)
    if row is None:
        return "taken before"
    try:
        return _read(row)
    except Overtaken:
        return "given up"
    except DatabaseError as error:  # the page will say that it was interrupted
        fault = type(error).__name__
    raise Unreadable(fault)


def _claimed(file_id: UUID, attempt: int) -> ArrivedFile | None:
    """The row, if it still waits; from now on nobody else finds it so."""
    waiting = ArrivedFile.objects.filter(pk=file_id, attempt=attempt, stage=Stage.WAITS)
    if not waiting.update(stage=Stage.READS, seen_at=timezone.now(), read=0, total=0):
        return None
    return ArrivedFile.objects.select_related("visitor").filter(pk=file_id).first()


def _read(row: ArrivedFile) -> str:
    teller = Teller(row)
    try:
        with files.path_of(row.pk).open("rb") as stream:
            became = _look(row, stream, teller)
    except FileNotFoundError:
        return _refuse(row, "it is not here any more", "Choose it again.")
    except BringInError as error:
        return _refuse(row, error.found, error.do)
    except FAULTS as error:
        log.error("a file could not be read: %s", type(error).__name__)
        return _refuse(row, "the program stumbled over it", "Try another way to save it.")
    if became == Stage.READY:
        files.erase(row.pk)
    return became


def _look(row: ArrivedFile, stream: BinaryIO, teller: Teller) -> str:
    source = recognise(stream, "the file", how_of(row))
    asked = _asked(source, first=not row.mapping)
    if asked:
        teller.tell(stage=Stage.ASKS, asked=asked)
        return Stage.ASKS
    found = _found(preview_of(source, teller.far))
    teller.tell(stage=Stage.READY, found=found)
    return Stage.READY


def how_of(row: ArrivedFile) -> How:
    """How the file is read for its person."""
    zone = zone_of(row.visitor)
    today = timezone.localdate(timezone=zone)
    return How(zone, today, mapping=row.mapping, answers=row.answers)


def _asked(source: Source, *, first: bool) -> dict[str, Any]:
    """What has to be asked. The columns of a table are shown once in any case, with how they would
    be read: their names may mislead."""
    is_table = isinstance(source, Table)
    if not source.questions and not (is_table and first):
        return {}
    asked: dict[str, Any] = {"questions": [asdict(question) for question in source.questions]}
    if isinstance(source, Table):
        asked |= {
            "columns": source.columns,
            "samples": source.samples,
            "mapping": dict(source.mapping),
        }
    return asked


def _found(preview: Preview) -> dict[str, Any]:
    """A preview as the row keeps it."""
    return {
        "program": preview.program,
        "told": told_by(preview.days),
        "left_out": asdict(preview.left_out),
        "skipped": [asdict(skipped) for skipped in preview.skipped[:NAMED]],
        "reasons": dict(preview.skipped_by_reason),
    }


def _refuse(row: ArrivedFile, found: str, do: str) -> str:
    """The file cannot be used, and is not kept."""
    files.erase(row.pk)
    Teller(row).tell(stage=Stage.REFUSED, refusal={"found": found, "do": do})
    return Stage.REFUSED
