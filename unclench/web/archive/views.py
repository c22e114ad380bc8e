"""Pages that take a whole record out, bring one in, and show who looked at it."""

import tempfile
from typing import IO, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive import looked, pages, upload
from unclench.web.archive.bring import bring_in, is_empty, preview
from unclench.web.archive.form import ArchiveError
from unclench.web.archive.models import What
from unclench.web.archive.open_link import open_here, visitor_at
from unclench.web.archive.read import open_archive
from unclench.web.archive.write import write_archive

CHOOSE_FIRST = "Choose “The file” first. Its name begins with unclench-record."
TOO_MANY = "Many records are being brought in just now. Try again in an hour."
TOO_LARGE = "The file is larger than any record that can be brought in here."


@never_cache
@require_http_methods(["GET", "HEAD"])
def take(request: HttpRequest) -> HttpResponse:
    """What is in the record, and the button that takes it out."""
    context = {"rows": pages.in_record(keeper_of(request).visitor)}
    return render(request, "archive/take.html", context)


@never_cache
@require_POST
def download(request: HttpRequest) -> FileResponse:
    """The record as one file, written to one without a name that ends with the answer."""
    keeper = keeper_of(request)
    if keeper.visitor is None:
        raise Http404("Nothing is kept about this visitor.")
    looked.note(keeper.visitor, looked.who_asks(keeper), What.EXPORTED)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the answer closes it
    write_archive(keeper.visitor, timezone.now(), file)
    return _attached(file)


def _attached(file: IO[bytes]) -> FileResponse:
    length = file.tell()
    file.seek(0)
    name = f"unclench-record-{timezone.localdate():%Y-%m-%d}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response["Content-Length"] = length
    # It is packed already; packed again it would lose its length, and with it the progress bar.
    response["Content-Encoding"] = "identity"
    return response


@csrf_exempt
@never_cache
def bring(request: HttpRequest) -> HttpResponse:
    """Sets the bound before the form is read; what is protected follows."""
    handler = upload.BoundedUpload(request)
    request.upload_handlers = [handler]
    return _bring(request, handler)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def _bring(request: HttpRequest, handler: upload.BoundedUpload) -> HttpResponse:
    """Asks for the file. Sent: it comes in at once if nothing is there yet, else after a look."""
    upload.sweep()
    if request.method != "POST":
        return render(request, "archive/bring.html", pages.bring_context())
    file: Any = request.FILES.get("file")
    if file is None:
        return _refused(request, TOO_LARGE if handler.too_large else CHOOSE_FIRST)
    try:
        with open_archive(file) as archive:
            visitor = keeper_of(request).ensure()
            if not is_empty(visitor):
                if upload.are_too_many(visitor):
                    return _refused(request, TOO_MANY)
                upload.put_aside(visitor, file)
                return redirect("bring_look")
            bring_in(visitor, archive)
    except ArchiveError as error:
        return _refused(request, str(error))
    return _brought(request, visitor)


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    return render(request, "archive/bring.html", pages.bring_context(why), status=422)


def _brought(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    looked.note(visitor, looked.who_asks(keeper_of(request)), What.IMPORTED)
    return redirect("brought")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """What would be added to what is there; a yes adds it, a no throws the file away."""
    upload.sweep()
    visitor = keeper_of(request).visitor
    if visitor is None or not upload.waiting(visitor).exists():
        return redirect("bring")
    try:
        return _looked(request, visitor)
    except ArchiveError as error:
        upload.waiting(visitor).unlink(missing_ok=True)
        return _refused(request, str(error))


def _looked(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    path = upload.waiting(visitor)
    if request.method == "POST" and request.POST.get("wish") != "add":
        path.unlink(missing_ok=True)
        return redirect("bring")
    with path.open("rb") as file, open_archive(file) as archive:
        if request.method != "POST":
            context = pages.look_context(preview(visitor, archive))
            return render(request, "archive/look.html", context)
        bring_in(visitor, archive, add=True)
    path.unlink(missing_ok=True)
    return _brought(request, visitor)


@never_cache
@require_http_methods(["GET", "HEAD"])
def brought(request: HttpRequest) -> HttpResponse:
    """It is here, and this is what is here now."""
    context = {"rows": pages.in_record(keeper_of(request).visitor)}
    return render(request, "archive/brought.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def history(request: HttpRequest) -> HttpResponse:
    """Who looked at the record, newest first."""
    lines = looked.page_of(keeper_of(request).visitor, request.GET.get("page", "1"))
    return render(request, "archive/history.html", {"lines": lines})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_record(request: HttpRequest, link: str) -> HttpResponse:
    """Opens a record in this browser, if it keeps no other one. The link works once."""
    keeper, visitor = keeper_of(request), visitor_at(link)
    kept_here = keeper.visitor is not None
    may = visitor is not None and not kept_here
    if request.method == "POST" and visitor and may and open_here(keeper, visitor):
        looked.note(visitor, looked.who_asks(keeper), What.OPENED)
        return redirect("yours")
    context = {"may": may, "kept_here": kept_here and visitor is not None}
    return render(request, "archive/open.html", context, status=200 if visitor else 404)
