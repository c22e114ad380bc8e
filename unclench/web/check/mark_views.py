"""The pages that ask whether a clinician has checked a flag for this same problem."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.assessment.assess import Fired, visits_to_offer
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.archive.looked import note_erased
from unclench.web.check import mark_pages, marks, services
from unclench.web.check.models import AssessedMark, Check, SeenBy
from unclench.web.check.road import after_summary
from unclench.web.faults import form_was_changed
from unclench.web.knowledge import knowledge


def _asked_about(request: HttpRequest, flag: str) -> tuple[Check, Fired] | None:
    """The open check, and the flag as it fires there in a form that may be marked."""
    check = services.open_check(keeper_of(request).visitor)
    fired = marks.fired_flag(services.result_of(check), flag) if check else None
    return (check, fired) if check and fired else None


def _elsewhere(request: HttpRequest) -> HttpResponse:
    """For an address that the check does not lead to, or no longer."""
    check = services.open_check(keeper_of(request).visitor)
    return redirect("check_answers" if check else "check_start")


def _page(request: HttpRequest, context: dict[str, Any], back_url: str) -> HttpResponse:
    shown = context | {"back_url": back_url, "not_sure": "Not sure"}
    return render(request, "check/mark.html", shown)


def _chosen(request: HttpRequest, context: dict[str, Any]) -> str | None:
    """The answer that was tapped; None for one that the page never offered."""
    chosen = request.POST.get(context["name"], "")
    offered = {option["value"] for option in context["options"]} | {mark_pages.NOT_SURE}
    return chosen if chosen in offered else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def seen(request: HttpRequest, flag: str) -> HttpResponse:
    """Whether a clinician looked at this flag, and how long ago."""
    if not (asked := _asked_about(request, flag)):
        return _elsewhere(request)
    check, fired = asked
    findings, told = services.findings_of(check), marks.visits_told_here(check)
    context = mark_pages.seen_context(knowledge(), flag, findings, told)
    if request.method != "POST":
        return _page(request, context, reverse("check_answers"))
    if (chosen := _chosen(request, context)) is None:
        return form_was_changed(request)
    if chosen.isdigit():
        return go(request, reverse("check_seen_by", args=[flag, chosen]))
    if chosen in mark_pages.NO_MARK:
        marks.no_mark(check, [flag])
    else:
        visit = next(visit for visit in told if mark_pages.visit_value(visit) == chosen)
        marks.make_mark(check, fired, findings, visit)
    return go(request, after_summary(check))


def _is_offered(check: Check, flag: str, days: int, seen_by: str = SeenBy.GP) -> bool:
    offered = visits_to_offer(knowledge(), flag, services.findings_of(check))
    return days in {visit.to_days for visit in offered} and seen_by in SeenBy.values


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest, flag: str, days: int) -> HttpResponse:
    """Who looked at it."""
    asked = _asked_about(request, flag)
    if not (asked and _is_offered(asked[0], flag, days)):
        return _elsewhere(request)
    context = mark_pages.who_context(knowledge(), flag)
    if request.method != "POST":
        return _page(request, context, reverse("check_seen", args=[flag]))
    if (chosen := _chosen(request, context)) is None:
        return form_was_changed(request)
    if chosen == mark_pages.NOT_SURE:
        marks.no_mark(asked[0], [flag])
        return go(request, after_summary(asked[0]))
    return go(request, reverse("check_seen_since", args=[flag, days, chosen]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def since(request: HttpRequest, flag: str, days: int, seen_by: str) -> HttpResponse:
    """Whether anything has changed since the visit. "The same" makes the mark, nothing else."""
    asked = _asked_about(request, flag)
    if not (asked and _is_offered(asked[0], flag, days, seen_by)):
        return _elsewhere(request)
    check, fired = asked
    context = mark_pages.since_context(knowledge(), flag)
    if request.method != "POST":
        return _page(request, context, reverse("check_seen_by", args=[flag, days]))
    if (chosen := _chosen(request, context)) is None:
        return form_was_changed(request)
    if chosen == "no":
        visit = marks.visit_days_ago(days, seen_by)
        marks.make_mark(check, fired, services.findings_of(check), visit)
    else:
        marks.no_mark(check, [flag])
    return go(request, after_summary(check))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def still(request: HttpRequest, mark_id: uuid.UUID) -> HttpResponse:
    """Whether anything has changed since a visit that was told in an earlier check."""
    mark = _mark_or_404(request, mark_id)
    check = services.open_check(keeper_of(request).visitor)
    together = services.marks_to_confirm(check, mark.flag) if check else []
    if not (check and together):
        return _elsewhere(request)
    context = mark_pages.still_context(knowledge(), together)
    if request.method != "POST":
        return _page(request, context, reverse("check_answers"))
    if (chosen := _chosen(request, context)) is None:
        return form_was_changed(request)
    keep = {"no": marks.nothing_changed, "again": marks.seen_again}.get(chosen, marks.no_mark)
    keep(check, [mark.flag for mark in together])
    return go(request, after_summary(check))


@require_POST
def remove(request: HttpRequest, mark_id: uuid.UUID) -> HttpResponse:
    """Erases a mark. A result that rested on it is decided again without it."""
    decision = services.remove_mark(_mark_or_404(request, mark_id))
    note_erased(keeper_of(request), "what a clinician checked")
    if decision is None:
        return redirect("yours")
    return redirect("check_result", decision_id=decision.pk)


def _mark_or_404(request: HttpRequest, mark_id: uuid.UUID) -> AssessedMark:
    mark = marks.mark_of(keeper_of(request).visitor, mark_id)
    if mark is None:
        raise Http404("There is no such mark.")
    return mark
