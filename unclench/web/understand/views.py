"""What may be behind it: the picture so far, one more question at a time, and safe self-tests."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.values.cause import SelfTest
from unclench.engine.values.interview import Page
from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go, page_or_404
from unclench.web.check.forms import Sent, TamperedFormError, read_named, read_page, read_rows
from unclench.web.check.services import reopen
from unclench.web.faults import form_was_changed
from unclench.web.knowledge import knowledge
from unclench.web.understand import pages, services


def _asking(request: HttpRequest) -> services.Asking | None:
    return services.asking(keeper_of(request).visitor)


@never_cache
@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest) -> HttpResponse:
    """What the answers fit and why, what usually happens next, and what to do."""
    now = _asking(request)
    if now is None:
        return render(request, "understand/check_first.html", pages.general_context())
    context = pages.overview_context(now, country_of(request))
    return render(request, "understand/overview.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, page_id: str) -> HttpResponse:
    """One more thing that would tell something. Never needed."""
    page = page_or_404(knowledge().understand_pages, page_id)
    now = _asking(request)
    if now is None:
        return redirect("understand")
    if request.method != "POST":
        return _show_page(request, now, page, Sent(), 200)
    try:
        sent = read_page(knowledge(), page, request.POST)
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _show_page(request, now, page, sent, 422)
    services.keep_answers(now, sent.answers)
    return go(request, reverse("understand"))


def _show_page(
    request: HttpRequest, now: services.Asking, page: Page, sent: Sent, status: int
) -> HttpResponse:
    context = pages.question_context(now, page, sent)
    context["emergency_number"] = country_of(request).emergency
    return render(request, pages.template_of(page), context, status=status)


@require_POST
def look_again(request: HttpRequest, look_id: str) -> HttpResponse:
    """Opens the check at the page that has to hear of what was told here."""
    now = _asking(request)
    look = knowledge().second_looks.get(look_id)
    if now is None or look is None:
        raise Http404("There is nothing to look at again.")
    services.keep_looked(now, look)
    reopen(now.decision.safety_check)
    return go(request, reverse("check_page", args=[look.page]))


def _test_or_404(test_id: str) -> SelfTest:
    test = knowledge().self_tests.get(test_id)
    if test is None:
        raise Http404(f"There is no self-test called {test_id}.")
    return test


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def self_test(request: HttpRequest, test_id: str) -> HttpResponse:
    """A guided self-test with its figure, its stop rules and its answers."""
    test, now = _test_or_404(test_id), _asking(request)
    if now is None or not now.may_test:
        return redirect("understand")
    if services.cautions_of(now, test):
        return redirect("understand_before_test", test_id=test.id)
    if request.method != "POST":
        return _show_test(request, now, test, "", 200)
    try:
        sent = read_named(knowledge(), test.finding, request.POST)
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _show_test(request, now, test, sent.error, 422)
    services.keep_answers(now, sent.answers)
    return go(request, reverse("understand"))


def _show_test(
    request: HttpRequest, now: services.Asking, test: SelfTest, error: str, status: int
) -> HttpResponse:
    context = pages.test_context(now, test, error)
    return render(request, "understand/self_test.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def before_test(request: HttpRequest, test_id: str) -> HttpResponse:
    """What speaks against a self-test: asked before its figure is shown."""
    test, now = _test_or_404(test_id), _asking(request)
    asked = services.cautions_of(now, test) if now else ()
    if now is None or not asked:
        return redirect("understand_test", test_id=test.id)
    if request.method != "POST":
        return _show_before(request, now, asked, Sent(), 200)
    try:
        sent = read_rows(request.POST, allowed=asked, none="None of these")
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _show_before(request, now, asked, sent, 422)
    services.keep_answers(now, sent.answers)
    return go(request, reverse("understand_test", args=[test.id]))


def _show_before(
    request: HttpRequest, now: services.Asking, asked: tuple[str, ...], sent: Sent, status: int
) -> HttpResponse:
    context = pages.before_context(now, asked, sent)
    return render(request, "relief/before.html", context, status=status)
