"""The quick look between two checks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.check.forms import Sent, TamperedFormError
from unclench.web.faults import form_was_changed
from unclench.web.follow_up.services import history_of
from unclench.web.quick_look import looks


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """The list to look through. Whoever has no check makes one instead."""
    visitor = keeper_of(request).visitor
    if history_of(visitor).decided_on is None or visitor is None:
        return redirect("check_start")
    if request.method == "POST":
        return _keep(request, visitor)
    return _ask(request, visitor, Sent())


def _ask(request: HttpRequest, visitor: Visitor, sent: Sent) -> HttpResponse:
    context, status = looks.look_context(visitor, sent), 422 if sent.error else 200
    return render(request, "quick_look/look.html", context, status=status)


def _keep(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Keeps it; what was found leads to the check."""
    try:
        sent = looks.read_look(visitor, request.POST)
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _ask(request, visitor, sent)
    clear = looks.keep_look(visitor, sent.answers)
    there = f"{reverse('diary')}?looked=1" if clear else looks.check_address(sent.answers)
    return go(request, there)
