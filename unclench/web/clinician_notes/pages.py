"""What the pages show of notes from clinicians, as plain values for the templates."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from unclench.web.accounts.models import Visitor
from unclench.web.clinician_notes.models import ClinicianNote
from unclench.web.clinician_notes.services import unread_of
from unclench.web.knowledge import knowledge


def notes_context(notes: Sequence[ClinicianNote]) -> dict[str, Any]:
    """The page of all notes."""
    return {"notes": [_row(note) for note in notes], "back_url": reverse("yours")}


def unread_notice(visitor: Visitor | None) -> dict[str, str] | None:
    """A line for the start page and the plan; None when there is nothing new."""
    note = unread_of(visitor)
    if note is None:
        return None
    return {
        "title": f"New: a note from {note.by_name}",
        "text": f"Written to you on {date_format(note.written_at, 'j F Y')}. "
        "Unclench has not checked it.",
        "url": reverse("notes"),
        "link": "Read it",
    }


def _row(note: ClinicianNote) -> dict[str, Any]:
    in_library = note.about_id in knowledge().interventions
    return {
        "note": note,
        "is_new": note.read_at is None,
        "other_name": note.given_to if note.given_to != note.by_name else "",
        "about_url": reverse("library_page", args=[note.about_id]) if in_library else "",
    }
