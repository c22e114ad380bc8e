"""Trying one kind of help with the pain before and after, and carrying on for a while instead."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.values.follow_up import Place
from unclench.engine.values.relief_option import ReliefOption
from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.faults import form_was_changed
from unclench.web.follow_up.pages import due_card
from unclench.web.knowledge import knowledge
from unclench.web.relief import trying_pages
from unclench.web.relief.trying import Trying, begin, trying_now
from unclench.web.what_helps import waiting
from unclench.web.what_helps.models import Wait

SKIP = "skip"
PAINS = (SKIP, *map(str, range(11)))


@never_cache
@require_http_methods(["GET", "HEAD"])
def try_next(request: HttpRequest) -> HttpResponse:
    """Everything that may be tried: what is suggested, and everything else."""
    trying = trying_now(keeper_of(request).visitor)
    if trying is None:
        return redirect("check_start")
    context = trying_pages.try_context(trying, request.GET.get("left_out", ""))
    context["due"] = due_card(request, Place.RELIEF)
    return render(request, "relief/try.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def try_option(request: HttpRequest, name: str) -> HttpResponse:
    """One kind of help: the pain now. Sent: it begins, or we ask to wait for a while first."""
    option = knowledge().relief_options.get(name)
    if option is None or not option.slots:
        raise Http404(f"There is nothing called {name} to try.")
    trying = trying_now(keeper_of(request).visitor)
    if trying is None:
        return go(request, reverse("check_start"))
    if option.id not in trying.safe:
        return go(request, f"{reverse('try_next')}?left_out={option.id}")
    if request.method != "POST":
        context = trying_pages.option_context(option, trying.offers[option.id])
        return render(request, "relief/try_one.html", context)
    return _told(request, trying, option)


def _told(request: HttpRequest, trying: Trying, option: ReliefOption) -> HttpResponse:
    told = request.POST.get("pain", "")
    if told not in PAINS:
        return form_was_changed(request)
    pain = None if told == SKIP else int(told)
    wish = request.POST.get("wish", "")
    drawn = trying.wait_drawn(pain) if wish != "no" else None
    if drawn is None or pain is None:
        return _begin(request, trying, option, pain)
    if wish == "yes":
        wait = waiting.begin(trying.visitor, pain, *drawn)
        return go(request, reverse("waiting_session", args=[wait.pk]))
    context = trying_pages.wait_first_context(option, pain)
    return render(request, "relief/wait_first.html", context)


def _begin(
    request: HttpRequest, trying: Trying, option: ReliefOption, pain: int | None
) -> HttpResponse:
    """Relief comes first: whatever still waits ends."""
    waiting.make_way(trying.visitor)
    session = begin(trying, option, pain)
    return go(request, reverse("session_step", args=[session.pk, 0]))


def _mine(request: HttpRequest, wait_id: uuid.UUID) -> Wait:
    wait = waiting.wait_of(keeper_of(request).visitor, wait_id)
    if wait is None:
        raise Http404("There is no such waiting session.")
    return wait


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def wait(request: HttpRequest, wait_id: uuid.UUID) -> HttpResponse:
    """A waiting session: until when, and then how it is. Sent: the pain now."""
    mine = _mine(request, wait_id)
    if request.method == "POST":
        told = request.POST.get("pain", "")
        if told not in PAINS[1:]:
            return form_was_changed(request)
        if waiting.may_be_told(mine):
            waiting.tell(mine, int(told))
        return go(request, reverse("waiting_session", args=[mine.pk]))
    if waiting.is_over(mine):
        context = trying_pages.waited_context(mine, waiting.told_times(mine.visitor))
        return render(request, "relief/waited.html", context)
    context = trying_pages.wait_context(mine, country_of(request))
    return render(request, "relief/wait.html", context)


@require_POST
def stop_waiting(request: HttpRequest, wait_id: uuid.UUID) -> HttpResponse:
    """Ends a waiting session at once, for relief."""
    waiting.stop(_mine(request, wait_id))
    return go(request, reverse("relief_now"))
