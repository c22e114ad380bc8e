"""Painkillers without a prescription: the questions, and what may suit whom."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.engine.values.interview import Page
from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go, page_or_404
from unclench.web.check.forms import Sent, TamperedFormError, read_page
from unclench.web.faults import form_was_changed
from unclench.web.knowledge import knowledge
from unclench.web.medicines import pages, services


def _asking(request: HttpRequest) -> services.Asking:
    return services.asking(keeper_of(request).visitor, country_of(request))


def _road_ahead(now: services.Asking) -> str:
    """The next question; the list when nothing is open; the check's own page in an emergency."""
    if now.is_emergency and pages.comes_from_check(now):
        return reverse("check_result", args=[now.carried.pk]) if now.carried else reverse("home")
    page = now.next_page()
    return reverse("medicine_page", args=[page.id]) if page else reverse("medicine_list")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What painkillers do for a back, and the way to the questions. Sent: begin anew."""
    if request.method == "POST":
        services.begin_anew(keeper_of(request).ensure())
        return go(request, _road_ahead(_asking(request)))
    now = _asking(request)
    context = pages.start_context(now, country_of(request)) | {"ahead": _road_ahead(now)}
    return render(request, "medicines/start.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, page_id: str) -> HttpResponse:
    """One short list, or one question. What a recent check told is not asked."""
    page = page_or_404(knowledge().medicine_pages, page_id)
    if request.method != "POST":
        return _show_page(request, page, Sent(), 200)
    try:
        sent = read_page(knowledge(), page, request.POST)
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _show_page(request, page, sent, 422)
    services.keep_answers(keeper_of(request).ensure(), sent.answers)
    return go(request, _road_ahead(_asking(request)))


def _show_page(request: HttpRequest, page: Page, sent: Sent, status: int) -> HttpResponse:
    now = _asking(request)
    if not now.rows(page):
        return redirect(_road_ahead(now))
    context = pages.question_context(now, page, sent)
    context["emergency_number"] = country_of(request).emergency
    return render(request, f"check/{page.kind}.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD"])
def latest(request: HttpRequest) -> HttpResponse:
    """Keeps what the answers so far come to, and shows it; or asks what is still open."""
    now, visitor = _asking(request), keeper_of(request).visitor
    ahead = _road_ahead(now)
    if visitor is None or ahead != reverse("medicine_list"):
        return redirect(ahead if visitor else "medicines")
    return redirect("medicines_told", answers_id=services.decide(visitor, now).pk)


@never_cache
@require_http_methods(["GET", "HEAD"])
def told(request: HttpRequest, answers_id: uuid.UUID) -> HttpResponse:
    """What may suit, what to ask about, what not, and why; and a list for the pharmacist."""
    row = services.told_to(keeper_of(request).visitor, answers_id)
    if row is None:
        raise Http404("There is no such list.")
    visitor, country = keeper_of(request).visitor, country_of(request)
    if pages.for_another_country(row, country) and services.is_newest(visitor, row):
        return redirect("medicine_list")
    context = pages.told_context(row, country)
    return render(request, "medicines/told.html", context)
