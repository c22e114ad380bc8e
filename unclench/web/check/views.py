"""The question pages, the summary and the result."""

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
from unclench.web.check import pages, services
from unclench.web.check.forms import Sent, TamperedFormError, read_page
from unclench.web.check.mark_pages import about_marks
from unclench.web.check.models import Check
from unclench.web.check.road import after_summary, last_page, road_ahead
from unclench.web.episodes.services import open_episode
from unclench.web.faults import form_was_changed
from unclench.web.knowledge import knowledge


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The first question; or, in the middle of a check, whether to carry on or start anew."""
    visitor = keeper_of(request).visitor
    check = services.open_check(visitor)
    if request.method == "POST" and visitor is not None:
        check = services.begin_check(visitor) if "anew" in request.POST else check
        return go(request, road_ahead(check))
    if check is None or not check.answers:
        return redirect("check_page", page_id=knowledge().interview.pages[0].id)
    return render(request, "check/carry_on.html", {"check": check})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, page_id: str) -> HttpResponse:
    """One question page. Answers are kept at once; an emergency shows its page at once."""
    page = page_or_404(knowledge().interview, page_id)
    if request.method != "POST":
        check = services.open_check(keeper_of(request).visitor)
        return _show_page(request, page, check, Sent(), 200)
    try:
        sent = read_page(knowledge(), page, request.POST)
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        check = services.open_check(keeper_of(request).visitor)
        return _show_page(request, page, check, sent, 422)
    check = services.keep_answers(keeper_of(request).ensure(), sent.answers)
    return go(request, road_ahead(check))


def _show_page(
    request: HttpRequest, page: Page, check: Check | None, sent: Sent, status: int
) -> HttpResponse:
    findings = services.findings_of(check)
    before = services.page_before(page, findings)
    context = pages.page_context(
        knowledge(), page, findings, sent, services.rows_of(check, page)
    ) | {
        "back_url": reverse("check_page", args=[before.id]) if before else reverse("home"),
        "emergency_number": country_of(request).emergency,
        "progress": pages.progress(knowledge(), page),
    }
    return render(request, f"check/{page.kind}.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """Check your answers, before the result."""
    visitor = keeper_of(request).visitor
    check = services.open_check(visitor)
    if check is None:
        decision = services.just_decided(visitor)
        return redirect("check_result", decision.pk) if decision else redirect("check_start")
    ahead = road_ahead(check)
    if ahead != reverse("check_answers"):
        return go(request, ahead)
    if request.method == "POST":
        return go(request, after_summary(check))
    findings = services.findings_of(check)
    context = {"rows": pages.summary_rows(knowledge(), findings), "back_url": last_page(check)}
    return render(request, "check/answers.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unclear(request: HttpRequest, contradiction_id: str) -> HttpResponse:
    """Two answers that do not fit together: which is right? Asked once."""
    visitor = keeper_of(request).visitor
    check = services.open_check(visitor)
    contradiction = services.contradiction_of(check)
    if visitor is None or contradiction is None or contradiction.id != contradiction_id:
        return go(request, road_ahead(check))
    context = pages.unclear_context(contradiction) | _frame(request)
    if request.method != "POST":
        return render(request, "check/preset.html", context)
    chosen = request.POST.get(contradiction.id, "")
    if chosen not in {option["value"] for option in context["options"]}:
        return render(request, "check/preset.html", pages.nothing_chosen(context), status=422)
    preset = next((option for option in contradiction.options if option.id == chosen), None)
    check = services.put_right(visitor, contradiction, preset)
    return go(request, road_ahead(check))


def _frame(request: HttpRequest) -> dict[str, str]:
    number = country_of(request).emergency
    return {"back_url": reverse("check_start"), "emergency_number": number}


@never_cache
@require_http_methods(["GET", "HEAD"])
def result(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """The care card: what to do, how soon, why, what to say, what to watch for."""
    decision = services.decision_of(keeper_of(request).visitor, decision_id)
    if decision is None:
        raise Http404("There is no such result.")
    context = pages.result_context(knowledge(), decision, country_of(request))
    context |= about_marks(knowledge(), decision)
    context["episode"] = open_episode(keeper_of(request).visitor)
    return render(request, "check/result.html", context)


@require_http_methods(["POST"])
def change(request: HttpRequest, decision_id: uuid.UUID, page_id: str) -> HttpResponse:
    """Opens a finished check again at one of its pages."""
    page = page_or_404(knowledge().interview, page_id)
    decision = services.decision_of(keeper_of(request).visitor, decision_id)
    if decision is None:
        raise Http404("There is no such result.")
    services.reopen(decision.safety_check)
    return go(request, reverse("check_page", args=[page.id]))


@require_http_methods(["GET", "HEAD"])
def help_now(request: HttpRequest) -> HttpResponse:
    """The danger signs and the number to call, without any question."""
    return render(request, "check/help.html", pages.help_context(knowledge(), country_of(request)))
