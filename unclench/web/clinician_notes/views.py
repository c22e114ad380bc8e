"""Notes from clinicians, as their person sees them."""

import uuid
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive.looked import note_erased
from unclench.web.clinician_notes import pages, services


@never_cache
@require_http_methods(["GET", "HEAD"])
def notes(request: HttpRequest) -> HttpResponse:
    """All notes, those that are not read yet first."""
    mine = services.notes_of(keeper_of(request).visitor)
    return render(request, "clinician_notes/notes.html", pages.notes_context(mine))


@require_POST
def read(request: HttpRequest, note_id: uuid.UUID) -> HttpResponse:
    """The person has read it."""
    return _done(request, lambda mine: services.mark_read(mine, note_id, timezone.now()))


@require_POST
def take_away(request: HttpRequest, note_id: uuid.UUID) -> HttpResponse:
    """The note is gone."""
    answer = _done(request, lambda mine: services.take_away(mine, note_id))
    note_erased(keeper_of(request), "a note from a clinician")
    return answer


def _done(request: HttpRequest, does: Callable[[Visitor], bool]) -> HttpResponse:
    visitor = keeper_of(request).visitor
    if visitor is None or not does(visitor):
        raise Http404("There is no such note.")
    return redirect("notes")
