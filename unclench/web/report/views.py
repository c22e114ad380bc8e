"""A report for a clinician: chosen, shown exactly as it is shared, and taken along."""

import json
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.fhir.bundle import document as fhir_document
from unclench.fhir.served import MEDIA_TYPE
from unclench.report.document import Document
from unclench.report.share import Shared, share
from unclench.report.work_note import work_note
from unclench.report.write import write
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of
from unclench.web.archive.bring import is_empty
from unclench.web.archive.looked import note, who_asks
from unclench.web.archive.models import What
from unclench.web.episodes.services import open_episode
from unclench.web.knowledge import knowledge
from unclench.web.report import forms, pages, words
from unclench.web.report.gather import gather
from unclench.web.report.pdf import pdf_of
from unclench.web.site import is_reached_by_others


@never_cache
@require_http_methods(["GET", "HEAD"])
def start(request: HttpRequest) -> HttpResponse:
    """Which days, which parts."""
    visitor = keeper_of(request).visitor
    asked = asked_of(request.GET, visitor)
    return render(request, "report/start.html", _start_context(visitor, asked))


def asked_of(sent: QueryDict, visitor: Visitor | None) -> forms.Asked:
    """The choice that was sent, on the day it is where this person is."""
    return forms.read_choice(sent, timezone.localdate(), _bout_since(visitor))


def _bout_since(visitor: Visitor | None) -> date | None:
    going = open_episode(visitor)
    return going.began_on if going else None


def _start_context(visitor: Visitor | None, asked: forms.Asked) -> dict[str, object]:
    nothing = visitor is None or is_empty(visitor)
    return pages.start_context(
        asked, _bout_since(visitor), words.words_of(visitor), nothing=nothing
    )


@never_cache
@require_http_methods(["GET", "HEAD"])
def page(request: HttpRequest) -> HttpResponse:
    """The report as it would be shared."""
    visitor = keeper_of(request).visitor
    asked = asked_of(request.GET, visitor)
    if visitor is None:
        return redirect("report")
    if asked.choice is None:
        context = _start_context(visitor, asked)
        return render(request, "report/start.html", context, status=422)
    document, is_reached = document_of(shared_of(visitor, asked)), is_reached_by_others(request)
    context = pages.page_context(document, asked, is_reached=is_reached)
    return render(request, "report/page.html", context)


def shared_of(visitor: Visitor, asked: forms.Asked, name: str = "") -> Shared:
    """What is shared, whatever the form it takes."""
    assert asked.choice is not None
    return share(gather(visitor, asked.choice, name), asked.choice)


def document_of(shared: Shared) -> Document:
    """The same as a document."""
    return write(knowledge(), shared)


@never_cache
@require_POST
def as_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper, as a file. A name that is put on it is not kept."""
    shared = _shared_in(request, "as a PDF")
    return _file(document_of(shared), f"back-pain-{timezone.localdate()}.pdf")


@never_cache
@require_POST
def as_fhir(request: HttpRequest) -> HttpResponse:
    """The same for other programs, as a file: a FHIR document."""
    made = fhir_document(knowledge(), _shared_in(request, "as FHIR"))
    text = json.dumps(made, ensure_ascii=False, indent=1)
    return _attached(text.encode(), MEDIA_TYPE, f"back-pain-{timezone.localdate()}.fhir.json")


def _shared_in(request: HttpRequest, how: str) -> Shared:
    """What a form asks to take along; noted in the list of who looked."""
    keeper = keeper_of(request)
    asked = asked_of(request.POST, keeper.visitor)
    if keeper.visitor is None or asked.choice is None:
        raise Http404("There is no such report.")
    note(keeper.visitor, who_asks(keeper), What.REPORTED, how)
    return shared_of(keeper.visitor, asked, forms.read_name(request.POST))


def _attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _file(document: Document, name: str) -> HttpResponse:
    return _attached(pdf_of(document), "application/pdf", name)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: HttpRequest) -> HttpResponse:
    """What the note for work says."""
    keeper, today = keeper_of(request), timezone.localdate()
    if request.method != "POST":
        return render(
            request, "report/work.html", pages.work_context(words.words_of(keeper.visitor))
        )
    until, error = forms.read_until(request.POST, today)
    told = {name: forms.read_text(request.POST, name) for name in pages.WORK_FIELDS}
    if error or not any(told.values()):
        context = pages.work_again(told, request.POST.get("until", ""), error)
        return render(request, "report/work.html", context, status=422)
    words.keep_for_work(keeper.ensure(), until=until, **told)
    return redirect("report_work_note")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def work_page(request: HttpRequest) -> HttpResponse:
    """The note as it would be handed over; sent, as a file."""
    keeper, today = keeper_of(request), timezone.localdate()
    told = words.for_work(words.words_of(keeper.visitor))
    if told.is_empty:
        return redirect("report_work")
    if request.method == "POST":
        document = work_note(told, today, forms.read_name(request.POST))
        return _file(document, f"note-for-work-{today}.pdf")
    context = pages.note_context(work_note(told, today))
    return render(request, "report/work_note.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_words(request: HttpRequest) -> HttpResponse:
    """What to ask, and what is taken."""
    keeper = keeper_of(request)
    if request.method == "POST":
        questions = forms.read_questions(request.POST)
        medicines = forms.read_text(request.POST, "medicines")
        if questions or medicines or keeper.visitor:
            words.keep_for_clinician(keeper.ensure(), questions, medicines)
        return redirect("report")
    context = pages.words_context(words.words_of(keeper.visitor))
    return render(request, "report/words.html", context)
