"""Keeps what clinicians write, and shows it to the person. Nothing else in the program reads it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from unclench.web.accounts.models import Visitor
from unclench.web.archive.looked import note as note_looked
from unclench.web.archive.models import What, Who
from unclench.web.clinician_notes.models import ClinicianNote

MOST_A_DAY = 20
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Thing:
    """Something that a note may be about: its id in the library, and what it is called."""

    id: str
    words: str


NOTHING = Thing("", "")
"""Nothing in particular."""


@dataclass(frozen=True)
class Written:
    """A note as it was sent. `key`: so that sending it twice makes one. `who`: as they named
    themselves; `given_to`: whom the person gave the way in to."""

    key: uuid.UUID
    who: str
    given_to: str
    text: str
    about: Thing


@transaction.atomic
def keep_note(visitor: Visitor, written: Written, now: datetime) -> bool:
    """Keeps a note; False where too many came in one day."""
    Visitor.objects.select_for_update().get(pk=visitor.pk)
    mine = ClinicianNote.objects.filter(visitor=visitor)
    if ClinicianNote.objects.filter(pk=written.key).exists():
        return True
    if mine.filter(written_at__gt=now - A_DAY).count() >= MOST_A_DAY:
        return False
    ClinicianNote.objects.create(
        id=written.key,
        visitor=visitor,
        by_name=written.who,
        given_to=written.given_to,
        about=written.about.words,
        about_id=written.about.id,
        text=written.text,
        written_at=now,
    )
    note_looked(visitor, Who.LINK, What.WROTE, written.given_to)
    return True


def notes_of(visitor: Visitor | None) -> Sequence[ClinicianNote]:
    """Notes to this person: those that are not read yet, then the newest."""
    mine = visitor.clinician_notes.order_by("-written_at") if visitor else ()
    return sorted(mine, key=lambda note: note.read_at is not None)


def unread_of(visitor: Visitor | None) -> ClinicianNote | None:
    """The newest note that was not read yet."""
    if visitor is None:
        return None
    return visitor.clinician_notes.filter(read_at=None).order_by("-written_at").first()


def mark_read(visitor: Visitor, note_id: uuid.UUID, now: datetime) -> bool:
    """The person has read it; False where they have no such note."""
    mine = visitor.clinician_notes.filter(pk=note_id)
    mine.filter(read_at=None).update(read_at=now)
    return mine.exists()


def take_away(visitor: Visitor, note_id: uuid.UUID) -> bool:
    """The note is gone; False where they have no such note."""
    gone, _ = visitor.clinician_notes.filter(pk=note_id).delete()
    return bool(gone)
