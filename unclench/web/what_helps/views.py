"""What eases the pain of one person, and whether they may be asked to carry on for a while."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.faults import form_was_changed
from unclench.web.what_helps import waiting
from unclench.web.what_helps.parts import parts_with


@never_cache
@require_http_methods(["GET", "HEAD"])
def eases(request: HttpRequest) -> HttpResponse:
    """Everything that is compared, with what is known of it."""
    from unclench.web.what_helps import pages  # loads numpy, which other pages do not need

    context = pages.eases_context(keeper_of(request).visitor, timezone.localdate())
    context["parts"] = parts_with("what_eases")
    return render(request, "what_helps/eases.html", context)


@require_POST
def wish(request: HttpRequest) -> HttpResponse:
    """Keeps whether they may be asked to carry on for a while first."""
    told = request.POST.get("may_ask", "")
    if told not in ("yes", "no"):
        return form_was_changed(request)
    waiting.keep_wish(keeper_of(request).ensure(), may_ask=told == "yes")
    return go(request, reverse("what_eases"))
