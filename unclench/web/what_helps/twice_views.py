"""Telling the pain twice, with nothing done for it in between."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.faults import form_was_changed
from unclench.web.what_helps import twice, waiting

PAINS = tuple(map(str, range(11)))
DID_SOMETHING = "did_something"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """The pain now, as the first of two numbers. One that is open already is gone on with."""
    keeper = keeper_of(request)
    going = waiting.open_wait(keeper.visitor)
    if going is not None:
        return go(request, twice.address_of(going))
    if request.method != "POST":
        context = twice.first_context(keeper.visitor)
        return render(request, "what_helps/twice_first.html", context)
    told = request.POST.get("pain", "")
    if told not in PAINS:
        return form_was_changed(request)
    return go(request, twice.address_of(twice.begin(keeper.ensure(), int(told))))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest, wait_id: uuid.UUID) -> HttpResponse:
    """The second number, once it is time. Sent: it, or that something was done meanwhile."""
    pair = twice.pair_of(keeper_of(request).visitor, wait_id)
    if pair is None:
        raise Http404("Nothing like this was told.")
    if request.method == "POST":
        told = request.POST.get("pain", "")
        if told == DID_SOMETHING:
            waiting.stop(pair)
        elif told not in PAINS:
            return form_was_changed(request)
        elif waiting.may_be_told(pair):
            waiting.tell(pair, int(told))
        return go(request, reverse("told_twice_second", args=[pair.pk]))
    if waiting.is_over(pair):
        return render(request, "what_helps/twice_both.html", twice.both_context(pair))
    context = twice.second_context(pair, country_of(request))
    return render(request, "what_helps/twice_second.html", context)
