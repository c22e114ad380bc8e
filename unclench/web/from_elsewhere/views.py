"""Bringing in a file: sent, read, asked about, looked at, kept; and taken out again."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.from_elsewhere import files, pages, services
from unclench.web.from_elsewhere.forms import Sent, read_answers
from unclench.web.from_elsewhere.models import ArrivedFile, Stage
from unclench.web.uploads import says_length

HEARD_BYTES = 4 * files.MOST_BYTES
NO_FILE = "Choose “Your file” first. It is the one that your phone or watch saved."
TOO_LARGE = (
    f"The file is larger than {files.MOST_BYTES // 1024**2} MB. Save a shorter time, or as a zip."
)
TOO_MANY = "Many files are being read just now. Try again in an hour."


@never_cache
@csrf_exempt  # only until the form is read by our own handler; `_page` is protected
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What can be brought in, and what was. Sent: a file."""
    if says_length(request) > HEARD_BYTES:
        return _show_list(request, TOO_LARGE)
    handler = files.ArrivingHandler(request)
    request.upload_handlers = [handler]
    return _page(request, handler)


@csrf_protect
def _page(request: HttpRequest, handler: files.ArrivingHandler) -> HttpResponse:
    if request.method != "POST":
        return _show_list(request)
    sent = request.FILES.get("file")
    if sent is None or handler.too_large:
        return _show_list(request, TOO_LARGE if handler.too_large else NO_FILE)
    if files.are_too_many():
        return _show_list(request, TOO_MANY)
    row = services.arrive(keeper_of(request).ensure(), sent)
    return redirect("bring_in_file", row.pk)


def _show_list(request: HttpRequest, error: str = "") -> HttpResponse:
    context = pages.list_context(keeper_of(request).visitor, error)
    context["said"] = next((word for word in ("kept", "undone") if word in request.GET), "")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return render(request, "from_elsewhere/page.html", context, status=status)


def _mine(request: HttpRequest, file_id: UUID) -> ArrivedFile:
    row = services.file_of(keeper_of(request).visitor, file_id)
    if row is None:
        raise Http404("There is no such file, or it is kept already.")
    return row


@never_cache
@require_http_methods(["GET", "HEAD"])
def file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """How far it is, what it asks, what it would bring in, or why it cannot be used."""
    return _show(request, _mine(request, file_id))


def _show(request: HttpRequest, row: ArrivedFile, sent: Sent | None = None) -> HttpResponse:
    context: dict[str, Any] = {"file": row, "back_url": reverse("bring_in")}
    if services.was_interrupted(row):
        return render(request, "from_elsewhere/interrupted.html", context)
    if row.stage == Stage.ASKS:
        context |= pages.asks_context(row, sent)
        return render(request, "from_elsewhere/asks.html", context, status=422 if sent else 200)
    if row.stage == Stage.READY:
        return render(request, "from_elsewhere/preview.html", context | pages.preview_context(row))
    if row.stage == Stage.REFUSED:
        return render(request, "from_elsewhere/refused.html", context | pages.refusal_context(row))
    return render(request, "from_elsewhere/reading.html", context | pages.progress_context(row))


@require_POST
def answer(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """What the file leaves open is answered."""
    row = _mine(request, file_id)
    if row.stage == Stage.ASKS:
        sent = read_answers(request.POST, row.asked, row.answers)
        if sent.errors:
            return _show(request, row, sent)
        services.go_on(row, sent.mapping, sent.answers)
    return redirect("bring_in_file", row.pk)


@require_POST
def again(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """It was interrupted, and is read once more."""
    row = _mine(request, file_id)
    if services.was_interrupted(row):
        services.go_on(row, row.mapping, row.answers)
    return redirect("bring_in_file", row.pk)


@require_POST
def keep(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """What was looked at is kept."""
    row = _mine(request, file_id)
    if not services.keep(row.visitor, row.pk):
        return redirect("bring_in_file", row.pk)
    return redirect(reverse("bring_in") + "?kept=1")


@require_POST
def leave(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Nothing of it is kept."""
    _mine(request, file_id).delete()
    return redirect("bring_in")


@require_POST
def undo(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """An import is taken out again."""
    visitor = keeper_of(request).visitor
    if visitor is None or not services.undo(visitor, import_id):
        raise Http404("There is no such import.")
    return redirect(reverse("bring_in") + "?undone=1")
