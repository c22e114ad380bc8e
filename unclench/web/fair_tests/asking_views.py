"""The questions before a test, one a page, and what is proposed at their end."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.check.forms import Sent, TamperedFormError, read_named, read_rows
from unclench.web.fair_tests import asking, asking_pages, forms, services
from unclench.web.fair_tests.models import FairTest, Stage
from unclench.web.fair_tests.safety import findings_of, hold_before, suits
from unclench.web.fair_tests.trial import freeze, lately_without_room, propose
from unclench.web.faults import form_was_changed
from unclench.web.knowledge import knowledge
from unclench.web.noticing import notice
from unclench.web.relief import pages as relief

Answered = tuple[HttpResponse | None, dict[str, Any]]


def planned_or_404(request: HttpRequest, test_id: uuid.UUID) -> FairTest:
    """A test that is still being planned, of whoever asks."""
    test = services.test_of(keeper_of(request).visitor, test_id)
    if test is None or test.stage != Stage.ASKING:
        raise Http404("There is no such test.")
    return test


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begins to plan one, unless something stands before it."""
    visitor = keeper_of(request).visitor
    if hold_before(visitor) or services.open_test(visitor):
        return go(request, reverse("fair_tests"))
    return go(request, onward(asking.begin(keeper_of(request).ensure())))


def onward(test: FairTest) -> str:
    """The first question that is open, or the proposal."""
    page = asking.next_page(test)
    return reverse("fair_test_ask", args=[test.pk, page]) if page else _proposal_url(test)


def _proposal_url(test: FairTest) -> str:
    return reverse("fair_test_plan", args=[test.pk])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, test_id: uuid.UUID, page: str) -> HttpResponse:
    """One question. What is not to be asked yet leads to what is."""
    test = planned_or_404(request, test_id)
    if page not in asking.PAGES:
        raise Http404("There is no such question.")
    first = asking.next_page(test)
    if first and asking.PAGES.index(page) > asking.PAGES.index(first):
        return redirect(onward(test))
    try:
        return ASKED[page](request, test)
    except TamperedFormError:
        return form_was_changed(request)


def _arms(request: HttpRequest, test: FairTest) -> HttpResponse:
    chosen, error = list(test.arms), ""
    if request.method == "POST":
        findings = findings_of(test)
        arms = knowledge().fair_tests.arms.values()
        fit = {a.id for a in arms if suits(a, findings) and not test.prescribed.get(a.id)}
        chosen, error = forms.read_arms(request.POST, fit)
        if not error:
            asking.keep_arms(test, chosen)
            return go(request, onward(test))
    context = asking_pages.arms_context(test, chosen)
    return _show(request, "arms", context, error, "arm")


def _before(request: HttpRequest, test: FairTest) -> HttpResponse:
    alone, rows = asking.alone_to_ask(test), asking.rows_to_ask(test)
    if alone is None and not rows:
        return redirect(onward(test))
    sent = Sent()
    if request.method == "POST":
        sent = (
            read_named(knowledge(), alone.id, request.POST)
            if alone
            else read_rows(request.POST, allowed=rows, none="None of these")
        )
        if not sent.error:
            asking.keep_cautions(test, sent.answers)
            return go(request, onward(test))
    template, context = asking_pages.before_context(test, sent)
    return render(request, template, context, status=422 if sent.error else 200)


def _prescribed(request: HttpRequest, test: FairTest) -> HttpResponse:
    ticked, error = [name for name, told in test.prescribed.items() if told], ""
    if request.method == "POST":
        ticked, error = forms.read_prescribed(request.POST, set(test.arms))
        if not error:
            asking.keep_prescribed(test, ticked)
            return go(request, onward(test))
    context = asking_pages.prescribed_context(test, ticked)
    return _show(request, "prescribed", context, error, "arm")


def _question(request: HttpRequest, test: FairTest) -> HttpResponse:
    words, error = test.question, ""
    if request.method == "POST":
        words, error = forms.read_question(request.POST)
        if not error:
            asking.keep_question(test, words)
            noticed = reverse("fair_test_noticed", args=[test.pk])
            return go(request, noticed if notice(words) else onward(test))
    return _show(request, "question", asking_pages.question_context(test, words), error, "question")


def _choice(page: str, keep: Callable[[FairTest, str], None]) -> Callable[..., HttpResponse]:
    def answer(request: HttpRequest, test: FairTest) -> HttpResponse:
        context, error = asking_pages.choice_context(test, page), ""
        if request.method == "POST":
            offered = {option["value"] for option in context["options"]}
            told, error = forms.read_one(request.POST, page, offered)
            if not error:
                keep(test, told)
                return go(request, onward(test))
        return _show(request, "choice", context, error, page)

    return answer


def _length(request: HttpRequest, test: FairTest) -> HttpResponse:
    context, error = asking_pages.length_context(test), ""
    if request.method == "POST":
        offered = {option["value"] for option in context["options"]}
        told, error = forms.read_one(request.POST, "length", offered)
        if not error:
            asking.keep_length(test, int(told))
            return go(request, _proposal_url(test))
    return _show(request, "length", context, error, "length")


def _show(
    request: HttpRequest, template: str, context: dict[str, Any], error: str, at: str
) -> HttpResponse:
    context = asking_pages.with_error(context, error, at)
    return render(request, f"fair_tests/{template}.html", context, status=422 if error else 200)


ASKED: dict[str, Callable[[HttpRequest, FairTest], HttpResponse]] = {
    "arms": _arms,
    "before": _before,
    "prescribed": _prescribed,
    "question": _question,
    "outcome": _choice("outcome", asking.keep_outcome),
    "difference": _choice("difference", lambda t, told: asking.keep_difference(t, float(told))),
    "expects": _choice("expects", asking.keep_expects),
    "length": _length,
}


@never_cache
@require_http_methods(["GET", "HEAD"])
def noticed(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """What was written speaks of something that a check asks about."""
    test = services.test_of(keeper_of(request).visitor, test_id)
    if test is None:
        raise Http404("There is no such test.")
    asks = test.stage == Stage.ASKING
    forward = onward(test) if asks else reverse("fair_test", args=[test.pk])
    words = [test.question, *test.events.values_list("words", flat=True)]
    found = notice(*words)
    if not found:
        return redirect(forward)
    context = {"onward_url": forward} | relief.noticed_context(found, country_of(request))
    return render(request, "relief/noticed.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """What is proposed. Sent: agreed, and from then on it stays as it is."""
    test = planned_or_404(request, test_id)
    if asking.next_page(test):
        return redirect(onward(test))
    today = timezone.localdate()
    hold, proposal = hold_before(test.visitor), propose(test, today)
    if proposal is None or lately_without_room(test, today) is not None:
        return redirect("fair_test_ask", test_id=test.pk, page="length")
    if request.method == "POST" and not hold:
        services.agree(test, freeze(test, proposal, today))
        return go(request, reverse("fair_test", args=[test.pk]))
    context = asking_pages.proposal_context(test, proposal) | {"hold": hold}
    context["other"] = services.open_test(test.visitor)
    return render(request, "fair_tests/plan.html", context)
