"""A test while it runs and after it: its day, its looks, its end, and what may be taken along."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.accounts.whose import is_mine
from unclench.web.answering import go, somebody_elses
from unclench.web.check.forms import TamperedFormError
from unclench.web.fair_tests import forms, looks, pages, services, verdict_pages
from unclench.web.fair_tests.asking_views import onward
from unclench.web.fair_tests.days import as_csv, days_of
from unclench.web.fair_tests.models import FairTest, Happened, Stage, Why
from unclench.web.fair_tests.report import report_context
from unclench.web.faults import form_was_changed
from unclench.web.noticing import notice
from unclench.web.what_helps.parts import parts_with


def _test_or_404(request: HttpRequest, test_id: uuid.UUID) -> FairTest:
    test = services.test_of(keeper_of(request).visitor, test_id)
    if test is None:
        raise Http404("There is no such test.")
    return test


def _agreed_or_404(request: HttpRequest, test_id: uuid.UUID) -> FairTest:
    test = _test_or_404(request, test_id)
    if test.stage == Stage.ASKING:
        raise Http404("This test was not agreed yet.")
    return test


@never_cache
@require_http_methods(["GET", "HEAD"])
def all_tests(request: HttpRequest) -> HttpResponse:
    """What a fair test is, and all of this person's."""
    visitor = keeper_of(request).visitor
    going = services.open_test(visitor)
    if going:
        services.settle(going, timezone.localdate())
    context = pages.list_context(visitor) | {"parts": parts_with("fair_tests")}
    return render(request, "fair_tests/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def one(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """A test: its questions while it is planned, its day while it runs, and then its end."""
    test, today = _test_or_404(request, test_id), timezone.localdate()
    if test.stage == Stage.ASKING:
        return redirect(onward(test))
    hold = services.settle(test, today)
    protocol = services.protocol_of(test)
    if test.stage == Stage.ENDED:
        shown = looks.open_look(test, protocol, len(protocol.looks))
        context = verdict_pages.look_context(test, protocol, shown) | {"hold": hold}
        return render(request, "fair_tests/look.html", context)
    context = pages.running_context(test, hold, today)
    return render(request, "fair_tests/running.html", context | {"kept": "kept" in request.GET})


@require_POST
def did(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """One tap: was it done. Sent twice it counts once, and the word written later stays."""
    test = _agreed_or_404(request, test_id)
    if not is_mine(keeper_of(request).visitor, request.POST.get("whose", "")):
        return somebody_elses()
    try:
        day, told, written_at = forms.read_did(request.POST)
    except TamperedFormError:
        return form_was_changed(request)
    services.keep_did(test, day, told, written_at)
    home = {"diary": reverse("diary"), "home": reverse("home")}
    return go(request, home.get(request.POST.get("from", ""), _url(test)))


def _url(test: FairTest) -> str:
    return reverse("fair_test", args=[test.pk])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """Something hurt, or something else changed."""
    test = _agreed_or_404(request, test_id)
    protocol, words, error = services.protocol_of(test), "", ""
    if request.method == "POST":
        words, error = forms.read_words(request.POST)
        happened = request.POST.get("what", "")
        if happened not in (Happened.HARM, Happened.CHANGED):
            error = error or forms.CHOOSE_ONE
        if not error:
            arm = request.POST.get("arm", "")
            about = arm if arm in protocol.arms else ""
            services.note(
                test,
                timezone.localdate(),
                services.Note(Happened(happened), arm=about, words=words),
            )
            noticed = reverse("fair_test_noticed", args=[test.pk])
            return go(request, noticed if notice(words) else _url(test))
    context = {
        "test": test,
        "words": words,
        "longest": forms.WORDS_LONGEST,
        "arms": pages.arms_to_name(protocol),
        "error": error,
        "errors": [{"text": error, "href": "#words"}] if error else [],
        "back_url": _url(test),
    }
    return render(request, "fair_tests/note.html", context, status=422 if error else 200)


@require_POST
def hard_days(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """After hard days with one thing: stop, pause, or go on."""
    test, today = _agreed_or_404(request, test_id), timezone.localdate()
    arm, wish = request.POST.get("arm", ""), request.POST.get("wish", "")
    if arm not in services.protocol_of(test).arms or wish not in ("stop", "pause", "on"):
        return form_was_changed(request)
    if wish == "stop":
        services.note(test, today, services.Note(Happened.HARM, arm=arm))
        services.end(test, Why.ARM)
    else:
        services.note(test, today, services.Note(Happened.ASKED, arm=arm))
        if wish == "pause":
            services.pause(test, today, Why.ARM)
    return go(request, _url(test))


@require_POST
def pause(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """Pauses it by their own wish."""
    test = _agreed_or_404(request, test_id)
    services.pause(test, timezone.localdate(), Why.WISH)
    return go(request, _url(test))


@require_POST
def go_on(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """Goes on with a paused test, unless something still stops it."""
    test = _agreed_or_404(request, test_id)
    services.resume(test, timezone.localdate())
    return go(request, _url(test))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """Ends it on any day. What was noted stays, and what it can say is said."""
    test = _agreed_or_404(request, test_id)
    if test.stage == Stage.ENDED:
        return redirect(_url(test))
    if request.method == "POST":
        services.end(test, Why.WISH)
        return go(request, _url(test))
    return render(request, "fair_tests/stop.html", {"test": test, "back_url": _url(test)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """Erases a test with all that was told on its days. The diary stays."""
    test = _test_or_404(request, test_id)
    if request.method == "POST":
        test.delete()
        return go(request, reverse("fair_tests"))
    planned = test.stage == Stage.ASKING
    context = {"test": test, "planned": planned, "back_url": reverse("fair_tests")}
    return render(request, "fair_tests/take_away.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def look(request: HttpRequest, test_id: uuid.UUID, number: int) -> HttpResponse:
    """A planned look. One that is not due leads back to the test."""
    test, today = _agreed_or_404(request, test_id), timezone.localdate()
    protocol = services.protocol_of(test)
    if number == len(protocol.looks) or not looks.is_due(test, protocol, number, today):
        return redirect(_url(test))
    shown = looks.open_look(test, protocol, number)
    context = verdict_pages.look_context(test, protocol, shown)
    return render(request, "fair_tests/look.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def report(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """All that a report of such a test has to say, once it is over."""
    test = _agreed_or_404(request, test_id)
    if test.stage != Stage.ENDED:
        return redirect(_url(test))
    return render(request, "fair_tests/report.html", report_context(test))


@never_cache
@require_http_methods(["GET", "HEAD"])
def protocol(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """What was agreed, letter by letter, so that anybody can make its hash again."""
    test = _agreed_or_404(request, test_id)
    return _file(test.protocol, "application/json", "protocol.json")


@never_cache
@require_http_methods(["GET", "HEAD"])
def days(request: HttpRequest, test_id: uuid.UUID) -> HttpResponse:
    """The days as `unclench learn trial` reads them, once it is over."""
    test = _agreed_or_404(request, test_id)
    if test.stage != Stage.ENDED:
        return redirect(_url(test))
    agreed = services.protocol_of(test)
    return _file(as_csv(days_of(test, agreed, agreed.last)), "text/csv", "days.csv")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(text.encode(), content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="fair-test-{name}"'
    return answer
