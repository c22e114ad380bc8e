"""Capacity tests: who may do one, the test itself, and one's own numbers over time."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.values.capacity import CapacityTest
from unclench.engine.values.finding import Finding
from unclench.engine.values.findings import Findings
from unclench.engine.values.interview import Page, PageKind
from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go, in_parts
from unclench.web.check.forms import Sent, TamperedFormError, read_named, read_rows
from unclench.web.check.pages import finding_row, page_context
from unclench.web.faults import form_was_changed
from unclench.web.knowledge import knowledge
from unclench.web.stay_well.capacity import pages, services
from unclench.web.stay_well.capacity.forms import Written, read_numbers


def _test_or_404(test_id: str) -> CapacityTest:
    test = knowledge().capacity_tests.get(test_id)
    if test is None:
        raise Http404(f"There is no capacity test called {test_id}.")
    return test


def _asking(request: HttpRequest) -> services.Asking | None:
    return services.asking(keeper_of(request).visitor)


@never_cache
@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest) -> HttpResponse:
    """Every test, with one's own last numbers."""
    visitor = keeper_of(request).visitor
    context = pages.overview_context(visitor, services.asking(visitor))
    return render(request, "stay_well/capacity/overview.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, test_id: str) -> HttpResponse:
    """One test, guided. Sent: the numbers."""
    test, now = _test_or_404(test_id), _asking(request)
    if now is None:
        return redirect("capacity")
    offer = now.offer(test)
    if offer.to_ask:
        return redirect("capacity_before", test_id=test.id)
    if request.method != "POST" or offer.reasons:
        return _show(request, now, test, Written(None))
    try:
        written = read_numbers(test, request.POST)
    except TamperedFormError:
        return form_was_changed(request)
    if written.done is None:
        return _show(request, now, test, written)
    services.keep_results(now, test, written.done)
    return go(request, reverse("capacity_numbers", args=[test.id]))


def _show(
    request: HttpRequest, now: services.Asking, test: CapacityTest, written: Written
) -> HttpResponse:
    context = pages.one_context(now, test, written)
    context["emergency_number"] = country_of(request).emergency
    status = 422 if written.errors else 200
    return render(request, "stay_well/capacity/one.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def before(request: HttpRequest, test_id: str) -> HttpResponse:
    """What speaks against a test, asked before its figure is shown."""
    test, now = _test_or_404(test_id), _asking(request)
    offer = now.offer(test) if now else None
    if now is None or offer is None or not offer.to_ask:
        return redirect("capacity_test", test_id=test.id)
    alone = services.alone_to_ask(offer)
    parts = in_parts(services.rows_to_ask(offer))
    asked = (alone.id,) if alone else parts[0]
    sent = Sent()
    if request.method == "POST":
        try:
            sent = _read(request, alone, test)
        except TamperedFormError:
            return form_was_changed(request)
        if not sent.error:
            worse = services.keep_answers(now, test, sent.answers)
            return go(request, reverse("check_answers") if worse else request.path)
    return _ask(request, now, alone, asked, sent)


def _read(request: HttpRequest, alone: Finding | None, test: CapacityTest) -> Sent:
    if alone:
        return read_named(knowledge(), alone.id, request.POST)
    return read_rows(request.POST, allowed=services.ticked_for(test), none="None of these")


def _ask(
    request: HttpRequest,
    now: services.Asking,
    alone: Finding | None,
    asked: tuple[str, ...],
    sent: Sent,
) -> HttpResponse:
    findings = now.checked.with_(now.told).with_(sent.answers)
    shared = {"back_url": reverse("capacity")}
    status = 422 if sent.error else 200
    if alone:
        context = page_context(knowledge(), _page_of(alone), findings.without(alone.id), sent, ())
        return render(request, "check/one.html", context | shared, status=status)
    context = {
        "rows": [finding_row(knowledge().findings[n], findings.get(n)) for n in asked],
        "asked": asked,
        "error": sent.error,
        "errors": [{"text": sent.error, "href": f"#{asked[0]}"}] if sent.error else [],
    }
    return render(request, "relief/before.html", context | shared, status=status)


def _page_of(finding: Finding) -> Page:
    return Page(
        id=finding.id,
        heading=finding.question,
        why=finding.why,
        kind=PageKind.ONE,
        findings=(finding.id,),
    )


@never_cache
@require_http_methods(["GET", "HEAD"])
def numbers(request: HttpRequest, test_id: str) -> HttpResponse:
    """One's own numbers of one test over time, and then others."""
    test, now = _test_or_404(test_id), _asking(request)
    results = services.results_of(keeper_of(request).visitor, test)
    findings = now.checked if now else Findings()
    context = pages.numbers_context(test, results, findings)
    return render(request, "stay_well/capacity/numbers.html", context)


@require_POST
def remove(request: HttpRequest, result_id: uuid.UUID) -> HttpResponse:
    """Erases one number, such as one that was written wrongly."""
    result = services.result_of(keeper_of(request).visitor, result_id)
    if result is None:
        raise Http404("There is no such number.")
    result.delete()
    return go(request, reverse("capacity_numbers", args=[result.test]))
