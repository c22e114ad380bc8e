"""Which way to lie at night: asked, drawn, and not kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.check.forms import Sent, TamperedFormError, read_rows
from unclench.web.faults import form_was_changed
from unclench.web.knowledge import knowledge
from unclench.web.relief.services import known_of, sound_decision
from unclench.web.stay_well.sleep import pages


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sleep(request: HttpRequest) -> HttpResponse:
    """The list to tick. Sent: the positions, what suits first. The answers are not kept."""
    if request.method != "POST":
        known = known_of(sound_decision(keeper_of(request).visitor))
        return _ask(request, pages.ticked_before(known), Sent())
    try:
        rows = [row.id for row in knowledge().sleep.rows]
        sent = read_rows(request.POST, allowed=rows, none="None of these")
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _ask(request, sent.answers, sent)
    context = pages.choices_context(sent.answers)
    context["emergency_number"] = country_of(request).emergency
    return render(request, "stay_well/sleep/choices.html", context)


def _ask(request: HttpRequest, ticked: pages.Ticked, sent: Sent) -> HttpResponse:
    context = pages.asking_context(ticked, sent.error)
    status = 422 if sent.error else 200
    return render(request, "stay_well/sleep/ask.html", context, status=status)
